"""Each word of the list of sports is found where its example has it."""

from __future__ import annotations

import pytest

from dragoman.knowledge.sports import examples
from dragoman.reading.happening.games import games
from dragoman.reading.parsing.parse import parse
from marked import parse_marked


def paragraphs_of_games(text: str) -> int:
    return len(games(parse(text, [(0, len(text))])))


@pytest.mark.parametrize(("words", "example"), examples().items())
def test_a_word_of_sport_and_another_make_a_paragraph_of_games(words: str, example: str) -> None:
    text, marks = parse_marked(example)
    here = next(
        m for m in marks["word"] if text[m.start : m.end].lower().replace("-", " ").rstrip("s") == words.rstrip("s")
    )
    alone = f"The {text[here.start : here.end]} pleased the mayor of Lomé."
    other = "cricket" if words == "rugby" else "rugby"
    assert (paragraphs_of_games(alone), paragraphs_of_games(f"{alone} So did {other}.")) == (0, 1)
