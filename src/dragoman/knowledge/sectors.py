"""PLOVER's sectors: which part of society the words for somebody tell ("police": COP, "lawmaker": LEG)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.people import plurals
from dragoman.knowledge.tables import listed, rows

NONE = "-"
"""Stands in the place of the sector for words that tell none by themselves ("leader")."""

LONGEST = 3
"""The most words of one entry."""


@dataclass(frozen=True, slots=True)
class SectorRow:
    """A row of `sectors.tsv`: the words of one sector, singular and in lower case."""

    sector: str
    words: tuple[str, ...]
    example: str


@functools.cache
def sector_rows() -> tuple[SectorRow, ...]:
    """Every row, in the file's order."""
    return tuple(SectorRow(row["sector"], listed(row["words"]), row["example"]) for row in rows("sectors.tsv"))


@functools.cache
def sector_words() -> Mapping[tuple[str, ...], str]:
    """The sector of each entry, by its words, one and many; `NONE` for those that tell none."""
    entries = [(words, row.sector) for row in sector_rows() for words in row.words]
    many = {tuple(form.split()): sector for words, sector in entries for form in plurals(words)}
    return many | {tuple(words.split()): sector for words, sector in entries}


@functools.cache
def topic_sectors() -> Mapping[str, str]:
    """The sector that each of FollowTheMoney's topics tells."""
    return {row["topic"]: row["sector"] for row in rows("topics.tsv")}
