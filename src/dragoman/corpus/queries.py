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
from dragoman.corpus.filters import VIEWS, Filters, Narrowed, narrow, narrow_to
from dragoman.corpus.tables import CACHES, DERIVED, NESTED
from dragoman.corpus.who import inside, meant
from dragoman.errors import StoreError

if TYPE_CHECKING:
    import duckdb

SHOWN = "r.uid IN (SELECT uid FROM asked WHERE reason IS NULL)"
"""The rows that nothing leaves out, once they were asked for."""

_JOINED = """(SELECT * FROM {table} r WHERE {rows}) r JOIN documents d ON d.id = r.document
    LEFT JOIN documents p ON p.id = d.parent LEFT JOIN copies v ON v.document = coalesce(d.parent, d.id)"""

_OF_DOCUMENT = "d.published, coalesce(d.publisher, p.publisher) AS publisher"
ORDER = {"events": "d.published_on, d.seq, r.start", "attributions": "d.published_on, d.seq, r.start",
         "ties": "d.published_on, d.seq, r.id", "happenings": "r.first, d.seq, r.id"}  # fmt: skip
"""In which order the rows of a table come."""

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
    WITH chosen AS (SELECT r.*, d.published FROM entities r JOIN documents d ON d.id = r.document
                    LEFT JOIN documents p ON p.id = d.parent WHERE {where}),
    acts AS (SELECT document, entity, count(*) FILTER (role = 'actors') AS acted,
                    count(*) FILTER (role = 'recipients') AS received, count(*) FILTER (role = 'sources') AS spoke
             FROM roles SEMI JOIN chosen c ON c.document = roles.document AND c.id = roles.entity GROUP BY ALL)
    SELECT coalesce(r.actor, mode(r.name)) AS name, mode(r.kind) AS kind, r.actor_id AS id,
           list_sort(list_distinct(list_concat(flatten(list(r.aliases_nested)), list(r.name)))) AS aliases,
           count(DISTINCT r.document) AS documents, sum(r.mentions)::BIGINT AS mentions,
           coalesce(sum(acted), 0)::BIGINT AS acted, coalesce(sum(received), 0)::BIGINT AS received,
           coalesce(sum(spoke), 0)::BIGINT AS spoke, min(r.published) AS first, max(r.published) AS last
    FROM chosen r LEFT JOIN acts a ON a.document = r.document AND a.entity = r.id
    GROUP BY r.actor, r.actor_id, coalesce(r.actor_id, r.kind || ' ' || r.name) ORDER BY mentions DESC, name"""
_REPORTS = """
    WITH told AS (SELECT d.*, coalesce(v.report, d.id) AS report, v.kind AS version
                  FROM documents d LEFT JOIN copies v ON v.document = d.id WHERE d.kind = 'article'),
    asked AS (SELECT DISTINCT d.report FROM told d LEFT JOIN documents p ON p.id = d.parent WHERE {where})
    SELECT t.report AS id, any_value(t.title) FILTER (version IS NULL) AS title,
           any_value(t.published) FILTER (version IS NULL) AS published,
           any_value(t.publisher) FILTER (version IS NULL) AS publisher,
           list_sort(list_distinct(list(t.publisher))) AS outlets,
           count(*) FILTER (version = 'copy') AS copies, count(*) FILTER (version = 'update') AS updates,
           min(t.published_on) AS first, max(t.published_on) AS last,
           list(t.id ORDER BY version IS NOT NULL, t.published_on, t.published, t.seq) AS versions,
           list_sort(list_distinct(list(t.title))) AS titles
    FROM told t SEMI JOIN asked a ON a.report = t.report GROUP BY t.report
    ORDER BY copies + updates DESC, first, id"""
_UPDATES = """
    SELECT r.document, d.published, d.publisher, d.title, v.report, r.start, r."end", r.kind, r.text, r.before
    FROM changes r JOIN documents d ON d.id = r.document LEFT JOIN documents p ON p.id = d.parent
    JOIN copies v ON v.document = d.id WHERE {where} ORDER BY d.published_on, d.seq, r.start"""
OTHERS = {"documents": _DOCUMENTS, "failures": _FAILURES, "actors": _ACTORS, "reports": _REPORTS, "updates": _UPDATES}
"""The queries of the tables that leave nothing out."""


def rows(path: Path, table: str, given: Filters, *, nested: bool = False) -> pa.Table:
    """The rows of `table` that `given` leaves, flat unless `nested`; ConfigError for what is not allowed."""
    narrowed = narrow(table, given)
    with files.reading(path) as connection:
        name_actors(connection, table, given, narrowed)
        return found(connection, table, narrowed, nested=nested)


def found(connection: duckdb.DuckDBPyConnection, table: str, narrowed: Narrowed, *, nested: bool = False) -> pa.Table:
    """The rows of `table` that `narrowed` leaves, as `rows` gives them."""
    if table in OTHERS:
        query = OTHERS[table].format(where=narrowed.asked)
        return flat(connection.sql(query, params=narrowed.parameters).to_arrow_table(), nested)
    left_out = ask(connection, table, narrowed)
    return with_left_out(connection.sql(records(table, nested)).to_arrow_table(), left_out)


def name_actors(connection: duckdb.DuckDBPyConnection, table: str, given: Filters, narrowed: Narrowed) -> None:
    """Add to `narrowed` the names that the actors of `given` go by in this store."""
    if actor := given.get("actor"):
        narrow_to(table, meant(connection, actor), narrowed)
    if whole := given.get("within"):
        narrow_to(table, inside(connection, whole), narrowed)


def joined(table: str, rows: str = SHOWN) -> str:
    """SQL of the `rows` of a table with their documents, for posts their articles, and the reports that these repeat,
    as the filters call them.

    Rows are chosen before they are joined: DuckDB does not do so by itself for what stands in another table.
    """
    return _JOINED.format(table=table, rows=rows)


def ask(connection: duckdb.DuckDBPyConnection, table: str, narrowed: Narrowed) -> dict[str, int]:
    """Make the table `asked` of the rows that were asked for; how many of them each reason leaves out.

    `uid` is the row's number; `reason` is the first one that holds, null for rows that are shown.
    """
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE asked AS SELECT r.uid, {narrowed.reason} AS reason
            FROM {joined(table, narrowed.rows)} WHERE {narrowed.of_reports}""",
        narrowed.parameters,
    )
    query = "SELECT reason, count(*) FROM asked WHERE reason IS NOT NULL GROUP BY reason ORDER BY reason"
    return dict(connection.execute(query).fetchall())


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


def records(table: str, nested: bool) -> str:
    """The query for the rows of `asked` that nothing leaves out, in their order."""
    return f"SELECT {select(table, nested)} ORDER BY {ORDER[table]}"


def select(table: str, nested: bool, rows: str = SHOWN) -> str:
    """The columns of a table, and those of its rows of which `rows` holds."""
    document, again = _OF_DOCUMENT, [f"CASE WHEN {VIEWS[table].repeated} THEN v.report END AS repeats"]
    own = ["r.id", "r.document", *_columns(table, nested)]
    columns = ", ".join(own if table == "happenings" else [*own[:2], document, *own[2:], *again])
    return f"{columns} FROM {joined(table, rows)}"


def _columns(table: str, nested: bool) -> Iterator[str]:
    """The table's own columns, lists as text or, with `nested`, as lists."""
    names = (CACHES | DERIVED)[table].names
    lists = {name.removesuffix(NESTED) for name in names if name.endswith(NESTED)}
    for name in names:
        plain = name.removesuffix(NESTED)
        if name not in ("id", "document", "uid", "named", "tone") and (plain not in lists or (name != plain) == nested):
            yield f'r."{name}" AS "{plain}"'
