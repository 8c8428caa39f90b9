"""What the words above an event say of it: "vowed to attack", "failed to arrest", "unclear whether"."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import cast

from dragoman.knowledge.tables import rows
from dragoman.vocabulary import Certainty, Polarity, Status


@dataclass(frozen=True, slots=True)
class Embedding:
    """A row of `embeddings.tsv`: what the event below this word gets; None leaves it as it is.

    `example` marks the event below in square brackets.
    """

    lemma: str
    pos: str
    status: Status | None
    certainty: Certainty | None
    polarity: Polarity | None
    example: str


@functools.cache
def embeddings() -> tuple[Embedding, ...]:
    """Every row, in the file's order."""
    return tuple(
        Embedding(
            row["lemma"],
            row["pos"],
            cast(Status, row["status"]) if row["status"] else None,
            cast(Certainty, row["certainty"]) if row["certainty"] else None,
            cast(Polarity, row["polarity"]) if row["polarity"] else None,
            row["example"],
        )
        for row in rows("embeddings.tsv")
    )


def embedding(lemma: str, pos: str) -> Embedding | None:
    """The row of a lemma; `pos` is verb, adj or noun."""
    return _index().get((lemma, pos))


@functools.cache
def _index() -> dict[tuple[str, str], Embedding]:
    return {(e.lemma, e.pos): e for e in embeddings()}
