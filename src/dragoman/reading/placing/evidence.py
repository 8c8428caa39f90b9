"""What the names of a text say of where it plays, for each name without what that name says of itself.

A text that names London ten times speaks no more for the one in England than for the one in Ontario.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge.gazetteer import Point, Spot, kilometres

KM_OF_A_DEGREE = 111.0
"""The length of a degree of latitude, a little short."""

CLOSE = 300.0
"""Kilometres within which places are neighbours."""


@dataclass(frozen=True, slots=True)
class Around:
    """What other names say: how strongly each country is named (0 to 1), the divisions, and the places.

    `points` are the latitude, the longitude and the name of each place, by latitude; those of `name` do not count.
    """

    name: str | None
    countries: Mapping[str, float]
    divisions: frozenset[int]
    points: Sequence[tuple[float, float, str]]

    def nearness(self, here: Point) -> float:
        """How near the nearest other place is: from 1 down to 0 at `CLOSE`, and less farther off."""
        reach = CLOSE / KM_OF_A_DEGREE
        low = bisect_left(self.points, (here[0] - reach,))
        high = bisect_right(self.points, (here[0] + reach, math.inf))
        others = (point[:2] for point in self.points[low:high] if point[2] != self.name)
        return max((1 - kilometres(here, other) / CLOSE for other in others), default=0.0)


class Evidence:
    """All that a text says: the countries that names tell, the places that are sure, and areas told with a place."""

    def __init__(
        self, said: Iterable[tuple[str, str]], sure: Mapping[str, Spot], areas: Iterable[Spot] = ()
    ) -> None:
        self._sure = sure
        self._countries: Counter[str] = Counter()
        self._own: dict[str, Counter[str]] = defaultdict(Counter)
        for name, country in (*said, *((name, s.country) for name, s in sure.items() if s.country is not None)):
            self._countries[country] += 1
            self._own[name][country] += 1
        self._divisions = Counter(s.geonames for s in (*sure.values(), *areas) if s.feature == "ADM1")
        towns = ((name, s.point) for name, s in sure.items() if s.feature == "PPL")
        self._points = sorted((point[0], point[1], name) for name, point in towns if point is not None)

    def without(self, name: str | None) -> Around:
        """What all names but this say."""
        own = self._own.get(name or "", Counter[str]())
        counts = {c: n - own[c] for c, n in self._countries.items()}
        most = max(counts.values(), default=0) or 1
        weights = {c: math.log1p(n) / math.log1p(most) for c, n in counts.items() if n}
        spot = self._sure.get(name or "")
        mine = spot.geonames if spot is not None else None
        divisions = frozenset(d for d, n in self._divisions.items() if n > (d == mine))
        return Around(name, weights, divisions, self._points)
