"""The scorer of toponyms on two sentences."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

import pytest

from benchmarks.measures import Range
from benchmarks.toponyms import (
    Article,
    Spot,
    annotated,
    bare,
    measure,
    measure_located,
    ours,
    resolved,
    score,
)
from dragoman.knowledge.gazetteer import Point, kilometres

FILE = """<article><title>Ferries</title>
<text><![CDATA[Kenyan ferries left Lamu for Pemba & Zanzibar. Lamu waited.]]></text>
<toponyms>
<toponym><phrase>Lamu</phrase><start>20</start><end>24</end><gaztag geonameid="1"><name>Lamu Town</name>
<lat>-2.27</lat><lon>40.9</lon><country geonameid="2">Kenya</country></gaztag></toponym>
<toponym><start>0</start><end>6</end><phrase>Kenyan</phrase></toponym>
<toponym><start>28</start><end>33</end><phrase>Pemba</phrase></toponym>
</toponyms></article>"""
LAMU, KENYAN, PEMBA, ZANZIBAR, LAMU_AGAIN = (20, 24), (0, 6), (29, 34), (37, 45), (47, 51)
ARTICLE = annotated(ET.fromstring(FILE))


def test_offsets_that_do_not_give_the_phrase_are_put_aside() -> None:
    assert [spot.place for spot in ARTICLE.spots] == [LAMU, KENYAN]
    assert ARTICLE.aside == {"Pemba"}


def test_point_and_country_where_the_set_has_them() -> None:
    lamu, kenyan = ARTICLE.spots
    assert (lamu.point, lamu.country) == ((-2.27, 40.9), "KEN")
    assert (kenyan.point, kenyan.country) == (None, None)


@pytest.mark.parametrize(
    ("found", "exact", "overlap"),
    [
        ([LAMU, KENYAN], (1, 1), (1, 1)),
        ([LAMU, KENYAN, PEMBA], (1, 1), (1, 1)),
        ([LAMU, KENYAN, ZANZIBAR, LAMU_AGAIN], (0.5, 1), (0.5, 1)),
        ([LAMU, (0, 14)], (0.5, 0.5), (1, 1)),
        ([(0, 24)], (0, 0), (1, 0.5)),
        ([LAMU, LAMU], (1, 0.5), (1, 0.5)),
        ([LAMU, (0, 3), (4, 6)], (1 / 3, 0.5), (2 / 3, 1)),
        ([], (0, 0), (0, 0)),
    ],
)
def test_precision_and_recall(found: list[Range], exact: tuple[float, float], overlap: tuple[float, float]) -> None:
    scores = measure([score("toponym", ARTICLE, found)])
    assert (scores["toponym exact P"], scores["toponym exact R"]) == pytest.approx(exact)
    assert (scores["toponym overlap P"], scores["toponym overlap R"]) == pytest.approx(overlap)


def test_a_word_that_is_put_aside_still_overlaps_a_toponym() -> None:
    article = Article("Port Pemba shut.", [Spot((0, 10))], frozenset(["Pemba"]))
    scores = measure([score("toponym", article, [(5, 10)])])
    assert (scores["toponym exact P"], scores["toponym overlap P"]) == (0, 1)


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ((0, 0), (0, 0), 0),
        ((0, 0), (0, 1), 111.19),
        ((10, 20), (11, 20), 111.19),
        ((60, 0), (60, 1), 55.60),
        ((0, 179.5), (0, -179.5), 111.19),
        ((90, 0), (-90, 77), 20015.09),
        ((0, 0), (0, 180), 20015.09),
    ],
)
def test_kilometres(a: Point, b: Point, wanted: float) -> None:
    assert kilometres(a, b) == kilometres(b, a) == pytest.approx(wanted, abs=0.01)


HERE = (0, 4)
GOLD = [Spot(HERE, (10, 20), "KEN"), Spot((9, 12), (0, 0)), Spot((20, 24))]


@pytest.mark.parametrize(
    ("places", "located", "near", "country"),
    [
        ([Spot(HERE, (11.4, 20), "KEN")], 1, 1, 1),
        ([Spot(HERE, (11.5, 20), "TZA")], 1, 0, 0),
        ([Spot(HERE, (10, 20))], 1, 1, 0),
        ([Spot(HERE, (10, 20), "KEN"), Spot((9, 12), (5, 5))], 1, 0.5, 1),
        ([Spot(HERE, (10, 20), "KEN"), Spot((9, 12))], 0.5, 1, 1),
        ([Spot(HERE, (10, 20), "KEN"), Spot((20, 24)), Spot((30, 34))], 1, 1, 1),
        ([Spot(HERE)], 0, 0, 0),
    ],
)
def test_coordinates(places: Iterable[Spot], located: float, near: float, country: float) -> None:
    scores = measure_located([resolved(GOLD, places)])
    wanted = {"located, share": located, "within 161 km, share": near, "right country, share": country}
    assert {name: scores[name] for name in wanted} == wanted


def test_what_dragoman_reads() -> None:
    article = Article("Kenya accused Somalia of smuggling through Lamu County. Kenyan boats left.", [])
    counts = ours(article)
    assert (counts["toponym ours"], counts["places ours"]) == (4, 1)


def test_what_bare_spacy_finds_is_trimmed() -> None:
    text = "Ships left the Netherlands for Germany’s ports."
    assert {text[slice(*place)] for place in bare(text)} == {"Netherlands", "Germany"}
