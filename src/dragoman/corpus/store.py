"""A store: the file of many documents and what can be asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


class Store:
    """The store in the file at `path`, which need not exist before something is added to it."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def __repr__(self) -> str:
        return f"<Store {str(self.path)!r}>"

    def sql(self, query: str) -> pa.Table:
        """What `query`, in DuckDB's SQL, finds; it can change nothing.

        Raises StoreError for a query that cannot be run.
        """
        from dragoman.corpus.queries import sql

        return sql(self.path, query)
