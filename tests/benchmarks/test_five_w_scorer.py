"""The scorer of who, what, when and where on an article about a ferry."""

from typing import Any

import pytest

from benchmarks.five_w import Article, article, bare, constant, measure, ours, score

WANTED = {
    "who": {"Amara Diallo", "Coast Guard of Mali"},
    "what": {"Diallo visited the new harbour"},
    "where": {"harbour of Lamu"},
    "when": {"2014-02-03"},
}
TEXT = "Ghana watched. President Amara Diallo visited France on Monday."


@pytest.mark.parametrize(
    ("question", "answer", "right"),
    [
        ("who", "President Diallo", True),
        ("who", "Coast Guard", True),
        ("who", "Issa Diallo", False),
        ("who", "the Guard", True),
        ("who", "Bamako Guard", False),
        ("where", "Lamu", True),
        ("where", "harbour of Kisumu", False),
        ("where", "of", False),
        ("when", "2014-02-03", True),
        ("when", "2014-02-04", False),
        ("what", "visited", True),
        ("what", "was visited", True),
        ("what", "visited Togo", False),
        ("what", "left", False),
    ],
)
def test_when_an_answer_is_right(question: str, answer: str, right: bool) -> None:
    assert measure([score(WANTED, {question: [{answer}]})])[f"{question}, first 1"] == right


@pytest.mark.parametrize(
    ("answers", "one", "three"),
    [
        ([{"Diallo"}], 1, 1),
        ([{"Togo", "Diallo"}], 1, 1),
        ([set(), {"Togo"}, {"Diallo"}], 0, 1),
        ([{"Togo"}, {"Kenya"}, {"Ghana"}, {"Diallo"}], 0, 0),
        ([], 0, 0),
    ],
)
def test_the_first_answers_count(answers: list[set[str]], one: int, three: int) -> None:
    found = measure([score(WANTED, {"who": answers})])
    assert found == {"who, first 1": one, "who, first 3": three}


def test_an_article_without_an_annotated_answer_is_not_asked() -> None:
    asked = score(WANTED, {"where": [{"Lamu"}]})
    unasked = score(WANTED | {"where": set()}, {"where": [{"Lamu"}]})
    assert measure([asked, unasked])["where, first 1"] == 1


def answered(**answers: str) -> dict[str, Any]:
    return {"annotated": [{"coderPhraseCount": 3, **answers}]}


@pytest.mark.parametrize(("date", "day"), [("2014-02-03 08:30:00", "2014-02-03"), ("None", None)])
def test_a_file_of_the_set(date: str, day: str | None) -> None:
    questions = {
        "who": answered(text="Diallo"),
        "what": answered(text="visited France"),
        "where": answered(),
        "when": answered(text="Monday", parsed="2014-02-03"),
    }
    found = article({"text": TEXT, "date_publish": date, "fiveWoneH": questions})
    wanted = {"who": {"Diallo"}, "what": {"visited France"}, "where": set(), "when": {"2014-02-03"}}
    assert found == Article(TEXT, day, wanted)


def test_what_dragoman_reads() -> None:
    found = ours(Article(TEXT, "2014-02-04", WANTED))
    assert found["what"] == [{"visited"}]
    assert {"Amara Diallo"} <= found["who"][0]
    assert found["when"] == [{"2014-02-03"}]


def test_only_what_happened_answers() -> None:
    assert ours(Article("Amara Diallo may visit Togo.", None, WANTED))["what"] == []


def test_what_spacy_reads() -> None:
    found = bare(Article(TEXT, "2014-02-04", WANTED))
    assert {"Ghana"} in found["who"]
    assert {"France"} in found["where"]
    assert found["what"] == [{"watched"}, {"visited"}]
    assert found.get("when", [{"2014-02-03"}]) == [{"2014-02-03"}]


@pytest.mark.parametrize(("day", "answers"), [("2014-02-03", [{"2014-02-03"}]), (None, [set()])])
def test_the_day_of_publication(day: str | None, answers: list[set[str]]) -> None:
    assert constant(Article(TEXT, day, WANTED)) == {"when": answers}
