"""The scorer of the own gold, on an annotation of two sentences."""

from typing import Any

import pytest

import dragoman as dr
from benchmarks.gold import measure, score
from benchmarks.names import same_name

TEXT = "Amara Diallo accused Chad of spying. “We will wait,” Idris Bako said."


@pytest.fixture(scope="module")
def reading() -> dr.Reading:
    return dr.read(TEXT)


def place(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def gold(**changed: Any) -> dict[str, Any]:  # noqa: ANN401
    """The annotation of TEXT; rows given by name replace its own."""
    quotation = {
        "required": True,
        "kind": "direct",
        "content": [place("“We will wait,”")],
        "source": place("Idris Bako"),
        "source_entity": "Idris Bako",
    }
    accusing = {
        "required": True,
        "kind": "indirect",
        "content": [place("Chad of spying")],
        "source": place("Amara Diallo"),
        "source_entity": "Amara Diallo",
    }
    event = {
        "required": True,
        "type": "ACCUSE",
        "trigger": place("accused"),
        "polarity": "affirmed",
        "certainty": "certain",
        "agreed": ["polarity", "certainty"],
        **{key: ["Amara Diallo"] for key in ("actors", "actors_b")},
        **{key: ["Chad"] for key in ("recipients", "recipients_b")},
    }
    named = ("Amara Diallo", "Idris Bako", "Chad", "Mali")
    entities: list[dict[str, Any]] = [{"name": name, "aliases": []} for name in named]
    rows = {"attributions": [quotation, accusing], "events": [event], "entities": entities}
    return {"ties": [], **rows, **{k: [{**row, **v} for row in rows[k]] for k, v in changed.items()}}


def test_a_right_reading(reading: dr.Reading) -> None:
    found = measure([score(gold(), reading)])
    assert found["attribution and source F1"] == found["event, all roles F1"] == 1
    assert found["direct quotations with the right speaker"] == found["voice of matched events"] == 1


@pytest.mark.parametrize(
    ("wrong", "figure", "kept"),
    [
        ({"recipients": ["Mali"], "recipients_b": ["Mali"]}, "event, all roles F1", "event type at trigger F1"),
        ({"actors": [], "actors_b": []}, "event, all roles F1", "event type at trigger F1"),
        ({"type": "THREATEN"}, "event type at trigger F1", "attribution and source F1"),
    ],
)
def test_a_wrong_event(reading: dr.Reading, wrong: dict[str, Any], figure: str, kept: str) -> None:
    found = measure([score(gold(events=wrong), reading)])
    assert (found[figure], found[kept]) == (0, 1)


def test_either_annotators_roles_will_do(reading: dr.Reading) -> None:
    assert measure([score(gold(events={"recipients": ["Mali"]}), reading)])["event, all roles F1"] == 1


def test_one_annotators_row_counts_neither_way(reading: dr.Reading) -> None:
    found = score(gold(events={"required": False}), reading)
    assert found["events gold"] == found["type hit"] == found["events"] - found["events aside"] == 0


def test_a_wrong_speaker(reading: dr.Reading) -> None:
    wrong = {"source_entity": "Chad", "source": None}
    found = measure([score(gold(attributions=wrong), reading)])
    assert found["attribution content F1"] == 1
    assert found["attribution and source F1"] == found["direct quotations with the right speaker"] == 0


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("President Amara Diallo", "Diallo", True),
        ("Al-Bashir", "al Bashir’s", True),
        ("Amara Diallo", "Amara Bako", False),
        ("Amara", "Amara Diallo", False),
        ("the President", "President", True),
    ],
)
def test_names(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) == same_name(b, a) == same
