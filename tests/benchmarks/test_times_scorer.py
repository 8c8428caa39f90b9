"""The scorer of times on a text of one line."""

import pytest

from benchmarks.times import Found, measure, ours, score, timeml

FILE = """<TimeML><DCT><TIMEX3 value="2003-05-14" tid="t0" functionInDocument="CREATION_TIME">May 14</TIMEX3></DCT>
<TEXT>Ferries &amp; buses <EVENT>stopped</EVENT> <TIMEX3 tid="t1" type="DATE" value="2003-05-12">Monday</TIMEX3>
and <TIMEX3 value="P2D" tid="t2" type="DURATION">for two days</TIMEX3>.</TEXT></TimeML>"""
MONDAY, DAYS = (24, 30), (35, 47)


def test_tags_are_taken_off_and_places_kept() -> None:
    found = timeml(FILE)
    assert found.text == "Ferries & buses stopped Monday\nand for two days."
    assert found.day == "2003-05-14"
    assert found.times == [(MONDAY, "2003-05-12"), (DAYS, "P2D")]


@pytest.mark.parametrize(
    ("found", "strict", "relaxed", "value"),
    [
        ([(MONDAY, "2003-05-12"), (DAYS, "P2D")], 1, 1, 1),
        ([(MONDAY, "2003-05-12"), ((39, 47), "P2D")], 0.5, 1, 1),
        ([(MONDAY, "2003-05-19"), (DAYS, None)], 1, 1, 0),
        ([(MONDAY, "2003-05-12")], 2 / 3, 2 / 3, 2 / 3),
        ([((0, 7), "P2D")], 0, 0, 0),
        ([], 0, 0, 0),
    ],
)
def test_strict_relaxed_and_value(found: Found, strict: float, relaxed: float, value: float) -> None:
    scores = measure([score(timeml(FILE).times, found)])
    assert scores == pytest.approx({"strict F1": strict, "relaxed F1": relaxed, "value F1": value})


def test_dragoman_counts_from_the_given_day() -> None:
    assert ours("The bridge reopened on Monday.", "2003-05-14") == [((23, 29), "2003-05-12")]
