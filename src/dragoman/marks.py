"""Text and spans, as a stream that nests properly.

Every view that shows a text with its marks (terminal, HTML) reads this stream. Spans that cross are split, since
neither HTML nor brackets can cross.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What [start, end) of a text is: its kind, and the id of the record that it belongs to."""

    start: int
    end: int
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Open:
    """A piece of `mark` begins; `first` where the mark itself begins here."""

    mark: Mark
    first: bool


@dataclass(frozen=True, slots=True)
class Close:
    """The piece that was opened last ends; `last` where its mark itself ends here."""

    mark: Mark
    last: bool


@dataclass(frozen=True, slots=True)
class Break:
    """A position where nothing is open."""

    position: int


Token = Open | Close | Break | str


def nest(text: str, marks: Iterable[Mark], breaks: Iterable[int] = ()) -> Iterator[Token]:
    """The text's characters in order, between `Open` and `Close` that nest; no piece reaches over one of `breaks`.

    The pieces of a mark cover exactly its [start, end). Of marks over the same characters the one given first is the
    outermost, of marks that start together the longest. Empty marks are left out. Marks and breaks lie in the text.
    """
    waiting = sorted((m for m in marks if m.start < m.end), key=lambda m: (m.start, -m.end))
    stops = set(breaks)
    points = sorted({p for m in waiting for p in (m.start, m.end)} | stops)
    stack: list[Mark] = []
    at = upcoming = 0
    for point in points:
        if at < point:
            yield text[at:point]
            at = point
        keep = 0 if point in stops else _depth(stack, point)
        again = stack[keep:]
        for mark in reversed(again):
            yield Close(mark, mark.end == point)
        del stack[keep:]
        if point in stops:
            yield Break(point)
        opening = [m for m in again if m.end != point]
        while upcoming < len(waiting) and waiting[upcoming].start == point:
            opening.append(waiting[upcoming])
            upcoming += 1
        for mark in sorted(opening, key=lambda m: -m.end):
            yield Open(mark, mark.start == point)
            stack.append(mark)
    if at < len(text):
        yield text[at:]


def _depth(stack: list[Mark], point: int) -> int:
    """How much of the stack can stay open where the marks that end at `point` close."""
    return next((i for i, mark in enumerate(stack) if mark.end == point), len(stack))
