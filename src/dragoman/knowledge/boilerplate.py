"""The words of lines that outlets put round any report: who edited it, whose rights are reserved, what to subscribe to.

`data/boilerplate.tsv` has a row for each run of words, with an example; # is any number, ^ the start of the sentence.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from dragoman.knowledge.tables import rows


@functools.cache
def _runs() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The runs of words, by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in rows("boilerplate.tsv"):
        run = tuple(row["words"].split())
        found[run[0]] = (*found.get(run[0], ()), run)
    return found


def is_boilerplate(words: Sequence[str]) -> bool:
    """Whether a sentence of these lower-case words is such a line."""
    runs, plain = _runs(), ("^", *("#" if word.isdecimal() else word for word in words))
    return any(plain[i : i + len(run)] == run for i, word in enumerate(plain) for run in runs.get(word, ()))


def examples() -> dict[str, str]:
    """The example of each run of words."""
    return {row["words"]: row["example"] for row in rows("boilerplate.tsv")}
