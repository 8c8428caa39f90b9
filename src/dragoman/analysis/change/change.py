"""When the acts of an actor, or between two, became more or fewer: breaks in the series that `panel` counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from dragoman.analysis.change.breaks import Break, breaks
from dragoman.analysis.panel import counted
from dragoman.analysis.timeline.timeline import timeline
from dragoman.corpus import files
from dragoman.corpus.filters import Filters
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

PERIODS = ("month", "week")
MEASURES = {
    "events": ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict"),
    "cooperation": ("verbal cooperation", "material cooperation"),
    "conflict": ("verbal conflict", "material conflict"),
}
"""Which quadrants each series counts."""

SHOWN = 5
"""Events that are told round a break."""

_TEXTS = ("measure", "verdict", "around", "evidence")
_COLUMNS = ("measure", "verdict", "break", "earliest", "latest", "before", "after", "p", "volume_before",
            "volume_after", "beyond_volume", "events", "periods", "since", "until", "around", "evidence")  # fmt: skip

Row = dict[str, Any]


def change(path: Path, given: Filters, *, other: str | None = None, period: str = "month") -> pa.Table:
    """The breaks in what the filter's actor does, or in what it and `other` do to each other; see `breaks` for how.

    One row for each break of each series, and one for a series without (`verdict`: break, no break, too few events).
    `break` is the first period of the new level, which lies between the days `earliest` and `latest` with 90 %;
    `before`, `after`: events in a period; `p`: how often a random order of the periods splits as well. `volume_before`
    and `volume_after` are all events of the store in a period, `beyond_volume` how much the series changed beyond them
    (after / before over the volume's; null where one is 0): near 1, there were more reports, not more acts. `around`
    tells the SHOWN most intense events from a period before to the last likely one, `evidence` has the ids of all.
    Counted are events whose own time lies in a period, with the filter `undated` also those of reports in it, but for
    those without a quadrant. Raises ConfigError for a period that is none and without an actor or country,
    MissingExtra without ruptures.
    """
    if period not in PERIODS:
        raise ConfigError(f"period is {period!r}; allowed are {', '.join(PERIODS)}")
    if not any(given.get(name) for name in ("actor", "country", "within")):
        raise ConfigError("whose acts? give an actor, a country or within")
    with files.reading(path) as connection:
        days, series = _series(counted(connection, f"{period},quad", "actor", given, other), period)
        volume = _volume(connection, given, period, days)
    found = {name: breaks(counts) for name, counts in series.items()}
    told = _around(path, given, other, days, [b for each in found.values() for b in each or ()])
    rows = [row for name in MEASURES for row in _rows(name, series[name], found[name], days, volume, told)]
    return _table(rows)


def _series(table: pa.Table, period: str) -> tuple[list[date], dict[str, NDArray[np.float64]]]:
    """The periods' first days, and the counts of each measure."""
    import numpy as np

    rows = table.select([period, "quad", "events"]).to_pylist()
    days = sorted({row[period] for row in rows})
    place = {day: n for n, day in enumerate(days)}
    counts = {name: np.zeros(len(days)) for name in MEASURES}
    for row in rows:
        for name, quads in MEASURES.items():
            if row["quad"] in quads:
                counts[name][place[row[period]]] += row["events"]
    return days, counts


def _volume(
    connection: duckdb.DuckDBPyConnection, given: Filters, period: str, days: list[date]
) -> NDArray[np.float64]:
    """All events of the store in each of the periods."""
    import numpy as np

    kept = cast(Filters, {n: v for n, v in given.items() if n not in ("actor", "country", "within")})
    table = counted(connection, period, "actor", kept) if days else None
    counts = dict(zip(*(table[n].to_pylist() for n in (period, "events")), strict=True)) if table else {}
    return np.array([float(counts.get(day, 0)) for day in days])


def _around(
    path: Path, given: Filters, other: str | None, days: list[date], found: list[Break]
) -> Mapping[Break, list[Row]]:
    """The events round each break, the most intense first."""
    if not found:
        return {}
    first, last = days[max(0, min(b.first for b in found) - 1)], _end(days, max(b.last for b in found))
    window = cast(Filters, {**given, "since": first.isoformat(), "until": last.isoformat(), "undated": False})
    rows = [row for row in timeline(path, window, other=other).to_pylist() if row["record"] == "event"]
    rows.sort(key=lambda row: -abs(row["intensity"] or 0))
    return {b: [row for row in rows if _near(row, days[max(0, b.first - 1)], _end(days, b.last))] for b in found}


def _near(row: Row, first: date, last: date) -> bool:
    return bool(row["earliest"] and row["latest"]) and first <= row["earliest"] and row["latest"] <= last


def _end(days: list[date], n: int) -> date:
    """The last day of the period `n`."""
    following = days[n + 1] if n + 1 < len(days) else days[n] + (days[n] - days[n - 1])
    return following - timedelta(days=1)


def _rows(
    name: str, counts: NDArray[np.float64], found: list[Break] | None, days: list[date], volume: NDArray[np.float64],
    told: Mapping[Break, list[Row]],
) -> list[Row]:
    ends = {"since": days[0], "until": _end(days, len(days) - 1)} if len(days) > 1 else {}
    whole: Row = {"measure": name, "events": int(counts.sum()), "periods": len(days), **ends}
    if not found:
        return [whole | {"verdict": "too few events" if found is None else "no break"}]
    return [whole | _told(b, days, volume, told[b]) for b in found]


def _told(b: Break, days: list[date], volume: NDArray[np.float64], events: list[Row]) -> Row:
    before, after = (round(float(part.mean()), 3) for part in (volume[b.start : b.at], volume[b.at : b.end]))
    grown = b.after / b.before if b.before else None
    beyond = round(grown * before / after, 3) if grown is not None and after else None
    around = "; ".join(f"{e['when']} {e['who']} {e['words']} {e['whom']}".strip() for e in events[:SHOWN])
    return {
        "verdict": "break", "break": days[b.at], "earliest": days[b.first], "latest": _end(days, b.last),
        "before": b.before, "after": b.after, "p": b.p, "volume_before": before, "volume_after": after,
        "beyond_volume": beyond, "around": around, "evidence": "; ".join(e["id"] for e in events),
    }  # fmt: skip


def _table(rows: list[Row]) -> pa.Table:
    import pyarrow as pa

    dates, numbers = ("break", "earliest", "latest", "since", "until"), ("events", "periods")
    kinds = dict.fromkeys(_TEXTS, pa.string()) | dict.fromkeys(dates, pa.date32()) | dict.fromkeys(numbers, pa.int64())
    return pa.Table.from_pylist(rows, pa.schema([(name, kinds.get(name, pa.float64())) for name in _COLUMNS]))
