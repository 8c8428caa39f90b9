"""What is asked of a store: one query, an Arrow table out.

A table's schema metadata tells under `left_out` how many rows the filters' defaults left out and why, as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from dragoman.corpus import files
from dragoman.corpus.filters import Filters, Narrowed, narrow, narrow_to
from dragoman.corpus.tables import CACHES, NESTED
from dragoman.corpus.who import inside, meant
from dragoman.errors import StoreError

if TYPE_CHECKING:
    import duckdb

JOINED = "{table} r JOIN documents d ON d.id = r.document LEFT JOIN documents p ON p.id = d.parent"
"""A table with its documents and, for posts, their articles, as the filters call them."""

_OF_DOCUMENT = "d.published, coalesce(d.publisher, p.publisher) AS publisher"
_ORDER = {"events": "d.published_on, d.seq, r.start", "attributions": "d.published_on, d.seq, r.start",
          "ties": "d.published_on, d.seq, r.id"}  # fmt: skip

_DOCUMENTS = """
    SELECT d.id, d.parent, d.kind, d.title, d.published, d.precision, coalesce(d.publisher, p.publisher) AS publisher,
           d.author, d.handle, d.url, d.language, length(d.text) AS characters,
           concat_ws(' ', g.dragoman, g.model, g.spacy, g.knowledge) AS reader
    FROM documents d LEFT JOIN documents p ON p.id = d.parent LEFT JOIN readings g ON g.document = d.id
    WHERE {where} ORDER BY d.published_on, d.seq"""
_FAILURES = """
    SELECT r.document, r.origin, r.step, regexp_extract(r.error, '^([A-Za-z]+):', 1) AS kind, r.error
    FROM failures r LEFT JOIN documents d ON d.id = r.document LEFT JOIN documents p ON p.id = d.parent
    WHERE {where} ORDER BY kind, r.origin"""
_ACTORS = """
    WITH acts AS (SELECT document, entity, count(*) FILTER (role = 'actors') AS acted,
                         count(*) FILTER (role = 'recipients') AS received, count(*) FILTER (role = 'sources') AS spoke
                  FROM roles GROUP BY ALL)
    SELECT r.name, r.kind, list_sort(list_distinct(flatten(list(r.aliases_nested)))) AS aliases,
           count(DISTINCT r.document) AS documents, sum(r.mentions)::BIGINT AS mentions,
           coalesce(sum(acted), 0)::BIGINT AS acted, coalesce(sum(received), 0)::BIGINT AS received,
           coalesce(sum(spoke), 0)::BIGINT AS spoke, min(d.published) AS first, max(d.published) AS last
    FROM entities r JOIN documents d ON d.id = r.document LEFT JOIN documents p ON p.id = d.parent
         LEFT JOIN acts a ON a.document = r.document AND a.entity = r.id
    WHERE {where} GROUP BY r.name, r.kind ORDER BY mentions DESC, r.name"""
_OTHERS = {"documents": _DOCUMENTS, "failures": _FAILURES, "actors": _ACTORS}


def rows(path: Path, table: str, given: Filters, *, nested: bool = False) -> pa.Table:
    """The rows of `table` that `given` leaves, flat unless `nested`; ConfigError for what is not allowed."""
    narrowed = narrow(table, given)
    with files.reading(path) as connection:
        name_actors(connection, table, given, narrowed)
        if table in _OTHERS:
            query = _OTHERS[table].format(where=narrowed.shown)
            return flat(connection.sql(query, params=narrowed.parameters).to_arrow_table(), nested)
        found = connection.sql(_records(table, narrowed, nested), params=narrowed.parameters).to_arrow_table()
        return with_left_out(found, left_out(connection, table, narrowed))


def name_actors(connection: duckdb.DuckDBPyConnection, table: str, given: Filters, narrowed: Narrowed) -> None:
    """Add to `narrowed` the names that the actors of `given` go by in this store."""
    if actor := given.get("actor"):
        narrow_to(table, "actor", meant(connection, actor), narrowed)
    if whole := given.get("within"):
        narrow_to(table, "within", inside(connection, whole), narrowed)


def left_out(connection: duckdb.DuckDBPyConnection, table: str, narrowed: Narrowed) -> dict[str, int]:
    """How many rows each reason leaves out; a row counts for the first one that holds."""
    if not narrowed.left_out:
        return {}
    cases = " ".join(f"WHEN {sql} THEN '{reason}'" for reason, sql in narrowed.left_out)
    query = f"SELECT CASE {cases} END AS reason, count(*) FROM {JOINED.format(table=table)} " \
            f"WHERE {narrowed.asked} GROUP BY reason HAVING reason IS NOT NULL ORDER BY reason"  # fmt: skip
    return dict(connection.execute(query, narrowed.parameters).fetchall())


def with_left_out(table: pa.Table, counts: dict[str, int]) -> pa.Table:
    """`table` with the counts in its metadata."""
    return table.replace_schema_metadata({"left_out": json.dumps(counts)})


def sql(path: Path, query: str) -> pa.Table:
    """The result of `query` over the store at `path`; StoreError with DuckDB's words where it cannot be run."""
    import duckdb

    with files.reading(path) as connection:
        connection.execute("SET enable_external_access = false")
        try:
            found = connection.sql(query)
            if found is not None:
                return found.to_arrow_table()
        except duckdb.Error as error:
            raise StoreError(f"the query cannot be run: {error}") from error
    raise StoreError("the query gives no table; give one that starts with SELECT or FROM")


def flat(table: pa.Table, nested: bool) -> pa.Table:
    """`table` with its lists of words as one text each, joined by "; ", unless `nested`."""
    import pyarrow.compute as pc

    for i, column in enumerate(table.schema):
        if not nested and pa.types.is_list(column.type):
            table = table.set_column(i, column.name, pc.binary_join(table.column(i), "; "))
    return table


def _records(table: str, narrowed: Narrowed, nested: bool) -> str:
    columns = ", ".join(["r.id", "r.document", _OF_DOCUMENT, *_columns(table, nested)])
    return f"SELECT {columns} FROM {JOINED.format(table=table)} WHERE {narrowed.shown} ORDER BY {_ORDER[table]}"


def _columns(table: str, nested: bool) -> Iterator[str]:
    """The table's own columns, lists as text or, with `nested`, as lists."""
    names = CACHES[table].names
    lists = {name.removesuffix(NESTED) for name in names if name.endswith(NESTED)}
    for name in names:
        plain = name.removesuffix(NESTED)
        if name not in ("id", "document", "named") and (plain not in lists or (name != plain) == nested):
            yield f'r."{name}" AS "{plain}"'
