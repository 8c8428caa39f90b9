"""Ties: the lasting relations that titles, appositions, possessives and compounds state ("X-backed Y")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge import backing
from dragoman.knowledge.backing import Backing
from dragoman.knowledge.people import Noun, noun_ending
from dragoman.reading.attributions import innermost
from dragoman.reading.factuality import presented
from dragoman.reading.coreference import GOVERNS
from dragoman.reading.grammar import conjuncts, left_edge, prepositional, surface_subject
from dragoman.reading.mentions import PRONOUNS, Draft
from dragoman.reading.referents import FORMER, Referents
from dragoman.reading.syntax import Token
from dragoman.records import Attribution, By, Certainty, Document, EntityKind, Role, Span, Tie, TieKind, record_id

_OF = ("of", "in", "at", "for", "to", "with", "from")
_BEFORE = ("amod", "compound", "nmod")
_SIDES: dict[TieKind, tuple[tuple[EntityKind, ...], tuple[EntityKind, ...]]] = {
    "heads": (("person", "state", "organization"), ("organization", "state", "group")),
    "commands": (("person", "organization"), ("organization", "group")),
    "member_of": (("person", "group", "organization", "state"), ("organization", "state", "group")),
    "part_of": (("organization", "group"), ("organization", "state", "group")),
    "sponsors": (("person", "organization", "state", "group"), ("person", "organization", "state", "group")),
    "allied_with": (("person", "organization", "state", "group"), ("person", "organization", "state", "group")),
    "opposes": (("person", "organization", "state", "group"), ("person", "organization", "state", "group")),
    "advises": (("person", "organization", "group"), ("person", "organization", "state", "group")),
    "represents": (("person", "organization", "group"), ("person", "organization", "state", "group")),
}
"""Which kinds of entity may stand on each side of a tie."""


@dataclass(slots=True, eq=False)
class Found:
    """A tie before ids: the two head tokens, the words that state it, and whether it is over."""

    kind: TieKind
    start: Token
    end: Token
    evidence: tuple[Token, Token]
    former: bool
    method: str


def find_ties(document: Document, referents: Referents, attributions: Sequence[Attribution]) -> list[Tie]:
    """The ties of a document: each pair and kind once, with every phrase that states it as evidence."""
    found: dict[tuple[TieKind, str, str], list[tuple[Found, Role, Role]]] = {}
    for draft in referents.drafts:
        for f in (*_from_noun(draft, referents), *_from_title(draft, referents), *_from_compound(draft, referents)):
            start, end = referents.role(f.start), referents.role(f.end)
            if start is None or end is None or not _fits(f, referents) or _is_unknown(start, referents) or (
                _is_unknown(end, referents)
            ):
                continue
            if start.entity is not None and start.entity == end.entity:
                continue
            key = (f.kind, start.entity or start.span.text, end.entity or end.span.text)
            found.setdefault(key, []).append((f, start, end))
    return [_tie(document, rows, attributions) for rows in found.values()]


def _is_unknown(role: Role, referents: Referents) -> bool:
    """A pronoun whose antecedent could not be told says nothing of anybody."""
    return role.entity is None and role.span.text.lower() in PRONOUNS


def _fits(f: Found, referents: Referents) -> bool:
    starts, ends = _SIDES[f.kind]
    return referents.kind(f.start) in starts and referents.kind(f.end) in ends


# ---------------------------------------------------------------------------------------------------- nouns
def _from_noun(d: Draft, referents: Referents) -> Iterator[Found]:
    """"commander of X", "X's ally", "Xish army", "an adviser to X": the noun ties its holder to X."""
    if d.form != "nominal" or d.noun is None:
        return
    own = d.head.child("poss")
    if d.noun.lemma in GOVERNS and own is not None and referents.kind(own) == "person":
        yield _found("heads", own, d.head, d)
    if d.noun.tie is None or d.noun.direction is None or d.noun.lemma in GOVERNS:
        return
    holder = _holder(d, referents)
    for other in _others(d.head, d.head_first, d.noun):
        yield from _stated(d.noun, holder, other, d, referents)


def _stated(noun: Noun, holder: Token, other: Token, d: Draft, referents: Referents) -> Iterator[Found]:
    kind = noun.tie
    if kind == "part_of" and referents.kind(other) == "person":
        yield _found("commands", other, holder, d)
    elif kind == "heads" and d.plural and d.form == "nominal":
        yield _found("member_of", holder, other, d)
    elif kind is not None:
        start, end = (holder, other) if noun.direction == "forward" else (other, holder)
        yield _found(kind, start, end, d)


def _found(kind: TieKind, start: Token, end: Token, d: Draft) -> Found:
    tokens = d.sentence.tokens[d.first : d.last + 1]
    spread = sorted((*tokens, start, end), key=lambda t: t.i)
    return Found(kind, start, end, (spread[0], spread[-1]), bool({t.lower for t in tokens} & FORMER), "rule:noun")


def _holder(d: Draft, referents: Referents) -> Token:
    """Who holds the noun: the subject that it is said of ("X is the leader of Y", "left X as Y's proxy"), or itself."""
    head = d.head
    if head.dep in ("attr", "oprd") and head.head.lemma in ("be", "become", "remain"):
        subject = surface_subject(head.head)
        told = presented(head.head)
        if subject is not None and referents.role(subject) is not None and told.polarity == "affirmed":
            return subject if told.status == "actual" and told.certainty == "certain" else head
    if head.dep == "pobj" and head.head.lower == "as" and head.head.head.lemma in ("leave", "keep", "use", "serve", "act"):
        verb = head.head.head
        subject = verb.child("dobj") or surface_subject(verb)
        return subject if subject is not None and referents.role(subject) is not None else head
    return head


def _others(head: Token, first: int, noun: Noun) -> Iterator[Token]:
    """Whom the noun is held of: its possessor, else the noun behind its preposition, else a name before it."""
    own = head.child("poss")
    wide = noun.tie in ("advises", "represents", "allied_with", "opposes", "sponsors")
    behind = next((x for n in (_OF if wide else _OF[:4]) if (x := prepositional(head, n)) is not None), None)
    before = [c for c in head.children if c.dep in _BEFORE and c.i < first and c.text[:1].isupper()]
    if own is not None:
        yield from conjuncts(own)
    if behind is not None and (own is None or wide):
        yield from conjuncts(behind)
    elif own is None and before:
        yield from before[:1]


def _from_title(d: Draft, referents: Referents) -> Iterator[Found]:
    """"Iraqi Prime Minister NAME", "Syrian news agency NAME": the words before a name tie the name to X."""
    if d.name is None:
        return
    tokens = d.sentence.tokens[min(d.first, left_edge(d.head).i) : d.head_first]
    noun = noun_ending([t.lower for t in tokens])
    if noun is None or noun.tie is None or (noun.kind == "person") != (referents.kind(d.head) == "person"):
        return
    for other in [t for t in tokens if referents.role(t) is not None][:1]:
        yield from _stated(noun, d.head, other, d, referents)


# ---------------------------------------------------------------------------------------------------- compounds
def _from_compound(d: Draft, referents: Referents) -> Iterator[Found]:
    """"Iran-backed militias", "pro-Russian rebels", "rebels backed by Rwanda"."""
    tokens = d.sentence.tokens
    for i in range(max(1, d.first), d.head.i + 1):
        if tokens[i].text not in ("-", "‑", "–") or i + 1 >= len(tokens):
            continue
        row = backing.suffix(tokens[i + 1].lower)
        x = tokens[i - 1]
        if row is None:
            row, x = backing.prefix(tokens[i - 1].lower), tokens[i + 1]
        if row is not None and i < d.head.i and referents.role(x) is not None:
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


def _compound(row: Backing, x: Token, d: Draft) -> Found:
    start, end = (x, d.head) if row.direction == "forward" else (d.head, x)
    tokens = (*d.sentence.tokens[d.first : d.last + 1], x)
    words = {t.lower for t in d.sentence.tokens[d.first : d.head.i]}
    spread = (min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i))
    return Found(row.tie, start, end, spread, bool(words & FORMER), "rule:compound")


# ---------------------------------------------------------------------------------------------------- records
def _tie(document: Document, rows: Sequence[tuple[Found, Role, Role]], attributions: Sequence[Attribution]) -> Tie:
    f, start, end = rows[0]
    spans = [_evidence(document, x) for x, _, _ in rows]
    said = [innermost(s, attributions) for s in spans]
    own = next((n for n, a in enumerate(said) if a is None), 0)
    certainty: Certainty = "certain"
    said_by = said[own]
    return Tie(
        record_id(document.id, "tie:" + f.kind, f.start.start, f.end.start),
        By(f.method),
        f.kind,
        start,
        end,
        None,
        None,
        "former" if all(x.former for x, _, _ in rows) else "current",
        "affirmed",
        certainty,
        tuple(dict.fromkeys(spans)),
        said_by.id if said_by is not None else None,
        reasons={"since": "not_stated", "until": "not_stated"},
    )


def _evidence(document: Document, f: Found) -> Span:
    return document.spot(f.evidence[0].start, f.evidence[1].end)

