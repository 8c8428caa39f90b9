"""A network as a picture: where each party stands, and a line for each two parties and layer.

Colour tells friend from foe (or, between two days, what is new from what is gone), and so does a mark in the middle of
the line; its pattern tells the layer. `static/network.js` draws a line anew when a party is dragged, by the same rules.
"""

from __future__ import annotations

import dataclasses
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.analysis.network.layers import KINDS, LAYERS
from dragoman.analysis.network.network import Network
from dragoman.views.charts.network import LABEL, ended, leaning, pair
from dragoman.views.charts.network_layout import WIDTH, places
from dragoman.views.web.network_asked import Asked
from dragoman.views.web.shown import link, segment

Row = dict[str, Any]

LETTER, LINE_HEIGHT = 6.4, 13
"""About how wide a letter of a label is, and how high a label."""

BELOW = 6
"""Room for what hangs below the line of a label at the lower edge."""

CHANGES = {"appeared": "new", "gone": "gone", "changed sign": "turned", "kept": "kept"}
_DIRECTED = {kind.name: kind.directed for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Dot:
    """A party: its name and label, its place and radius, its page, its bloc (0: none), and what is told of it.

    `side`: how far below its place its label stands, `aside` how far to the right; `minor`: there is no room for it.
    """

    name: str
    label: str
    x: float
    y: float
    r: float
    href: str | None
    bloc: int
    fallen: bool
    told: str
    side: float = 0
    aside: float = 0
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What ties two parties in one layer; `one` and `other` are numbers of dots.

    `sign` is friendly, hostile or neither; `change` new, gone, turned, kept or "" (nothing is compared). `toward` is
    the one it leads to: other, one, or "" for both ways and neither. `bend`: how far it bends aside from a straight
    line. `d` is its path, `x`, `y` and `angle` its middle. `first`, `last`: months, as year * 12 + month.
    """

    one: int
    other: int
    layer: str
    sign: str
    change: str
    ended: bool
    width: float
    toward: str
    bend: float
    d: str
    x: float
    y: float
    angle: float
    first: int | None
    last: int | None
    href: str
    told: str

    @property
    def classes(self) -> str:
        """What it looks like, as classes of the style sheet."""
        return " ".join(("line", f"l-{self.layer}", self.sign, *filter(None, (self.change, "ended" * self.ended))))


@dataclass(frozen=True, slots=True)
class Picture:
    """The dots, the lines, how high it is, and how many parties are tied to nobody in it and so not drawn."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    height: int
    alone: int

    @property
    def layers(self) -> list[tuple[str, int]]:
        """Each layer with how many lines it has."""
        return [(layer, sum(line.layer == layer for line in self.lines)) for layer in LAYERS]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A network and its picture."""

    network: Network
    picture: Picture


def drawn(path: Path, asked: Asked) -> Drawn:
    """What is asked of the store at `path`; ConfigError for what is not allowed."""
    found = asked.answer(path)
    return Drawn(found, picture(found, asked))


def picture(found: Network, asked: Asked) -> Picture:
    """The picture of a network; the same for the same network."""
    edges, nodes = found.edges.to_pylist(), found.nodes.to_pylist()
    pairs = list(dict.fromkeys(map(pair, edges)))
    spots, height = places({name for two in pairs for name in two}, pairs)
    drawn = [node for node in nodes if node["name"] in spots]
    most = max((node["degree"] for node in drawn), default=1) or 1
    dots = tuple(_labelled(_dot(node, *spots[node["name"]], most) for node in drawn))
    return Picture(dots, tuple(_lines(edges, dots, asked)), height + BELOW, len(nodes) - len(drawn))


def _dot(node: Row, x: float, y: float, most: int) -> Dot:
    bloc = node["bloc"] or 0
    told = [f"{node['name']}: tied to {node['degree']}, {node['friends']} friends, {node['foes']} foes"]
    told += [f"backed by {node['patron']}"] if node["patron"] else []
    told += ["fallen"] if node["state"] == "fallen" else []
    return Dot(node["name"], LABEL.sub("", node["name"]), x, y, round(5 + 9 * math.sqrt(node["degree"] / most), 1),
               f"/actors/{segment(node['id'])}" if node["id"] else None, bloc if bloc <= 7 else 0,
               node["state"] == "fallen", "; ".join(told))  # fmt: skip


def _labelled(dots: Iterable[Dot]) -> Iterable[Dot]:
    """The dots, their labels above, or below where another's stands there already, or else for later."""
    taken: list[tuple[float, float, float]] = []
    for dot in dots:
        half = len(dot.label) * LETTER / 2
        sides = (y for y in (-dot.r - 4, dot.r + LINE_HEIGHT)
                 if all(abs(dot.x - x) > half + other or abs(dot.y + y - at) > LINE_HEIGHT for x, at, other in taken))
        side = next(sides, None)
        aside = max(half + 4 - dot.x, 0) - max(dot.x + half + 4 - WIDTH, 0)
        if side is not None:
            taken.append((dot.x, dot.y + side, half))
        yield dataclasses.replace(dot, side=round(side or -dot.r - 4, 1), aside=round(aside, 1),
                                  minor=side is None)


def _lines(edges: Iterable[Row], dots: tuple[Dot, ...], asked: Asked) -> Iterable[Line]:
    numbers = {dot.name: n for n, dot in enumerate(dots)}
    pairs: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        pairs[pair(edge)][edge["layer"]].append(edge)
    for (one, other), layers in sorted(pairs.items()):
        ends = (numbers[one], numbers[other])
        compared = bool(asked.against)
        address = link("/network/tie", {**asked.state, "one": one, "other": other})
        for n, layer in enumerate(layer for layer in LAYERS if layer in layers):
            bend = round((n - (len(layers) - 1) / 2) * 0.16, 3)
            between = (dots[ends[0]], dots[ends[1]])
            yield _line(layers[layer], ends, between, bend, f"{address}#{layer}", compared)


def _line(
    edges: list[Row], ends: tuple[int, int], dots: tuple[Dot, Dot], bend: float, href: str, compared: bool
) -> Line:
    days = [day for edge in edges for day in (edge["first"], edge["last"]) if day]
    months = [day.year * 12 + day.month - 1 for day in days]
    d, x, y, angle = _curve(*dots, bend)
    width = round(1 + min(1.4 * sum(edge["weight"] for edge in edges) ** 0.5, 5), 1)
    return Line(
        *ends, edges[0]["layer"], leaning(edges), _change(edges, compared), ended(edges), width,
        _toward(edges, dots[0].name), bend, d, x, y, angle, min(months, default=None),
        max(months, default=None), href, "; ".join(map(_told, edges)),
    )  # fmt: skip


def _change(edges: list[Row], compared: bool) -> str:
    """What became of all edges together: new or gone only where all are; what had ended before is kept so."""
    found = {edge["change"] for edge in edges} - {None}
    if "changed sign" in found or found == {"appeared", "gone"}:
        return "turned"
    return CHANGES[next(iter(found))] if len(found) == 1 else "kept" if compared else ""


def _toward(edges: list[Row], one: str) -> str:
    targets = {edge["to"] == one for edge in edges if _DIRECTED[edge["kind"]]}
    return ("one" if targets == {True} else "other") if len(targets) == 1 else ""


def _curve(a: Dot, b: Dot, bend: float) -> tuple[str, float, float, float]:
    """The path from one dot to another, its middle and the angle there, in degrees."""
    x, y = (a.x + b.x) / 2 - (b.y - a.y) * bend, (a.y + b.y) / 2 + (b.x - a.x) * bend
    middle = ((a.x + 2 * x + b.x) / 4, (a.y + 2 * y + b.y) / 4)
    angle = math.degrees(math.atan2(b.y - a.y, b.x - a.x))
    return f"M{a.x} {a.y}Q{x:.1f} {y:.1f} {b.x} {b.y}", round(middle[0], 1), round(middle[1], 1), round(angle, 1)


def _told(edge: Row) -> str:
    days = f", {edge['first']} to {edge['last']}" if edge["first"] else ""
    change = f", {CHANGES[edge['change']]}" if edge["change"] in CHANGES else ""
    told = f"{edge['reports']} report{'s' if edge['reports'] != 1 else ''}"
    return f"{edge['from']} – {edge['kind'].replace('_', ' ')} → {edge['to']} ({edge['state']}{change}, {told}{days})"
