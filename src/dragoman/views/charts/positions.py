"""Positions drawn on a scale from pole to pole, each with its interval; or moving in time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dragoman.views.charts.style import BLUE, GREY, RED, Spec

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
BASES = {"own_words": "own words", "own_deeds": "own deeds", "others_words": "others' words"}

_COLOURS = [BLUE, RED, GREY]
_STEP = {"step": 44, "for": "position"}
"""Pixels of a line, which the bases share."""

_SHAPES = ["circle", "square", "diamond"]
_SHOWN = ("holder", "basis", "stance", "low", "high", "period", "words", "evidence")


def positions(table: pa.Table, question: str, first: str, second: str) -> Spec:
    """A chart of what `Store.positions` gives; `first` and `second` are the poles at -1 and +1.

    With periods it has a panel for each holder and time runs to the right. Those without a stance are named below.
    """
    rows = [_row(row) for row in table.to_pylist() if row["stance"] is not None]
    silent = sorted({row["holder"] for row in table.to_pylist() if row["stance"] is None})
    moving = any(row["period"] for row in rows)
    title = {"text": question, "subtitle": _below(silent), "anchor": "start"}
    spec: Spec = {"$schema": SCHEMA, "title": title, "data": {"values": rows}}
    return spec | (_in_time(first, second) if moving else _on_scale(first, second))


def stances(table: pa.Table, poles: Mapping[str, tuple[str, str]]) -> Spec:
    """A chart of what `Store.positions` gives of several issues, a line for each with its `poles`, by its id."""
    told = [row for row in table.to_pylist() if row["stance"] is not None]
    several = len({row["holder"] for row in told}) > 1
    rows = [_row(row) | {"line": " ↔ ".join(poles[row["issue"]]) + (f", {row['holder']}" if several else "")}
            for row in told]  # fmt: skip
    y = {"field": "line", "type": "nominal", "title": None, "sort": None}
    apart = {"field": "basis", "type": "nominal", "scale": {"domain": list(BASES.values())}}
    layers = _layers({"y": y, "yOffset": apart}, "x", _scale("first pole", "second pole"))
    title = {"text": "On each issue", "subtitle": "first pole ↔ second pole", "anchor": "start"}
    return {"$schema": SCHEMA, "title": title, "data": {"values": rows}, "width": 420, "height": _STEP, "layer": layers}


def _on_scale(first: str, second: str) -> Spec:
    y = {"field": "holder", "type": "nominal", "title": None, "sort": {"field": "stance", "op": "mean"}}
    apart = {"field": "basis", "type": "nominal", "scale": {"domain": list(BASES.values())}}
    layers = _layers({"y": y, "yOffset": apart}, "x", _scale(first, second))
    return {"width": 420, "height": _STEP, "layer": layers}


def _in_time(first: str, second: str) -> Spec:
    x = {"field": "period", "type": "temporal", "title": None}
    path = {"x": x, "y": _scale(first, second) | _AT, "color": _COLOUR}
    line = {"mark": {"type": "line", "opacity": 0.5}, "encoding": path}
    layers = [line, *_layers({"x": x}, "y", _scale(first, second))]
    header = {"title": None, "labelAnchor": "start"}
    facet = {"field": "holder", "type": "nominal", "header": header}
    return {"facet": {"row": facet}, "spec": {"width": 420, "height": 110, "layer": layers}}


_AT = {"field": "stance"}
_COLOUR = {
    "field": "basis", "type": "nominal", "title": None,
    "scale": {"domain": list(BASES.values()), "range": _COLOURS},
}  # fmt: skip

_SHAPE = {"field": "basis", "type": "nominal", "title": None,
          "scale": {"domain": list(BASES.values()), "range": _SHAPES}}  # fmt: skip


def _layers(place: dict[str, Any], axis: str, scale: dict[str, Any]) -> list[Spec]:
    """The interval as a rule and the stance as a point, with the words and ids that it rests on."""
    tooltip = [{"field": name, "type": "nominal"} for name in _SHOWN]
    common = place | {"color": _COLOUR, "tooltip": tooltip}
    rule = common | {axis: scale | {"field": "low"}, f"{axis}2": {"field": "high"}}
    point = common | {axis: scale | _AT, "shape": _SHAPE}
    return [
        {"mark": {"type": "rule", "strokeWidth": 2, "opacity": 0.85}, "encoding": rule},
        {"mark": {"type": "point", "filled": True, "size": 70, "opacity": 1}, "encoding": point},
    ]


def _scale(first: str, second: str) -> dict[str, Any]:
    labels = f"datum.value <= -1 ? {_quoted(first)} : datum.value >= 1 ? {_quoted(second)} : ''"
    axis = {"values": [-1, 0, 1], "labelExpr": labels, "labelLimit": 200, "grid": True}
    return {"type": "quantitative", "title": None, "scale": {"domain": [-1, 1]}, "axis": axis}


def _row(row: dict[str, Any]) -> dict[str, Any]:
    period = row["period"].isoformat() if row["period"] else None
    return {name: row[name] for name in _SHOWN} | {"basis": BASES[row["basis"]], "period": period}


def _below(silent: list[str]) -> str:
    return f"Unknown: {', '.join(silent)}" if silent else ""


def _quoted(label: str) -> str:
    """A label as a string of Vega's expressions."""
    plain = label.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{plain}'"
