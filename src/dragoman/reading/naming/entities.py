"""Who the names of a document refer to: one cluster for each person, organization, state, group or place.

Names are joined where the text joins them: the same words, a short form ("Ruto" for "William Ruto"), an acronym, a
second name in brackets, a capital that stands for its government. What several clusters could claim stays apart.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.knowledge import cues, people, states
from dragoman.reading.naming.mentions import Draft
from dragoman.reading.naming.name_kinds import body_kind
from dragoman.reading.parsing.syntax import Token
from dragoman.vocabulary import EntityKind

_PLACE_PREPOSITIONS = frozenset(
    "in at near outside inside around across throughout into toward towards via".split()
)
_ALIASES = frozenset(
    {"known as", "also known as", "better known as", "commonly known as", "also called", "better known", "known"}
)
_FEMALE = "♀"
_SMALL = frozenset({"of", "the", "for", "and", "al", "de", "in", "on", "to"})


@dataclass(eq=False, slots=True)
class Cluster:
    """An entity in the making. `words` identify it; `state` is set where it is a state or territory.

    A cluster that was joined to another has it as `home`; `ambiguous` ones could belong to several.
    """

    kind: EntityKind
    words: tuple[str, ...]
    drafts: list[Draft] = field(default_factory=list)
    state: states.State | None = None
    home: Cluster | None = None
    ambiguous: bool = False
    gender: people.Gender | None = None

    def root(self) -> Cluster:
        """The cluster that this one was joined to in the end; itself if to none."""
        found = self
        while found.home is not None:
            found = found.home
        return found

    def join(self, other: Cluster) -> None:
        """Take over the mentions of `other`."""
        mine, theirs = self.root(), other.root()
        if mine is not theirs:
            mine.drafts.extend(theirs.drafts)
            mine.state = mine.state or theirs.state
            theirs.home = mine


def cluster_names(drafts: Sequence[Draft]) -> dict[Draft, Cluster | None]:
    """Join the name drafts of a document, given in text order, into clusters; None where several could claim a name."""
    named = [d for d in drafts if d.form == "name"]
    index = {key: _cluster(key, group) for key, group in _grouped(named).items()}
    clusters = list(index.values())
    _join_states(clusters)
    _join_bracketed(index, named)
    _join_acronyms(clusters)
    _join_initials(clusters)
    _join_short_forms(clusters)
    roots = {id(c.root()): c.root() for c in clusters if not c.ambiguous}
    for c in roots.values():
        c.drafts.sort(key=lambda d: d.start)
    return {**dict.fromkeys(named), **{d: c for c in roots.values() for d in c.drafts}}


def _key(d: Draft) -> tuple[str, ...]:
    words = tuple(re.sub(r"['’]s?$", "", w) for w in d.words)
    return tuple(w for w in words if w) or d.words


def _grouped(named: Iterable[Draft]) -> dict[tuple[str, ...], list[Draft]]:
    groups: dict[tuple[str, ...], list[Draft]] = {}
    for d in named:
        key = ("", *_key(d)) if d.name is not None and d.name.adjective else _key(d)
        key = (_FEMALE, *key) if _told_gender(d) == "female" else key
        groups.setdefault(key, []).append(d)
    return groups


def _told_gender(d: Draft) -> people.Gender | None:
    """The gender that a title tells: "Mrs. Obama" is not "President Obama"."""
    if d.name is None or d.name.title is None:
        return None
    words = [t.text for t in d.sentence.tokens[d.first : d.head_first]]
    short, noun = people.abbreviation(words[0]), people.noun_ending([w.lower() for w in words])
    return (noun.gender if noun is not None else None) or (short.gender if short is not None else None)


def _offices(c: Cluster) -> set[str]:
    """The last words of the titles that stand before a person's names."""
    titled = (d for d in c.drafts if d.name is not None and d.name.title is not None)
    found = (people.noun_ending([t.lower for t in d.sentence.tokens[d.first : d.head_first]]) for d in titled)
    return {noun.lemma.split()[-1] for noun in found if noun is not None}


def _cluster(key: tuple[str, ...], group: list[Draft]) -> Cluster:
    words = tuple(w for w in key if w not in ("", _FEMALE))
    found = Cluster(_vote(words, group), words, list(group))
    found.state = _state(group[0])
    if found.state is not None and found.kind != "group":
        found.kind = "state" if found.state.kind == "state" else "place"
    return found


