"""A forecast in the terminal: outcomes, models, who moves, who clashes, what decides, and how far to trust it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.analysis.what_if.backtest import backtests
from dragoman.analysis.what_if.models import MODELS, UNWEIGHTED
from dragoman.analysis.what_if.results import Forecast, Spread
from dragoman.views.terminal import harmless

MOST = 10
"""Rows of each table of actors."""

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
        yield from _titled(f"Outcome, by {forecast.model}", _courses(forecast))
        yield from _titled("The models", _models(forecast))
    if not first.reason:
        yield from _bargaining(forecast)
        yield from _titled("Which inputs decide", _decisive(forecast))
        yield from ("", *_footing(forecast))


def _titled(title: str, part: RenderableType) -> Iterator[RenderableType]:
    yield from ("", Text(title), part)


def _footing(forecast: Forecast) -> Iterator[str]:
    """How far to trust it."""
    yield forecast.verdict
    if forecast.model in UNWEIGHTED:
        yield f"The {forecast.model} counts all actors alike: salience, capability and ties change nothing in it."
    unsourced = forecast.actors - forecast.sourced
    without = f", {unsourced} of them without evidence of their position" if unsourced else ""
    yield (
        f"Positions from 0 to 100 of {forecast.actors} actors{without}; {forecast.runs} runs over the intervals of the "
        f"table, seed {forecast.seed}. The interval is what the inputs leave open; the model's own error comes on top."
    )


def _courses(forecast: Forecast) -> Table:
    compared = ["change, 90 % of runs"] if len(forecast.courses) > 1 else []
    laid = _laid("", "outcome", "90 % of runs", "0 … 100", *compared)
    for number, course in enumerate(forecast.courses):
        name = f"{number}  {harmless(course.scenario)}" if number else harmless(course.scenario)
        if course.reason:
            laid.add_row(name, "–", harmless(course.reason))
        else:
            change = [_between(course.change, "+.1f")] if course.change else []
            laid.add_row(name, _number(course.outcome), _between(course.spread), _bars(course.tenths), *change)
    return laid


def _models(forecast: Forecast) -> Table:
    """A row for each model: as stated, its runs, its error in the backtest, and each scenario by its number."""
    scenarios = (f"in {number}" for number in range(1, len(forecast.courses)))
    laid = _laid("", forecast.courses[0].scenario, "90 % of runs", "backtest error", *scenarios)
    for name in MODELS:
        now, *then = (_number(course.outcomes.get(name)) for course in forecast.courses)
        laid.add_row(name, now, _between(forecast.spreads.get(name)), f"{backtests()[name].error:.1f}", *then)
    return laid


def _bargaining(forecast: Forecast) -> Iterator[RenderableType]:
    """Who moves and who clashes."""
    moves = [move for move in forecast.moves if move.up + move.down > 0]
    rows = [
        (move.actor, f"{move.stated:.1f}", f"{move.final:.1f}", _percent(move.up), _percent(move.down))
        for move in moves[:MOST]
    ]
    columns = ("", "stated", "after bargaining", "up in", "down in")
    yield from _titled(f"Who moves in bargaining{_rest(moves)}", _listed(columns, rows, "nobody by a point or more"))
    clashes = [(" – ".join(clash.actors), _percent(clash.share)) for clash in forecast.clashes[:MOST]]
    title = f"Who clashes in its first round: both expect to gain from a challenge{_rest(forecast.clashes)}"
    yield from _titled(title, _listed(("", "in"), clashes, "nobody"))


def _decisive(forecast: Forecast) -> RenderableType:
    if forecast.decisive is None:
        return f"not told: {forecast.undecided}"
    rows = [(f"{one.actor}: {one.number}", _percent(one.share)) for one in forecast.decisive[:MOST]]
    rest = 1 - sum(one.share for one in forecast.decisive[:MOST])
    rows += [("others, and several together", _percent(rest))] if rows and rest > 0 else []
    return _listed(("", "of the variance"), rows, "none: nothing that varies changes the outcome on its own")


def _listed(columns: Sequence[str], rows: Sequence[Sequence[str]], nothing: str) -> RenderableType:
    laid = _laid(*columns)
    for row in rows:
        laid.add_row(*map(harmless, row))
    return laid if rows else nothing


def _laid(first: str, *others: str) -> Table:
    laid = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    laid.add_column(first, overflow="fold", min_width=15)
    for column in others:
        laid.add_column(column, overflow="fold")
    return laid


def _rest(found: Sequence[object]) -> str:
    return f" (first {MOST} of {len(found)})" if len(found) > MOST else ""


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _between(spread: Spread | None, form: str = ".1f") -> str:
    return "–" if spread is None else f"{spread.p5:{form}} to {spread.p95:{form}}"


def _percent(share: float) -> str:
    return f"{share:.0%}" if share >= 0.005 else "under 1%"


def _bars(tenths: Iterable[float]) -> str:
    """How many runs end in each tenth of the axis, as bars; a dot for none."""
    return "".join(_BARS[min(7, int(share * 8))] if share else "·" for share in tenths)
