"""The rules that say where an issue ends up, on issues that can be counted by hand."""

import pytest

from benchmarks.eu_issues import ACTORS, RULES, Issue, Stand, by_proposal, issues, mean, measure, median

BRIDGE = Issue("bridge", (Stand(0, 100, 1), Stand(40, 50, 2), Stand(100, None, 9)), 30)


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        ([(10, 1), (20, 1), (90, 1)], 20),
        ([(10, 1), (20, 1)], 15),
        ([(90, 5), (10, 1), (20, 1)], 90),
        ([(0, 0), (10, 2), (20, 1), (30, 1)], 15),
        ([(10, 1), (10, 1), (80, 2)], 45),
    ],
)
def test_half_of_the_weight_lies_on_either_side_of_the_median(
    positions: list[tuple[float, float]], expected: float
) -> None:
    assert median(positions) == expected


def test_the_mean_goes_to_where_the_weight_is() -> None:
    assert mean([(0, 3), (100, 1)]) == 25


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("constant 50", 50),
        ("baseline mean", (0 + 40 + 100) / 3),
        ("baseline mean by salience", 40 * 50 / 150),
        ("baseline mean by salience and weight", 40 * 100 / 200),
        ("baseline median", 40),
        ("baseline median by salience and weight", 20),
    ],
)
def test_what_each_rule_expects(rule: str, expected: float) -> None:
    assert RULES[rule](BRIDGE) == pytest.approx(expected)


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
    far = Issue("road", (Stand(0, 10, 1),), 80)
    assert measure([[BRIDGE], [far, far]])["constant 50 MAE"] == pytest.approx((20 + 30 + 30) / 3)
    assert measure([[far]])["baseline mean MAE"] == 80
