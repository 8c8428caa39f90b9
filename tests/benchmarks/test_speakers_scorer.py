"""The scorer of speakers, on one report."""

import json

import pytest

import dragoman as dr
from benchmarks.measures import Range
from benchmarks.speakers import LABELS, Answer, measure, score

TEXT = "Esi Boateng met Komla Adjavon in Lomé. “The harbour is ours,” Boateng said. Guards sang “Sail on” all night."


def place(words: str) -> Range:
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.mark.parametrize(
    ("quotation", "speaker", "answered", "right"),
    [
        ("“The harbour is ours,”", "Esi Boateng", True, True),
        ("“The harbour is ours,”", "Komla Adjavon", True, False),
        ("“Sail on”", None, False, True),
        ("“Sail on”", "Guards", False, False),
    ],
)
def test_a_speaker_is_right_by_entity(quotation: str, speaker: str | None, answered: bool, right: bool) -> None:
    who = place(speaker) if speaker else None
    label = {"content": [place(quotation)], "speaker": who, "speaker_b": who}
    assert score(TEXT, [label], dr.read(TEXT)) == [Answer(answered, right)]


def test_right_and_wrong_are_shares_of_all() -> None:
    found = measure([Answer(True, True), Answer(True, False), Answer(False, False), Answer(False, True)])
    assert found == {"right speaker R": 0.5, "wrong speaker, share": 0.25}


def test_there_are_two_hundred_labels_and_no_text() -> None:
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 200
    assert {key for row in rows for key in row} == {"document", "content", "speaker", "speaker_b"}
