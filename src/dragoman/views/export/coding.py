"""An event as PLOVER codes it (manual, version 0.8), or why PLOVER has no such event.

What is demanded, threatened or promised is no event of PLOVER's, which codes the act that does so. Future cooperation
is AGREE and an announced retreat CONCEDE already when it is read; the date of such an act is the report's. An event
without a time of its own takes the day of the report, as event data do, unless it is told as history.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.views.export.document_rows import DocumentRows, Row

QUADS: Mapping[str, int] = dict(zip(
    ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict"), range(1, 5), strict=True
))  # fmt: skip
"""The numbers of PLOVER's quadrants, as event data have counted them since CAMEO."""

NO_TYPE = "of type CHANGE"
CONTENT = "content of a demand, threat, promise or refusal"
NO_DATE = "without a date"
REASONS = (NO_TYPE, CONTENT, NO_DATE)
"""Why an event is not coded."""

AUXILIARY = ("historical", "future", "hypothetical", "negation")
"""PLOVER's auxiliary modes (manual, 2.3)."""

_CONTENTS = ("demanded", "proposed", "promised", "threatened", "refused", "denied")
_ACTS = ("AGREE", "CONCEDE")


@dataclass(frozen=True, slots=True)
class Coded:
    """When the event took place, on whose word (its own time, or the report's), and its auxiliary modes.

    `end` is None for an event of one day, or of an end that is unknown.
    """

    date: datetime.date
    end: datetime.date | None
    of_report: bool
    auxiliary: tuple[str, ...]


def coded(event: Row, told: DocumentRows) -> Coded | str:
    """The event as PLOVER codes it, or one of REASONS."""
    if event["type"] == "CHANGE":
        return NO_TYPE
    announced = event["type"] in _ACTS and event["status"] in ("future", "promised")
    if event["status"] not in ("actual", "ended") and event["frame"]:
        return CONTENT
    if event["status"] in _CONTENTS and not announced:
        return CONTENT
    days = _reported(told) if announced else _own(event) or (None if event["background"] else _reported(told))
    if days is None:
        return NO_DATE
    first, last = days
    return Coded(first, last if last != first else None, announced or _own(event) is None, _auxiliary(event, announced))


def _auxiliary(event: Row, announced: bool) -> tuple[str, ...]:
    holds = (event["background"], event["status"] == "future" and not announced, event["status"] == "hypothetical",
             event["polarity"] == "negated")  # fmt: skip
    return tuple(name for name, held in zip(AUXILIARY, holds, strict=True) if held)


def _own(event: Row) -> tuple[datetime.date, datetime.date | None] | None:
    """The days of the event's own time; one that only its tense tells is none."""
    first, last = event["earliest"], event["latest"]
    if event["basis"] == "tense" or (first is None and last is None):
        return None
    return (first, last) if first else (last, None)


def _reported(told: DocumentRows) -> tuple[datetime.date, datetime.date | None] | None:
    first = told.published_on
    if first is None:
        return None
    if told.document.precision == "year":
        return first, datetime.date(first.year, 12, 31)
    if told.document.precision == "month":
        following = datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return first, datetime.date.fromordinal(following.toordinal() - 1)
    return first, None


def comment(event: Row, told: DocumentRows, made: Coded) -> str:
    """What PLOVER has no field for, in words: whose word it is, how certain, what about, where the date is from."""
    said: dict[str, Any] = {
        "attributed to": " ← ".join(told.voices(event["attribution"])),
        "certainty": event["certainty"] if event["certainty"] != "certain" else None,
        "status": event["status"] if event["status"] != "actual" else None,
        "about": "; ".join(role["name"] or role["text"] for role in event["themes"]),
        "date": "of the report" if made.of_report else None,
        "document": told.document.id,
    }
    return " | ".join(f"{name}: {' '.join(str(value).split())}" for name, value in said.items() if value)
