"""What is asked of a store: one query, an Arrow table out.

A table's schema metadata tells under `left_out` how many rows the filters' defaults left out and why, as JSON.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from dragoman.corpus import files
from dragoman.corpus.filters import Filters, Narrowed, narrow
from dragoman.corpus.tables import CACHES, ROLE, SIZE, SPAN, TEXT
from dragoman.errors import ConfigError, StoreError

if TYPE_CHECKING:
    import duckdb

_JOINED = "{table} r JOIN documents d ON d.id = r.document LEFT JOIN documents p ON p.id = d.parent"
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
    SELECT r.name, r.kind, list_sort(list_distinct(flatten(list(r.aliases)))) AS aliases,
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
        _check_actor(connection, given.get("actor"))
        if table in _OTHERS:
            query = _OTHERS[table].format(where=_where(narrowed))
            return flat(connection.sql(query, params=narrowed.parameters).to_arrow_table(), nested)
        found = connection.sql(_records(table, narrowed, nested), params=narrowed.parameters).to_arrow_table()
        counts = _left_out(connection, table, narrowed)
        return found.replace_schema_metadata({"left_out": json.dumps(counts)})


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
    schema = CACHES[table]
    columns = ["r.id", "r.document", _OF_DOCUMENT]
    columns += [_column(f, nested) for f in schema if f.name not in ("id", "document")]
    shown = [f"NOT coalesce({sql}, false)" for _, sql in narrowed.left_out]
    where = " AND ".join([_where(narrowed), *shown])
    return f"SELECT {', '.join(columns)} FROM {_JOINED.format(table=table)} WHERE {where} ORDER BY {_ORDER[table]}"


def _column(column: pa.Field, nested: bool) -> str:
    name, quoted = column.name, f'r."{column.name}"'
    if nested or not pa.types.is_list(column.type):
        return quoted
    inner = column.type.value_type
    if inner == TEXT:
        return f"array_to_string({quoted}, '; ') AS \"{name}\""
    if inner == ROLE:
        one = {"actors": "actor", "recipients": "recipient", "themes": "theme", "sources": "source",
               "addressees": "addressee"}.get(name, name)  # fmt: skip
        return ", ".join([_each(quoted, "coalesce(x.name, x.text)", name), _each(quoted, "x.entity", f"{one}_ids"),
                          _each(quoted, "x.country", f"{one}_countries")])  # fmt: skip
    if inner == SIZE:
        return _each(quoted, "x.what || ' ' || x.text", name)
    assert inner == SPAN
    return _each(quoted, "x.text", name)


def _each(column: str, value: str, name: str) -> str:
    return f"array_to_string(list_transform({column}, lambda x: coalesce({value}, '')), '; ') AS \"{name}\""


def _where(narrowed: Narrowed) -> str:
    return " AND ".join(narrowed.where) or "true"


def _left_out(connection: duckdb.DuckDBPyConnection, table: str, narrowed: Narrowed) -> dict[str, int]:
    """How many rows each reason leaves out; a row counts for the first one that holds."""
    if not narrowed.left_out:
        return {}
    cases = " ".join(f"WHEN {sql} THEN '{reason}'" for reason, sql in narrowed.left_out)
    query = f"SELECT CASE {cases} END AS reason, count(*) FROM {_JOINED.format(table=table)} " \
            f"WHERE {_where(narrowed)} GROUP BY reason HAVING reason IS NOT NULL ORDER BY reason"  # fmt: skip
    return dict(connection.execute(query, narrowed.parameters).fetchall())


def _check_actor(connection: duckdb.DuckDBPyConnection, actor: str | None) -> None:
    """Raise ConfigError, with the names that are near, for an actor that no document names."""
    if not actor:
        return
    query = """SELECT name FROM (SELECT name, unnest(list_append(aliases, name)) AS alias FROM entities)
        WHERE {} GROUP BY name ORDER BY count(*) DESC, name LIMIT 8"""
    if connection.execute(query.format("lower(alias) = lower($1)"), [actor]).fetchall():
        return
    near = connection.execute(query.format("contains(lower(alias), lower($1))"), [actor]).fetchall()
    names = ", ".join(repr(row[0]) for row in near)
    raise ConfigError(f"no document names an actor {actor!r}; " + (f"near are {names}" if near else "see `actors`"))
