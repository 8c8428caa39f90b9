"""Who noun phrases and pronouns refer to, in text order, after the names are clustered.

A phrase is joined to what came before only where the text leaves one choice: an apposition, a title that one person
bears, the same noun with no other adjective, the one person that "she" can be. Else it stands for itself, and a
pronoun for nobody, with the reason. (Windows and preferences as in rule-based resolvers, Raghunathan et al. 2010.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.knowledge import people
from dragoman.reading.entities import Cluster, cluster_names
from dragoman.reading.grammar import surface_subject, verbs_above
from dragoman.reading.mentions import PLURAL, SINGULAR_PERSON, SPEAKER, Draft
from dragoman.reading.syntax import Token

WINDOW = 2
"""Sentences back in which a pronoun's antecedent is looked for."""

_BACK = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_POINTING = frozenset({"this", "that", "these", "those", "both", "such"})
_LOOSE = frozenset("group faction organization force side body militia movement party".split())
_DESCRIBES = frozenset(
    "agency movement group organization organisation party militia newspaper daily network company alliance coalition "
    "union bloc front broadcaster channel magazine outlet".split()
)
GOVERNS = frozenset({"government", "regime", "administration", "authority"})


@dataclass(slots=True)
class Resolved:
    """Each draft's cluster, None where it could not be told; `reason` says why not."""

    of: dict[Draft, Cluster | None] = field(default_factory=dict)
    reason: dict[Draft, str] = field(default_factory=dict)


def resolve(drafts: Sequence[Draft]) -> Resolved:
    """Give every draft (in text order) its cluster."""
    found = Resolved(dict(cluster_names(drafts)))
    found.reason.update({d: "ambiguous" for d, c in found.of.items() if c is None})
    _Resolver(found, drafts).run()
    return found


