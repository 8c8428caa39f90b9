"""Titles of works, headlines and slogans in quotation marks, whose names take part in nothing: “Amy Fox Comes Late”."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dragoman.reading.parsing.casing import is_title_case
from dragoman.reading.parsing.quotations import Quotation
from dragoman.reading.parsing.syntax import Sentence

LABEL = "TITLE"
"""None of spaCy's, whose label for works stands on many a name; no name is looked for under it."""


def label_works(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> None:
    """Give the words in each quotation that is in title case a label of its own, in place."""
    tokens = [t for s in sentences for t in s.tokens]
    starts = [t.start for t in tokens]
    for q in quotations:
        if is_title_case(text[q.inner_start : q.inner_end]):
            for t in tokens[bisect_left(starts, q.inner_start) : bisect_left(starts, q.inner_end)]:
                t.ent, t.ent_start = LABEL, t.start == q.inner_start
