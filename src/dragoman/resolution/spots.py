"""Where events took place: whether two places are one, may be one, or lie one in the other."""

from __future__ import annotations

import math
from dataclasses import dataclass

NEAR_KM = 50.0
"""Towns this near may both be named for the place of one event."""

_COUNTRIES = frozenset({"PCLI", "CONT"})
_DIVISIONS = frozenset({"ADM1", "ADM2"})
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place's name, and its id, point, country, division and GeoNames' feature code where these are known."""

    name: str
    geonames: int | None = None
    country: str | None = None
    admin1: str | None = None
    feature: str | None = None
    lat: float | None = None
    lon: float | None = None

    @property
    def wide(self) -> bool:
        """Whether it is a country or more, so that two events may well have it in common."""
        return self.feature in _COUNTRIES


def is_one(x: Spot, y: Spot) -> bool:
    """Whether both are the same place, by their ids, else by name."""
    if x.geonames is not None and y.geonames is not None:
        return x.geonames == y.geonames
    return x.name.lower() == y.name.lower()


def within(x: Spot, y: Spot) -> bool:
    """Whether one is the other or may lie in it; what is not known to lie elsewhere may."""
    if is_one(x, y) or None in (x.geonames, y.geonames) or "CONT" in (x.feature, y.feature):
        return True
    if x.country != y.country:
        return False
    if x.wide or y.wide:
        return True
    return x.admin1 == y.admin1 and (x.feature in _DIVISIONS) != (y.feature in _DIVISIONS)


def may_be_one(x: Spot, y: Spot) -> bool:
    """Whether two reports of one event may name them: one in the other, or both towns near each other."""
    return within(x, y) or (not {x.feature, y.feature} & _DIVISIONS and kilometres(x, y) <= NEAR_KM)


def kilometres(x: Spot, y: Spot) -> float:
    """The distance of two places over the sphere (haversine); infinite where a point is not known."""
    if x.lat is None or x.lon is None or y.lat is None or y.lon is None:
        return math.inf
    lat, other, lon = math.radians(x.lat), math.radians(y.lat), math.radians(x.lon - y.lon)
    h = math.sin((lat - other) / 2) ** 2 + math.cos(lat) * math.cos(other) * math.sin(lon / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(h))