class _Resolver:
    def __init__(self, found: Resolved, drafts: Sequence[Draft]) -> None:
        self.found = found
        self.drafts = drafts
        self.by_token = {d.head: d for d in drafts}
        self.recent: list[Draft] = []
        self.by_noun: dict[str, list[Draft]] = {}
        self.titled: dict[str, list[Cluster]] = {}
        self.unclear = False

    def run(self) -> None:
        for d in self.drafts:
            if d.form == "nominal":
                self.unclear = False
                self._set(d, self._nominal(d))
            elif d.form == "pronoun":
                self._pronoun(d)
            self._remember(d)

    def _set(self, d: Draft, c: Cluster | None) -> None:
        if c is None and self.unclear:
            self.found.of[d], self.found.reason[d] = None, "ambiguous"
            return
        c = c or Cluster(d.kind, d.words)
        self.found.of[d] = c
        c.drafts.append(d)

    def _remember(self, d: Draft) -> None:
        c = self.found.of.get(d)
        if c is None:
            return
        self.recent.append(d)
        if d.noun is not None and not is_predicate(d):
            self.by_noun.setdefault(d.noun.lemma, []).append(d)
        for noun in titles_of(d):
            bearers = self.titled.setdefault(noun.lemma.split()[-1], [])
            if c.kind == "person" and c not in bearers:
                bearers.append(c)

    # ---------------------------------------------------------------- noun phrases
    def _nominal(self, d: Draft) -> Cluster | None:
        return self._apposed(d) or self._described(d) or self._government(d) or self._same_phrase(d) or self._holder_of_title(d) or (
            self._same_noun(d) if d.determiner in _BACK else None
        )

    def _apposed(self, d: Draft) -> Cluster | None:
        """The name that the phrase stands in apposition to: "Fares, chairman of …", "their lawyer, Lasky"."""
        near = [d.head.head] if d.head.dep == "appos" else []
        near += d.head.children_of("appos")
        for token in near:
            other = self.by_token.get(token)
            if other is not None and other.form == "name" and same_sort(d, other) and not other.plural:
                c = self.found.of.get(other)
                if c is not None:
                    return c
        return None

    def _described(self, d: Draft) -> Cluster | None:
        """The name that the noun only describes: "Reuters news agency", "the Hezbollah movement"."""
        if d.noun is None or d.plural or d.noun.lemma.split()[-1] not in _DESCRIBES:
            return None
        named = [o for t in d.head.children_of("compound", "nmod") if (o := self.by_token.get(t)) is not None]
        fitting = [o for o in named if o.form == "name" and o.kind in ("organization", "group")]
        return self.found.of.get(fitting[0]) if len(fitting) == 1 else None

    def _government(self, d: Draft) -> Cluster | None:
        """The state whose government this is: "the Iranian regime"."""
        if d.noun is None or d.noun.lemma not in GOVERNS:
            return None
        for token in d.head.children_of("amod", "poss", "compound", "nmod"):
            other = self.by_token.get(token)
            c = self.found.of.get(other) if other is not None else None
            if c is not None and c.kind == "state":
                return c
        return None

    def _same_phrase(self, d: Draft) -> Cluster | None:
        key = content_words(d)
        if len(key) < 2 or d.determiner in ("a", "an"):
            return None
        for other in reversed(self.by_noun.get(d.noun.lemma if d.noun else "", ())[-20:]):
            if content_words(other) == key:
                return self.found.of.get(other)
        return None

    def _holder_of_title(self, d: Draft) -> Cluster | None:
        """The one person who bears the title: "the prime minister", "the commander"."""
        if d.noun is None or d.kind != "person" or d.plural or d.determiner not in ("the", "this", "that"):
            return None
        bearers = [c for c in self.titled.get(d.noun.lemma.split()[-1], []) if _bears(c, set(_modifiers(d)))]
        return bearers[0] if len(bearers) == 1 else None

    def _same_noun(self, d: Draft) -> Cluster | None:
        """The phrase before with the same noun and all of this one's adjectives; for "these groups", any group."""
        mine, lemma = set(_modifiers(d)), d.noun.lemma if d.noun else ""
        before = [o for o in self.by_noun.get(lemma, ())[-12:] if o.plural == d.plural and mine <= set(_modifiers(o))]
        choices = list(dict.fromkeys(c for o in reversed(before) if (c := self.found.of.get(o)) is not None))
        if choices and (len(choices) == 1 or d.determiner in _POINTING):
            return choices[0]
        near = [c for c in choices if d.sentence.index - c.drafts[-1].sentence.index <= 1]
        if choices:
            self.unclear = len(near) != 1
            return near[0] if len(near) == 1 else None
        return self._last_plural(d) if d.determiner in _POINTING and lemma in _LOOSE and not mine else None

    def _last_plural(self, d: Draft) -> Cluster | None:
        for other in reversed(self.recent[-12:]):
            if other.form != "pronoun" and other.plural and other.kind in ("group", "organization"):
                return self.found.of.get(other)
        return None

    # ---------------------------------------------------------------- pronouns
    def _pronoun(self, d: Draft) -> None:
        if d.head.lower in SPEAKER:
            self.found.of[d], self.found.reason[d] = None, "not_stated"
            return
        choices = self._choices(d)
        picked = _prefer(d, choices, self.found)
        if picked is not None and self._pair_between(d, picked):
            picked = None
        self.found.of[d] = picked
        if picked is None:
            self.found.reason[d] = "ambiguous" if choices else "not_found"
        else:
            picked.drafts.append(d)

    def _pair_between(self, d: Draft, c: Cluster) -> bool:
        """Whether two coordinated names stand between the pronoun and the cluster: "they" may be both of them."""
        near = [o for o in self.recent[-10:] if o.sentence is d.sentence and o.start > c.drafts[-1].start]
        return d.head.lower in PLURAL and any(o.head.dep == "conj" and o.head.head in self.by_token for o in near)

    def _choices(self, d: Draft) -> list[Draft]:
        """The mentions before the pronoun, nearest first, that it may refer to."""
        found: list[Draft] = []
        for other in reversed(self.recent):
            if d.sentence.index - other.sentence.index > WINDOW:
                break
            c = self.found.of.get(other)
            if c is not None and agrees(d, other, c) and not _owns(other, d):
                found.append(other)
        return found


def _bears(c: Cluster, modifiers: set[str]) -> bool:
    """Whether the words around a title ("the *Iraqi* prime minister") all stand in the person's title too."""
    titles = (d.sentence.tokens[d.first : d.head_first] for d in c.drafts if d.name is not None)
    return not modifiers or any(modifiers <= {t.lower for t in title} for title in titles)


