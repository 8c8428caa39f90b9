"""Places of GeoNames: countries, their divisions and populated places, by any of their names in Latin letters.

`data/gazetteer.npz` is compiled by `compiling/gazetteer.py` from GeoNames (CC BY 4.0, geonames.org). It is loaded when
a name is first looked up: some 0.3 s and 70 MB.
"""

from __future__ import annotations

import functools
import io
import math
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np

from dragoman.knowledge.folding import folded
from dragoman.knowledge.tables import listed, rows

FEATURES = ("CONT", "PCLI", "ADM1", "ADM2", "PPL")
"""GeoNames' feature codes: continent, independent political entity, divisions by order, populated place."""

EARTH = 6371.0
"""The mean radius, in kilometres."""

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its GeoNames id, its point in degrees, its country (ISO 3166-1 alpha-3; None for a continent), its
    first-order division (the name and the GeoNames id), its feature code, its population (of a division that of its
    places), and whether it is a capital.

    The point of a country or division is the middle of its places; None where they lie too far apart for one.
    """

    geonames: int
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    admin1_id: int | None
    feature: str
    population: int
    capital: bool

    @property
    def point(self) -> Point | None:
        """Latitude and longitude."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


def spots(name: str) -> tuple[Spot, ...]:
    """The places that bear a name, in any case, with or without accents; () for an unknown name."""
    return _gazetteer().named(folded(name))


def area(name: str) -> tuple[Spot, ...]:
    """The countries and first-order divisions of a name; also "Calif." and "B.C.", as they stand behind towns."""
    named, country = _short().get(name.strip(), (name, None))
    return tuple(s for s in spots(named) if s.feature in ("PCLI", "ADM1") and country in (None, s.country))


def is_wide(name: str) -> bool:
    """Whether a name is that of a wide region or of a sea ("the Middle East"), which towns may share."""
    return folded(name) in _wide()


@functools.cache
def _wide() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("wide_regions.tsv"))


@functools.cache
def _short() -> dict[str, tuple[str, str]]:
    return {short: (row["name"], row["country"]) for row in rows("state_codes.tsv") for short in listed(row["short"])}


def country_spot(iso3: str) -> Spot | None:
    """The place that is a country; None for a code that GeoNames does not have."""
    return _countries().get(iso3)


def kilometres(a: Point, b: Point) -> float:
    """The distance over a sphere (haversine formula, Sinnott 1984)."""
    (lat_a, lon_a), (lat_b, lon_b) = (map(math.radians, point) for point in (a, b))
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))


class _Gazetteer:
    """The columns of the file, and its names as one sorted run of bytes with their beginnings."""

    def __init__(self, columns: dict[str, Any]) -> None:
        self._columns = columns
        self._names: bytes = columns["names"].tobytes()
        ends = np.flatnonzero(columns["names"] == 10)
        self._starts = np.concatenate([[0], ends + 1, [len(self._names) + 1]])
        self._codes = columns["codes"].tobytes().decode().split("\n")
        self._divisions = columns["divisions"].tobytes().decode().split("\n")
        self._shown = np.cumsum(columns["feature"] == FEATURES.index("ADM1")) - 1

    def named(self, key: str) -> tuple[Spot, ...]:
        wanted, low, high = key.encode(), 0, len(self._starts) - 1
        while low < high:
            middle = (low + high) // 2
            if self._name(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        if low >= len(self._starts) - 1 or self._name(low) != wanted:
            return ()
        owned = self._columns["owned"]
        return tuple(self.spot(int(n)) for n in self._columns["owners"][owned[low] : owned[low + 1]])

    def _name(self, n: int) -> bytes:
        return self._names[self._starts[n] : self._starts[n + 1] - 1]

    def spot(self, n: int) -> Spot:
        """The place of a row."""
        c, within = self._columns, int(self._columns["admin1"][n])
        pointed = bool(c["pointed"][n])
        return Spot(
            int(c["geonames"][n]),
            round(float(c["lat"][n]) / 1e4, 4) if pointed else None,
            round(float(c["lon"][n]) / 1e4, 4) if pointed else None,
            self._codes[int(c["country"][n])] or None,
            self._divisions[int(self._shown[within])] if within >= 0 else None,
            int(c["geonames"][within]) if within >= 0 else None,
            FEATURES[int(c["feature"][n])],
            int(c["population"][n]),
            bool(c["capital"][n]),
        )

    def countries(self) -> dict[str, Spot]:
        """Every country by its code."""
        numbers = np.flatnonzero(self._columns["feature"] == FEATURES.index("PCLI"))
        found = (self.spot(int(n)) for n in numbers)
        return {spot.country: spot for spot in found if spot.country is not None}


@functools.cache
def _gazetteer() -> _Gazetteer:
    data = resources.files("dragoman.knowledge").joinpath("data", "gazetteer.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as columns:
        return _Gazetteer({name: columns[name] for name in columns.files})


@functools.cache
def _countries() -> dict[str, Spot]:
    return _gazetteer().countries()
