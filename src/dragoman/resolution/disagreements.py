"""Where the reports of one happening differ, side by side."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dragoman.resolution.same_event import HAPPENED
from dragoman.resolution.spots import Spot, within
from dragoman.resolution.told import Told

Row = dict[str, Any]
Value = tuple[object, str]
"""What is compared, and how it is shown."""


def disagreements(members: Sequence[Told]) -> list[Row]:
    """What each report says of the fields in which some differ: field, value, document, event.

    Times and numbers differ where they cannot both hold: two spans of days or amounts that do not overlap. Places
    differ where neither lies in the other. Who is silent is left out.
    """
    ordered = sorted(members, key=lambda e: (str(e.day or "9999"), e.document, e.start))
    return [row for field in _fields(ordered) for row in field]


def _fields(members: Sequence[Told]) -> Iterator[list[Row]]:
    yield _differing("time", members, _days, _apart)
    yield _differing("place", members, _place, _elsewhere)
    for what in sorted({size["what"] for e in members for size in e.size}):
        yield _differing(what, members, functools.partial(_size, what), _apart)
    yield _differing("polarity", members, lambda e: (e.polarity, e.polarity), _unlike)
    yield _differing("certainty", members, lambda e: (e.certainty, e.certainty), _unlike)
    yield _differing("status", members, lambda e: (e.status in HAPPENED, e.status), _unlike)


def _differing(
    field: str, members: Sequence[Told], value: Callable[[Told], Value | None], differ: Callable[[Any, Any], bool]
) -> list[Row]:
    told = [(e, found) for e in members if (found := value(e)) is not None]
    if not any(differ(x[0], y[0]) for _, x in told for _, y in told):
        return []
    return [{"field": field, "value": shown, "document": e.document, "event": e.id} for e, (_, shown) in told]


def _days(event: Told) -> Value | None:
    first, last = event.earliest, event.latest
    if first is None and last is None:
        return None
    shown = str(first) if first == last else f"{first or ''} – {last or ''}".strip()
    return (first, last), shown


def _place(event: Told) -> Value | None:
    return (event.place, event.place.name) if event.place else None


def _size(what: str, event: Told) -> Value | None:
    sizes = [size for size in event.size if size["what"] == what]
    if len(sizes) != 1:
        return None
    return (sizes[0]["low"], sizes[0]["high"]), " ".join(sizes[0]["text"].split())


def _apart(x: tuple[Any, Any], y: tuple[Any, Any]) -> bool:
    """Whether two spans, None where an end is open, do not overlap."""
    return any(a[1] is not None and b[0] is not None and a[1] < b[0] for a, b in ((x, y), (y, x)))


def _elsewhere(x: Spot, y: Spot) -> bool:
    return not within(x, y)


def _unlike(x: object, y: object) -> bool:
    return x != y
