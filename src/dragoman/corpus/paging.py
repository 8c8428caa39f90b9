"""A part of a table, sorted by one of its columns: what a page shows, without the rest.

Which rows they are is found first, with the columns that decide it alone; only theirs are then looked up whole.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus import files
from dragoman.corpus.filters import Filters, Narrowed, narrow
from dragoman.corpus.queries import ORDER, OTHERS, ask, flat, name_actors, select
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_ACTOR = "coalesce(r.actor_id, r.kind || ' ' || r.name)"
_SHOWN_ACTOR = "coalesce(r.id, r.kind || ' ' || r.name)"
"""Whom the table of actors has a row for, as entities and as the table itself tell it."""

_MOST_MENTIONED = """
    CREATE TEMP TABLE known AS SELECT {actor} AS whom, row_number() OVER (ORDER BY sum(r.mentions) DESC, {actor}) AS n
    FROM entities r JOIN documents d ON d.id = r.document LEFT JOIN documents p ON p.id = d.parent
    WHERE {where} GROUP BY {actor}"""
_PLACES = """
    CREATE TEMP TABLE part AS SELECT uid, row_number() OVER () AS n FROM (
        SELECT uid FROM (SELECT r.uid, d.published_on AS "_day", d.seq AS "_seq", {select})
        ORDER BY {order} {cut})"""


@dataclass(frozen=True, slots=True)
class Part:
    """Which rows: `limit` of them (None: all) behind `offset` others, by the column `sort`, else in the table's order.

    `down`: the largest and latest first. Empty cells come last either way.
    """

    sort: str | None = None
    down: bool = False
    offset: int = 0
    limit: int | None = None


def part_of(path: Path, table: str, given: Filters, part: Part) -> pa.Table:
    """The rows of `table` that `given` leaves and `part` names, flat.

    The schema's metadata has `total`, the number of rows in all parts, and `left_out`, as `queries.rows`. Raises
    ConfigError for a filter, a value or a column that is not allowed.
    """
    narrowed = narrow(table, given)
    with files.reading(path) as connection:
        name_actors(connection, table, given, narrowed)
        if table not in OTHERS:
            left_out = ask(connection, table, narrowed)
            total = _count(connection, "asked WHERE reason IS NULL")
            return told(_of_records(connection, table, part), total, left_out)
        if table == "actors" and part.sort is None:
            return _most_mentioned(connection, narrowed, part)
        if table == "documents" and part.limit is not None:
            return _of_documents(connection, narrowed, part)
        return _of_others(connection, table, narrowed, part)


def cut(table: pa.Table, part: Part) -> pa.Table:
    """`part` of a table that is at hand whole; metadata and errors as those of `part_of`."""
    total, left_out = table.num_rows, json.loads((table.schema.metadata or {}).get(b"left_out", b"{}"))
    if part.sort is not None:
        _check(part.sort, table.column_names)
        table = table.sort_by([(part.sort, "descending" if part.down else "ascending")])
    return told(table.slice(part.offset, part.limit), total, left_out)


def told(table: pa.Table, total: int, left_out: dict[str, int]) -> pa.Table:
    """`table` with the counts in its metadata."""
    return table.replace_schema_metadata({"total": str(total), "left_out": json.dumps(left_out)})


def _of_records(connection: duckdb.DuckDBPyConnection, table: str, part: Part) -> pa.Table:
    columns = select(table, nested=False)
    order = ORDER[table].replace("d.published_on", '"_day"').replace("d.seq", '"_seq"').replace("r.", "")
    if part.sort is not None:
        _check(part.sort, connection.sql(f"SELECT {columns} LIMIT 0").columns)
        order = f"{_by(part)}, id"
    connection.execute(_PLACES.format(select=columns, order=order, cut=_cut(part)))
    of_part = select(table, nested=False, rows="r.uid IN (SELECT uid FROM part)")
    return connection.sql(f"SELECT {of_part} JOIN part ON part.uid = r.uid ORDER BY part.n").to_arrow_table()


def _most_mentioned(connection: duckdb.DuckDBPyConnection, narrowed: Narrowed, part: Part) -> pa.Table:
    """The actors in their own order: counted are all, told only those of the part."""
    made = _MOST_MENTIONED.format(actor=_ACTOR, where=narrowed.asked)
    connection.execute(made, narrowed.parameters or None)
    last = "" if part.limit is None else f"AND n <= {int(part.offset) + int(part.limit)}"
    connection.execute(f"CREATE TEMP TABLE part AS SELECT * FROM known WHERE n > {int(part.offset)} {last}")
    query = OTHERS["actors"].format(where=f"{narrowed.asked} AND {_ACTOR} IN (SELECT whom FROM part)")
    ordered = f"SELECT r.* FROM ({query}) r JOIN part ON part.whom = {_SHOWN_ACTOR} ORDER BY part.n"
    found = connection.sql(ordered, params=narrowed.parameters or None).to_arrow_table()
    return told(flat(found, nested=False), _count(connection, "known"), {})


def _of_documents(connection: duckdb.DuckDBPyConnection, narrowed: Narrowed, part: Part) -> pa.Table:
    """Documents: the texts, whose length is told, are looked at for those of the part alone."""
    import pyarrow as pa

    query, values = OTHERS["documents"].format(where=narrowed.asked), narrowed.parameters or None
    order = ""
    if part.sort is not None:
        _check(part.sort, connection.sql(f"SELECT * FROM ({query}) LIMIT 0", params=values).columns)
        order = f"ORDER BY {_by(part)}, id"
    rows = connection.execute(f"SELECT id FROM ({query}) {order} {_cut(part)}", values).fetchall()
    place = {id: n for n, (id,) in enumerate(rows)}
    found = connection.sql(OTHERS["documents"].format(where="list_contains($1::VARCHAR[], d.id)"),
                           params=[list(place)]).to_arrow_table()  # fmt: skip
    order_now = [place[id] for id in found["id"].to_pylist()]
    ordered = found.take(pa.array(sorted(range(found.num_rows), key=order_now.__getitem__), pa.int64()))
    return told(flat(ordered, nested=False), _count(connection, f"({query})", values), {})


def _of_others(connection: duckdb.DuckDBPyConnection, table: str, narrowed: Narrowed, part: Part) -> pa.Table:
    query, values = OTHERS[table].format(where=narrowed.asked), narrowed.parameters or None
    total = _count(connection, f"({query})", values)
    if part.sort is not None:
        _check(part.sort, connection.sql(f"SELECT * FROM ({query}) LIMIT 0", params=values).columns)
        query = f"SELECT * FROM ({query}) ORDER BY {_by(part)}, 1, 2"
    found = connection.sql(f"{query} {_cut(part)}", params=values).to_arrow_table()
    return told(flat(found, nested=False), total, {})


def _count(connection: duckdb.DuckDBPyConnection, rows: str, values: object = None) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {rows}", values).fetchall()[0][0])


def _by(part: Part) -> str:
    return f'"{part.sort}" {"DESC" if part.down else "ASC"} NULLS LAST'


def _cut(part: Part) -> str:
    return (f"LIMIT {int(part.limit)} " if part.limit is not None else "") + f"OFFSET {int(part.offset)}"


def _check(column: str, columns: list[str]) -> None:
    if column not in columns:
        raise ConfigError(f"sort is {column!r}; allowed are {', '.join(columns)}")
