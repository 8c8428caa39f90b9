"""Compounds that state a tie: "Iran-backed", "Saudi-led", "pro-Russian"."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import cast

from dragoman.knowledge.people import Direction
from dragoman.knowledge.tables import rows
from dragoman.vocabulary import TieKind


@dataclass(frozen=True, slots=True)
class Backing:
    """A row of `backing.tsv`: what a compound of X and `affix` says about the Y that it stands before.

    `place` is where the affix stands: a suffix follows X and a hyphen ("X-backed Y"), a prefix precedes them
    ("pro-X Y"). The tie leads forward from X to Y (X sponsors Y) or backward from Y to X (Y is allied with X).
    `preposition` introduces X behind Y, "" where there is none: "Y backed by X".
    """

    affix: str
    place: str
    tie: TieKind
    direction: Direction
    preposition: str
    example: str


@functools.cache
def backings() -> tuple[Backing, ...]:
    """Every row of `backing.tsv`, in its order."""
    return tuple(
        Backing(
            row["affix"],
            row["place"],
            cast(TieKind, row["tie"]),
            cast(Direction, row["direction"]),
            row["preposition"],
            row["example"],
        )
        for row in rows("backing.tsv")
    )


def suffix(word: str) -> Backing | None:
    """What "-`word`" behind a name states: `word` in lower case, without the hyphen."""
    return _by_affix().get((word, "suffix"))


def prefix(word: str) -> Backing | None:
    """What "`word`-" before a name states: `word` in lower case, without the hyphen."""
    return _by_affix().get((word, "prefix"))


@functools.cache
def _by_affix() -> dict[tuple[str, str], Backing]:
    return {(b.affix, b.place): b for b in backings()}
