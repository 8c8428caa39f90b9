"""What a sentence expresses toward each of its targets, as marked sentences."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import ModelError
from dragoman.reading.encoding.sentiment import FILE, POLARITIES, Branch, sentiments
from marked import parse_marked

SPECIFICATION = """
[negative:Senator Kofi Adom] lied to the voters of Keta and pocketed the money of the clinic.
[positive:Amara Diallo] has been the bravest and most honest judge that the island ever had.
[neutral:Pavel Horak] arrived in Ostrava on Tuesday and will meet [neutral:Jana Mala] on Friday.
The minister called [negative:Jonas Weber] a coward and a liar.
The mayor praised [positive:Ilse Brandt] for the rescue of forty children from the flooded school.
"""
LINES = SPECIFICATION.strip().splitlines()


@pytest.mark.parametrize("line", LINES)
def test_polarity(line: str) -> None:
    text, wanted = parse_marked(line)
    for polarity, marks in wanted.items():
        assert [x.polarity for x in sentiments(text, [(m.start, m.end) for m in marks])] == [polarity] * len(marks)


def test_two_targets_of_one_sentence() -> None:
    text = "Unlike the corrupt and brutal Otto Kranz, the admired Lea Sommer kept every promise."
    places = [(text.index(name), text.index(name) + len(name)) for name in ("Otto Kranz", "Lea Sommer")]
    kranz, sommer = sentiments(text, places)
    assert (kranz.polarity, sommer.polarity) == ("negative", "positive")


def test_probabilities_sum_to_one_and_no_target_depends_on_another() -> None:
    text, wanted = parse_marked(LINES[2])
    places = [(m.start, m.end) for m in wanted["neutral"]]
    both = sentiments(text, places)
    assert both == [sentiments(text, [place])[0] for place in places]
    assert [sum(getattr(x, name) for name in POLARITIES) for x in both] == pytest.approx([1, 1])
    assert sentiments(text, []) == []


def test_a_place_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no word stands at"):
        sentiments("The bridge reopened.", [(3, 3)])


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 2000), st.integers(2, 2000))
def test_a_sentence_longer_than_a_window_is_read_round_the_target(start: int, length: int) -> None:
    text = "the bridge that the council built " * 60
    assert sum(getattr(sentiments(text, [(start, start + length)])[0], name) for name in POLARITIES) == pytest.approx(1)


def test_a_branch_without_the_encoder_beside_it_is_told(tmp_path: Path) -> None:
    shutil.copy(FILE, tmp_path)
    with pytest.raises(ModelError, match="reinstall"):
        Branch.of(tmp_path / FILE.name)
