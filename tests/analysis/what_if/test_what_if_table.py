"""Tables of stakeholders: what is read, what is refused and how it is told."""

from pathlib import Path

import pytest

from dragoman.analysis.what_if.stakeholders import Backing, Estimate, Stakeholder, Stakeholders
from dragoman.analysis.what_if.table import parse, read, write
from dragoman.errors import ConfigError
from stakes import PORT, port

HEAD = "actor,position,salience,capability,evidence"


def test_a_row_is_an_actor_with_its_numbers_and_their_bounds() -> None:
    union, city, _, shippers = port().rows
    assert union == Stakeholder(
        "Union", Estimate(0, 0, 20), Estimate(1, 1, 1), Estimate(30, 20, 40), "the strike call, 3 May"
    )
    assert (city.capability, city.evidence) == (Estimate(50, 50, 50), "the mayor's letter")
    assert shippers.backing == (Backing("Ministry", 0.5),)


def test_columns_in_any_order_and_capitals() -> None:
    (row,) = parse(["Capability,Position,ACTOR,Salience", "3,40, The  City ,0.5"]).rows
    assert row == Stakeholder("The City", Estimate.exactly(40), Estimate.exactly(0.5), Estimate.exactly(3))


def test_salience_of_up_to_100_is_taken_as_such_in_the_whole_table() -> None:
    rows = parse([HEAD, "A,0,80,1,x", "B,0,1,1,x"]).rows
    assert [row.salience.value for row in rows] == [0.8, 0.01]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write(port(), tmp_path / "port.csv")
    assert read(tmp_path / "port.csv") == port()


def test_a_spreadsheets_byte_order_mark_and_empty_lines_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "port.csv"
    path.write_bytes(b"\xef\xbb\xbf" + PORT.replace("\n", "\r\n").encode() + b"\r\n,,,,,,,,,\r\n")
    assert read(path) == port()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "lacks actor, position, salience, capability"),
        (["actor,position,salience"], "the header lacks capability"),
        ([HEAD + ",power"], "the header has power; needed are"),
        ([HEAD + ",evidence"], "a column twice"),
        ([HEAD, "A,10,0.5,1,x", "B,20,0.5,1,said so, twice"], "row 3 has 6 cells, the header 5"),
        ([HEAD, "A,10,0.5,1,x", "B,high,0.5,1,x"], "row 3 (B): position is 'high'; allowed is a number"),
        ([HEAD, 'A,"10,5",0.5,1,x'], "row 2 (A): position is '10,5'"),
        ([HEAD, "A,nan,0.5,1,x"], "row 2 (A): position is 'nan'"),
        ([HEAD, "A,101,0.5,1,x"], "row 2 (A): position is 101; allowed is a number from 0 to 100"),
        ([HEAD, "A,10,0.5,-1,x"], "row 2 (A): capability is -1; allowed is a number of at least 0"),
        ([HEAD, "A,10,101,1,x"], "row 2 (A): salience is 1.01; allowed is a number from 0 to 1"),
        ([HEAD, "A,,0.5,1,x"], "row 2 (A): position is empty"),
        ([HEAD, "A,10,,1,x"], "row 2 (A): salience is empty"),
        ([HEAD, ",10,0.5,1,x"], "row 2: the actor has no name"),
        ([HEAD, "A,10,0.5,1,x", "B,10,0.5,1,x", "A,20,0.5,1,x"], "row 4 (A): row 2 (A) is the same actor's"),
        ([HEAD + ",position_low", "A,10,0.5,1,x,20"], "row 2 (A): position is 10 (low 20, high 10); low must not"),
        ([HEAD + ",capability_high", "A,10,0.5,,x,20"], "row 2 (A): capability is empty beside its low or high"),
        ([HEAD + ",backing", "A,10,0.5,1,x,much"], "row 2 (A): backing is 'much'; allowed is a name and a share"),
        ([HEAD + ",backing", "A,10,0.5,1,x,B 0.7; C 0.7"], "together they are at most 1"),
        ([HEAD + ",backing", "A,10,0.5,1,x,B 0.2; B 0.3"], "row 2 (A): backing names B twice"),
        ([HEAD + ",backing", "A,10,0.5,1,x,B 0.2"], "backing names B, who has no row"),
    ],
)
def test_what_is_wrong_is_told_with_its_row(lines: list[str], words: str) -> None:
    with pytest.raises(ConfigError) as raised:
        parse(lines)
    assert words in str(raised.value)


def test_files_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    (tmp_path / "latin.csv").write_bytes(HEAD.encode() + b"\nS\xe3o Paulo,1,1,1,x\n")
    with pytest.raises(ConfigError, match=r"latin\.csv is not UTF-8 at byte 45"):
        read(tmp_path / "latin.csv")
    with pytest.raises(ConfigError, match="No such file"):
        read(tmp_path / "none.csv")
    with pytest.raises(ConfigError, match="cannot be written"):
        write(port(), tmp_path / "none" / "port.csv")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["A,0,1,1,x", "B,0,1,1,", "C,0,1,1,x"], "2 of 3 positions have evidence; a forecast needs at least 3"),
        (["A,0,1,,x", "B,0,1,1,x", "C,0,1,,x"], "the capability of A, C is not stated"),
        (["A,0,1,0,x", "B,0,0,1,x", "C,0,0,1,x"], "nobody has both capability and salience above 0"),
        (["A,0,1,1,x", "B,0,1,1,x", "C,0,1,1,x", "D,9,1,1,"], None),
    ],
)
def test_why_nothing_can_be_forecast(rows: list[str], reason: str | None) -> None:
    refusal = parse([HEAD, *rows]).refusal()
    assert refusal == reason if reason is None else refusal and refusal.startswith(reason)


def test_nobody_at_all() -> None:
    assert Stakeholders(()).refusal() == "0 of 0 positions have evidence; a forecast needs at least 3"
