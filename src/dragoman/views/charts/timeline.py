"""A timeline as a chart: each row as long as its text leaves open when it was."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dragoman.views.charts.style import GREEN, GREY, QUADS, Spec, framed, scale, short, values

if TYPE_CHECKING:
    import pyarrow as pa

NAMED = 60
"""Rows that have a line and a label each; more share a line for each kind."""

COUNTED = 1_000
"""Rows from which on only how many there are in each month is drawn."""

_DAYS = {"grid": True, "format": "%Y-%m-%d", "tickMinStep": 24 * 60 * 60 * 1000, "labelOverlap": True, "tickCount": 8}
_KINDS = QUADS | {"said": GREEN, "other": GREY}


def timeline_chart(table: pa.Table) -> Spec:
    """The dated and bounded rows of `timeline`, in lines from top to bottom; the undated are counted in the subtitle.

    A bar covers the days that are possible, an open end reaches as far as the rows do, paler; colours are quadrants.
    More than `COUNTED` rows are counted by the month of their first day.
    """
    rows = table.to_pylist()
    placed = [row for row in rows if row["placed"] != "undated" and (row["earliest"] or row["latest"])]
    missing = len(rows) - len(placed)
    if len(placed) > COUNTED:
        return _by_month(placed, missing)
    ends = [day for row in placed for day in (row["earliest"], row["latest"]) if day]
    bars = [_bar(row, n, min(ends), max(ends), len(placed) <= NAMED) for n, row in enumerate(placed)]
    lines = max(1, len({bar["line"] for bar in bars}))
    subtitle = f"{len(placed)} rows; {missing} without a time are not shown" if missing else f"{len(placed)} rows"
    colour = {"field": "kind", "type": "nominal", "scale": scale(_KINDS), "title": None}
    return framed(
        "What happened and was said", subtitle, data=values(bars), width=640, height={"step": 18 if lines > 1 else 40},
        mark={"type": "bar", "height": 10},
        encoding={
            "x": {"field": "from", "type": "temporal", "title": None, "axis": _DAYS},
            "x2": {"field": "to"},
            "y": {"field": "line", "type": "nominal", "sort": None, "title": None},
            "color": colour,
            "opacity": {"field": "open", "type": "nominal", "scale": {"domain": [False, True], "range": [0.95, 0.35]},
                        "legend": None},
            "tooltip": [{"field": name} for name in ("when", "basis", "label", "id")],
        },
    )  # fmt: skip


def _by_month(placed: list[dict[str, Any]], missing: int) -> Spec:
    months = Counter(((row["earliest"] or row["latest"]).replace(day=1), _kind(row)) for row in placed)
    rows = [{"month": month, "kind": kind, "rows": n} for (month, kind), n in sorted(months.items())]
    return framed(
        "What happened and was said, by month", f"{len(placed)} rows; {missing} without a time are not shown",
        data=values(rows), width=640, height=240, mark="bar",
        encoding={
            "x": {"field": "month", "timeUnit": "yearmonth", "type": "temporal", "title": None},
            "y": {"field": "rows", "type": "quantitative", "title": "rows"},
            "color": {"field": "kind", "type": "nominal", "scale": scale(_KINDS), "title": None},
            "tooltip": [{"field": name} for name in ("month", "kind", "rows")],
        },
    )  # fmt: skip


def _kind(row: dict[str, Any]) -> str:
    return "said" if row["record"] == "attribution" else str(row["quad"] or "other")


def _bar(row: dict[str, Any], n: int, first: date, last: date, named: bool) -> dict[str, Any]:
    kind = _kind(row)
    words = row["content"] if row["record"] == "attribution" else row["whom"] or row["about"]
    label = short(" ".join(part for part in (row["who"], row["words"], words) if part))
    start, end = row["earliest"] or first, row["latest"] or last
    return {"from": start, "to": end + timedelta(days=1), "kind": kind, "label": label, "when": row["when"],
            "line": f"{n + 1}. {label}" if named else kind, "basis": row["basis"], "id": row["id"],
            "open": not (row["earliest"] and row["latest"])}  # fmt: skip
