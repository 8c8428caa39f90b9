"""Verbs that state a tie: "leads", "is funded by", "belongs to"."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import cast

from dragoman.knowledge.tables import rows
from dragoman.vocabulary import TieKind


@dataclass(frozen=True, slots=True)
class TieVerb:
    """A row of `tie_verbs.tsv`: the tie leads from the verb's subject to what stands in `slot`.

    `slot` is "dobj" or a preposition; `over`: the verb says that the tie has ended.
    """

    lemma: str
    tie: TieKind
    slot: str
    over: bool
    example: str


@functools.cache
def tie_verbs() -> dict[str, TieVerb]:
    """All rows by lemma."""
    return {
        row["lemma"]: TieVerb(
            row["lemma"], cast(TieKind, row["tie"]), row["object"], row["over"] == "yes", row["example"]
        )
        for row in rows("tie_verbs.tsv")
    }
