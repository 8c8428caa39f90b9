"""A forecast in the terminal: outcomes, models, who moves, who clashes, what decides, and how far to trust it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.analysis.what_if.results import Forecast
from dragoman.views.terminal import harmless
from dragoman.views.what_if import tables
from dragoman.views.what_if.tables import Part

_BARS = "▁▂▃▄▅▆▇█"


def shown(forecast: Forecast, width: int) -> str:
    """The forecast as lines of at most `width` columns."""
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False, emoji=False)
    for part in _parts(forecast):
        console.print(part)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in lines)


def _parts(forecast: Forecast) -> Iterator[RenderableType]:
    first = forecast.courses[0]
    if first.reason:
        yield f"No forecast: {harmless(first.reason)}."
    if any(not course.reason for course in forecast.courses):
        yield from _laid(_with_bars(tables.courses(forecast), forecast))
        yield from _laid(tables.models(forecast))
    for number, course in enumerate(forecast.courses):
        if lines := list(tables.ties(course.ties)):
            yield from ("", Text(harmless(f"The ties in {tables.named(number, course)}")))
            yield from map(harmless, lines)
    if not first.reason:
        for part in (tables.moves, tables.clashes, tables.decisive):
            yield from _laid(part(forecast))
        yield from ("", *tables.footing(forecast))


def _with_bars(part: Part, forecast: Forecast) -> Part:
    """The same with a column of how many runs end in each tenth of the axis."""
    rows = [(*row[:3], _bars(course.tenths), *row[3:]) for row, course in zip(part.rows, forecast.courses, strict=True)]
    return Part(part.title, (*part.columns[:3], "0 … 100", *part.columns[3:]), rows)


def _laid(part: Part) -> Iterator[RenderableType]:
    yield from ("", Text(part.title))
    if not part.rows:
        yield part.nothing
        return
    laid = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for number, column in enumerate(part.columns):
        laid.add_column(column, overflow="fold", min_width=None if number else 15)
    for row in part.rows:
        laid.add_row(*map(harmless, row))
    yield laid


def _bars(tenths: Iterable[float]) -> str:
    """How many runs end in each tenth of the axis, as bars; a dot for none."""
    return "".join(_BARS[min(7, int(share * 8))] if share else "·" for share in tenths)
