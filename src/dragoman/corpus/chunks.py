"""What the filters leave of a store, some documents at a time: for whoever writes all of it out.

Memory stays flat however many documents there are, and the store is closed between the chunks, so that nobody who
writes is kept waiting. A document that is added meanwhile is not among them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from dragoman.corpus import files, queries
from dragoman.corpus.filters import VIEWS, Filters, Narrowed, narrow

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

SIZE = 200
"""Documents in a chunk."""

Row = dict[str, Any]

_VALUED = ("type", "status")
"""Filters whose values are others in each table."""

_DOCUMENTS = """
    SELECT d.*, coalesce(d.publisher, p.publisher) AS outlet, coalesce(d.url, p.url) AS address
    FROM documents d LEFT JOIN documents p ON p.id = d.parent WHERE d.id IN (SELECT unnest($1::VARCHAR[]))"""
_HAPPENINGS = """
    SELECT e.document, e.id, h.id AS happening FROM happening_events e JOIN happenings h ON h.uid = e.happening
    WHERE e.document IN (SELECT unnest($1::VARCHAR[]))"""
_ROLES = f"""
    SELECT x.document, x.record, x.role, x.position, x.entity, x.name, x.actor, x.country FROM roles x
    WHERE x.uid IN (SELECT r.uid FROM {{table}} r WHERE {queries.SHOWN})
    ORDER BY x.document, x.record, x.role, x.position"""


@dataclass(slots=True)
class Chosen:
    """The store at `path`, how each table is narrowed, the documents in the order of their dates.

    `left_out` is filled while the chunks are taken: how many rows of each table a reason left out.
    """

    path: Path
    narrowed: dict[str, Narrowed]
    documents: list[str]
    left_out: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def fitting(table: str, given: Filters) -> Filters:
    """Those of the filters, which are events', that narrow `table` too.

    `type` and `status` of events say nothing of other tables' rows.
    """
    kept = {n: v for n, v in given.items() if n in VIEWS[table].filters and (table == "events" or n not in _VALUED)}
    return cast(Filters, kept)


def choose(path: Path, tables: Iterable[str], given: Filters) -> Chosen:
    """What `given`, filters of events, leave of `tables`; ConfigError for what is not allowed."""
    narrow("events", given)
    narrowed = {table: narrow(table, fitting(table, given)) for table in tables}
    documents = narrow("documents", fitting("documents", given))
    with files.reading(path) as connection:
        for table, made in narrowed.items():
            queries.name_actors(connection, table, fitting(table, given), made)
        query = f"""SELECT d.id FROM documents d LEFT JOIN documents p ON p.id = d.parent
            WHERE {documents.asked} ORDER BY d.published_on, d.seq"""
        ids = [id for (id,) in connection.execute(query, documents.parameters).fetchall()]
    return Chosen(path, narrowed, ids)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some of the documents that were chosen, and the store while it is open for them."""

    connection: duckdb.DuckDBPyConnection
    chosen: Chosen
    ids: list[str]

    def table(self, name: str, *, nested: bool = False) -> pa.Table:
        """The rows of the table `name` that are shown, flat unless `nested`; what is left out is counted."""
        import json

        given = self.chosen.narrowed[name]
        column = "d.id" if name == "documents" else "r.document"
        where = [*given.where, f"{column} IN (SELECT unnest($documents::VARCHAR[]))"]
        here = replace(given, where=where, parameters=given.parameters | {"documents": self.ids})
        table = queries.found(self.connection, name, here, nested=nested)
        self.chosen.left_out[name].update(json.loads((table.schema.metadata or {}).get(b"left_out", b"{}")))
        return table.replace_schema_metadata(None)

    def roles(self, table: str) -> pa.Table:
        """Who appears in the rows of `table`, which was asked for last, a row each."""
        return self.connection.sql(_ROLES.format(table=table)).to_arrow_table()

    def documents(self) -> list[Row]:
        """The documents, in their order, whole; `outlet` and `address` are a post's article's where it has none."""
        rows = {row["id"]: row for row in self._rows(_DOCUMENTS, self.ids)}
        return [rows[id] for id in self.ids if id in rows]

    def all(self, table: str, columns: Iterable[str]) -> dict[str, dict[str, Row]]:
        """These columns of all rows of `table`, by their document and their id."""
        found: dict[str, dict[str, Row]] = {id: {} for id in self.ids}
        chosen = ", ".join(("document", "id", *columns))
        query = f"SELECT {chosen} FROM {table} WHERE document IN (SELECT unnest($1::VARCHAR[]))"
        for row in self._rows(query, self.ids):
            found[row["document"]][row["id"]] = row
        return found

    def readers(self) -> dict[str, str]:
        """The versions that read each document."""
        query = "SELECT document, concat_ws(' ', dragoman, model, spacy, knowledge) AS reader FROM readings WHERE " \
                "document IN (SELECT unnest($1::VARCHAR[]))"  # fmt: skip
        return {row["document"]: row["reader"] for row in self._rows(query, self.ids)}

    def happenings(self) -> dict[tuple[str, str], str]:
        """The id of the happening that each event belongs to, by the event's document and id."""
        rows = self._rows(_HAPPENINGS, self.ids)
        return {(row["document"], row["id"]): row["happening"] for row in rows}

    def _rows(self, query: str, ids: list[str]) -> list[Row]:
        rows: list[Row] = self.connection.sql(query, params=[ids]).to_arrow_table().to_pylist()
        return rows


def chunks(chosen: Chosen) -> Iterator[Chunk]:
    """The chunks, at least one, be it empty; each may be used until the next is taken."""
    for start in range(0, max(1, len(chosen.documents)), SIZE):
        with files.reading(chosen.path) as connection:
            yield Chunk(connection, chosen, chosen.documents[start : start + SIZE])
