"""What the names of a text say of where it plays, for each name without what that name says of itself.

A text that names London ten times speaks no more for the one in England than for the one in Ontario. What one name
asks is answered without a look at all the others, so that the cost stays in step with the text's length.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dragoman.knowledge.gazetteer import Point, Spot, kilometres

CLOSE = 300.0
"""Kilometres within which places are neighbours."""

CELL = 3
"""Degrees of a square of the map, a divisor of 360; of latitude no less than `CLOSE`."""


class Evidence:
    """All that a text says: the countries that names tell, the places that are sure, and areas told with a place."""

    def __init__(self, said: Iterable[tuple[str, str]], sure: Mapping[str, Spot], areas: Iterable[Spot] = ()) -> None:
        self._sure = sure
        self._countries: Counter[str] = Counter()
        self._own: dict[str, Counter[str]] = defaultdict(Counter)
        for name, country in (*said, *((name, s.country) for name, s in sure.items() if s.country is not None)):
            self._countries[country] += 1
            self._own[name][country] += 1
        self._most = self._countries.most_common()
        self._divisions = Counter(s.geonames for s in (*sure.values(), *areas) if s.feature == "ADM1")
        self._cells: dict[tuple[int, int], list[tuple[Point, str]]] = defaultdict(list)
        for name, spot in sure.items():
            if spot.feature == "PPL" and spot.point is not None:
                self._cells[_cell(spot.point)].append((spot.point, name))

    def country(self, country: str, name: str | None) -> float:
        """How strongly names other than this tell a country, from 0 to 1 for the one that they tell most often."""
        own = self._own.get(name or "", Counter[str]())
        most = next((n for c, n in self._most if c not in own), 0)
        most = max(most, *(self._countries[c] - n for c, n in own.items())) if own else most
        told = self._countries[country] - own[country]
        return math.log1p(told) / math.log1p(most) if told else 0.0

    def division(self, geonames: int, name: str | None) -> bool:
        """Whether a name other than this is that of a first-order division."""
        spot = self._sure.get(name or "")
        return self._divisions[geonames] > (spot is not None and spot.geonames == geonames)

    def nearness(self, here: Point, name: str | None) -> float:
        """How near the nearest place of another name is: from 1 down to 0 at `CLOSE`."""
        others = (point for point, by in self._around(here) if by != name)
        return max(0.0, *(1 - kilometres(here, other) / CLOSE for other in others), 0.0)

    def _around(self, here: Point) -> Iterator[tuple[Point, str]]:
        row, column = _cell(here)
        beside = math.ceil(1 / max(math.cos(math.radians(min(89.0, abs(here[0]) + CELL))), 0.02))
        reach = range(-beside, beside + 1) if 2 * beside < 360 // CELL else range(360 // CELL)
        for cell in ((row + y, (column + x) % (360 // CELL)) for y in (-1, 0, 1) for x in reach):
            yield from self._cells.get(cell, ())


def _cell(point: Point) -> tuple[int, int]:
    return math.floor(point[0] / CELL), math.floor(point[1] / CELL) % (360 // CELL)
