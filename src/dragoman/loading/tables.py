"""Documents from tables: JSON lines, CSV and Parquet, a row for each."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.document import Document
from dragoman.errors import ConfigError, DocumentError, DragomanError
from dragoman.loading.document import make_document
from dragoman.records import Failure

SUFFIXES = frozenset({".jsonl", ".ndjson", ".csv", ".parquet"})
FIELDS = ("text", "title", "published", "publisher", "author", "url")

_LONGEST = 10_000_000


def check_columns(columns: Mapping[str, str]) -> None:
    """Raise ConfigError for a field that a document does not have."""
    for name in columns:
        if name not in FIELDS:
            raise ConfigError(f"{name!r} is no field of a document; allowed are {', '.join(FIELDS)}")


def load_table(
    file: Path, columns: Mapping[str, str], published: str | date | None, publisher: str | None
) -> Iterator[Document | Failure]:
    """The documents of the rows of `file`; `columns` says which column holds which of FIELDS, else its own name.

    A title is put before the text where the text does not start with it. `published` and `publisher` hold where a row
    has none. A row that cannot be brought in yields a Failure whose origin is the file and the row's number, from 1.
    """
    number = 0
    try:
        for number, row in enumerate(_rows(file), 1):
            yield _load_row(row, f"{file}:{number}", columns, {"published": published, "publisher": publisher})
    except (ValueError, OSError, csv.Error, DragomanError) as error:  # what comes behind cannot be told apart
        yield Failure(f"{file}:{number + 1}", None, "loading", f"{type(error).__name__}: {error}")


def _load_row(
    row: object, origin: str, columns: Mapping[str, str], general: dict[str, str | date | None]
) -> Document | Failure:
    try:
        if isinstance(row, str):
            row = json.loads(row)
        if not isinstance(row, dict):
            raise DocumentError(f"the row is no object but {type(row).__name__}")
        return _document(row, columns, general)
    except (DragomanError, ValueError) as error:
        return Failure(origin, None, "loading", f"{type(error).__name__}: {error}")


def _document(row: dict[str, Any], columns: Mapping[str, str], general: dict[str, str | date | None]) -> Document:
    given = {name: row.get(columns.get(name, name)) for name in FIELDS}
    text = given.pop("text")
    if not isinstance(text, str):
        raise DocumentError(f"no text in column {columns.get('text', 'text')!r}; its columns are {', '.join(row)}")
    title = given["title"]
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n{text}"
    filled = {name: value for name, value in given.items() if value not in (None, "")}
    return make_document(text, **general | filled)


def _rows(file: Path) -> Iterator[object]:
    """Objects, or the lines of JSON that hold them."""
    suffix = file.suffix.lower()
    if suffix == ".parquet":
        import pyarrow.parquet as pq

        with pq.ParquetFile(file) as parquet:
            for batch in parquet.iter_batches(500):
                yield from batch.to_pylist()
    elif suffix == ".csv":
        csv.field_size_limit(_LONGEST)
        with file.open(encoding="utf-8-sig", newline="") as lines:
            yield from csv.DictReader(lines)
    else:
        with file.open(encoding="utf-8-sig") as lines:
            yield from (line for line in lines if line.strip())
