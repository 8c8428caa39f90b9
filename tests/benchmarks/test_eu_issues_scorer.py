"""How wrong the models are on issues that can be counted by hand."""

import pytest

from benchmarks.backtest import default, lines
from benchmarks.eu_issues import (
    ACTORS,
    CONSTANT,
    PICKED,
    Issue,
    Stand,
    by_proposal,
    errors,
    issues,
    least,
    measure,
    with_picks,
)
from benchmarks.figures import Figure, figures
from dragoman.analysis.what_if.models import MODELS

BRIDGE = Issue("bridge", (Stand(0, 100, 1), Stand(40, 50, 2), Stand(100, None, 9)), 30)
EVEN = dict.fromkeys((*MODELS, CONSTANT), 20.0)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("constant 50", 50),
        ("mean", (0 + 40 + 100) / 3),
        ("salience-mean", 40 * 50 / 150),
        ("capability-mean", 40 * 2 / 3),
        ("compromise", 40 * 100 / 200),
        ("median", 40),
        ("weighted-median", 20),
    ],
)
def test_how_far_each_rule_is_from_the_outcome(rule: str, expected: float) -> None:
    assert errors(BRIDGE)[rule] == pytest.approx(abs(expected - 30))


def test_who_has_no_salience_does_not_bargain() -> None:
    assert errors(BRIDGE)["bargaining"] <= 30


def test_issues_as_the_file_has_them() -> None:
    weights = {f"p{actor}": "0.5" for actor in ACTORS}
    tolls = {"prnr": "p1", "pdk": "20", "sdk": "70", "pfi": "60", "out": "55"}
    fares = {"prnr": "p1", "pdk": "0", "sdk": "10", "out": "100"}
    lights = {"prnr": "p2", "pdk": "0", "sdk": "10"}
    columns = ["prnr", *(f"{kind}{actor}" for kind in "ps" for actor in ACTORS), "out"]
    rows = [[row.get(column, "") for column in columns] for row in (weights, tolls, fares, lights)]
    found = list(issues("\t".join(row) for row in [columns, *rows]))
    assert found[0] == Issue("p1", (Stand(20, 70, 0.5), Stand(60, None, 0.5)), 55)
    assert [issue.outcome for issue in found] == [55, 100]
    assert by_proposal(found) == [found]


def test_errors_are_averaged_over_issues_and_not_proposals() -> None:
    far = errors(Issue("road", (Stand(0, 10, 1),), 80))
    assert measure([[errors(BRIDGE)], [far, far]])["constant 50 MAE"] == pytest.approx((20 + 30 + 30) / 3)
    assert measure([[far]])["baseline mean MAE"] == 80


def test_a_difference_from_the_mean_is_on_the_same_issues() -> None:
    found = measure([[EVEN | {"compromise": 15.0}], [EVEN | {"compromise": 19.0}]])
    assert found["compromise against baseline mean, MAE"] == -3
    assert found["median against baseline mean, MAE"] == 0


def test_a_model_is_picked_on_other_proposals_than_it_is_measured_on() -> None:
    odd = [EVEN | {"compromise": 0.0}]
    picked = with_picks([odd, *[[EVEN | {"bargaining": 15.0}]] * 9])
    assert [issue[PICKED] for unit in picked for issue in unit] == [20, *[15] * 9]


def test_of_equals_the_simplest_is_the_best() -> None:
    assert least([EVEN]) == "mean"


@pytest.mark.parametrize(
    ("models", "picks", "chosen"),
    [((-3, -1), (-2, -1), "compromise"), ((-3, 1), (-2, -1), "mean"), ((-3, -1), (-2, 1), "mean")],
)
def test_a_model_is_the_default_only_where_it_beats_the_mean_beyond_doubt(
    models: tuple[float, float], picks: tuple[float, float], chosen: str
) -> None:
    found = {
        f"{name} against baseline mean, MAE": Figure(sum(bounds) / 2, *bounds, 1)
        for name, bounds in (("compromise", models), (PICKED, picks))
    }
    assert default(found, "compromise") == chosen


def test_a_row_for_each_model_and_one_default() -> None:
    units = with_picks([[errors(BRIDGE)]] * 3)
    rows = [line.split("\t") for line in lines(figures(units, measure), 3, "compromise")]
    assert [row[0] for row in rows] == [*MODELS, CONSTANT, PICKED]
    assert [row[-1] for row in rows].count("yes") == 1
    assert {len(row) for row in rows} == {9}
