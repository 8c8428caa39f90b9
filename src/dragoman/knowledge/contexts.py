"""The words that speak for a context: "ballot" for election, "central bank" for economic.

`data/contexts.tsv` has the 37 general contexts of PLOVER 0.8, named as POLECAT writes them ("political_institutions").
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from dragoman.knowledge.tables import listed, rows
from dragoman.vocabulary import ContextName

WordClass = Literal["noun", "verb", "adj"]

_NONE = "-"
"""Stands in the place of the context where a phrase speaks for none."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word, or several that follow one another, and the contexts that they speak for.

    `words` are lemmas or forms in lower case, a hyphen is left out; one with a capital is matched as it is written.
    `pos`: the part of speech that the last must have. `contexts` is empty for a phrase that speaks for none though a
    word of it would: "court" in "tennis court".
    """

    words: tuple[str, ...]
    pos: WordClass | None
    contexts: tuple[ContextName, ...]


@dataclass(frozen=True, slots=True)
class ContextRow:
    """A row of `contexts.tsv`: words of one context (None: of none), all marked in the example."""

    context: ContextName | None
    words: tuple[str, ...]
    example: str


@functools.cache
def context_rows() -> tuple[ContextRow, ...]:
    """Every row, in the file's order."""
    return tuple(
        ContextRow(
            cast(ContextName, row["context"]) if row["context"] != _NONE else None,
            listed(row["words"]),
            row["example"],
        )
        for row in rows("contexts.tsv")
    )


@functools.cache
def phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases by their first word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in _phrases():
        found.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(sorted(them, key=lambda p: -len(p.words))) for first, them in found.items()}


def _phrases() -> Iterator[Phrase]:
    contexts: dict[str, list[ContextName]] = {}
    for row in context_rows():
        for entry in row.words:
            contexts.setdefault(entry, []).extend([row.context] if row.context is not None else [])
    for entry, names in contexts.items():
        words, _, pos = entry.partition("/")
        yield Phrase(tuple(words.split(" ")), cast(WordClass, pos) if pos else None, tuple(names))
