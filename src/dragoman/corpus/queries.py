"""What is asked of a store: the filters as SQL, and Arrow tables out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus import files
from dragoman.errors import StoreError

if TYPE_CHECKING:
    import pyarrow as pa


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
