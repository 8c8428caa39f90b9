"""Folders of Parquet parts that a store shows beside its own documents, where they lie, without changing them.

A store keeps a folder's absolute path and its manifest as it was when it was attached: parts that come later are shown
when the folder is attached again. The documents of folder number n are numbered from n times SPACE on.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus.made import SCHEMAS
from dragoman.corpus.manifest import Manifest
from dragoman.errors import StoreError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

SPACE = 10**12


@dataclass(frozen=True, slots=True)
class Attached:
    """An attached folder: its number in the store, where it lies, and its parts."""

    number: int
    folder: Path
    manifest: Manifest

    @property
    def first(self) -> int:
        """What is added to the numbers of its documents."""
        return self.number * SPACE

    def query(self, table: str) -> str:
        """SQL of the table's rows."""
        files = ", ".join(_quoted(file) for file in self.manifest.files(self.folder, table))
        shifted = f"* REPLACE (seq + {self.first} AS seq)" if table == "documents" else "*"
        return f"SELECT {shifted} FROM read_parquet([{files}])"


def all_attached(connection: duckdb.DuckDBPyConnection, path: Path) -> list[Attached]:
    """The folders that are attached; StoreError for one that is gone and for a part that is missing or damaged."""
    found = []
    for number, name, text in connection.execute("SELECT number, folder, manifest FROM attached").fetchall():
        folder = Path(name)
        if not folder.is_dir():
            raise StoreError(f"the folder {folder}, attached to {path}, is gone; put it back, or "
                             f"`dragoman detach {path} {folder}` and attach it where it lies now")  # fmt: skip
        one = Attached(number, folder, Manifest.of(text, folder))
        one.manifest.check_sizes(folder)
        found.append(one)
    return [one for one in found if one.manifest.parts]


def show(connection: duckdb.DuckDBPyConnection, shown: list[Attached], own: bool = True) -> None:
    """Let every table have the rows of these folders, behind those of the store or, without `own`, alone."""
    (name,) = connection.execute("SELECT current_database()").fetchall()[0]
    files = [file for one in shown for table in SCHEMAS for file in one.manifest.files(one.folder, table)]
    if files:
        connection.execute(f"SET allowed_paths = [{', '.join(map(_quoted, files))}]")
    for table in SCHEMAS if shown else ():
        sides = [f'FROM "{name}".main.{table}'] if own else []
        sides += [one.query(table) for one in shown]
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {table} AS {' UNION ALL BY NAME '.join(sides)}")


def firsts(connection: duckdb.DuckDBPyConnection) -> list[int]:
    """What the numbers of the documents begin behind: those of the store and of each attached folder."""
    numbers = connection.execute("SELECT number FROM attached ORDER BY number").fetchall()
    return [0, *(number * SPACE for (number,) in numbers)]


def known(connection: duckdb.DuckDBPyConnection, shown: list[Attached], ids: list[str]) -> set[str]:
    """Which of `ids` are documents or failures of these folders."""
    found: set[str] = set()
    for one in shown:
        query = f"SELECT id FROM ({one.query('documents')}) WHERE id IN (SELECT unnest($1)) UNION ALL " \
                f"SELECT document FROM ({one.query('failures')}) WHERE document IN (SELECT unnest($1))"  # fmt: skip
        found |= {row[0] for row in connection.execute(query, [ids]).fetchall()}
    return found


def attach(connection: duckdb.DuckDBPyConnection, path: Path, folder: Path) -> None:
    """Attach `folder`, or what it has now where it is attached already.

    Raises StoreError for a folder without finished parts, with a damaged one, or with a document that the store or
    another folder has.
    """
    manifest = Manifest.at(folder)
    if manifest is None or not manifest.parts:
        raise StoreError(f"{folder} has no finished parts; make some with `dragoman add --to {folder} FILES`")
    manifest.check_sizes(folder)
    for file in manifest.differing(folder):
        raise StoreError(f"{file} is damaged: its bytes are not those that were written; put the whole file back")
    connection.execute("DELETE FROM attached WHERE folder = $1", [str(folder)])
    (number,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM attached").fetchall()[0]
    new = Attached(number, folder, manifest)
    _check_doubles(connection, path, new)
    connection.execute("INSERT INTO attached VALUES ($1, $2, $3)", [number, str(folder), str(manifest)])


def _check_doubles(connection: duckdb.DuckDBPyConnection, path: Path, new: Attached) -> None:
    held = ["SELECT id FROM documents"]
    held += [f"SELECT id FROM ({one.query('documents')})" for one in all_attached(connection, path)]
    query = f"""SELECT count(*), min(id) FROM ({new.query("documents")})
        WHERE id IN ({" UNION ALL ".join(held)})"""
    count, first = connection.execute(query).fetchall()[0]
    if count:
        raise StoreError(f"{count} documents of {new.folder} are in {path} already, as {first}; each may be there once")


def detach(connection: duckdb.DuckDBPyConnection, path: Path, folder: Path) -> None:
    """Show `folder` no more; StoreError where it is not attached."""
    if not connection.execute("DELETE FROM attached WHERE folder = $1 RETURNING 1", [str(folder)]).fetchall():
        raise StoreError(f"{folder} is not attached to {path}; `dragoman attach {path}` lists what is")


def listed(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """A row for each attached folder: its path, how many parts and how many documents it has, posts included."""
    import pyarrow as pa

    rows = connection.execute("SELECT folder, manifest FROM attached ORDER BY number").fetchall()
    found = [(folder, Manifest.of(text, Path(folder))) for folder, text in rows]
    told = [{"folder": f, "parts": len(m.parts), "documents": m.rows("documents")} for f, m in found]
    return pa.Table.from_pylist(told, pa.schema({"folder": pa.string(), "parts": pa.int64(), "documents": pa.int64()}))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
