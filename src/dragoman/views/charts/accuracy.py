"""How many judged records are right, as a chart: a point with its interval for each type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.views.charts.style import BLUE, Spec, framed, values

if TYPE_CHECKING:
    import pyarrow as pa


def accuracy_chart(table: pa.Table) -> Spec:
    """What `accuracy` gives; the line of a whole table is bold by its name in capitals."""
    rows = [row | {"label": _label(row)} for row in table.to_pylist()]
    judged = sum(row["right"] + row["wrong"] for row in rows if row["type"] is None)
    y = {"field": "label", "type": "nominal", "sort": None, "title": None}
    x = {"type": "quantitative", "scale": {"domain": [0, 1]}, "axis": {"format": "%", "tickCount": 5}}
    tip = [{"field": name} for name in ("label", "right", "wrong", "precision", "low", "high")]
    title = {"title": "right, of those judged"}
    return framed("How many records are right", f"{judged} judged; lines are intervals of 95 %", data=values(rows),
                  width=420, height={"step": 24}, layer=[
        {"mark": {"type": "rule", "strokeWidth": 2, "color": BLUE},
         "encoding": {"y": y, "x": x | title | {"field": "low"}, "x2": {"field": "high"}, "tooltip": tip}},
        {"mark": {"type": "point", "filled": True, "size": 70, "opacity": 1, "color": BLUE},
         "encoding": {"y": y, "x": x | title | {"field": "precision"}, "tooltip": tip}},
    ])  # fmt: skip


def _label(row: dict[str, object]) -> str:
    return f"{row['table']}: {row['type']}" if row["type"] else f"all {row['table']}"
