"""Ties: which candidates are lasting relations of two actors, each once with all its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.document import Document, Span
from dragoman.knowledge import states
from dragoman.reading.naming.mentions import PRONOUNS
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.reading.relating.tie_candidates import Candidate, from_mention, from_verbs
from dragoman.reading.speech.attribution_index import innermost
from dragoman.records import Attribution, By, Event, Role, Tie, record_id
from dragoman.vocabulary import EntityKind, TieKind

_ANY: tuple[EntityKind, ...] = ("person", "organization", "state", "group")
_SIDES: dict[TieKind, tuple[tuple[EntityKind, ...], tuple[EntityKind, ...]]] = {
    "heads": (("person", "state", "organization"), ("organization", "state", "group")),
    "commands": (("person", "organization"), ("organization", "group")),
    "member_of": (_ANY, ("organization", "state", "group")),
    "part_of": (("organization", "group"), ("organization", "state", "group")),
    "sponsors": (_ANY, _ANY),
    "allied_with": (_ANY, _ANY),
    "opposes": (_ANY, _ANY),
    "advises": (("person", "organization", "group"), _ANY),
    "represents": (("person", "organization", "group"), _ANY),
}
"""Which kinds of entity may stand on each side of a tie."""

_ENDS = frozenset({"falls", "dies", "leaves_office"})

Row = tuple[Candidate, Role, Role]


def find_ties(
    document: Document,
    sentences: Sequence[Sentence],
    referents: Referents,
    attributions: Sequence[Attribution],
    over: frozenset[str],
) -> list[Tie]:
    """The ties of a document: each pair and kind once, with every phrase that states it as evidence.

    `over` are the entities that have fallen: nobody heads or commands for them any more.
    """
    candidates = [c for d in referents.drafts for c in from_mention(d, referents)]
    candidates += [c for s in sentences for c in from_verbs(s)]
    found: dict[tuple[TieKind, str, str], list[Row]] = {}
    for c in sorted(candidates, key=lambda c: c.evidence[0].start):
        start, end = referents.role(c.start), referents.role(c.end)
        if start is None or end is None or not _fits(c, start, end, referents):
            continue
        key = (c.kind, start.entity or start.span.text, end.entity or end.span.text)
        found.setdefault(key, []).append((c, start, end))
    return [_tie(document, rows, attributions, over) for rows in found.values()]


def fallen(events: Sequence[Event]) -> frozenset[str]:
    """The entities that the document presents as fallen, dead or out of office."""
    gone = (
        e
        for e in events
        if e.type == "CHANGE" and set(e.modes) & _ENDS and e.polarity == "affirmed" and e.status == "actual"
    )
    return frozenset(r.entity for e in gone for r in e.recipients if r.entity is not None)


def _fits(c: Candidate, start: Role, end: Role, referents: Referents) -> bool:
    if (start.entity is not None and start.entity == end.entity) or _is_unknown(start) or _is_unknown(end):
        return False
    starts, ends = _SIDES[c.kind]
    return _kind(c.start, start, referents) in starts and _kind(c.end, end, referents) in ends


def _is_unknown(role: Role) -> bool:
    """A pronoun whose antecedent could not be told says nothing of anybody."""
    return role.entity is None and role.span.text.lower() in PRONOUNS


def _kind(token: Token, role: Role, referents: Referents) -> EntityKind | None:
    """The kind of entity; a territory or capital stands for who governs it."""
    kind = referents.kind(token)
    name = role.span.text
    governed = states.state_of(name) or states.seat(name) or states.demonym(name)
    return "state" if kind == "place" and governed is not None else kind


def _tie(document: Document, rows: Sequence[Row], attributions: Sequence[Attribution], over: frozenset[str]) -> Tie:
    c, start, end = rows[0]
    ended = c.kind in ("heads", "commands") and (start.entity in over or end.entity in over)
    spans = [_evidence(document, x) for x, _, _ in rows]
    said = [_voice(s, attributions) for s in spans]
    own = next((n for n, a in enumerate(said) if a is None), 0)
    said_by = said[own]
    return Tie(
        record_id(document.id, "tie:" + c.kind, c.start.start, c.end.start),
        By(c.method),
        c.kind,
        start,
        end,
        None,
        None,
        "former" if ended or all(x.former for x, _, _ in rows) else "current",
        "affirmed",
        "certain",
        tuple(dict.fromkeys(spans)),
        said_by.id if said_by is not None else None,
        reasons={"since": "not_stated", "until": "not_stated"},
    )


def _voice(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """Whose words state a tie; how a reporter describes whom somebody speaks to ("urged Prime Minister X") is not, nor
    who has reportedly done something ("X, *backed by Y*, reportedly fired").
    """
    said = innermost(span, attributions)
    if said is None or said.kind != "indirect":
        return said
    aside = said.by.method == "rule:adv-clause" and said.cue is not None and not said.cue.span.overlaps(span)
    if aside or any(r.span.overlaps(span) for r in said.addressees):
        return next((a for a in attributions if a.id == said.parent), None)
    return said


def _evidence(document: Document, c: Candidate) -> Span:
    return document.spot(c.evidence[0].start, c.evidence[1].end)
