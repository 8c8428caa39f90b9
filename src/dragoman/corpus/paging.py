"""A part of a table, sorted by one of its columns: what a page shows, without the rest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.corpus import files
from dragoman.corpus.filters import Filters, Narrowed, narrow
from dragoman.corpus.queries import OTHERS, ask, flat, name_actors, records
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


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
        left_out = {} if table in OTHERS else ask(connection, table, narrowed)
        query, values = _query(table, narrowed)
        total = _total(connection, table, query, values)
        found = connection.sql(f"{_sorted(connection, query, values, part)} {_cut(part)}", params=values or None)
        return told(flat(found.to_arrow_table(), nested=False), total, left_out)


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


def _query(table: str, narrowed: Narrowed) -> tuple[str, dict[str, Any]]:
    if table in OTHERS:
        return OTHERS[table].format(where=narrowed.asked), narrowed.parameters
    return records(table, nested=False), {}


def _total(connection: duckdb.DuckDBPyConnection, table: str, query: str, values: dict[str, Any]) -> int:
    counted = f"({query})" if table in OTHERS else "asked WHERE reason IS NULL"
    return int(connection.execute(f"SELECT count(*) FROM {counted}", values or None).fetchall()[0][0])


def _sorted(connection: duckdb.DuckDBPyConnection, query: str, values: dict[str, Any], part: Part) -> str:
    if part.sort is None:
        return query
    _check(part.sort, connection.sql(f"SELECT * FROM ({query}) LIMIT 0", params=values or None).columns)
    return f'SELECT * FROM ({query}) ORDER BY "{part.sort}" {"DESC" if part.down else "ASC"} NULLS LAST, 1, 2'


def _cut(part: Part) -> str:
    return (f"LIMIT {int(part.limit)} " if part.limit is not None else "") + f"OFFSET {int(part.offset)}"


def _check(column: str, columns: list[str]) -> None:
    if column not in columns:
        raise ConfigError(f"sort is {column!r}; allowed are {', '.join(columns)}")