def _state(d: Draft) -> states.State | None:
    text = " ".join(t.text for t in d.sentence.tokens[d.head_first : d.head_last + 1])
    if d.name is not None and d.name.adjective:
        return states.demonym(text)
    return states.state_of(text)


def _vote(words: tuple[str, ...], group: list[Draft]) -> EntityKind:
    """The kind that most mentions speak for. A personal reading of a lone name wins over a place nobody is in."""
    if any(d.name is not None and d.name.title is not None for d in group):
        return "person"
    body = body_kind(words)
    votes = Counter(d.kind for d in group)
    if body is not None and (votes.most_common(1)[0][0] != "person" or len(words) > 2):
        return body
    if votes["person"] and votes["place"] and not any(_is_location(d.head) for d in group):
        return "person"
    return max(votes, key=lambda k: (votes[k], k != "place"))


def _is_location(head: Token) -> bool:
    return head.dep == "pobj" and head.head.lower in _PLACE_PREPOSITIONS


def _join_states(clusters: list[Cluster]) -> None:
    """One cluster for a state, whatever its names and adjectives; a capital joins it where it acts."""
    homes: dict[str, Cluster] = {}
    for c in clusters:
        if c.state is not None and c.kind in ("state", "place"):
            homes.setdefault(c.state.name, c).join(c)
    for c in list(clusters):
        state = states.seat(_text(c.drafts[0])) if c.state is None and not _is_surname(c, clusters) else None
        acting = [d for d in c.drafts if _acts(d.head)] if state is not None else []
        if state is None or not acting:
            continue
        if state.name not in homes:
            homes[state.name] = Cluster("state", c.words, state=state)
            clusters.append(homes[state.name])
        homes[state.name].drafts.extend(acting)
        c.drafts = [d for d in c.drafts if not _acts(d.head)]
    for c in clusters:
        shared = [homes[s.name] for s in _shared_demonym(c) if s.name in homes]
        if len(shared) == 1:
            shared[0].join(c)


def _is_surname(c: Cluster, clusters: Sequence[Cluster]) -> bool:
    """Whether a capital's name is somebody's here: "Denzel Washington", "Mr. London"."""
    if c.kind != "person":
        return False
    titled = any(d.name is not None and d.name.title is not None for d in c.drafts)
    return titled or len(c.words) > 1 or any(o.words[-1:] == c.words and len(o.words) > 1 for o in clusters)


def _shared_demonym(c: Cluster) -> tuple[states.State, ...]:
    """The states that an adjective belongs to, where they are several ("Congolese")."""
    adjective = c.state is None and any(d.name is not None and d.name.adjective for d in c.drafts)
    return states.demonym_states(_text(c.drafts[0])) if adjective else ()


def _text(d: Draft) -> str:
    return " ".join(t.text for t in d.sentence.tokens[d.head_first : d.head_last + 1])


def _acts(head: Token) -> bool:
    """Whether a capital's name stands for the government: it acts, is acted upon, or owns what only a power owns."""
    if head.dep == "pobj":
        return head.head.lower in ("by", "against", "between")
    if head.dep == "conj":
        return _acts(head.head)
    if head.dep == "dobj":
        return bool(cues.cues_of(head.head.lemma, "verb"))
    return head.dep in ("nsubj", "nsubjpass", "dative", "poss", "npadvmod")


def _join_bracketed(index: dict[tuple[str, ...], Cluster], named: Sequence[Draft]) -> None:
    """Join "NAME (NAME)" and "NAME, also known as NAME", as the text itself does."""
    for a, b in itertools.pairwise(named):
        first, second = index.get(_key(a)), index.get(_key(b))
        if a.sentence is not b.sentence or first is None or second is None:
            continue
        bodies = a.kind not in ("person", "place", "state") and b.kind != "place"
        if second.state is None and (_is_alias(a, b) or (bodies and _is_bracketed(a, b))):
            first.join(second)


def _is_bracketed(a: Draft, b: Draft) -> bool:
    tokens = a.sentence.tokens
    opened = b.head_first - a.head_last == 2 and tokens[a.head_last + 1].text == "("
    return opened and b.head_last + 1 < len(tokens) and tokens[b.head_last + 1].text == ")"


