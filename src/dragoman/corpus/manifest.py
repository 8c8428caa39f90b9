"""A folder of Parquet parts: what its manifest tells, and whether the files are what it tells.

Each table is a folder, each part a file in it: `events/00001.parquet`. A part is finished when `manifest.json` has it,
with its rows and each file's size and SHA-256; the manifest is replaced as a whole, last. Files that it does not name
are left over from a run that was killed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dragoman.corpus.tables import VERSION
from dragoman.errors import StoreError
from dragoman.records import Reader

NAME = "manifest.json"
FORMAT = "dragoman parts"


@dataclass(frozen=True, slots=True)
class Part:
    """One finished part: how many items were read for it, the rows of each table, and each file's size and SHA-256.

    Files are named by table.
    """

    number: int
    documents: int
    rows: dict[str, int]
    bytes: dict[str, int]
    sha256: dict[str, str]

    def file(self, table: str) -> str:
        """The path of a table's file within the folder."""
        return f"{table}/{self.number:05}.parquet"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The finished parts of a folder, all read by one reader."""

    reader: Reader
    parts: tuple[Part, ...] = ()

    @classmethod
    def of(cls, text: str, folder: Path) -> Manifest:
        """The manifest that `text` is; StoreError for what is none and for one of another version."""
        try:
            told: dict[str, Any] = json.loads(text)
            if told["format"] != FORMAT:
                raise ValueError
            tables, reader = int(told["tables"]), Reader(**told["reader"])
            parts = tuple(Part(**part) for part in told["parts"])
        except (ValueError, TypeError, KeyError) as error:
            raise StoreError(f"{folder / NAME} is damaged or of another program; the folder cannot be used") from error
        if tables != VERSION:
            raise StoreError(f"{folder} is of another version of Dragoman; read its documents into a new folder")
        return cls(reader, parts)

    @classmethod
    def at(cls, folder: Path) -> Manifest | None:
        """The manifest of `folder`, None where it has none."""
        try:
            return cls.of((folder / NAME).read_text(encoding="utf-8"), folder)
        except FileNotFoundError:
            return None

    def __str__(self) -> str:
        head = {"format": FORMAT, "tables": VERSION, "reader": asdict(self.reader)}
        return json.dumps(head | {"parts": [asdict(part) for part in self.parts]}, indent=1)

    def rows(self, table: str) -> int:
        """The rows of a table in all parts."""
        return sum(part.rows[table] for part in self.parts)

    def files(self, folder: Path, table: str) -> list[str]:
        """The files of a table, in the order of the parts."""
        return [str(folder / part.file(table)) for part in self.parts]

    def check_sizes(self, folder: Path) -> None:
        """Raise StoreError by name for a file that is missing or of another size than was written."""
        for part in self.parts:
            for table, size in part.bytes.items():
                file = folder / part.file(table)
                try:
                    found = os.stat(file).st_size
                except OSError as error:
                    raise StoreError(f"{file} is missing; put it back, or read into a new folder") from error
                if found != size:
                    raise StoreError(f"{file} is damaged: {found} bytes, {size} were written; put the whole file back")

    def differing(self, folder: Path) -> Iterator[Path]:
        """The files that are not, byte for byte, what was written."""
        for part in self.parts:
            for table, expected in part.sha256.items():
                if sha256(folder / part.file(table)) != expected:
                    yield folder / part.file(table)


def sha256(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_whole(file: Path, data: bytes) -> None:
    """Write `file` so that it is either the old one or all of `data`, also where the power fails."""
    waiting = file.with_name(f".{file.name}")
    with waiting.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    waiting.replace(file)
