"""What the event formats write of each document: its shown records, with all that these refer to at hand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from dragoman.corpus.chunks import Chosen, Chunk, chunks
from dragoman.corpus.forms import restore
from dragoman.corpus.known import labelled
from dragoman.corpus.sentences import sentence_at, sentence_starts
from dragoman.document import Document, Span
from dragoman.knowledge.actors import KnownActor

Row = dict[str, Any]

_REFERRED = {
    "entities": ("name", "kind", "named", "actor", "actor_id", "country", "sectors_nested", "aliases_nested",
                 "roles_nested", "offices"),
    "attributions": ("sources", "cue", "parent"),
    "places": ("text", "name", "geonames", "lat", "lon", "country", "admin1", "feature"),
    "times": ("value",),
}  # fmt: skip
"""What is needed of the records that events and ties refer to."""


@dataclass(frozen=True)
class DocumentRows:
    """A document, its outlet and address (a post's may be its article's), and its rows, nested.

    `events` and `ties` are those that are shown, all others those that they refer to, by id; `known` has the known
    actors by the label that entities hold, `happenings` the ids of what events belong to, by document and event.
    """

    document: Document
    published_on: date | None
    publisher: str | None
    url: str | None
    reader: str
    events: list[Row]
    ties: list[Row]
    entities: Mapping[str, Row]
    attributions: Mapping[str, Row]
    places: Mapping[str, Row]
    times: Mapping[str, Row]
    known: Mapping[str, KnownActor]
    happenings: Mapping[tuple[str, str], str]

    def sentence(self, start: int, end: int) -> Span:
        """The sentence that holds the characters [start, end)."""
        return sentence_at(self.document, self.document.spot(start, end))

    def number(self, span: Span) -> int:
        """Which sentence of the document begins where `span` does, the first is 1."""
        return max(1, bisect_right(self._starts, span.start))

    def voices(self, attribution: str | None) -> list[str]:
        """Who says so in which words, the innermost first: "Analysts (said)"; empty in the document's own voice."""
        said: list[str] = []
        seen: set[str] = set()
        while attribution and attribution in self.attributions and attribution not in seen:
            seen.add(attribution)
            row = self.attributions[attribution]
            said.append(f"{row['sources'] or 'somebody unnamed'} ({row['cue'] or '…'})")
            attribution = row["parent"]
        return said

    @cached_property
    def _starts(self) -> list[int]:
        return sentence_starts(self.document.text)


def document_rows(chosen: Chosen) -> Iterator[DocumentRows]:
    """The documents of `chosen`, in order, one by one; those without a shown event or tie are passed over."""
    for chunk in chunks(chosen):
        yield from _document_rows(chunk)


def _document_rows(chunk: Chunk) -> Iterator[DocumentRows]:
    shown = {name: _by_document(chunk, name) for name in ("events", "ties")}
    referred = {name: chunk.all(name, columns) for name, columns in _REFERRED.items()}
    labels = {row["actor"] for rows in referred["entities"].values() for row in rows.values() if row["actor"]}
    known = labelled(chunk.connection, labels)
    readers, happenings = chunk.readers(), chunk.happenings()
    for row in chunk.documents():
        own = {name: rows.get(row["id"], []) for name, rows in shown.items()}
        if any(own.values()):
            more: dict[str, Any] = {name: rows[row["id"]] for name, rows in referred.items()}
            told = (row["published_on"], row["outlet"], row["address"], readers.get(row["id"], ""))
            document = restore(row["form"], row["text"])
            yield DocumentRows(document, *told, own["events"], own["ties"], known=known, happenings=happenings, **more)


def _by_document(chunk: Chunk, table: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    if table in chunk.chosen.narrowed:
        for row in chunk.table(table, nested=True).to_pylist():
            found.setdefault(row["document"], []).append(row)
    return found
