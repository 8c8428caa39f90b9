"""The scorer of actors' countries: which rows are asked, which names are composed, and what counts as right."""

from typing import Any

import pytest

from benchmarks.pairs import Answer, Question, is_composed, left_out, questions, score


def row(*arguments: str, given: str = "", **expected: str) -> dict[str, Any]:
    return {"args": list(arguments), "kwargs": {"known_country": given} if given else {}, "expect": expected}


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (row("Ghanaian nurses", country="GHA"), None),
        (row("Ghanaian nurses", "", "2020-01-01", country="GHA"), None),
        (row("nurses", country=""), None),
        (row("the League of Ports", country="IGO"), None),
        (row("nurses", code_1="MED"), "no country to check"),
        (row("Amara Diallo", "", "today", country="MLI"), "depends on today"),
        (row("NPP", "Ghana", country="GHA"), "gives the country"),
        (row("NPP", country="GHA", given="Ghana"), "gives the country"),
        (row("Amara Diallo", country="GOV"), "wrong"),
        (row("Ports of Ghana", country=""), "wrong"),
    ],
)
def test_rows_that_are_asked_and_left_out(asked: dict[str, Any], why: str | None) -> None:
    assert left_out(asked) == why


def test_questions_are_asked_once_and_no_code_of_no_state_is_expected() -> None:
    rows = [row("Port League", country="IGO"), row("nurses", country=""), row("nurses", "", "2020-01-01", country="")]
    assert list(questions(rows)) == [Question("Port League", None, False), Question("nurses", None, True)]


def test_what_has_a_title_is_named() -> None:
    rows = [row("Ghana Navy", country="GHA", wiki=title) for title in ("", "Ghana Navy")]
    assert [x.composed for x in questions(rows)] == [True, False]


@pytest.mark.parametrize(
    ("name", "composed"),
    [
        ("Accra police", True),
        ("Ghana’s Ports Authority", True),
        ("A Ghanaian Nurse", True),
        ("Ghana", False),
        ("South Africa", False),
        ("Amara Diallo", False),
        ("the League of Ports", False),
    ],
)
def test_composed_names(name: str, composed: bool) -> None:
    assert is_composed(name) is composed


def test_silence_counts_only_where_a_state_is_expected() -> None:
    wanted_and_got = [("GHA", "GHA"), ("GHA", "TGO"), ("MLI", None), (None, "GHA"), (None, None)]
    found = score([Answer(Question("x", wanted, True), got) for wanted, got in wanted_and_got])
    assert found["right of answered"] == pytest.approx(1 / 3)
    assert found["answered, share"] == pytest.approx(2 / 3)
    assert found["right of asked"] == pytest.approx(1 / 3)


def test_a_sector_counts_where_one_is_expected() -> None:
    wanted_and_got = [("MIL", "MIL"), ("MIL", "COP"), ("MIL", None), (None, "MIL")]
    found = score([Answer(Question("x", None, True, wanted), None, got) for wanted, got in wanted_and_got])
    assert found["sector right"] == pytest.approx(1 / 3)
