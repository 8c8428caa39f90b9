"""What holds for every model, whoever the actors are."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis.what_if.averages import mean, median
from dragoman.analysis.what_if.models import MODELS
from stakes import Rows, inputs

ROWS = st.lists(
    st.tuples(st.integers(0, 100), st.integers(1, 10).map(lambda n: n / 10), st.integers(1, 20)), min_size=2, max_size=7
)
EACH = pytest.mark.parametrize("name", MODELS)
WEIGHED = ("capability-mean", "compromise", "weighted-median", "bargaining")
"""The models in which capability counts."""


def outcome(name: str, rows: Sequence[tuple[float, float, float]]) -> float:
    return float(MODELS[name](inputs(list(rows)))[0])


@EACH
@settings(deadline=None)
@given(data=st.data(), rows=ROWS)
def test_the_order_of_the_actors_changes_nothing(name: str, data: st.DataObject, rows: Rows) -> None:
    other = data.draw(st.permutations(rows))
    assert outcome(name, other) == pytest.approx(outcome(name, rows))


@EACH
@settings(deadline=None)
@given(rows=ROWS, scale=st.sampled_from([0.1, 0.5, 2, 3]), shift=st.integers(-50, 50))
def test_another_axis_moves_the_outcome_with_it(name: str, rows: Rows, scale: float, shift: int) -> None:
    moved = [(scale * x + shift, s, c) for x, s, c in rows]
    assert outcome(name, moved) == pytest.approx(scale * outcome(name, rows) + shift, abs=1e-6)


@EACH
@settings(deadline=None)
@given(rows=ROWS)
def test_an_axis_that_is_turned_round_turns_the_outcome(name: str, rows: Rows) -> None:
    turned = [(100 - x, s, c) for x, s, c in rows]
    assert outcome(name, turned) == pytest.approx(100 - outcome(name, rows), abs=1e-6)


@pytest.mark.parametrize("name", WEIGHED)
@settings(deadline=None)
@given(data=st.data(), rows=ROWS)
def test_an_actor_that_is_entered_as_two_halves_counts_as_one(name: str, data: st.DataObject, rows: Rows) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    x, s, c = rows[at]
    halves = [*rows[:at], (x, s, c / 2), *rows[at + 1 :], (x, s, c / 2)]
    assert outcome(name, halves) == pytest.approx(outcome(name, rows), abs=1e-6)


@EACH
@settings(deadline=None)
@given(rows=ROWS, units=st.sampled_from([0.01, 7, 1000]))
def test_only_the_share_of_capability_counts(name: str, rows: Rows, units: float) -> None:
    assert outcome(name, [(x, s, units * c) for x, s, c in rows]) == pytest.approx(outcome(name, rows), abs=1e-6)


@EACH
@given(rows=ROWS, x=st.floats(0, 100))
def test_where_all_want_the_same_they_get_it(name: str, rows: Rows, x: float) -> None:
    assert outcome(name, [(x, s, c) for _, s, c in rows]) == pytest.approx(x)


@EACH
@settings(deadline=None)
@given(rows=ROWS)
def test_the_outcome_lies_between_the_outermost_positions(name: str, rows: Rows) -> None:
    positions = [x for x, _, _ in rows]
    assert min(positions) <= outcome(name, rows) <= max(positions)


@EACH
def test_runs_do_not_depend_on_each_other(name: str) -> None:
    one: Rows = [(0, 0.5, 1), (30, 1, 2), (90, 0.4, 4)]
    other: Rows = [(10, 1, 1), (20, 0.2, 5), (70, 0.9, 3)]
    together = MODELS[name](inputs(one, other))
    assert list(together) == pytest.approx([outcome(name, one), outcome(name, other)])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mean", 40),
        ("median", 30),
        ("salience-mean", (30 * 1 + 90 * 0.5) / 2),
        ("capability-mean", (30 * 2 + 90 * 5) / 8),
        ("compromise", (30 * 2 + 90 * 2.5) / 5),
        ("weighted-median", 60),
    ],
)
def test_what_each_average_expects(name: str, expected: float) -> None:
    assert outcome(name, [(0, 0.5, 1), (30, 1, 2), (90, 0.5, 5)]) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        ([(10, 1), (20, 1), (90, 1)], 20),
        ([(10, 1), (20, 1)], 15),
        ([(90, 5), (10, 1), (20, 1)], 90),
        ([(0, 0), (10, 2), (20, 1), (30, 1)], 15),
        ([(10, 1), (10, 1), (80, 2)], 45),
        ([(10, 1), (20, 0), (30, 1)], 20),
    ],
)
def test_half_of_the_weight_lies_on_either_side_of_the_median(
    positions: list[tuple[float, float]], expected: float
) -> None:
    given = inputs([(x, 1, w) for x, w in positions])
    assert median(given.position, given.weight)[0] == expected


def test_the_mean_goes_to_where_the_weight_is() -> None:
    given = inputs([(0, 1, 3), (100, 1, 1)])
    assert mean(given.position, given.weight)[0] == 25
