"""The versions of a store: the numbered SQL steps of its precious tables, and the one version of all others."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus.tables import CACHES, DERIVED, VERSION
from dragoman.errors import StoreError

if TYPE_CHECKING:
    import duckdb

FORMAT = "dragoman"


def bring_up(connection: duckdb.DuckDBPyConnection, path: Path, anew: bool) -> None:
    """Apply the steps that the store at `path` has not seen; an empty file becomes a store.

    Raises StoreError for another program's database and for a store of a later version.
    """
    step, tables = _state(connection, path)
    if step and tables != VERSION and not anew:
        raise _earlier(path)
    statements = _steps()
    for number in range(step + 1, len(statements) + 1):
        connection.execute(statements[number - 1])
    if step == 0:
        connection.execute("INSERT INTO store VALUES (?, ?, ?)", [FORMAT, len(statements), VERSION])
    else:
        connection.execute("UPDATE store SET step = ? WHERE step <> ?", [len(statements)] * 2)
    if step == 0 or tables != VERSION:
        _make_caches(connection)


def check(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise StoreError unless this version can read what the store at `path` holds."""
    step, tables = _state(connection, path)
    if step == 0:
        raise StoreError(f"{path} is an empty database and no store; make one with `dragoman add`")
    if step < len(_steps()) or tables != VERSION:
        raise _earlier(path)


def _earlier(path: Path) -> StoreError:
    return StoreError(f"{path} is of an earlier version; bring it up with `dragoman reread {path}`")


def _state(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[int, int]:
    """The last step and the tables' version; (0, 0) for an empty database."""
    names = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not names:
        return 0, 0
    rows = connection.execute("FROM store").fetchall() if "store" in names else []
    if len(rows) != 1 or rows[0][0] != FORMAT:
        raise StoreError(f"{path} is a database of another program; give a store's file or a new name")
    _, step, tables = rows[0]
    if step > len(_steps()) or tables > VERSION:
        raise StoreError(f"{path} was written by a later version of Dragoman; update this one to open it")
    return step, tables


def _steps() -> list[str]:
    folder = resources.files("dragoman.corpus").joinpath("schema")
    return [f.read_text(encoding="utf-8") for f in sorted(folder.iterdir(), key=lambda f: f.name)]


def _make_caches(connection: duckdb.DuckDBPyConnection) -> None:
    for name, schema in (CACHES | DERIVED).items():
        connection.register("empty", schema.empty_table())
        connection.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM empty")
        connection.unregister("empty")
    connection.execute("UPDATE store SET tables = ?", [VERSION])
