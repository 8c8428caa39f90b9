"""Each row of the list of lines round reports is found where its example has it."""

from __future__ import annotations

import pytest

from dragoman.document import Document
from dragoman.knowledge.boilerplate import examples
from dragoman.resolution.shingles import body_of


@pytest.mark.parametrize(("words", "example"), examples().items())
def test_a_line_round_a_report_is_no_part_of_what_it_says(words: str, example: str) -> None:
    told = "The mayor of Lomé opened the bridge."
    assert [s.key for s in body_of(Document("", f"{told}\n\n{example}")).sentences] == [
        "the mayor of lome opened the bridge"
    ]
