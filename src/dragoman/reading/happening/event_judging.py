"""What the encoder makes of a candidate: whether it is an event, and of which type.

The limits were chosen on the held-out fifth of our own labels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from dragoman.knowledge.lexicon import verbs
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.happening.candidate import Candidate
from dragoman.reading.happening.presented import Presented
from dragoman.records import Role
from dragoman.vocabulary import EventType

NOTHING = 0.85
"""The probability of being no event from which what the rules take for one is dropped."""

LEAST, LEAST_ABOVE = 0.03, 0.02
"""The probability of the rules' own type below which what is told as done is dropped; the same of what has other events
in it ("*proposed* that they meet").

What is denied, to come or wanted has the encoder's type by what is done with words ("may attack": a threat).
"""

OTHER = 0.5
"""The probability from which the encoder's type stands for one that the rules often mistake."""

_MISTAKEN: dict[EventType, EventType] = {"PROTEST": "ASSAULT", "ASSAULT": "ACCUSE"}
"""What the rules take for another type by its word ("strikes", "attacked his record"), and which it may be."""

ALONE, AGAINST = 0.4, 0.7
"""The probability of a type from which the encoder's word is enough for a verb that no list has; for one that a list
has, but for other participants ("the virus *threatens* the harvest").
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


def confirmed(p: Peopled, found: Presented, encoded: Encoded) -> Verdict | None:
    """The verdict on what the rules take for an event, presented so; None where it is none."""
    row, types = p.candidate.row, _types(p, encoded)
    if row.type is None or types["NONE"] >= NOTHING:
        return None
    other = _MISTAKEN.get(row.type)
    if other is not None and found.plain and types[other] >= OTHER:
        return Verdict(other, None, types)
    least = LEAST if row.inner is None else LEAST_ABOVE
    return None if found.plain and types[row.type] < least else Verdict(row.type, row.mode, types)


def found_alone(p: Peopled, found: Presented, encoded: Encoded) -> Verdict | None:
    """The verdict on a candidate on which no rule fires; None where the encoder is not sure of a type.

    A type that the rules know of the verb, but for other participants ("*conceded* that it rained"), is not taken.
    """
    if not p.actors and not p.recipients:
        return None
    types = _types(p, encoded)
    best = max(types, key=lambda t: types[t])
    known = {row.type for row in verbs().get(p.candidate.token.lemma, ())}
    sure = best not in ("NONE", *known) and types[best] >= (AGAINST if known else ALONE)
    return Verdict(cast(EventType, best), None, types) if sure and (found.plain or best == "REJECT") else None


def _types(p: Peopled, encoded: Encoded) -> dict[str, float]:
    return encoded.event_types(_places(p.actors), _trigger(p), _places(p.recipients))


def _trigger(p: Peopled) -> tuple[int, int]:
    return p.candidate.words[0].start, p.candidate.words[-1].end


def _places(roles: Sequence[Role]) -> list[tuple[int, int]]:
    return [(r.span.start, r.span.end) for r in roles]