def _owns(other: Draft, d: Draft) -> bool:
    """Whether the pronoun stands inside the phrase ("his army" is not "he") or is an argument of the same verb."""
    inside = other.first <= d.head.i <= other.last and other.sentence is d.sentence
    same_verb = other.head.head is d.head.head and other.sentence is d.sentence and d.head.dep in ("dobj", "nsubj")
    return inside or same_verb and d.head.tag == "PRP"


def _prefer(d: Draft, choices: Sequence[Draft], found: Resolved) -> Cluster | None:
    """The one cluster among the choices, or the subject that governs the pronoun, or the subject before it."""
    clusters = list(dict.fromkeys(found.of[c] for c in choices))
    if len(clusters) == 1:
        return clusters[0]
    by_token = {c.head: found.of[c] for c in choices}
    governing = [surface_subject(v) for v in verbs_above(d.head)]
    for subject in governing:
        if subject is not None and subject is not d.head and subject in by_token:
            return by_token[subject]
    return _earlier_subject(choices, found)


def _earlier_subject(choices: Sequence[Draft], found: Resolved) -> Cluster | None:
    """The only cluster that was a main clause's subject in the last sentence that has any."""
    subjects: dict[int, dict[Cluster | None, None]] = {}
    for c in choices:
        if c.head.dep in ("nsubj", "nsubjpass"):
            subjects.setdefault(c.sentence.index, {})[found.of[c]] = None
    if not subjects:
        return None
    latest = list(subjects[max(subjects)])
    return latest[0] if len(latest) == 1 else None


def agrees(d: Draft, other: Draft, c: Cluster) -> bool:
    """Whether a pronoun can refer to a mention: person to person, "it" to one thing, "they" to several."""
    word = d.head.lower
    if word in SINGULAR_PERSON:
        return c.kind == "person" and not other.plural and _gender_fits(word, c)
    if word in PLURAL:
        return other.plural or c.kind in ("group", "organization") or other.form == "nominal" and other.kind == "group"
    return c.kind in ("state", "organization") and not (other.plural and other.form == "nominal") or (
        c.kind == "group" and not other.plural
    )


def _gender_fits(word: str, c: Cluster) -> bool:
    known = gender(c.drafts)
    told = "female" if word.startswith(("she", "her")) else "male"
    return known is None or known == told


def gender(drafts: Iterable[Draft]) -> str | None:
    """What titles, nouns and pronouns already tell of a person's gender."""
    for d in drafts:
        if d.form == "pronoun" and d.head.lower in SINGULAR_PERSON:
            return "female" if d.head.lower.startswith(("she", "her")) else "male"
        for noun in titles_of(d):
            if noun.gender is not None:
                return noun.gender
        short = people.abbreviation(d.sentence.tokens[d.first].text) if d.form == "name" else None
        if short is not None and short.gender is not None:
            return short.gender
    return None


def titles_of(d: Draft) -> list[people.Noun]:
    """The nouns for persons in a name's title, or the noun of a phrase."""
    if d.noun is not None:
        return [d.noun] if d.kind == "person" and not d.plural else []
    if d.name is None or d.name.title is None:
        return []
    tokens = d.sentence.tokens[d.first : d.head_first]
    found = people.noun_ending([t.lower for t in tokens])
    return [found] if found is not None else []


def same_sort(d: Draft, other: Draft) -> bool:
    """Whether a noun phrase and a name are of one sort: both persons, or neither."""
    return (d.kind == "person") == (other.kind == "person") and not d.plural


def is_predicate(d: Draft) -> bool:
    """Whether the phrase says what somebody is ("X is a leader") rather than who acts."""
    return d.head.dep in ("attr", "oprd", "acomp")


def content_words(d: Draft) -> tuple[str, ...]:
    """The words of the whole phrase but for determiners, in lower case."""
    tokens: list[Token] = d.sentence.tokens[d.first : d.last + 1]
    return tuple(t.lower for t in tokens if t.dep not in ("det", "punct", "predet") and t.tag != "POS")


def _modifiers(d: Draft) -> tuple[str, ...]:
    return tuple(w for w in content_words(d) if w not in d.words)
