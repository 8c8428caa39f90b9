"""Files and folders brought in as documents."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from dragoman.document import Document
from dragoman.errors import ConfigError
from dragoman.loading.dates import publication
from dragoman.loading.formats.tables import check_columns
from dragoman.loading.limits import Budget
from dragoman.loading.open import documents
from dragoman.loading.piece import Defaults, Piece, failure, given
from dragoman.records import Failure


def load(
    *paths: str | Path,
    published: str | date | None = None,
    publisher: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | Failure]:
    """The documents of files, of folders (with their subfolders, by name), of patterns such as "news/*.txt" and of
    standard input ("-").

    Text, web pages and PDF are a document each; rows of CSV, Parquet and JSON, entries of RSS and Atom, pages of WARC
    and WACZ, messages of Telegram's export too; zip, tar, gzip and bzip2 are opened. The name's ending tells the kind,
    else the first bytes; hidden files in folders and archives are left out.

    `columns` says which column of a table is a document's text, title, published, publisher, author, url or language:
    {"text": "body"}. `published` and `publisher` hold for rows that have none of their own; `publisher` wins over the
    name of a feed or channel, and both over what a page says of itself. What cannot be read yields a Failure in its
    place, whose origin leads to it: "news.zip!a/b.jsonl:3".
    Raises ConfigError, before any work, for a path that does not exist, a pattern without a match, a bad date, a field
    that a document does not have.
    """
    if not paths:
        raise ConfigError("no path was given; give a file, a folder, a pattern, or - for standard input")
    publication(published)
    check_columns(columns or {})
    files = [file for path in paths for file in _files(path)]
    return _documents(files, Defaults(published, publisher, columns))


def _documents(files: list[Path | None], told: Defaults) -> Iterator[Document | Failure]:
    for file in files:
        if file is None:
            yield from documents(given(sys.stdin.buffer), told)
            continue
        try:
            with file.open("rb") as stream:
                yield from documents(Piece(str(file), file.name, stream, Budget(file.stat().st_size)), told)
        except OSError as error:
            yield failure(str(file), error)


def _files(path: str | Path) -> list[Path | None]:
    """The files at `path`; None for standard input."""
    given = Path(path)
    if str(path) == "-":
        return [None]
    if given.is_dir():
        found = (p for p in given.rglob("*") if p.is_file())
        return [*sorted(p for p in found if not any(part.startswith(".") for part in p.relative_to(given).parts))]
    if given.exists():
        return [given]
    matches = sorted(glob.glob(str(path), recursive=True)) if glob.has_magic(str(path)) else []
    if not matches:
        raise ConfigError(f"{str(path)!r} is no file, no folder and no pattern that matches one; check the path")
    return [file for match in matches for file in _files(match)]
