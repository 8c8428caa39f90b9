"""The words of time expressions, by what they stand for in a grammar: "sept." is the MONTH 9, "fortnight" a UNIT.

`data/times.tsv` has a row for each word or fixed phrase; its head says what the values mean.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dragoman.knowledge.tables import rows


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word's symbol in the grammar of time expressions, and its number or code."""

    symbol: str
    value: str


@functools.cache
def time_words() -> dict[str, TimeWord]:
    """All single words, in lower case."""
    return {r["word"]: TimeWord(r["symbol"], r["value"]) for r in rows("times.tsv") if " " not in r["word"]}


@functools.cache
def time_phrases() -> dict[str, tuple[tuple[tuple[str, ...], TimeWord], ...]]:
    """The fixed phrases by their first word, in lower case; the longest come first."""
    found: dict[str, list[tuple[tuple[str, ...], TimeWord]]] = {}
    for row in rows("times.tsv"):
        words = tuple(row["word"].split(" "))
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, TimeWord(row["symbol"], row["value"])))
    return {first: tuple(sorted(phrases, key=lambda p: -len(p[0]))) for first, phrases in found.items()}
