"""Forecasts: what is drawn, what is told of it, and when nothing is."""

from dataclasses import replace

import numpy as np
import pytest

from dragoman.analysis.what_if import decisive as sensitivity
from dragoman.analysis.what_if.backtest import backtests, default_model, verdict
from dragoman.analysis.what_if.decisive import decisive
from dragoman.analysis.what_if.forecast import forecast
from dragoman.analysis.what_if.inputs import Inputs, drawn, stated
from dragoman.analysis.what_if.models import MODELS
from dragoman.analysis.what_if.stakeholders import Estimate, Stakeholders
from dragoman.errors import ConfigError
from stakes import port

FEW = 200


def exactly(stakeholders: Stakeholders) -> Stakeholders:
    """The same without any doubt."""
    return Stakeholders(tuple(
        replace(row, position=Estimate.exactly(row.position.value),
                capability=row.capability and Estimate.exactly(row.capability.value))
        for row in stakeholders.rows
    ))  # fmt: skip


def test_draws_lie_within_the_bounds_and_mostly_near_the_value() -> None:
    found = drawn(port(), 20_000, seed=1)
    city = found.position[1]
    assert (city.min() >= 30, city.max() <= 60) == (True, True)
    assert city.mean() == pytest.approx((30 + 40 + 60) / 3, abs=0.2)
    assert np.median(city) == pytest.approx(60 - np.sqrt(0.5 * 30 * 20), abs=0.2)
    assert set(found.position[2]) == {70}
    assert found.capability[2].mean() == pytest.approx(110, abs=0.5)


def test_an_actors_draws_do_not_depend_on_the_others() -> None:
    rows = port().rows
    alone, together = drawn(Stakeholders(rows[:1]), 50, seed=3), drawn(Stakeholders((*rows[1:], rows[0])), 50, seed=3)
    assert (alone.position[0] == together.position[3]).all()
    assert (alone.position[0] != drawn(Stakeholders(rows[:1]), 50, seed=4).position[0]).any()


def test_the_same_seed_gives_the_same_forecast() -> None:
    first, again, other = (forecast(port(), "compromise", FEW, seed).to_dict() for seed in (1, 1, 2))
    assert first == again
    assert first["spreads"] != other["spreads"]


def test_without_doubt_there_is_no_spread() -> None:
    found = forecast(exactly(port()), "bargaining", FEW)
    (course,) = found.courses
    assert course.spread is not None
    assert course.spread.p5 == course.spread.p95 == pytest.approx(course.outcome)
    assert sum(course.tenths) == pytest.approx(1)
    assert all(move.up in (0, 1) and move.down in (0, 1) for move in found.moves)


def test_every_model_is_told_beside_the_chosen_one() -> None:
    found = forecast(port(), "compromise", FEW)
    assert set(found.courses[0].outcomes) == set(found.spreads) == set(MODELS)
    assert found.courses[0].outcome == found.courses[0].outcomes["compromise"]
    assert found.courses[0].spread == found.spreads["compromise"]
    assert set(found.backtests) == {*MODELS, "constant 50"}
    assert (found.actors, found.sourced) == (4, 4)


def test_who_moves_and_where_to() -> None:
    moves = {move.actor: move for move in forecast(port(), runs=FEW).moves}
    assert set(moves) == set(port().actors)
    assert (moves["Shippers"].stated, moves["Shippers"].evidence) == (100, "their petition")
    assert moves["Shippers"].final < 100
    assert moves["Shippers"].down > 0.9


def test_scenarios_are_compared_run_by_run() -> None:
    found = forecast(port(), "compromise", FEW, scenarios=["set Ministry position 0", "set City position 40"])
    stated_course, lower, exact = found.courses
    assert stated_course.change is None
    assert lower.change is not None
    assert lower.change.p95 < 0
    assert exact.outcome == stated_course.outcome
    assert exact.change is not None
    assert abs(exact.change.p50) < 3


def test_a_scenario_that_leaves_too_few_sources_says_so() -> None:
    _, course = forecast(port(), runs=FEW, scenarios=["remove Union; remove City"]).courses
    assert course.reason == "2 of 2 positions have evidence; a forecast needs at least 3"
    assert (course.outcome, course.spread, course.change) == (None, None, None)


def test_without_capability_nothing_is_forecast_and_the_reason_is_told() -> None:
    rows = port().rows
    silent = Stakeholders((replace(rows[0], capability=None), *rows[1:]))
    found = forecast(silent, runs=FEW, scenarios=["set Union capability 10"])
    assert found.courses[0].reason == "the capability of Union is not stated; a forecast needs everybody's"
    assert (found.courses[0].outcome, found.moves, found.decisive) == (None, (), None)
    assert found.courses[1].outcome is not None
    assert found.courses[1].change is None


@pytest.mark.parametrize(
    ("model", "runs", "seed"), [("oracle", 10, 1), ("mean", 0, 1), ("mean", 10**6, 1), ("mean", 9, -1)]
)
def test_what_is_not_allowed_is_told(model: str, runs: int, seed: int) -> None:
    with pytest.raises(ConfigError, match="allowed are"):
        forecast(port(), model, runs, seed)


def test_the_default_is_the_mean_while_none_beats_it() -> None:
    beats = [one.model for one in backtests().values() if one.model in MODELS and one.against_high < 0]
    assert beats == []
    assert forecast(port(), runs=FEW).model == default_model() == "mean"
    assert "No model beat the mean of the positions beyond doubt" in verdict("compromise")


@pytest.mark.parametrize(
    ("model", "words"),
    [("compromise", "no clear difference from the mean"), ("bargaining", "clearly more than the mean"), ("mean", "50")],
)
def test_the_verdict_tells_how_wrong_a_model_was(model: str, words: str) -> None:
    assert f"{backtests()[model].error:.1f} points of 100" in verdict(model)
    assert words in verdict(model)


def test_every_model_has_its_backtest() -> None:
    assert set(backtests()) == {*MODELS, "constant 50", "picked"}
    assert all(one.low < one.error < one.high for one in backtests().values())


def test_from_few_runs_no_decisive_input_is_told() -> None:
    found = forecast(port(), runs=FEW)
    assert (found.decisive, found.undecided) == (None, "which inputs decide is told from 500 runs on")


def test_without_the_extra_the_rest_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "SALib.analyze", None)
    found = forecast(port(), runs=sensitivity.FEWEST)
    assert found.decisive is None
    assert "pip install 'dragoman[what-if]'" in (found.undecided or "")
    assert found.courses[0].outcome is not None


def test_the_number_that_alone_varies_decides_all() -> None:
    pytest.importorskip("SALib")
    given = drawn(port(), 2000, seed=1)
    first, *others = decisive(port().actors, given, 2 * given.position[1], seed=1)
    assert (first.actor, first.number, others) == ("City", "position", [])
    assert first.share == pytest.approx(1, abs=0.02)


def test_shares_of_a_sum_are_those_of_the_variances() -> None:
    pytest.importorskip("SALib")
    random = np.random.default_rng(5)
    given = Inputs(random.random((2, 4000)), np.ones((2, 4000)), np.ones((2, 4000)))
    found = decisive(["A", "B"], given, given.position[0] + 2 * given.position[1], seed=1)
    assert [(one.actor, one.number) for one in found] == [("B", "position"), ("A", "position")]
    assert [one.share for one in found] == pytest.approx([0.8, 0.2], abs=0.04)


def test_nothing_decides_where_nothing_varies() -> None:
    pytest.importorskip("SALib")
    given = stated(port())
    assert decisive(port().actors, given, given.position[0], seed=1) == ()
