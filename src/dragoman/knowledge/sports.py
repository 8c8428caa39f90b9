"""The words that speak of sport, in whose reports much sounds political that is a game."""

from __future__ import annotations

import functools

from dragoman.knowledge.tables import listed, rows


@functools.cache
def sport_words() -> frozenset[tuple[str, ...]]:
    """The rows' words of `sports.tsv`, each as its one to two parts."""
    return frozenset(tuple(words.split()) for row in rows("sports.tsv") for words in listed(row["words"]))


def examples() -> dict[str, str]:
    """The example of each word."""
    return {words: row["example"] for row in rows("sports.tsv") for words in listed(row["words"])}
