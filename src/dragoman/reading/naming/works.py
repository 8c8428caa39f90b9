"""Titles of works, headlines and slogans in quotation marks, whose names take part in nothing: “Amy Fox Comes Late”."""

from __future__ import annotations

from dragoman.reading.naming.names import Name
from dragoman.reading.parsing.casing import is_title_case
from dragoman.reading.parsing.syntax import Sentence

_OPENS, _CLOSES = frozenset({"“", '"', "‘"}), frozenset({"”", '"', "’"})


def in_works(sentence: Sentence) -> set[int]:
    """The tokens between quotation marks that hold a line in title case."""
    found: set[int] = set()
    tokens, first = sentence.tokens, None
    for i, t in enumerate(tokens):
        if first is not None and t.text in _CLOSES:
            if is_title_case(" ".join(t.text for t in tokens[first:i])):
                found.update(range(first, i))
            first = None
        elif t.text in _OPENS:
            first = i + 1
    return found


def without_works(sentence: Sentence, names: list[Name]) -> list[Name]:
    """The names but for those that stand in a work's title."""
    titles = in_works(sentence)
    return [n for n in names if not titles.issuperset(range(n.first, n.last + 1))] if titles else names
