"""The scorer of copies on four short reports, and what is planted."""

from datetime import date

import pytest

from benchmarks.copies import Article, Found, Planted, measure, planted, score

PLACES = ("Lamu", "Accra", "Osmora", "Tavira")
ARTICLES = [
    Article(
        f"set {place}",
        f"The bridge of {place} is open",
        tuple(f"In {place} the {n}th engineer said that {n * 13} cars could pass the bridge today." for n in range(9)),
        date(2031, 5, 6),
    )
    for place in PLACES
]


@pytest.fixture(scope="module")
def documents() -> list[Planted]:
    return planted(ARTICLES)


def joined(documents: list[Planted], *, other: bool = False) -> Found:
    """Each version joined to its article; with `other` the first article to the second one too."""
    first = {d.family: d.document.id for d in documents if d.kind == "report"}
    report = {d.document.id: first[d.family] for d in documents if d.kind != "report"}
    if other:
        one, two = list(first.values())[:2]
        report = {id: one if root == two else root for id, root in report.items()} | {two: one}
    kind = {d.document.id: d.kind for d in documents}
    return Found(report, kind, {d.document.id: list(d.new) for d in documents if d.new})


def test_each_article_is_planted_twice_and_always_the_same(documents: list[Planted]) -> None:
    assert [d.kind for d in documents] == ["report", "copy", "update"] * len(PLACES)
    assert [d.document for d in documents] == [d.document for d in planted(ARTICLES)]
    assert len({d.document.text for d in documents}) == len(documents)
    for report, update in zip(documents[::3], documents[2::3], strict=True):
        assert update.new
        assert not any(update.document.text[s:e] in report.document.text for s, e in update.new)


def test_what_is_all_right_scores_one(documents: list[Planted]) -> None:
    assert set(measure(score(documents, joined(documents))).values()) == {1}


def test_two_reports_that_are_joined_cost_precision(documents: list[Planted]) -> None:
    scores = measure(score(documents, joined(documents, other=True)))
    assert (round(scores["pairs P"], 3), scores["pairs R"]) == (0.571, 1)


def test_what_is_not_found_costs_recall(documents: list[Planted]) -> None:
    found = joined(documents)
    missed = {id: root for n, (id, root) in enumerate(found.report.items()) if n}
    scores = measure(score(documents, Found(missed, found.kind, {})))
    assert (scores["pairs P"], round(scores["pairs R"], 3)) == (1, 0.833)
    assert scores["new sentences R"] == 0
