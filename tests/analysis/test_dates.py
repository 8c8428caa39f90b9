"""An event's time in words: a value, a bound, or nothing where only its tense tells."""

from __future__ import annotations

import pytest

import dragoman as dr
from dragoman.analysis.dates import Dates

SENTENCES = [
    ("Gunmen attacked a church in Jos on Sunday.", "2025-01-05"),
    ("Togo arrested the colonel in March 2024.", "2024-03"),
    ("Chad expelled the envoy after the army attacked the village on Monday.", "2025-01-06/2025-01-09"),
    ("Kenya's president will meet the rebels after the vote on 20 January.", "from 2025-01-20"),
    ("The two ministers met ahead of Monday's vote in Doha.", "by 2025-01-06"),
    ("Sudanese rebels attacked the port.", None),
]


@pytest.mark.parametrize(("text", "words"), SENTENCES)
def test_the_time_is_told_as_far_as_it_is_known(text: str, words: str | None) -> None:
    reading = dr.read(text, published="2025-01-09")
    assert Dates(reading.times).of(reading.events[0]) == words
