"""Scenarios: what a change does to the stakeholders, and what is no change."""

import pytest

from dragoman.analysis.what_if.scenarios import changed
from dragoman.analysis.what_if.stakeholders import Backing, Estimate
from dragoman.analysis.what_if.table import parse
from dragoman.errors import ConfigError
from stakes import port


def test_who_is_removed_lends_nobody_anything_more() -> None:
    after = changed(port(), "remove Ministry")
    assert after.actors == ["Union", "City", "Shippers"]
    assert after.rows[2].capability == Estimate(20, 20, 20)
    assert after.rows[2].backing == ()


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        ("set Union position 55", (55, 1, 30)),
        ("set union salience 0.25", (0, 0.25, 30)),
        ("set Union capability 400", (0, 1, 400)),
        ("set Union position 5; set Union capability 2", (5, 1, 2)),
    ],
)
def test_a_number_that_is_set_is_known_exactly(scenario: str, expected: tuple[float, float, float]) -> None:
    after = changed(port(), scenario).rows[0]
    assert (after.position.value, after.salience.value, after.capability and after.capability.value) == expected
    assert Estimate.exactly(expected[0]) == after.position or "position" not in scenario


def test_a_tie_that_is_cut_takes_along_what_it_lent() -> None:
    after = changed(port(), "cut ministry > Shippers")
    assert after.rows[3].capability == Estimate(20, 20, 20)
    assert after.rows[:3] == port().rows[:3]


def test_others_lend_as_much_as_before() -> None:
    rows = ["actor,position,salience,capability,backing", "A,0,1,1,", "B,0,1,1,", "C,0,1,100,A 0.6; B 0.2"]
    after = changed(parse(rows), "cut A > C").rows[2]
    assert after.capability == Estimate.exactly(40)
    assert after.backing == (Backing("B", 0.5),)


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        ("", "changes nothing"),
        ("drop Union", "'drop Union'; allowed are remove ACTOR"),
        ("remove Guild", "names 'Guild'; the table has Union, City, Ministry, Shippers"),
        ("set Union position 140", "sets Union's position: position is 140; allowed is a number from 0 to 100"),
        ("set Union salience high", "sets Union's salience: 'high' is no number"),
        ("set Union salience nan", "sets Union's salience: salience is nan"),
        ("cut City > Shippers", "is no tie of the table; there are Ministry > Shippers"),
        ("cut Shippers > Ministry", "is no tie of the table"),
        ("remove Union; cut Ministry > Union", "names 'Union'"),
    ],
)
def test_what_is_no_change_is_told(scenario: str, words: str) -> None:
    with pytest.raises(ConfigError) as raised:
        changed(port(), scenario)
    assert words in str(raised.value)


def test_without_ties_none_can_be_cut() -> None:
    rows = ["actor,position,salience,capability", "A,0,1,1", "B,0,1,1"]
    with pytest.raises(ConfigError, match="the table's column `backing` has none"):
        changed(parse(rows), "cut A > B")
