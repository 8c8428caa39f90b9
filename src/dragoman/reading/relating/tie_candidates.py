"""Candidates for ties: what titles, appositions, possessives, compounds and verbs could state of two actors.

A candidate names two tokens, a kind and the words that state it. Whether both are somebody who may stand in such a
tie is decided in `ties.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge import backing
from dragoman.knowledge.backing import Backing
from dragoman.knowledge.people import Noun, noun_ending
from dragoman.knowledge.tie_verbs import TieVerb, tie_verbs
from dragoman.reading.happening.factuality import presented
from dragoman.reading.naming.coreference import GOVERNS
from dragoman.reading.naming.mentions import Draft
from dragoman.reading.naming.referents import FORMER, Referents
from dragoman.reading.parsing.grammar import conjuncts, doer, left_edge, prepositional, surface_subject, undergoer
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.vocabulary import TieKind

_BEHIND = ("of", "in", "at", "for", "to", "with", "from")
_BEFORE = ("amod", "compound", "nmod")
_COMMANDED = frozenset("force troop army militia fighter soldier guard brigade battalion unit squadron men".split())
_WIDE = frozenset({"advises", "represents", "allied_with", "opposes", "sponsors"})
_AS = frozenset({"leave", "keep", "use", "serve", "act", "fight", "work", "operate", "function"})


@dataclass(slots=True, eq=False)
class Candidate:
    """Two head tokens, the tie that may lead from `start` to `end`, the words that state it, and whether it is over."""

    kind: TieKind
    start: Token
    end: Token
    evidence: tuple[Token, Token]
    former: bool
    method: str


def from_mention(d: Draft, referents: Referents) -> Iterator[Candidate]:
    """What a mention's own words state: its noun, its title, its compounds."""
    yield from _from_noun(d, referents)
    yield from _from_title(d, referents)
    yield from _from_compound(d, referents)


# ---------------------------------------------------------------------------------------------------- nouns
def _from_noun(d: Draft, referents: Referents) -> Iterator[Candidate]:
    """ "commander of X", "X's ally", "Xish army", "an adviser to X": the noun ties its holder to X."""
    if d.form != "nominal" or d.noun is None:
        return
    own = d.head.child("poss")
    if d.noun.lemma in GOVERNS:
        if own is not None and referents.kind(own) == "person":
            yield _candidate("heads", own, d.head, d)
        return
    holder, former = _holder(d, referents)
    if holder is None or d.noun.tie is None:
        return
    others = list(_others(d.head, d.head_first, d.noun))
    if not others and d.noun.tie in ("allied_with", "opposes") and d.plural and holder is not d.head:
        holder, others = conjuncts(holder)[0], conjuncts(holder)[1:]
    for other in others:
        yield from _stated(d.noun, holder, other, d, referents, former)


def _stated(
    noun: Noun, holder: Token, other: Token, d: Draft, referents: Referents, former: bool = False
) -> Iterator[Candidate]:
    kind = noun.tie
    if kind == "part_of" and referents.kind(other) == "person":
        if noun.lemma.split()[-1] in _COMMANDED:
            yield _candidate("commands", other, holder, d, former)
    elif kind == "heads" and d.plural and d.form == "nominal":
        yield _candidate("member_of", holder, other, d, former)
    elif kind is not None:
        start, end = (holder, other) if noun.direction == "forward" else (other, holder)
        yield _candidate(kind, start, end, d, former)


def _candidate(kind: TieKind, start: Token, end: Token, d: Draft, former: bool = False) -> Candidate:
    tokens = d.sentence.tokens[d.first : d.last + 1]
    spread = sorted((*tokens, start, end), key=lambda t: t.i)
    over = former or bool({t.lower for t in tokens} & FORMER) or _was_once(d)
    return Candidate(kind, start, end, (spread[0], spread[-1]), over, "rule:noun")


def _was_once(d: Draft) -> bool:
    """ "*once* a patron of", "*then* president"."""
    before = d.sentence.tokens[max(0, left_edge(d.head).i - 1) : d.head_first]
    return any(t.lower in ("once", "then", "formerly", "ex") for t in before)


def _holder(d: Draft, referents: Referents) -> tuple[Token | None, bool]:
    """Who holds the noun: the subject that it is said of ("X is the leader of Y", "left X as Y's proxy"), or itself.

    None where the text denies or only supposes it; the second value tells a past copula.
    """
    head, verb = d.head, d.head.head
    if head.dep in ("attr", "oprd") and verb.lemma in ("be", "become", "remain"):
        subject, told = surface_subject(verb), presented(verb)
        if told.polarity == "negated" or told.status != "actual" or told.certainty != "certain":
            return None, False
        past = verb.lemma == "be" and verb.tag == "VBD"
        return (subject, past) if subject is not None and referents.role(subject) is not None else (head, past)
    for named in ([verb] if head.dep == "appos" else []) + head.children_of("appos"):
        other = referents.draft(named)
        if other is not None and other.form == "name" and d.plural == other.plural:
            return named, False
    one = verb.head if head.dep == "pobj" and verb.lower == "of" and verb.head.lower == "one" else None
    bearer = referents.draft(one.head) if one is not None and one.dep == "appos" else None
    if bearer is not None and bearer.form == "name":
        return bearer.head, False
    if head.dep == "pobj" and verb.lower == "as" and verb.head.lemma in _AS:
        subject = verb.head.child("dobj") or surface_subject(verb.head)
        return (subject, False) if subject is not None and referents.role(subject) is not None else (head, False)
    return head, False


