"""The scorer of stances on an article about four actors."""

import json
from pathlib import Path

import pytest

import dragoman as dr
from benchmarks.given_pairs import Elsewhere, Found, Told, answers, fullest, summed, words
from benchmarks.names import any_same
from benchmarks.pair_signs import table
from benchmarks.pair_words import SURE, value
from benchmarks.stances import (
    Article,
    Triplet,
    article,
    is_actor,
    measure,
    net,
    pairs,
    score,
    scored,
    signs,
    stances,
    turned,
)  # fmt: skip

DIALLO, REEDS, TOGO, COURT = "Amara Diallo", "Reed Party", "Togo", "High Court"
GOLD = Article(
    text="",
    day="2014-02-03",
    actors=[DIALLO, REEDS, TOGO, COURT],
    triplets=[(DIALLO, -1, TOGO), (DIALLO, -1, TOGO), (REEDS, 1, DIALLO), (TOGO, 1, DIALLO)],
)


def found(holder: str, sign: int, target: str) -> Found:
    return {holder}, sign, {target}


@pytest.mark.parametrize(
    ("ours", "precision", "recall", "listed"),
    [
        ([found("Diallo", -1, TOGO), found("the Reed Party", 1, DIALLO)], 1, 2 / 3, 1),
        ([found("Diallo", -1, TOGO), found("President Diallo", -1, TOGO)], 1, 1 / 3, 1),
        ([found(DIALLO, 1, TOGO)], 0, 0, 1),
        ([found(TOGO, -1, DIALLO)], 0, 0, 1),
        ([found(DIALLO, -1, TOGO), found(DIALLO, -1, COURT)], 0.5, 1 / 3, 1),
        ([found(DIALLO, -1, TOGO), found(DIALLO, -1, "Mali")], 1, 1 / 3, 0.5),
        ([found(DIALLO, -1, "Diallo")], 0, 0, 0),
        ([({"He", DIALLO}, -1, {"the country", TOGO})], 1, 1 / 3, 1),
        ([], 0, 0, 0),
    ],
)
def test_triplets(ours: list[Found], precision: float, recall: float, listed: float) -> None:
    scores = measure([score(GOLD, ours)])
    measured = scores["triplets P"], scores["triplets R"], scores["between listed actors, share"]
    assert measured == pytest.approx((precision, recall, listed))


@pytest.mark.parametrize(
    ("triplets", "sign"),
    [
        ([(DIALLO, 1, TOGO)], 1),
        ([(DIALLO, -1, TOGO), (TOGO, 1, DIALLO), (TOGO, -1, DIALLO)], -1),
        ([(DIALLO, -1, TOGO), (TOGO, 1, DIALLO)], None),
        ([], None),
    ],
)
def test_the_sign_of_a_pair(triplets: list[Triplet], sign: int | None) -> None:
    assert signs(triplets).get(frozenset((TOGO, DIALLO))) == sign


def test_pairs_given() -> None:
    gold = [(DIALLO, -1, TOGO), (REEDS, 1, DIALLO), (COURT, 1, TOGO), (COURT, -1, REEDS)]
    ours = [(TOGO, 1, DIALLO), (DIALLO, 1, REEDS), (COURT, 1, TOGO), (TOGO, 1, REEDS)]
    scores = measure([pairs(gold, ours)])
    assert scores["pairs answered, share"] == 3 / 4
    assert scores["pairs sign right, share"] == pytest.approx(2 / 3)
    assert scores["constant pairs sign right, share"] == pytest.approx(1 / 3)


def test_what_one_holds_of_another_where_it_is_not_even() -> None:
    triplets = [(DIALLO, -1, TOGO), (TOGO, 1, DIALLO), (REEDS, 1, TOGO), (REEDS, -1, TOGO), (COURT, 1, COURT)]
    assert net(triplets) == {(DIALLO, TOGO): -1, (TOGO, DIALLO): 1}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“Togo is a bully that robs its neighbours,” Amara Diallo said.", ("said", -1)),
        ("Amara Diallo stood beside the brave and generous people of Togo.", ("beside", 1)),
        ("Amara Diallo slept. The High Court sat in Lomé. Togo was quiet.", None),
    ],
)
def test_a_pair_that_no_record_stands_between_is_told_by_the_words(text: str, wanted: tuple[str, int] | None) -> None:
    def actor(names: set[str]) -> str | None:
        return next((name for name in (DIALLO, TOGO) if name in names), None)

    assert words(dr.read(text), [(DIALLO, TOGO)], actor).get((DIALLO, TOGO)) == wanted


def test_the_holders_own_words_go_first_and_faint_ones_tell_nothing() -> None:
    text = "Diallo stood beside the brave people of Togo. “Togo is a bully that robs others,” Amara Diallo said."
    assert words(dr.read(text), [(DIALLO, TOGO)], _between) == {(DIALLO, TOGO): ("said", -1)}
    faint = dr.read("“The road leads to Togo,” Diallo said.")
    [(step, value)] = summed(faint, [(DIALLO, TOGO)], _between).values()
    assert (step, abs(value) < SURE) == ("said", True)
    assert words(faint, [(DIALLO, TOGO)], _between) == {}


def _between(names: set[str]) -> str | None:
    return next((name for name in (DIALLO, TOGO) if any_same([name], names)), None)


