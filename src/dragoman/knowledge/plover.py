"""PLOVER's types: the quadrant and the base score of each (PLOVER manual; `CHANGE` is outside of both)."""

from __future__ import annotations

from dragoman.vocabulary import EventType, Quad

_TYPES: dict[EventType, tuple[Quad, float | None]] = {
    "AGREE": ("verbal cooperation", 2.5),
    "CONSULT": ("verbal cooperation", 2.5),
    "SUPPORT": ("verbal cooperation", 5.0),
    "CONCEDE": ("verbal cooperation", 4.5),
    "COOPERATE": ("material cooperation", 9.5),
    "AID": ("material cooperation", 10.0),
    "RETREAT": ("material cooperation", 6.5),
    "REQUEST": ("verbal conflict", 0.0),
    "ACCUSE": ("verbal conflict", -3.0),
    "REJECT": ("verbal conflict", -2.0),
    "THREATEN": ("verbal conflict", -3.5),
    "PROTEST": ("material conflict", -5.0),
    "SANCTION": ("material conflict", -6.0),
    "MOBILIZE": ("material conflict", -5.5),
    "COERCE": ("material conflict", -7.0),
    "ASSAULT": ("material conflict", -9.0),
}


def quad(type: EventType) -> Quad | None:
    """The quadrant of a type; None for CHANGE."""
    return _TYPES[type][0] if type in _TYPES else None


def base_score(type: EventType) -> float | None:
    """The base score of a type, -10 to +10; None for CHANGE.

    The manual prints ACCUSE as +3 while all its modes are negative: taken as a slip of sign.
    """
    return _TYPES[type][1] if type in _TYPES else None
