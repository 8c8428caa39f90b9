"""A network as a chart: parties as dots, what ties them as lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dragoman.views.charts.style import BLUE, GREY, GROUPS, RED, Spec, framed, scale, values

if TYPE_CHECKING:
    import networkx as nx

    from dragoman.analysis.network.network import Network

Row = dict[str, Any]

LABEL = re.compile(r" (?:\[.*\]|@\w{6})$")
"""What tells namesakes apart, in a name."""

_SIGNS = {"friendly": BLUE, "hostile": RED, "neither": GREY}
_SEED = 1


def network_chart(network: Network) -> Spec:
    """The parties with the edges between them: blue friendly, red hostile, dashed where all between two has ended.

    A line is as wide as its weights together, a dot as large as its degree and coloured by its bloc. Places tell
    nothing but who stands near whom, and are the same each time.
    """
    lines, dots = _lines(network.edges.to_pylist()), network.nodes.to_pylist()
    spots = _spots(lines, dots)
    for line in lines:
        line |= dict(zip(("x", "y", "x2", "y2"), (*spots[line["one"]], *spots[line["other"]]), strict=True))
    for dot in dots:
        dot |= {"x": spots[dot["name"]][0], "y": spots[dot["name"]][1], "label": LABEL.sub("", dot["name"]),
                "group": str(dot["bloc"]) if dot["bloc"] and dot["bloc"] <= len(GROUPS) else "none"}  # fmt: skip
    return framed("Who is tied to whom", f"{len(dots)} parties, {len(lines)} pairs", width=760, height=620,
                  layer=[_line_layer(lines), _dot_layer(dots), _label_layer(dots)])  # fmt: skip


def _lines(edges: list[Row]) -> list[Row]:
    """One for each pair: its net sign, its weight and what it is made of."""
    pairs: dict[tuple[str, str], list[Row]] = {}
    for edge in edges:
        pairs.setdefault((min(edge["from"], edge["to"]), max(edge["from"], edge["to"])), []).append(edge)
    made = []
    for (one, other), between in pairs.items():
        holding = [edge for edge in between if edge["state"] != "ended"] or between
        net = sum(edge["sign"] * edge["weight"] for edge in holding)
        made.append({
            "one": one, "other": other, "weight": round(sum(edge["weight"] for edge in between), 3),
            "sign": "friendly" if net > 0 else "hostile" if net < 0 else "neither",
            "ended": all(edge["state"] == "ended" for edge in between),
            "told": "; ".join(f"{e['from']} {e['kind']} {e['to']} ({e['state']})" for e in between),
        })  # fmt: skip
    return made


def _spots(lines: list[Row], dots: list[Row]) -> dict[str, tuple[float, float]]:
    """Where each party stands: every connected group laid out by itself, and the groups set in rows."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted(dot["name"] for dot in dots))
    graph.add_edges_from((line["one"], line["other"]) for line in lines)
    groups = sorted(nx.connected_components(graph), key=lambda group: (-len(group), min(group)))
    radii = [max(1.0, len(group) ** 0.5) for group in groups]
    widest = max([2 * radii[0], 1.6 * sum(4 * r * r for r in radii) ** 0.5]) if radii else 0
    spots: dict[str, tuple[float, float]] = {}
    x = y = tall = 0.0
    for group, radius in zip(groups, radii, strict=True):
        if x and x + 2 * radius > widest:
            x, y, tall = 0.0, y - tall - 0.8, 0.0
        for name, (dx, dy) in _laid(graph.subgraph(sorted(group)), radius).items():
            spots[name] = (round(x + radius + dx, 3), round(y - radius + dy, 3))
        x, tall = x + 2 * radius + 0.8, max(tall, 2 * radius)
    return spots


def _laid(group: nx.Graph, radius: float) -> dict[str, tuple[float, float]]:
    import networkx as nx

    places = nx.spring_layout(group, seed=_SEED, scale=radius, iterations=200, method="force")
    return {name: (float(x), float(y)) for name, (x, y) in places.items()}


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
    """The names, with white round them so that lines do not cross them."""
    encoding = {"x": _place("x"), "y": _place("y"), "text": {"field": "label"}}
    mark = {"type": "text", "dy": -14, "fontSize": 11}
    halo = {"mark": mark | {"stroke": "white", "strokeWidth": 3, "strokeJoin": "round"}, "encoding": encoding}
    return {"data": values(_drawn(dots)), "layer": [halo, {"mark": mark, "encoding": encoding}]}


def _drawn(dots: list[Row]) -> list[Row]:
    return [{name: value for name, value in dot.items() if name != "evidence"} for dot in dots]
