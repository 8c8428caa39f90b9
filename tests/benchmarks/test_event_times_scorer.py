"""The scorer of when events took place, on an article about a ferry."""

from __future__ import annotations

import pytest

from benchmarks.event_times import Days, measure, score
from benchmarks.five_w import Article
from dragoman.when import When

FERRY = Article("The ferry sank.", "2014-02-04", {"when": {"2014-02-03"}})
MONDAY = When("2014-02-03", "2014-02-03", "clause", "t")
TUESDAY = When("2014-02-04", "2014-02-04", "clause", "t")
FROM_SUNDAY = When("2014-02-02", None, "link", "t")
BY_TENSE = When(None, "2014-02-04", "tense", None)


@pytest.mark.parametrize(
    ("found", "right", "holds", "wrong"),
    [
        ([MONDAY], 1, 1, 0),
        ([TUESDAY], 0, 0, 1),
        ([FROM_SUNDAY], 0, 1, 0),
        ([BY_TENSE], 0, 0, 0),
        ([None, BY_TENSE, MONDAY], 1, 1, 0),
        ([TUESDAY, MONDAY], 1, 1, 1),
        ([None, None, None, MONDAY], 0, 0, 0),
        ([], 0, 0, 0),
    ],
)
def test_a_day_is_right_or_wrong_and_a_bound_holds_it(found: Days, right: int, holds: int, wrong: int) -> None:
    scores = measure([score(FERRY, found)])
    assert scores["right day, first 3"] == right
    assert scores["holds the day, first 3"] == holds
    assert scores["wrong day, first with one"] == wrong


def test_an_article_without_an_annotated_day_is_not_asked() -> None:
    assert not score(Article("The ferry sank.", None, {"when": set()}), [MONDAY])
