"""`dragoman what-if`: what it prints and refuses."""

import json
from pathlib import Path

import pytest

from dragoman.analysis.what_if.forecast import forecast
from stakes import port, port_file, what_if


@pytest.fixture
def table(tmp_path: Path) -> str:
    return port_file(tmp_path)


def test_it_shows_what_follows_and_how_far_to_trust_it(table: str) -> None:
    scenarios = ("--scenario", "cut Ministry > Shippers", "--scenario", "remove Union")
    result = what_if("--table", table, "--runs", "200", *scenarios)
    assert result.exit_code == 0
    parts = ["Outcome, by mean", "as stated", "1  cut Ministry > Shippers", "2  remove Union", "The models",
             "bargaining", "Who moves", "Who clashes", "Which inputs decide", "points of 100",
             "No model beat the mean"]  # fmt: skip
    shown = " ".join(result.stdout.split())
    places = [shown.index(" ".join(part.split())) for part in parts]
    assert places == sorted(places)
    assert "salience, capability and ties change nothing in it" in shown


def test_json_is_what_to_dict_gives(table: str) -> None:
    options = ("--runs", "200", "--seed", "4", "--model", "compromise", "--scenario", "remove Union")
    result = what_if("--table", table, *options, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout_bytes)
    assert found == forecast(port(), "compromise", 200, 4, ["remove Union"]).to_dict()
    assert [course["scenario"] for course in found["courses"]] == ["as stated", "remove Union"]
    assert found["backtests"]["compromise"]["error"] > found["backtests"]["compromise"]["low"]


def test_without_evidence_it_says_why_there_is_no_forecast(tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("actor,position,salience,capability\nA,0,1,1\nB,5,1,1\nC,9,1,1\n", encoding="utf-8")
    result = what_if("--table", str(path))
    assert (result.exit_code, result.stdout) == (
        0, "No forecast: 0 of 3 positions have evidence; a forecast needs at least 3.\n"
    )  # fmt: skip
    (course,) = json.loads(what_if("--table", str(path), "--json").stdout)["courses"]
    assert (course["outcome"], course["reason"]) == (
        None, "0 of 3 positions have evidence; a forecast needs at least 3"
    )  # fmt: skip


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("actor,position,salience,capability,evidence\n" + "".join(
        f"\x1b[31m{name},{position},1,{9 - position},x\n" for name, position in (("A", 0), ("B", 5), ("C", 8))
    ), encoding="utf-8")  # fmt: skip
    assert "\x1b" not in what_if("--table", str(path), "--runs", "10").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--model", "oracle"], "the model is 'oracle'; allowed are mean, median"),
        (["--scenario", "remove Guild"], "the table has Union, City, Ministry, Shippers"),
        (["--runs", "0"], "allowed are 1 to 100000 runs"),
    ],
)
def test_the_callers_mistake_is_usage(table: str, arguments: list[str], words: str) -> None:
    result = what_if("--table", table, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_what_is_wrong_in_the_table_is_told_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("actor,position,salience,capability\nA,0,1,1\nB,high,1,1\n", encoding="utf-8")
    result = what_if("--table", str(path))
    assert result.exit_code == 2
    assert "row 3 (B): position is 'high'" in result.stderr
