"""The scorer of sentiment toward a target, and what its floors see."""

import json

import pytest

from benchmarks.sentiment import Answer, Target, article, by_article, constant, learned, measure, score, targets

HARBOUR = "The mayor praised Amara Diallo, who closed the harbour."


def row(gid: str, text: str, **polarities: float) -> str:
    marked = [(text.index(name), name, polarity) for name, polarity in polarities.items()]
    rows = [{"from": at, "to": at + len(name), "polarity": polarity} for at, name, polarity in marked]
    return json.dumps({"primary_gid": gid, "sentence_normalized": text, "targets": rows})


def answer(gold: str, *answered: str, article: str = "a") -> Answer:
    return Answer(Target(article, "Diallo resigned.", (0, 6), gold), answered)


def test_each_target_is_masked_by_itself() -> None:
    found = list(targets(row("paper_v1_7_-1_3_mayor_4_9", HARBOUR, mayor=4.0, harbour=2.0)))
    assert [(x.masked, x.polarity) for x in found] == [
        ("The thetarget praised Amara Diallo, who closed the harbour.", "neutral"),
        ("The mayor praised Amara Diallo, who closed the thetarget.", "negative"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("sides_12_7_1_the mayor_4_9", "sides_12_7_30_Amara Diallo_0_12", True),
        ("paper_v1_71_-1_3_the mayor_4_9", "paper_v1_71_-1_9_Diallo_0_6", True),
        ("paper_v1_71_-1_3_the mayor_4_9", "paper_v1_72_-1_3_the mayor_4_9", False),
        ("sides_12_7_1_the mayor_4_9", "paper_12_7_1_the mayor_4_9", False),
    ],
)
def test_sentences_of_one_article(one: str, other: str, same: bool) -> None:
    assert (article(one) == article(other)) is same


def test_every_class_has_the_same_weight() -> None:
    found = score([("negative", "negative")] * 3 + [("positive", "negative")])
    assert found["accuracy"] == 0.75
    assert found["average recall"] == pytest.approx(1 / 3)
    assert found["macro-F1"] == pytest.approx(2 * 3 / (4 + 3) / 3)


def test_the_mean_of_several_seeds_over_all_articles() -> None:
    units = by_article([answer("neutral", "neutral", "neutral"), answer("neutral", "neutral", "positive", article="b")])
    assert [len(unit) for unit in units] == [1, 1]
    assert measure(units)["accuracy"] == 0.75


def test_the_constant_is_the_most_frequent_class() -> None:
    table = [answer(gold).target for gold in ("positive", "neutral", "positive")]
    assert {x.polarities for x in constant(table)} == {("positive",)}


def test_the_learned_floor_sees_other_articles_only() -> None:
    pytest.importorskip("sklearn")
    words = {"negative": "Diallo was blamed by critics.", "positive": "Diallo was praised by voters."}
    table = [Target(str(n), text, (0, 6), polarity) for n in range(10) for polarity, text in words.items()]
    alone = [Target("alone", "Diallo faces a vote on Friday.", (0, 6), "neutral")] * 2
    found = learned([*table, *alone])
    assert [x.polarities for x in found[:2]] == [("negative",) * 3, ("positive",) * 3]
    assert "neutral" not in {got for x in found[-2:] for got in x.polarities}
