"""One record of a store by its id, with its document and the attributions that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.corpus import files
from dragoman.corpus.forms import restore
from dragoman.document import Document
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb

TABLES = ("events", "attributions", "ties", "entities", "mentions", "times", "places", "links")


@dataclass(frozen=True, slots=True)
class Found:
    """A record's row and its table, its document, the outlet, and its attributions, the innermost first."""

    table: str
    row: dict[str, Any]
    document: Document
    publisher: str | None
    chain: tuple[dict[str, Any], ...]
    start: int
    end: int


def find(path: Path, id: str) -> Found:
    """The record `id` of the store at `path`; ConfigError where there is none."""
    with files.reading(path) as connection:
        for table in TABLES:
            for row in rows_by_id(connection, table, [id]):
                return _found(connection, table, row)
    raise ConfigError(f"no record has the id {id!r}; the column id of events, attributions and ties has such")


def rows_by_id(connection: duckdb.DuckDBPyConnection, table: str, ids: list[str]) -> list[dict[str, Any]]:
    """The rows of `table` that have one of these ids."""
    return _rows(connection, table, "id IN (SELECT unnest($1::VARCHAR[]))", [ids]) if ids else []


def _found(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> Found:
    query = """SELECT d.form, d.text, coalesce(d.publisher, p.publisher) FROM documents d
        LEFT JOIN documents p ON p.id = d.parent WHERE d.id = ?"""
    form, text, publisher = connection.execute(query, [row["document"]]).fetchall()[0]
    start, end = place(connection, table, row)
    chain = _chain(connection, row, row.get("parent" if table == "attributions" else "attribution"))
    return Found(table, row, restore(form, text), publisher, chain, start, end)


def place(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> tuple[int, int]:
    """Where the record of this row stands in its document's text."""
    anchor = row
    if table == "ties":
        anchor = row["evidence_nested"][0]
    elif table == "entities":
        anchor = _rows(connection, "mentions", "document = $1 AND entity = $2", [row["document"], row["id"]])[0]
    return anchor["start"], anchor["end"]


def _chain(connection: duckdb.DuckDBPyConnection, row: dict[str, Any], id: str | None) -> tuple[dict[str, Any], ...]:
    chain: list[dict[str, Any]] = []
    while id and id not in (above["id"] for above in chain):
        chain += _rows(connection, "attributions", "document = $1 AND id = $2", [row["document"], id])[:1]
        id = chain[-1]["parent"] if chain and chain[-1]["id"] == id else None
    return tuple(chain)


def _rows(connection: duckdb.DuckDBPyConnection, table: str, where: str, values: list[Any]) -> list[dict[str, Any]]:
    query = connection.sql(f"SELECT * FROM {table} WHERE {where}", params=values)
    found: list[dict[str, Any]] = query.to_arrow_table().to_pylist()
    return found
