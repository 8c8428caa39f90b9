"""Where the numbers of a table come from: each id among its evidence opened into the sentence that it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.analysis.trace import Trace, trace
from dragoman.analysis.what_if.stakeholders import Stakeholders
from dragoman.document import Document
from dragoman.errors import ConfigError

MOST = 300
"""Records that are opened."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The records that the store has of those which the evidence names, by id."""

    traces: dict[str, Trace]

    @classmethod
    def of(cls, stakeholders: Stakeholders, store: Path | None, most: int = MOST) -> Sources:
        """Those of the store, the first `most`; none without a store. Raises StoreError for what is no store."""
        found: dict[str, Trace] = {}
        for id in dict.fromkeys(id for row in stakeholders.rows for id in named(row.evidence)):
            if store is not None and len(found) < most:
                try:
                    found[id] = trace(store, id)
                except ConfigError:
                    continue
        return cls(found)

    @property
    def documents(self) -> Sequence[Document]:
        """The documents that the records stand in, each once."""
        return list({each.document.id: each.document for each in self.traces.values()}.values())


def named(evidence: str) -> Iterator[str]:
    """The parts of an evidence cell, each an id or words."""
    return filter(None, (part.strip() for part in evidence.split(";")))
