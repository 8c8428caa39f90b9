"""The scorer of stories on five articles."""

from datetime import date

import pytest

from benchmarks.stories import Article, Pair, Vectors, best_cut, compare, joined, measure, ours, score, tfidf

FLOOD = ["Floods cut the road to Lamu", "The road to Lamu is cut by floods", "Lamu: floods again cut the road"]
VOTE = ["Voters in Accra chose a mayor", "A mayor was chosen by voters in Accra"]
DAY = date(2014, 2, 3)
ARTICLES = [*(Article(text, "flood", DAY) for text in FLOOD), *(Article(text, "vote", DAY) for text in VOTE)]


@pytest.fixture
def vectors() -> Vectors:
    return tfidf() or pytest.skip("scikit-learn is not installed")


def pair(a: str, b: str, cosine: float = 1.0) -> Pair:
    return Pair((a, b), cosine)


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ([pair("flood", "flood")] * 3 + [pair("vote", "vote")], 1, 1),
        ([pair("flood", "flood")] * 2, 1, 0.5),
        ([pair("flood", "flood"), pair("flood", "vote")], 0.5, 0.25),
        ([pair("flood", "vote")] * 6, 0, 0),
        ([], 0, 0),
    ],
)
def test_pairs_are_counted(found: list[Pair], precision: float, recall: float) -> None:
    scores = measure(score(ARTICLES, found))
    assert (scores["pairs P"], scores["pairs R"]) == (precision, recall)


def test_a_pair_of_two_stories_is_half_of_either() -> None:
    flood, vote = score(ARTICLES, [pair("flood", "flood"), pair("vote", "vote"), pair("flood", "vote")])
    assert measure([flood])["pairs P"] == measure([vote])["pairs P"] == pytest.approx(1 / 1.5)


def test_the_best_cut_is_the_lowest_of_equals() -> None:
    pairs = [
        *(pair("flood", "flood", x) for x in (0.6, 0.7, 0.8)),
        pair("vote", "vote", 0.5),
        pair("flood", "vote", 0.3),
    ]
    assert best_cut(ARTICLES, pairs) == 0.31
    assert measure(score(ARTICLES, joined(pairs, 0.31)))["pairs F1"] == 1


@pytest.mark.parametrize(("days", "compared"), [(0, True), (3, True), (4, False), (-3, True), (-4, False)])
def test_only_articles_of_the_same_days_are_compared(days: int, compared: bool, vectors: Vectors) -> None:
    later = Article(FLOOD[1], "flood", date.fromordinal(DAY.toordinal() + days))
    assert bool(compare([ARTICLES[0], later], vectors)) == compared


def test_the_floor_tells_two_stories_apart(vectors: Vectors) -> None:
    same = {p.stories for p in compare(ARTICLES, vectors) if p.cosine > 0.3}
    assert same == {("flood", "flood"), ("vote", "vote")}


def test_ours_tells_two_stories_apart() -> None:
    found = ours(ARTICLES)
    assert {p.stories for p in found} <= {("flood", "flood"), ("vote", "vote")}
