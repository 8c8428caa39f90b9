"""Words by which a report judges or forecasts: every word of every row finds its example."""

import re

import pytest

from dragoman.knowledge.assessments import Assessing, assessing
from dragoman.reading.speech.assessing import assess
from marked import parse_marked

CASES = [(row, word) for row in assessing() for word in row.words]


@pytest.mark.parametrize(("row", "word"), CASES, ids=[f"{row.form}-{word}" for row, word in CASES])
def test_every_word_finds_its_example(row: Assessing, word: str) -> None:
    capital = parse_marked(row.example)[1]["word"][0].text[0].isupper()
    put = word.capitalize() if capital else word
    text, spans = parse_marked(re.sub(r"\[word:[^\]]*\]", f"[word:{put}]", row.example))
    place = spans["word"][0]
    found = [a for a in assess(text) if a.start <= place.start < a.end]
    assert [a.kind for a in found] == [row.kind]