def test_records_go_before_words_and_the_own_article_before_others() -> None:
    pair, key = (DIALLO, TOGO), frozenset((TOGO, DIALLO))
    told = {pair: ("said", -1)}
    assert answers(Told({pair: 1}, {}, told), {}) == told
    assert answers(Told({pair: 1}, {}, told), {key: 1}) == {pair: ("elsewhere", 1)}
    assert answers(Told({pair: 1}, {key: 1}, told), {key: -1}) == {pair: ("recorded", 1)}


def test_what_other_articles_record() -> None:
    full = {"Diallo", "President Amara Diallo", "she"}
    omar = {"Omar Diallo", "Diallo"}
    records = [[(full, -1, {TOGO})], [({TOGO}, 1, omar)], [({"Togo"}, -1, full), (full, -1, {TOGO})]]
    elsewhere = Elsewhere(records)
    assert elsewhere.signs(1, [(DIALLO, TOGO)]) == {frozenset((TOGO, DIALLO)): -1}
    assert elsewhere.signs(0, [("Omar Diallo", TOGO), (DIALLO, COURT)]) == {frozenset((TOGO, "Omar Diallo")): 1}
    assert Elsewhere(records[:1]).signs(0, [(DIALLO, TOGO)]) == {}


def test_the_fullest_name() -> None:
    assert fullest({"Diallo", "Amara Diallo", "the woman who led it", "she"}) == DIALLO


def test_a_sentence_tells_by_its_tone_and_by_acts_both_ways() -> None:
    kind, foul = "Kranz thanked Sommer, and Sommer embraced Kranz.", "Kranz robbed Sommer, and Sommer cursed Kranz."
    assert value(kind, (0, 5), (14, 20)) > 1
    assert value(foul, (0, 5), (13, 19)) < -1
    assert -1 <= value(foul, (0, 5), None) < 0


def test_how_often_words_are_right_by_how_sure_they_are() -> None:
    lines = list(table([("said", -0.9, -1), ("said", 0.3, -1), ("beside", 0.6, 1)]))
    assert lines[0] == "said   0.00:   2 of   2 told, 0.500 right"
    assert lines[2] == "said   0.50:   1 of   2 told, 1.000 right"
    assert lines[-1] == "beside 1.00:   0 of   1 told, 0.000 right"


def test_what_is_negated_is_turned_round() -> None:
    reading = dr.read("Ghana did not accuse Togo of smuggling. Mali did not support Niger.")
    assert {(min(a), sign, min(b)) for a, sign, b in turned(reading)} == {("Ghana", 1, "Togo"), ("Mali", -1, "Niger")}


def test_pairs_that_nothing_answers_count_as_wrong_of_all() -> None:
    gold = Article("", "2014-02-03", [DIALLO, TOGO, COURT], [(DIALLO, -1, TOGO), (DIALLO, 1, COURT)])
    silent = Article("", "2014-02-03", [DIALLO, TOGO], [(DIALLO, -1, TOGO)])
    texts = ((gold, "Amara Diallo accused Togo of smuggling."), (silent, "It rained in Lomé."))
    scores = measure(scored((article, dr.read(text)) for article, text in texts))
    assert scores["given answered, share"] == scores["given sign right of all, share"] == pytest.approx(2 / 3)
    assert scores["given in the article answered, share"] == pytest.approx(1 / 3)
    for measured in ("given sign right of answered, share", "given recorded sign right, share"):
        assert scores[measured] == scores["given elsewhere sign right, share"] == 1
    assert scores["constant given sign right of all, share"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("kinds", "actor"),
    [
        (["People"], True),
        (["GPE", "Organization"], True),
        (["Topic"], False),
        (["People", "Event"], False),
        (["People", "Organization", "Event"], True),
    ],
)
def test_most_annotators_say_who_is_an_actor(kinds: list[str], actor: bool) -> None:
    assert is_actor(kinds) == actor


def test_what_is_annotated_between_actors(tmp_path: Path) -> None:
    rows = [
        {"subject": DIALLO, "sentiment": "NEG", "object": TOGO},
        {"subject": DIALLO, "sentiment": "POS", "object": "free trade"},
        {"subject": "None", "sentiment": "POS", "object": TOGO},
    ]
    entities = [[DIALLO, ["People"], ["Main"], ["A"]], [TOGO, ["GPE"], ["Main"], ["A"]]]
    entities.append(["free trade", ["Topic"], ["Salient"], ["A"]])
    files = {
        "annotations/TRIPLET_000_DOCUMENT_1": {"entity lists": entities, "sentence-level stances": {"0": rows}},
        "articles/TRIPLET_000_DOCUMENT_1": {
            "text": [{"text": ""}, {"text": "Diallo blamed Togo."}, {"text": "It left."}]
        },
        "meta/TRIPLET_000": {"story_time": "2014-02-03"},
    }
    for name, content in files.items():
        path = tmp_path / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    wanted = Article("Diallo blamed Togo. It left.", "2014-02-03", [DIALLO, TOGO], [(DIALLO, -1, TOGO)])
    assert article(tmp_path, "TRIPLET_000_DOCUMENT_1") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghana accused Togo of smuggling.", {("Ghana", -1, "Togo")}),
        ("Ghana praised Togo on Monday.", {("Ghana", 1, "Togo")}),
        ("Ghana did not accuse Togo of smuggling.", set()),
        ("Ghana is an ally of Togo.", {("Ghana", 1, "Togo"), ("Togo", 1, "Ghana")}),
        ("Ghana lies beside Togo.", set()),
    ],
)
def test_what_dragoman_reads(text: str, wanted: set[Triplet]) -> None:
    assert {(min(a), sign, min(b)) for a, sign, b in stances(dr.read(text))} == wanted
