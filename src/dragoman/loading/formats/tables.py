"""Documents from tables: lines of JSON, CSV and Parquet, a row for each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from dragoman.document import Document
from dragoman.errors import ConfigError, DocumentError
from dragoman.loading.formats.made import made
from dragoman.loading.limits import LARGEST_DOCUMENT, too_large
from dragoman.loading.piece import Defaults, Piece, failure
from dragoman.records import Failure

FIELDS = ("text", "title", "published", "publisher", "author", "url", "language")

_LONGEST_CELL = 10_000_000


def check_columns(columns: Mapping[str, str]) -> None:
    """Raise ConfigError for a field that a document does not have, and for one without a column."""
    for name, column in columns.items():
        if name not in FIELDS:
            raise ConfigError(f"{name!r} is no field of a document; allowed are {', '.join(FIELDS)}")
        if not column:
            raise ConfigError(f"no column is given for {name!r}; name one: {name}=COLUMN")


def from_csv(piece: Piece, told: Defaults) -> Iterator[Document | Failure]:
    """The rows of a CSV file with a line of column names, in UTF-8; `told.columns` says which column holds which field.

    A title is put before the text where the text does not start with it. A row that cannot be brought in yields a
    Failure whose origin is the piece's and the row's number, from 1. A column that `told` names must be there.
    """
    csv.field_size_limit(_LONGEST_CELL)
    with io.TextIOWrapper(piece.stream, encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        _check_present(told, list(rows.fieldnames or ()))
        yield from _numbered(rows, piece.origin, told)


def from_lines(piece: Piece, told: Defaults) -> Iterator[Document | Failure]:
    """The lines of a file of JSON objects, as from_csv; a line need not have every column."""
    return _numbered(_lines(piece.stream), piece.origin, told)


def from_parquet(piece: Piece, told: Defaults) -> Iterator[Document | Failure]:
    """The rows of a Parquet file, as from_csv."""
    import pyarrow.parquet as pq

    with piece.seekable() as file, pq.ParquetFile(file) as table:
        _check_present(told, table.schema_arrow.names)
        rows = (row for batch in table.iter_batches(500) for row in batch.to_pylist())
        yield from _numbered(rows, piece.origin, told)


def from_row(row: object, origin: str, told: Defaults) -> Document | Failure:
    """The document of a table's row, or of the JSON that holds one."""
    try:
        if isinstance(row, str | bytes):
            row = json.loads(row)
        if not isinstance(row, dict):
            raise DocumentError(f"the row is no object but {type(row).__name__}")
        return _document(row, told)
    except Exception as error:  # whatever a row holds, the next one is read
        return failure(origin, error)


def _numbered(rows: Iterator[object], origin: str, told: Defaults) -> Iterator[Document | Failure]:
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            yield from_row(row, f"{origin}:{number}", told)
    except Exception as error:  # what comes behind cannot be told apart
        yield failure(f"{origin}:{number + 1}", error)


def _lines(stream: IO[bytes]) -> Iterator[str]:
    start = b"\xef\xbb\xbf"
    while line := stream.readline(LARGEST_DOCUMENT + 1):
        if len(line) > LARGEST_DOCUMENT:
            raise too_large(LARGEST_DOCUMENT)
        if not line.isspace():
            yield line.removeprefix(start).decode()
        start = b""


def _check_present(told: Defaults, names: list[str]) -> None:
    for field, column in (told.columns or {}).items():
        if column not in names:
            raise DocumentError(f"no column {column!r} for {field!r}; its columns are {', '.join(names)}")


def _document(row: dict[str, Any], told: Defaults) -> Document:
    columns = told.columns or {}
    held = {name: row.get(columns.get(name, name)) for name in FIELDS}
    if not isinstance(held["text"], str):
        names = ", ".join(map(str, row))
        raise DocumentError(f"no text in column {columns.get('text', 'text')!r}; its columns are {names}")
    if isinstance(held["author"], list):
        held["author"] = ", ".join(str(name) for name in held["author"])
    for name in ("title", "publisher", "author", "url", "language"):
        if not isinstance(held[name] or "", str):
            raise DocumentError(f"the {name} is of type {type(held[name]).__name__}; give a text")
    held["published"] = held["published"] or told.published
    return made(**held | {"publisher": held["publisher"] or told.publisher})
