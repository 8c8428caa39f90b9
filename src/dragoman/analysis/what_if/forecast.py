"""The forecast of an issue: every model's outcome, how far the intervals spread it, and what scenarios would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.analysis.what_if.backtest import CONSTANT, backtests, default_model, verdict
from dragoman.analysis.what_if.bargaining import Bargaining, bargain
from dragoman.analysis.what_if.decisive import FEWEST, Decisive, decisive
from dragoman.analysis.what_if.inputs import Floats, Inputs, drawn, stated
from dragoman.analysis.what_if.models import MODELS
from dragoman.analysis.what_if.results import BINS, Clash, Course, Forecast, Move, Spread, Track
from dragoman.analysis.what_if.scenarios import changed
from dragoman.analysis.what_if.stakeholders import Stakeholders
from dragoman.analysis.what_if.ties import ties
from dragoman.errors import ConfigError, MissingExtra

RUNS, MOST_RUNS = 1000, 100_000
STATED = "as stated"
MOVED = 1.0
"""Points of the axis from which on an actor is said to have moved."""


def forecast(
    stakeholders: Stakeholders, model: str | None = None, runs: int = RUNS, seed: int = 1,
    scenarios: Sequence[str] = (), store: Path | None = None,
) -> Forecast:  # fmt: skip
    """Forecast where the issue ends up, as stated and in each scenario (scenarios.py says how they are written).

    The model is the one that the backtest makes the default where none is given. With a `store` each scenario also has
    what its record of ties would lose. The same arguments give the same numbers. Raises ConfigError for a model, runs,
    a seed or a scenario that is not allowed; stakeholders that allow no forecast give one that is empty and says why.
    """
    chosen = _checked(model or default_model(), runs, seed)
    others = [(text, changed(stakeholders, text)) for text in scenarios]
    base = None if stakeholders.refusal() else _simulated(stakeholders, runs, seed)
    outcome = None if base is None else base.outcomes[chosen]
    courses = [_course(STATED, stakeholders, chosen, outcome, None)]
    for (text, given), tied in zip(others, ties(stakeholders, [given for _, given in others], store), strict=True):
        after = None if given.refusal() else MODELS[chosen](drawn(given, runs, seed))
        courses.append(replace(_course(text, given, chosen, after, outcome), ties=tied))
    return Forecast(
        model=chosen, runs=runs, seed=seed, actors=len(stakeholders.rows),
        sourced=sum(bool(row.evidence) for row in stakeholders.rows), courses=tuple(courses),
        backtests={name: backtests()[name] for name in (*MODELS, CONSTANT)}, verdict=verdict(chosen),
        **_details(stakeholders, base, chosen, seed),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Simulated:
    """The runs of the table as stated: what was drawn, how it was bargained over, each model's outcomes."""

    drawn: Inputs
    bargaining: Bargaining
    outcomes: dict[str, Floats]


def _simulated(stakeholders: Stakeholders, runs: int, seed: int) -> _Simulated:
    given = drawn(stakeholders, runs, seed)
    bargaining = bargain(given)
    outcomes = {name: bargaining.outcome if name == "bargaining" else model(given) for name, model in MODELS.items()}
    return _Simulated(given, bargaining, outcomes)


def _checked(model: str, runs: int, seed: int) -> str:
    if model not in MODELS:
        raise ConfigError(f"the model is {model!r}; allowed are {', '.join(MODELS)}")
    if not 1 <= runs <= MOST_RUNS or seed < 0:
        raise ConfigError(f"{runs} runs, seed {seed}; allowed are 1 to {MOST_RUNS} runs and a seed of at least 0")
    return model


def _course(
    scenario: str, stakeholders: Stakeholders, model: str, outcome: Floats | None, before: Floats | None
) -> Course:
    """What follows, from the outcomes of the runs with and without the scenario."""
    if outcome is None:
        return Course(scenario, stakeholders.refusal())
    given = stated(stakeholders)
    outcomes = {name: float(one(given)[0]) for name, one in MODELS.items()}
    change = None if before is None else _spread(outcome - before)
    return Course(scenario, None, outcomes[model], outcomes, _spread(outcome), _shares(outcome), change)


def _details(stakeholders: Stakeholders, base: _Simulated | None, model: str, seed: int) -> dict[str, Any]:
    """What is told of the table as stated alone."""
    if base is None:
        return {"spreads": {}, "shares": {}, "moves": (), "tracks": (), "medians": (), "clashes": (), "decisive": None,
                "undecided": stakeholders.refusal()}  # fmt: skip
    found, undecided = _decisive(stakeholders.actors, base.drawn, base.outcomes[model], seed)
    return {
        "spreads": {name: _spread(of) for name, of in base.outcomes.items()},
        "shares": {name: _shares(of) for name, of in base.outcomes.items()},
        "moves": _moves(stakeholders, base.drawn, base.bargaining),
        "tracks": _tracks(stakeholders.actors, base.bargaining),
        "medians": _medians(base.bargaining),
        "clashes": _clashes(stakeholders.actors, base.bargaining),
        "decisive": found,
        "undecided": undecided,
    }


def _decisive(
    actors: Sequence[str], base: Inputs, outcome: Floats, seed: int
) -> tuple[tuple[Decisive, ...] | None, str | None]:
    """The numbers that decide, or why they cannot be told."""
    if outcome.size < FEWEST:
        return None, f"which inputs decide is told from {FEWEST} runs on"
    try:
        return decisive(actors, base, outcome, seed), None
    except MissingExtra as error:
        return None, str(error)


def _moves(stakeholders: Stakeholders, base: Inputs, bargaining: Bargaining) -> tuple[Move, ...]:
    """All actors, those that move in most runs first."""
    final = bargain(stated(stakeholders)).position[:, 0]
    by = bargaining.position - base.position
    up, down = (by >= MOVED).mean(axis=1), (by <= -MOVED).mean(axis=1)
    moves = [
        Move(row.actor, row.evidence, row.position.value, float(final[i]), float(up[i]), float(down[i]))
        for i, row in enumerate(stakeholders.rows)
    ]
    return tuple(sorted(moves, key=lambda move: (-move.up - move.down, move.actor)))


def _tracks(actors: Sequence[str], bargaining: Bargaining) -> tuple[Track, ...]:
    """Each actor's way, in the order of the table."""
    rounds = np.moveaxis(bargaining.bands, 0, 2)
    return tuple(
        Track(actor, *(tuple(map(float, band)) for band in way)) for actor, way in zip(actors, rounds, strict=True)
    )


def _medians(bargaining: Bargaining) -> tuple[float, ...]:
    """The continuing median of each round that the tracks have."""
    return tuple(map(float, np.median(bargaining.medians[: len(bargaining.bands)], axis=1)))


def _clashes(actors: Sequence[str], bargaining: Bargaining) -> tuple[Clash, ...]:
    """All pairs that clash in some run, likeliest first."""
    pairs = zip(*np.triu(bargaining.clashes).nonzero(), strict=True)
    found = [Clash((actors[i], actors[j]), float(bargaining.clashes[i, j])) for i, j in pairs]
    return tuple(sorted(found, key=lambda clash: (-clash.share, clash.actors)))


def _shares(outcome: Floats) -> tuple[float, ...]:
    """The share of runs that end in each part of the axis."""
    return tuple(map(float, np.histogram(outcome, bins=BINS, range=(0, 100))[0] / outcome.size))


def _spread(outcome: Floats) -> Spread:
    return Spread(*map(float, np.percentile(outcome, [5, 25, 50, 75, 95])))