def _is_alias(a: Draft, b: Draft) -> bool:
    """Whether the text says that both are one: "X, also known as Y", "X, better known by its acronym Y"."""
    between = a.sentence.tokens[a.head_last + 1 : b.head_first]
    words = [t.lower for t in between if t.pos != "PUNCT" and t.lower not in ("the", "by", "its", "acronym", "or")]
    return len(between) < 9 and " ".join(words) in _ALIASES


def _initials(words: Sequence[str]) -> str:
    return "".join(w[0] for w in words if w not in _SMALL)


def _join_acronyms(clusters: list[Cluster]) -> None:
    long = {_initials(c.words): c for c in clusters if len(c.words) > 1 and c.kind in ("organization", "group")}
    for c in clusters:
        if len(c.words) == 1 and len(c.words[0]) > 2 and c.drafts and _text(c.drafts[0]).isupper() and c.state is None:
            full = long.get(c.words[0])
            if full is not None:
                full.join(c)


def _join_initials(clusters: Iterable[Cluster]) -> None:
    """Join "Ruth Amadi" to "Ruth K. Amadi", the only one so named whose initial the text tells."""
    full = defaultdict[tuple[str, ...], list[Cluster]](list)
    plain: dict[tuple[str, ...], Cluster] = {}
    for c in clusters:
        words = tuple(w for i, w in enumerate(c.words) if i == 0 or not re.fullmatch(r"\w\.?", w))
        if c.kind == "person" and len(words) > 1 and words != c.words:
            full[words].append(c)
        elif c.kind == "person" and c.drafts:
            plain[words] = c
    for words, named in full.items():
        if len(named) == 1 and words in plain:
            named[0].join(plain[words])


def _join_short_forms(clusters: list[Cluster]) -> None:
    """Join a name to the one longer name that ends with it ("Ruto", "Quds Force"); several make it ambiguous."""
    endings: dict[tuple[str, ...], list[Cluster]] = {}
    for c in clusters:
        for n in range(1, len(c.words)):
            endings.setdefault(c.words[n:], []).append(c)
        if c.kind == "organization":
            endings.setdefault(c.words[:1], []).append(c)
    for c in sorted(clusters, key=lambda c: -len(c.words)):
        roots = {o.root(): o for o in endings.get(c.words, ()) if o.root() is not c.root() and _shortens(c, o)}
        longer = list(roots)
        home = longer[0] if len(longer) == 1 else _introduced(c, longer)
        if home is not None:
            home.join(c)
        elif longer:
            c.ambiguous = True


def _introduced(short: Cluster, longer: Sequence[Cluster]) -> Cluster | None:
    """The only person whom the text has named in full by the time that it first uses the short form."""
    first = min((d.start for d in short.drafts), default=0)
    before = [c for c in longer if c.kind == "person" and any(d.start < first for d in c.drafts)]
    return before[0] if len(before) == 1 and all(c.kind == "person" for c in longer) else None


def _is_another(short: Cluster, long: Cluster) -> bool:
    """Whether titles tell two people of one surname apart: other offices, with the short name the first to be used."""
    mine, theirs = _offices(short), _offices(long)
    told = {g for d in short.drafts if (g := _told_gender(d))}, {g for d in long.drafts if (g := _told_gender(d))}
    if told[0] and told[1] and not told[0] & told[1]:
        return True
    earlier = min(d.start for d in short.drafts) < min(d.start for d in long.drafts)
    return bool(mine and theirs and not mine & theirs and earlier)


def _shortens(short: Cluster, long: Cluster) -> bool:
    """Whether `short`, the last words of `long`, may be its short form."""
    if short.state is not None or long.state is not None or not short.drafts:
        return False
    if short.kind == "group" and states.demonym_states(short.drafts[0].head.text):
        return False
    if long.kind == "person" and _is_another(short, long):
        return False
    if long.kind == "person":
        return short.kind != "state" and not any(_is_location(d.head) for d in short.drafts)
    if long.kind == "organization" and long.words[:1] == short.words:
        return short.kind == "organization" and people.noun_ending(short.words) is None
    if long.kind in ("organization", "group"):
        return short.kind != "place" and (len(short.words) > 1 or people.noun_ending(short.words) is None)
    return long.kind == short.kind
