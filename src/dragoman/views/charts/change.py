"""A series with its breaks as a chart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dragoman.views.charts.style import BLUE, GREEN, GREY, RED, Spec, framed, scale, values

if TYPE_CHECKING:
    import pyarrow as pa

_MEASURES = {"events": GREY, "cooperation": BLUE, "conflict": RED}


def change_chart(table: pa.Table, counts: pa.Table, period: str, measures: Mapping[str, tuple[str, ...]]) -> Spec:
    """The counts of a `panel` by period and quadrant, a panel for each of `measures`, with the breaks of `change`.

    A band covers the days between which a break lies with 90 %, a rule stands at the most likely one.
    """
    rows = counts.to_pylist()
    days = sorted({row[period] for row in rows})
    points: list[dict[str, Any]] = [
        {"day": day, "measure": name, "events": sum(row["events"] for row in rows if row[period] == day
                                                    and row["quad"] in quads)}
        for name, quads in measures.items() for day in days
    ]  # fmt: skip
    found = [row for row in table.to_pylist() if row["verdict"] == "break"]
    none = [row["measure"] for row in table.to_pylist() if row["verdict"] == "too few events"]
    subtitle = f"{len(found)} breaks" + (f"; too few events to say: {', '.join(none)}" if none else "")
    return framed(f"Events a {period}", subtitle, data=values([*points, *map(_band, found)]),
                  facet={"row": {"field": "measure", "type": "nominal", "title": None, "sort": list(measures)}},
                  spec=_panel())  # fmt: skip


def _band(row: dict[str, Any]) -> dict[str, Any]:
    kept = ("measure", "break", "earliest", "latest", "before", "after", "p", "around")
    return {name: row[name] for name in kept}


def _panel() -> Spec:
    line = {"field": "events", "type": "quantitative", "title": "events"}
    colour = {"field": "measure", "type": "nominal", "scale": scale(_MEASURES), "legend": None}
    tip = [{"field": name} for name in ("break", "before", "after", "p", "around")]
    return {"width": 640, "height": 130, "layer": [
        {"transform": [{"filter": "isValid(datum.earliest)"}],
         "mark": {"type": "rect", "color": GREEN, "opacity": 0.25},
         "encoding": {"x": {"field": "earliest", "type": "temporal", "title": None}, "x2": {"field": "latest"},
                      "tooltip": tip}},
        {"transform": [{"filter": "isValid(datum.break)"}], "mark": {"type": "rule", "color": GREEN, "size": 2},
         "encoding": {"x": {"field": "break", "type": "temporal"}, "tooltip": tip}},
        {"transform": [{"filter": "isValid(datum.day)"}], "mark": {"type": "line", "point": True},
         "encoding": {"x": {"field": "day", "type": "temporal"}, "y": line, "color": colour}},
    ]}  # fmt: skip
