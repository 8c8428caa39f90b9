"""A network as a chart: parties as dots, what ties them as lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dragoman.views.charts.network_layout import WIDTH, places
from dragoman.views.charts.style import BLUE, GREY, GROUPS, RED, Spec, framed, scale, values

if TYPE_CHECKING:
    from dragoman.analysis.network.network import Network

Row = dict[str, Any]

LABEL = re.compile(r" (?:\[.*\]|@\w{6})$")
"""What tells namesakes apart, in a name."""

_SIGNS = {"friendly": BLUE, "hostile": RED, "neither": GREY}
_WIDE = 760


def network_chart(network: Network) -> Spec:
    """The parties with the edges between them: blue friendly, red hostile, dashed where all between two has ended.

    A line is as wide as its weights together, a dot as large as its degree and coloured by its bloc. Places tell
    nothing but who stands near whom, and are the same each time.
    """
    lines, dots = _lines(network.edges.to_pylist()), network.nodes.to_pylist()
    spots, height = places((dot["name"] for dot in dots), ((line["one"], line["other"]) for line in lines))
    spots = {name: (x, height - y) for name, (x, y) in spots.items()}  # a chart counts upwards
    for line in lines:
        line |= dict(zip(("x", "y", "x2", "y2"), (*spots[line["one"]], *spots[line["other"]]), strict=True))
    for dot in dots:
        dot |= {"x": spots[dot["name"]][0], "y": spots[dot["name"]][1], "label": LABEL.sub("", dot["name"]),
                "group": str(dot["bloc"]) if dot["bloc"] and dot["bloc"] <= len(GROUPS) else "none"}  # fmt: skip
    layers = [_line_layer(lines), _dot_layer(dots), _label_layer(dots)]
    return framed("Who is tied to whom", f"{len(dots)} parties, {len(lines)} pairs", width=_WIDE,
                  height=round(_WIDE * height / WIDTH), layer=layers)  # fmt: skip


def _lines(edges: list[Row]) -> list[Row]:
    """One for each pair: its net sign, its weight and what it is made of."""
    pairs: dict[tuple[str, str], list[Row]] = {}
    for edge in edges:
        pairs.setdefault(pair(edge), []).append(edge)
    made = []
    for (one, other), between in pairs.items():
        made.append({
            "one": one, "other": other, "weight": round(sum(edge["weight"] for edge in between), 3),
            "sign": leaning(between), "ended": ended(between),
            "told": "; ".join(f"{e['from']} {e['kind']} {e['to']} ({e['state']})" for e in between),
        })  # fmt: skip
    return made


def pair(edge: Row) -> tuple[str, str]:
    """The two ends of an edge, always in the same order."""
    one, other = sorted((edge["from"], edge["to"]))
    return one, other


def ended(edges: Iterable[Row]) -> bool:
    """Whether all of them have ended."""
    return all(edge["state"] == "ended" for edge in edges)


def leaning(edges: list[Row]) -> str:
    """What they are together by their weights, friendly, hostile or neither; those that ended count where all have."""
    holding = [edge for edge in edges if edge["state"] != "ended"] or edges
    net = sum(edge["sign"] * edge["weight"] for edge in holding)
    return "friendly" if net > 0 else "hostile" if net < 0 else "neither"


def _place(name: str) -> Spec:
    return {"field": name, "type": "quantitative", "axis": None, "scale": {"zero": False, "padding": 30}}


def _line_layer(lines: list[Row]) -> Spec:
    dash = {"condition": {"test": "datum.ended", "value": [5, 4]}, "value": [1, 0]}
    width = {"field": "weight", "type": "quantitative", "scale": {"range": [0.8, 6]}, "legend": None}
    return {"data": values(lines), "mark": {"type": "rule", "opacity": 0.65}, "encoding": {
        "x": _place("x"), "y": _place("y"), "x2": {"field": "x2"}, "y2": {"field": "y2"},
        "color": {"field": "sign", "type": "nominal", "scale": scale(_SIGNS), "title": "ties"},
        "strokeWidth": width, "strokeDash": dash, "tooltip": [{"field": "told"}, {"field": "weight"}],
    }}  # fmt: skip


def _dot_layer(dots: list[Row]) -> Spec:
    groups = {str(n): colour for n, colour in enumerate(GROUPS, 1)} | {"none": GREY}
    told = [{"field": name} for name in ("name", "degree", "betweenness", "patron", "dependence", "state")]
    return {"data": values(_drawn(dots)), "mark": {"type": "circle", "opacity": 1, "stroke": "white"}, "encoding": {
        "x": _place("x"), "y": _place("y"), "tooltip": told,
        "size": {"field": "degree", "type": "quantitative", "scale": {"range": [60, 900]}, "legend": None},
        "fill": {"field": "group", "type": "nominal", "scale": scale(groups), "legend": None},
        "fillOpacity": {"condition": {"test": "datum.state == 'fallen'", "value": 0.3}, "value": 1},
    }}  # fmt: skip


def _label_layer(dots: list[Row]) -> Spec:
    """The names above their dots, with white round them so that lines do not cross them."""
    many = max((dot["degree"] for dot in dots), default=1) * 0.3
    halo = {"stroke": "white", "strokeWidth": 3, "strokeJoin": "round"}
    small, large = ([dot for dot in dots if (dot["degree"] > many) == big] for big in (False, True))
    return {"encoding": {"x": _place("x"), "y": _place("y"), "text": {"field": "label"}}, "layer": [
        {"data": values(_drawn(some)), "mark": {"type": "text", "dy": dy, "fontSize": 11} | look}
        for look in (halo, {}) for dy, some in ((-14, small), (-22, large)) if some
    ]}  # fmt: skip


def _drawn(dots: list[Row]) -> list[Row]:
    return [{name: value for name, value in dot.items() if name != "evidence"} for dot in dots]
