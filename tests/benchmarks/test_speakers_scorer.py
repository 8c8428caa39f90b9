"""The scorer of speakers, on one report."""

import json

import pytest

import dragoman as dr
from benchmarks.measures import Range
from benchmarks.speakers import LABELS, Answer, measure, score

TEXT = (
    "Esi Boateng met Komla Adjavon in Lomé. “The harbour is ours,” Boateng said. The “Sail on” flag hung low. "
    "Guards slept. “We wait,” a clerk said."
)


def place(words: str) -> Range:
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.mark.parametrize(
    ("quotation", "speaker", "answer"),
    [
        ("“The harbour is ours,”", "Esi Boateng", Answer(answered=True, named=True, right=True)),
        ("“The harbour is ours,”", "Komla Adjavon", Answer(answered=True, named=True, right=False)),
        ("“We wait,”", "Komla Adjavon", Answer(answered=True, named=False, right=False)),
        ("“Sail on”", None, Answer(answered=False, named=False, right=True)),
        ("“Sail on”", "Guards", Answer(answered=False, named=False, right=False)),
    ],
)
def test_a_speaker_is_right_by_entity(quotation: str, speaker: str | None, answer: Answer) -> None:
    who = place(speaker) if speaker else None
    label = {"content": [place(quotation)], "speaker": who, "speaker_b": who}
    assert score(TEXT, [label], dr.read(TEXT)) == [answer]


def test_right_and_wrong_are_shares_of_all() -> None:
    found = measure(
        [
            Answer(answered=True, named=True, right=True),
            Answer(answered=True, named=True, right=False),
            Answer(answered=True, named=False, right=False),
            Answer(answered=False, named=False, right=False),
            Answer(answered=False, named=False, right=True),
        ]
    )
    assert found == {"right speaker R": 0.4, "wrong speaker, share": 0.4, "wrong name, share": 0.2}


def test_there_are_two_hundred_labels_and_no_text() -> None:
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 200
    assert {key for row in rows for key in row} == {"document", "content", "speaker", "speaker_b"}
