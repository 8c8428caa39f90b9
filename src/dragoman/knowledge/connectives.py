"""The connectives that state how one event stands to another (TimeML, PDTB)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from dragoman.knowledge.tables import rows
from dragoman.vocabulary import LinkKind


@dataclass(frozen=True, slots=True)
class Connective:
    """A row of `connectives.tsv`; `words` in lower case, `example` marks them in square brackets.

    `on`: the types of the events that it hangs on; empty for any.
    """

    words: tuple[str, ...]
    kind: LinkKind
    on: frozenset[str]
    example: str


@functools.cache
def connectives() -> dict[str, tuple[Connective, ...]]:
    """All rows by their first word, longest first."""
    found: dict[str, list[Connective]] = {}
    for row in rows("connectives.tsv"):
        words = tuple(row["connective"].split())
        found.setdefault(words[0], []).append(_connective(words, row))
    return {w: tuple(sorted(rs, key=lambda r: -len(r.words))) for w, rs in found.items()}


def _connective(words: tuple[str, ...], row: Mapping[str, str]) -> Connective:
    on = frozenset(filter(None, row["on"].split("|")))
    return Connective(words, cast(LinkKind, row["kind"]), on, row["example"])
