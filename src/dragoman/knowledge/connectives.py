"""The connectives that state how one event stands to another (TimeML, PDTB)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import cast

from dragoman.knowledge.tables import rows
from dragoman.vocabulary import LinkKind


@dataclass(frozen=True, slots=True)
class Connective:
    """A row of `connectives.tsv`; `words` in lower case, `example` marks them in square brackets."""

    words: tuple[str, ...]
    kind: LinkKind
    example: str


@functools.cache
def connectives() -> dict[str, tuple[Connective, ...]]:
    """All rows by their first word, longest first."""
    found: dict[str, list[Connective]] = {}
    for row in rows("connectives.tsv"):
        words = tuple(row["connective"].split())
        found.setdefault(words[0], []).append(Connective(words, cast(LinkKind, row["kind"]), row["example"]))
    return {w: tuple(sorted(rs, key=lambda r: -len(r.words))) for w, rs in found.items()}
