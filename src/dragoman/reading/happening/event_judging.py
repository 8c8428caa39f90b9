"""What the encoder makes of a candidate: how probably it is an event of which type.

The limits were chosen on the held-out fifth of our own labels, and those of the encoder's word alone raised where what
they leave out was mostly no event, on ten reports of PolNeAR's training part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from dragoman.knowledge.cues import cues
from dragoman.knowledge.lexicon import verbs
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.happening.candidate import Candidate
from dragoman.reading.happening.presented import Presented
from dragoman.records import Role
from dragoman.vocabulary import EventType

OTHER = 0.5
"""The probability from which the encoder's type stands for one that the rules often mistake."""

_MISTAKEN: dict[EventType, EventType] = {"PROTEST": "ASSAULT", "ASSAULT": "ACCUSE"}
"""What the rules take for another type by its word ("strikes", "attacked his record"), and which it may be."""

ALONE, AGAINST = 0.75, 0.85
"""The probability of a type from which the encoder's word is enough for a verb that no list has; for one that a list
has, but for other participants ("the virus *threatens* the harvest"), or as a word for saying ("he *quoted* her").
"""


@dataclass(frozen=True, slots=True)
class Peopled:
    """A candidate with who fills its slots."""

    candidate: Candidate
    actors: list[Role] = field(default_factory=list)
    recipients: list[Role] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An event's type, its mode where the rules know it, and the probability of each type."""

    type: EventType
    mode: str | None
    odds: Mapping[str, float]


def judged(p: Peopled, found: Presented, encoded: Encoded) -> Verdict:
    """The verdict on what the rules take for an event, presented so.

    What is denied, to come or wanted has the encoder's type by what is done with words ("may attack": a threat), so
    only what is told as done can have another type than the rules'.
    """
    types, type = _types(p, encoded), cast(EventType, p.candidate.row.type)
    other = _MISTAKEN.get(type)
    if other is not None and found.plain and types[other] >= OTHER:
        return Verdict(other, None, types)
    return Verdict(type, p.candidate.row.mode, types)


def found_alone(p: Peopled, found: Presented, encoded: Encoded) -> Verdict | None:
    """The verdict on a candidate on which no rule fires; None where the encoder is not sure of a type.

    A type that the rules know of the verb, but for other participants ("*conceded* that it rained"), is not taken, nor
    is what somebody only thinks or wants.
    """
    lemma = p.candidate.token.lemma
    said = {row.cls for row in cues().get(lemma, ()) if row.pos == "verb"}
    if not (p.actors or p.recipients) or (said and "speech" not in said):
        return None
    types = _types(p, encoded)
    best = max(types, key=lambda t: types[t])
    known = {row.type for row in verbs().get(lemma, ())}
    sure = best not in ("NONE", *known) and types[best] >= (AGAINST if known or said else ALONE)
    return Verdict(cast(EventType, best), None, types) if sure and (found.plain or best == "REJECT") else None


def _types(p: Peopled, encoded: Encoded) -> dict[str, float]:
    return encoded.event_types(_places(p.actors), [_trigger(p)], _places(p.recipients))


def _trigger(p: Peopled) -> tuple[int, int]:
    return p.candidate.words[0].start, p.candidate.words[-1].end


def _places(roles: Sequence[Role]) -> list[tuple[int, int]]:
    return [(r.span.start, r.span.end) for r in roles]
