"""A map: the outlines of the states, and a mark for each place and quadrant, as large as it has reports.

Shape and colour tell the quadrant. The projection is Equal Earth (Šavrič, Patterson and Jenny, "The Equal Earth map
projection", International Journal of Geographical Information Science 33, 2019), which keeps areas.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.analysis.places import OTHER, QUADS
from dragoman.knowledge.world import middle, outlines

Row = Mapping[str, Any]
Box = tuple[float, float, float, float]
"""x, y, width and height."""

WIDTH = 1000.0
"""How wide the world is, in the picture's units."""

DRAWN = 300
"""Places that are drawn, those with most reports; the table has all."""

LEAST = 150.0
"""How wide a part of the world is shown at least."""

RATIO = 0.52
"""How high the shown part is for its width."""

SHAPES = {"verbal cooperation": "circle", "material cooperation": "square", "verbal conflict": "triangle",
          "material conflict": "diamond", OTHER: "cross"}  # fmt: skip
CLASSES = {quad: f"q{n}" for n, quad in enumerate((*QUADS, OTHER), 1)}
_PATHS = {
    "circle": "M{0} 0A{0} {0} 0 1 1 -{0} 0A{0} {0} 0 1 1 {0} 0Z", "square": "M-{1} -{1}H{1}V{1}H-{1}Z",
    "triangle": "M0 -{2}L{2} {1}H-{2}Z", "diamond": "M0 -{2}L{2} 0L0 {2}L-{2} 0Z",
    "cross": "M-{3} -{0}H{3}V-{3}H{0}V{3}H{3}V{0}H-{3}V{3}H-{0}V-{3}H-{3}Z",
}  # fmt: skip

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_ROOT = math.sqrt(3)
_CUT = -58.0
"""South of it is Antarctica, where little is reported from; it is not drawn."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is told of a place in one quadrant: its shape's path, and how far it stands aside of the place's point."""

    quad: str
    style: str
    d: str
    aside: float
    reports: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its marks; `wide`: it is a whole country or province, and its point only the middle."""

    name: str
    x: float
    y: float
    wide: bool
    marks: tuple[Mark, ...]
    top: float
    href: str
    told: str
    minor: bool


@dataclass(frozen=True, slots=True)
class World:
    """The outlines (names and paths), the places, the whole, and the part that is shown first."""

    land: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]
    whole: Box
    part: Box

    @property
    def scale(self) -> float:
        """Units of a pixel, where the part is as many pixels wide as the world has units."""
        return round(self.part[2] / WIDTH, 4)


def world(rows: Iterable[Row], quads: Iterable[str], addresses: Mapping[int, str]) -> World:
    """The map of the first rows of `analysis.places.places`; `quads` are those that are drawn."""
    quads = tuple(quads)
    shown = [(row, marks) for row in rows if (marks := {q: row[q] for q in quads if row[q]}) and _spot(row)][:DRAWN]
    most = max((n for _, marks in shown for n in marks.values()), default=1)
    spots = [projected(*spot) for row, _ in shown if (spot := _spot(row))]
    whole, part = _whole(), _part(spots)
    taken: list[tuple[float, float, float]] = []
    places = [
        _place(row, marks, spot, most, addresses[row["geonames"]], part[2] / WIDTH, taken)
        for (row, marks), spot in zip(shown, spots, strict=True)
    ]  # fmt: skip
    return World(_land(), tuple(places), whole, part)


def has_spot(row: Row) -> bool:
    """Whether it is known where to draw the place of this row."""
    return _spot(row) is not None


def _spot(row: Row) -> tuple[float, float] | None:
    """Longitude and latitude of a row; of a country without a point, the middle of its outline."""
    if row["lat"] is not None:
        return row["lon"], row["lat"]
    return middle(row["country"]) if row["kind"] == "country" else None


def projected(lon: float, lat: float) -> tuple[float, float]:
    """A place in the picture's units: x from 0 to WIDTH, y downwards from the north pole."""
    x, y = _equal_earth(lon, lat)
    widest, top = _equal_earth(180, 0)[0], _equal_earth(0, 90)[1]
    return round((x + widest) * WIDTH / 2 / widest, 2), round((top - y) * WIDTH / 2 / widest, 2)


def _equal_earth(lon: float, lat: float) -> tuple[float, float]:
    t = math.asin(_ROOT / 2 * math.sin(math.radians(lat)))
    a, b, c, d = _A
    x = 2 * _ROOT * math.radians(lon) * math.cos(t) / (3 * (9 * d * t**8 + 7 * c * t**6 + 3 * b * t**2 + a))
    return x, d * t**9 + c * t**7 + b * t**3 + a * t


@functools.cache
def _land() -> tuple[tuple[str, str], ...]:
    return tuple(
        (outline.name, "".join(map(_path, outline.rings))) for outline in outlines()
        if any(lat > _CUT for ring in outline.rings for _, lat in ring)
    )  # fmt: skip


def _path(ring: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in (projected(lon, lat) for lon, lat in ring)) + "Z"


@functools.cache
def _whole() -> Box:
    return (0.0, 0.0, WIDTH, projected(0, _CUT)[1])


def _part(spots: list[tuple[float, float]]) -> Box:
    """The part that has all spots with some room around, inside the whole and of the shape of a screen."""
    left, top, width, height = _whole()
    if not spots:
        return _whole()
    (xs, ys) = zip(*spots, strict=True)
    wide = max(max(xs) - min(xs), (max(ys) - min(ys)) / RATIO) * 1.25
    wide = min(max(wide, LEAST), width)
    tall = min(wide * RATIO, height)
    x = min(max((max(xs) + min(xs) - wide) / 2, left), left + width - wide)
    y = min(max((max(ys) + min(ys) - tall) / 2, top), top + height - tall)
    return (round(x, 1), round(y, 1), round(wide, 1), round(tall, 1))


def _place(
    row: Row, counts: Mapping[str, int], spot: tuple[float, float], most: int, href: str, scale: float,
    taken: list[tuple[float, float, float]],
) -> Place:  # fmt: skip
    sizes = {quad: 4 + 9 * math.sqrt(n / most) for quad, n in counts.items()}
    left, marks = -sum(sizes.values()), []
    for quad, r in sizes.items():
        d = _PATHS[SHAPES[quad]].format(*(round(r * part, 1) for part in (1, 0.86, 1.18, 0.4)))
        marks.append(Mark(quad, CLASSES[quad], d, round(left + r, 1) if len(sizes) > 1 else 0, counts[quad]))
        left += 2 * r
    counted = ", ".join(f"{n} {quad}" for quad, n in counts.items())
    country = f", {row['country']}" if row["country"] and row["kind"] != "country" else ""
    events, reports = (_some(row[f"{what}s"], what) for what in ("event", "report"))
    told = f"{row['place']} ({row['kind']}{country}): {events} in {reports}; {counted}"
    top = -max(sizes.values()) - 4
    half, y = len(row["place"]) * 6.4 * scale / 2, spot[1] + top * scale
    free = all(abs(spot[0] - x) > half + other or abs(y - up) > 13 * scale for x, up, other in taken)
    if free:
        taken.append((spot[0], y, half))
    wide = row["kind"] in ("country", "province", "continent")
    return Place(row["place"], *spot, wide, tuple(marks), round(top, 1), href, told, not free)


def _some(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' if count != 1 else ''}"
