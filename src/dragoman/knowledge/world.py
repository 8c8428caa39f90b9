"""Outlines of the states, for a map: Natural Earth at 1:110 million (public domain).

`data/world.tsv` is made by `compiling/world.py` and says where it comes from. What the outlines say of a border is no
judgement of ours.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from dragoman.knowledge.tables import listed, rows

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A state's name, its ISO 3166-1 alpha-3 code (None where it has none), and its rings of at least 3 points."""

    name: str
    iso3: str | None
    rings: tuple[tuple[Point, ...], ...]


@functools.cache
def outlines() -> tuple[Outline, ...]:
    """Every state that is large enough, Antarctica too."""
    return tuple(
        Outline(row["name"], row["iso3"] or None, tuple(tuple(_ring(ring)) for ring in listed(row["outline"])))
        for row in rows("world.tsv")
    )


def middle(iso3: str) -> Point | None:
    """The centre of the area of a state's largest ring; None for a state that has no outline."""
    rings = [ring for outline in outlines() if outline.iso3 == iso3 for ring in outline.rings]
    return max(map(_centred, rings))[1] if rings else None


def _centred(ring: tuple[Point, ...]) -> tuple[float, Point]:
    """The area of a ring in square degrees, and the centre of it."""
    sides = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    turns = [ax * by - bx * ay for (ax, ay), (bx, by) in sides]
    area = sum(turns) / 2
    x = sum((a[0] + b[0]) * turn for (a, b), turn in zip(sides, turns, strict=True)) / (6 * area)
    y = sum((a[1] + b[1]) * turn for (a, b), turn in zip(sides, turns, strict=True)) / (6 * area)
    return abs(area), (round(x, 1), round(y, 1))


def _ring(text: str) -> Iterator[Point]:
    """The points of a ring, which is written as its first point and the steps from there, in tenths of a degree."""
    numbers = [int(number) for number in text.split()]
    ways = (accumulate(numbers[axis::2]) for axis in (0, 1))
    return ((x / 10, y / 10) for x, y in zip(*ways, strict=True))
