"""A store's file: opened for one transaction or one query, and closed again."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus import attached, steps
from dragoman.corpus.turns import turns
from dragoman.errors import StoreError

if TYPE_CHECKING:
    import duckdb

PATIENCE = 10.0
"""Seconds that a busy file is waited for."""

_HERE = "another part of this program"
_HOLDER = re.compile(r"Conflicting lock is held in (.+?)\. (?:See|However)", re.DOTALL)


@contextmanager
def writing(path: Path, *, anew: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """One transaction on the store at `path`, made where there is none: all of it is kept, or nothing.

    `anew`: tables of an earlier version may be emptied, to be filled anew.

    Raises StoreError for what is no store, is of a later version, cannot be written or stays busy.
    """
    import duckdb

    if not path.exists():
        _make(path)
    with _open(path, read_only=False) as connection:
        try:
            connection.begin()
            steps.bring_up(connection, path, anew)
            yield connection
            connection.commit()
        except duckdb.Error as error:
            raise StoreError(f"{path} cannot be written: {_first_line(error)}; nothing was changed") from error


@contextmanager
def reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The store at `path` for one query, with the folders that are attached; nothing can be changed through it.

    Raises StoreError for what is no store, is of another version or stays busy, and for a folder that is not whole.
    """
    import duckdb

    with reading_own(path) as connection:
        shown = attached.all_attached(connection, path)
        attached.show(connection, shown)
        try:
            yield connection
        except duckdb.Error as error:
            if not shown:
                raise
            raise StoreError(f"what is attached to {path} cannot be read: {_first_line(error)}") from error


@contextmanager
def reading_own(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """As `reading`, without what is attached."""
    if not path.exists():
        raise StoreError(f"there is no store at {path}; make one with `dragoman add {path} FILES`")
    with _open(path, read_only=True) as connection:
        steps.check(connection, path)
        yield connection


def _make(path: Path) -> None:
    """An empty store, whole from the first moment: a run killed here leaves no half-made file under its name."""
    _refuse(path, read_only=False)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with _open(new, read_only=False) as connection:
            steps.bring_up(connection, path, anew=False)
        with suppress(FileExistsError):  # somebody else made it meanwhile
            os.link(new, path)
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {error.strerror}") from error
    finally:
        new.unlink(missing_ok=True)


@contextmanager
def _open(path: Path, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    with ExitStack() as turn:
        try:
            turn.enter_context(turns(path).take(not read_only, PATIENCE))
        except TimeoutError as error:
            raise StoreError(f"{path} has been in use for {PATIENCE:.0f} seconds by {_HERE}") from error
        connection = _connect(path, read_only)
        try:
            yield connection
        finally:
            connection.close()


def _connect(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    import duckdb

    _refuse(path, read_only)
    until, pause = time.monotonic() + PATIENCE, 0.01
    while True:
        try:
            connection = duckdb.connect(path, read_only=read_only)
            connection.execute("SET enable_progress_bar = false")  # else slow queries draw on whoever's terminal
            return connection
        except duckdb.Error as error:
            if not _busy(error):
                raise StoreError(f"{path} is no Dragoman store that can be opened: {_first_line(error)}") from error
            if time.monotonic() >= until:
                raise StoreError(f"{path} has been in use for {PATIENCE:.0f} seconds by {_holder(error)}") from error
        time.sleep(pause)
        pause = min(pause * 1.5, 0.25)


def _refuse(path: Path, read_only: bool) -> None:
    """Say in plain words what DuckDB would say in its own."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder; a store is one file")
    if not path.exists() and not path.parent.is_dir():
        raise StoreError(f"{path.parent} does not exist; make the folder first")
    if not read_only and path.exists() and not os.access(path, os.W_OK):
        raise StoreError(f"{path} is read-only; give it write permission or add to a copy")


def _busy(error: Exception) -> bool:
    """Whether another process, or another thread of this one, has the file open."""
    words = str(error)
    return "Could not set lock" in words or "different configuration" in words or "already attached" in words


def _holder(error: Exception) -> str:
    found = _HOLDER.search(str(error))
    return found[1] if found else _HERE


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