def _others(head: Token, first: int, noun: Noun) -> Iterator[Token]:
    """Whom the noun is held of: its possessor, else the noun behind its preposition, else a name before it."""
    own, wide = head.child("poss"), noun.tie in _WIDE
    behind = next((x for n in (_BEHIND if wide else _BEHIND[:4]) if (x := prepositional(head, n)) is not None), None)
    before = [c for c in head.children if c.dep in _BEFORE and c.i < first and c.text[:1].isupper()]
    if own is not None:
        yield from conjuncts(own)
    elif behind is not None:
        yield from conjuncts(behind)
        if wide:
            yield from before[:1]
    else:
        yield from before[:1]


def _from_title(d: Draft, referents: Referents) -> Iterator[Candidate]:
    """ "Iraqi Prime Minister NAME", "Syrian news agency NAME", "President NAME of Y"."""
    if d.name is None:
        return
    first = d.first if d.name.title is not None else min(d.first, left_edge(d.head).i)
    tokens = d.sentence.tokens[first : d.head_first]
    noun = noun_ending([t.lower for t in tokens])
    if noun is None or noun.tie is None or (noun.kind == "person") != (referents.kind(d.head) == "person"):
        return
    others = [t for t in tokens if referents.role(t) is not None][:1]
    behind = prepositional(d.head, "of") if noun.kind == "person" else None
    for other in others or ([behind] if behind is not None else []):
        yield from _stated(noun, d.head, other, d, referents)


# ---------------------------------------------------------------------------------------------------- compounds
def _from_compound(d: Draft, referents: Referents) -> Iterator[Candidate]:
    """ "Iran-backed militias", "the pro-Beijing Union for Harmony", "rebels backed by Rwanda"."""
    tokens = d.sentence.tokens
    for i in range(max(1, min(d.first, left_edge(d.head).i)), d.head.i):
        if tokens[i].text not in ("-", "‑", "–"):
            continue
        row, x = backing.suffix(tokens[i + 1].lower), tokens[i - 1]
        if row is None:
            row, x = backing.prefix(tokens[i - 1].lower), tokens[i + 1]
        if row is not None and referents.role(x) is not None:
            yield _compound(row, x, d)
    for c in d.head.children_of("acl"):
        row = backing.suffix(c.lower)
        agent = _by(c, row) if row is not None and row.preposition else None
        if row is not None and agent is not None and referents.role(agent) is not None:
            yield _compound(row, agent, d)


def _by(verb: Token, row: Backing) -> Token | None:
    agent = verb.child("agent")
    if row.preposition == "by" and agent is not None:
        return agent.child("pobj")
    return prepositional(verb, row.preposition)


def _compound(row: Backing, x: Token, d: Draft) -> Candidate:
    start, end = (x, d.head) if row.direction == "forward" else (d.head, x)
    spread = sorted((*d.sentence.tokens[d.first : d.last + 1], x), key=lambda t: t.i)
    words = {t.lower for t in d.sentence.tokens[d.first : d.head.i]}
    return Candidate(row.tie, start, end, (spread[0], spread[-1]), bool(words & FORMER), "rule:compound")


# ---------------------------------------------------------------------------------------------------- verbs
def from_verbs(sentence: Sentence) -> Iterator[Candidate]:
    """ "X leads Y", "Y is funded by X", "X belongs to Y", in the present or the perfect."""
    for t in sentence.tokens:
        fixed = t.child("prt") or (t.child("attr") if t.lemma == "be" else None)
        row = tie_verbs().get(f"{t.lemma} {fixed.lower}" if fixed is not None else t.lemma)
        if row is None or t.pos not in ("VERB", "AUX"):
            continue
        host = fixed if fixed is not None and fixed.dep == "attr" else t
        start, end = doer(t), undergoer(t) if row.slot == "dobj" else prepositional(host, row.slot)
        if row.slot == "with" and start is None:
            start = surface_subject(t)
        over = _tense(t, row)
        if start is None or end is None or over is None:
            continue
        for s in conjuncts(start):
            for e in conjuncts(end):
                spread: Sequence[Token] = sorted((s, t, e), key=lambda x: x.i)
                yield Candidate(row.tie, s, e, (spread[0], spread[-1]), over, "rule:verb")


def _tense(verb: Token, row: TieVerb) -> bool | None:
    """Whether the tie is over; None where the sentence tells an episode or does not commit to it."""
    told = presented(verb)
    if told.polarity == "negated" or told.certainty != "certain" or told.status != "actual":
        return None
    if any(c.dep == "prep" and c.lower == "until" for c in verb.children):
        return True
    host = verb.head if verb.dep == "conj" and verb.tag == "VBN" else verb
    perfect = any(c.dep == "aux" and c.lower in ("has", "have") for c in (*verb.children, *host.children))
    passive = any(c.dep == "auxpass" and c.lower in ("is", "are") for c in verb.children)
    joined = row.tie == "member_of" and verb.tag == "VBD"
    copula = any(c.dep == "aux" and c.lower in ("is", "are") for c in verb.children) and verb.tag == "VBN"
    lasting = verb.tag in ("VBZ", "VBP") or perfect or passive or joined or copula
    return row.over if lasting else None
