"""The scorer of leaders: which rows of REIGN's list are asked, and what counts as right."""

import pytest

from benchmarks.leaders import Question, Row, measure, questions


def row(state: str, id: str, name: str, since: str, until: str = "-") -> Row:
    year, month, day = since.split("-")
    end, last = until.split("-")
    return {"stateabb": state, "leadid": id, "leader": name, "sdate": day, "smonth": month, "syear": year,
            "emonth": last, "eyear": end}  # fmt: skip


def test_a_day_is_drawn_from_the_time_that_the_row_is_sure_of() -> None:
    (asked,) = questions([row("UKG", "A3.0-41", "Cameron, D.", "2010-5-11", "2016-7")], 500)
    assert (asked.country, asked.leader, asked.name) == ("GBR", "A3.0-41", "D. Cameron")
    assert "2010-05-11" <= asked.day <= "2016-07-01"


def test_whom_our_list_has_not_is_not_asked() -> None:
    assert [x.country for x in questions([row("GDR", "x-1", "Honecker", "1971-5-3", "1989-10")], 500)] == [None]


def test_only_the_row_s_leader_alone_is_right() -> None:
    right, wrong = Question("GBR", "2012-01-01", "A3.0-41", "Cameron"), Question("GBR", "2012-01-01", "x-1", "Blair")
    found = measure([right, wrong, Question(None, "1980-01-01", "x-2", "Honecker")])
    assert found["leader right"] == found["name finds the leader"] == 0.5
    assert found["asked, share"] == pytest.approx(2 / 3)
