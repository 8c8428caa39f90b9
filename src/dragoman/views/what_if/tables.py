"""What a forecast tells, as headings, columns and cells of text: the same in the terminal, a report and a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.analysis.network.losses import Loss
from dragoman.analysis.network.measures import EFFECTS
from dragoman.analysis.what_if.backtest import backtests
from dragoman.analysis.what_if.models import MODELS, UNWEIGHTED
from dragoman.analysis.what_if.results import Course, Forecast, Spread
from dragoman.analysis.what_if.ties import Ties

MOST = 10
"""Rows of each table of actors."""

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A table with its heading; where it has no rows, `nothing` says so in words."""

    title: str
    columns: Cells
    rows: Sequence[Cells]
    nothing: str = ""


def named(number: int, course: Course) -> str:
    """A course's number and scenario."""
    return f"{number}  {course.scenario}" if number else course.scenario


def courses(forecast: Forecast) -> Part:
    """A row for each course: its outcome, interval and how far the scenario moves it."""
    rows: list[Cells] = []
    for number, course in enumerate(forecast.courses):
        told = (number_of(course.outcome), between(course.spread), between(course.change, "+.1f"))
        rows.append((named(number, course), *(("–", course.reason, "–") if course.reason else told)))
    kept = 4 if len(rows) > 1 else 3
    columns = ("", "outcome", "90 % of runs", "change, 90 % of runs")
    return Part(f"Outcome, by {forecast.model}", columns[:kept], [row[:kept] for row in rows])


def models(forecast: Forecast) -> Part:
    """A row for each model: as stated, its runs, its error in the backtest, and each scenario by its number."""
    scenarios = (f"in {number}" for number in range(1, len(forecast.courses)))
    rows = []
    for name in MODELS:
        now, *then = (number_of(course.outcomes.get(name)) for course in forecast.courses)
        rows.append((name, now, between(forecast.spreads.get(name)), f"{backtests()[name].error:.1f}", *then))
    return Part("The models", ("", forecast.courses[0].scenario, "90 % of runs", "backtest error", *scenarios), rows)


def moves(forecast: Forecast) -> Part:
    """Who moves in bargaining."""
    found = [move for move in forecast.moves if move.up + move.down > 0]
    rows = [
        (move.actor, f"{move.stated:.1f}", f"{move.final:.1f}", percent(move.up), percent(move.down))
        for move in found[:MOST]
    ]
    columns = ("", "stated", "after bargaining", "up in", "down in")
    return Part(f"Who moves in bargaining{_rest(found)}", columns, rows, "nobody by a point or more")


def clashes(forecast: Forecast) -> Part:
    """Which pairs clash."""
    rows = [(" – ".join(clash.actors), percent(clash.share)) for clash in forecast.clashes[:MOST]]
    title = f"Who clashes in its first round: both expect to gain from a challenge{_rest(forecast.clashes)}"
    return Part(title, ("", "in"), rows, "nobody")


def decisive(forecast: Forecast) -> Part:
    """Which inputs decide the outcome."""
    title, columns = "Which inputs decide", ("", "of the variance", "outcome where it is lowest", "… highest")
    if forecast.decisive is None:
        return Part(title, columns, [], f"not told: {forecast.undecided}")
    rows = [
        (f"{one.actor}: {one.number}", percent(one.share), f"{one.at_lowest:.1f}", f"{one.at_highest:.1f}")
        for one in forecast.decisive[:MOST]
    ]
    rest = 1 - sum(one.share for one in forecast.decisive[:MOST])
    rows += [("others, and several together", percent(rest), "", "")] if rows and rest > 0 else []
    return Part(title, columns, rows, "none: nothing that varies changes the outcome on its own")


def footing(forecast: Forecast) -> Iterator[str]:
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


def ties(found: Ties | None) -> Iterator[str]:
    """What becomes of the ties in a scenario, a line for each thing; nothing where they stay as they are."""
    if found is None:
        return
    if found.gone:
        yield f"gone: {', '.join(found.gone)}"
    for backer, actor in found.ended:
        yield f"{backer} backs {actor} no longer"
    for one in found.weakened:
        yield f"{one.actor} has capability {one.after:g} instead of {one.before:g}"
    if found.record:
        yield from _recorded(found.record)


def _recorded(loss: Loss) -> Iterator[str]:
    if loss.unknown:
        yield f"the record names nobody, or several, as: {', '.join(loss.unknown)}"
    if not (loss.lasting or loss.acts):
        yield f"of the record's {loss.ties} ties between {loss.parties} parties none falls away"
        return
    yield (f"of the record's {loss.ties} ties between {loss.parties} parties fall away: {loss.lasting} lasting ones, "
           f"{loss.acts} pairs and kinds of acts")  # fmt: skip
    for fall in loss.falls[:MOST]:
        yield f"  {fall.source} {fall.kind.replace('_', ' ')} {fall.target}"
    if loss.lasting > MOST:
        yield f"  and {loss.lasting - MOST} more"
    for effect in EFFECTS:
        if found := [party for party, what in loss.effects.items() if what == effect]:
            more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
            yield f"{effect}: {', '.join(found[:MOST])}{more}"


def number_of(value: float | None) -> str:
    """A number of the axis."""
    return "–" if value is None else f"{value:.1f}"


def between(spread: Spread | None, form: str = ".1f") -> str:
    """Where nine tenths of the runs lie."""
    return "–" if spread is None else f"{spread.p5:{form}} to {spread.p95:{form}}"


def percent(share: float) -> str:
    """A share of runs or of the variance."""
    return f"{share:.0%}" if share >= 0.005 else "under 1%"


def _rest(found: Sequence[object]) -> str:
    return f" (first {MOST} of {len(found)})" if len(found) > MOST else ""
