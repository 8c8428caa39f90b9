"""What was read into a folder of Parquet files, part by part: for more than one file of a store should hold."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa
from pyarrow import parquet

from dragoman.corpus.done import Done, Report
from dragoman.corpus.engines.engine import Engine
from dragoman.corpus.made import SCHEMAS, Item, Made, Read, numbered, table
from dragoman.corpus.manifest import NAME, Manifest, Part, write_whole
from dragoman.corpus.write import gather
from dragoman.errors import StoreError
from dragoman.records import Reader

SIZE = 500
"""Documents of a part: what a killed run reads again at most, besides what its workers were at."""


def add(
    folder: Path, items: Iterable[Item], read: Read, reader: Reader, engine: Engine, report: Report, size: int = SIZE
) -> Done:
    """Read what `folder` does not have yet into new parts of `size` documents; it is made where there is none.

    A killed run is taken up by the same call. Raises StoreError for a folder that another run writes, that `reader` did
    not read, or that cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder), _Parts(folder, reader) as parts:
            return gather(items, read, engine, parts.known, parts.keep, report, size)
    except OSError as error:
        raise StoreError(f"{folder} cannot be written: {error.strerror or error}") from error


class _Parts:
    """The parts of a folder, as they grow; what it has is looked up in a table of its ids."""

    def __init__(self, folder: Path, reader: Reader) -> None:
        self._folder = folder
        self._manifest = Manifest.at(folder) or Manifest(reader)
        if self._manifest.reader != reader:
            raise StoreError(f"{folder} was begun by another version of the reader; read into a new folder")
        self._manifest.check_sizes(folder)
        self._ids = duckdb.connect()
        self._ids.execute("CREATE TABLE ids (id VARCHAR)")
        if self._manifest.parts:
            files = [self._manifest.files(folder, name) for name in ("documents", "failures")]
            self._ids.execute("INSERT INTO ids SELECT id FROM read_parquet($1) UNION ALL "
                              "SELECT document FROM read_parquet($2)", files)  # fmt: skip

    def __enter__(self) -> _Parts:
        return self

    def __exit__(self, *_: object) -> None:
        self._ids.close()

    def known(self, ids: list[str]) -> set[str]:
        """Which of `ids` a finished part has."""
        query = "SELECT id FROM ids WHERE id IN (SELECT unnest($1::VARCHAR[]))"
        return {row[0] for row in self._ids.execute(query, [ids]).fetchall()}

    def keep(self, made: list[Made]) -> list[Made]:
        """Write one more part."""
        if any(one.reader != self._manifest.reader for one in made):
            raise StoreError("the documents were read by another version of the reader; update all machines alike")
        part = self._written(made)
        self._manifest = replace(self._manifest, parts=(*self._manifest.parts, part))
        write_whole(self._folder / NAME, f"{self._manifest}\n".encode())
        new = pa.table({"id": [id for one in made for id in one.members]})
        self._ids.execute("INSERT INTO ids SELECT id FROM new")
        del new
        return made

    def _written(self, made: list[Made]) -> Part:
        part = Part(len(self._manifest.parts) + 1, len(made), {}, {}, {})
        for name in SCHEMAS:
            rows = table(made, name)
            if name == "documents":
                rows = numbered(rows, self._manifest.rows(name))
            file = self._folder / part.file(name)
            file.parent.mkdir(exist_ok=True)
            data = _parquet(rows)
            write_whole(file, data)
            part.rows[name], part.bytes[name] = rows.num_rows, len(data)
            part.sha256[name] = hashlib.sha256(data).hexdigest()
        return part


def _parquet(rows: pa.Table) -> bytes:
    out = pa.BufferOutputStream()
    parquet.write_table(rows, out, compression="zstd")
    data: bytes = out.getvalue().to_pybytes()
    return data


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other runs from the folder; the system lets go of it however this process ends."""
    with closing(sqlite3.connect(folder / ".lock", timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise StoreError(f"{folder} is being written by another run; wait for it or give another folder") from error
        yield
