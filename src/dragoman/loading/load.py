"""Files and folders brought in as documents."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from dragoman.document import Document
from dragoman.errors import ConfigError, DragomanError
from dragoman.loading.dates import publication
from dragoman.loading.document import make_document
from dragoman.loading.tables import SUFFIXES, check_columns, load_table
from dragoman.loading.text import decode
from dragoman.records import Failure

_HTML_START = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,3}<(?:!doctype\s+html|(?:html|head|body|title|meta"
    r"|article|main|section|header|div|p|span|h[1-6]|blockquote|table|ul|ol|script|style|link|svg|a|b|i|br|img)\b[^<>]*>)",
    re.IGNORECASE | re.DOTALL,
)


def load(
    *paths: str | Path,
    published: str | date | None = None,
    publisher: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | Failure]:
    """The documents of files, of folders (with their subfolders, by name) and of patterns such as "news/*.txt".

    `.html` and `.htm` are read as HTML, `.txt` as text, others as what their text looks like; hidden files in folders
    are left out. The rows of `.jsonl`, `.csv` and `.parquet` are documents each; `columns` says which of their columns
    is a document's text, title, published, publisher, author or url: {"text": "body"}. `published` and `publisher`
    hold for all that have none of their own. A file or row that cannot be read yields a Failure in its place.
    Raises ConfigError, before any work, for a path that does not exist, a pattern without a match or a bad date.
    """
    if not paths:
        raise ConfigError("no path was given; give a file, a folder or a pattern")
    publication(published)
    check_columns(columns or {})
    files = [file for path in paths for file in _files(path)]
    return _documents(files, columns or {}, published, publisher)


def _documents(
    files: list[Path], columns: Mapping[str, str], published: str | date | None, publisher: str | None
) -> Iterator[Document | Failure]:
    for file in files:
        if file.suffix.lower() in SUFFIXES:
            yield from load_table(file, columns, published, publisher)
        else:
            yield _load_file(file, published, publisher)


def looks_like_html(text: str) -> bool:
    """Whether `text` starts as an HTML document or fragment does."""
    return bool(_HTML_START.match(text[:10_000]))


def _files(path: str | Path) -> list[Path]:
    given = Path(path)
    if given.is_dir():
        found = (p for p in given.rglob("*") if p.is_file())
        return sorted(p for p in found if not any(part.startswith(".") for part in p.relative_to(given).parts))
    if given.exists():
        return [given]
    matches = sorted(glob.glob(str(path), recursive=True)) if glob.has_magic(str(path)) else []
    if not matches:
        raise ConfigError(f"{str(path)!r} is no file, no folder and no pattern that matches one; check the path")
    return [file for match in matches for file in _files(match)]


def _load_file(file: Path, published: str | date | None, publisher: str | None) -> Document | Failure:
    try:
        return _read_file(file, published, publisher)
    except (DragomanError, OSError) as error:
        return Failure(origin=str(file), document=None, step="loading", error=str(error))


def _read_file(file: Path, published: str | date | None, publisher: str | None) -> Document:
    from dragoman.loading.html import from_html

    raw = file.read_bytes()
    suffix = file.suffix.lower()
    if suffix in (".html", ".htm"):
        return from_html(raw, published=published, publisher=publisher)
    text = decode(raw)
    if suffix != ".txt" and looks_like_html(text):
        return from_html(raw, published=published, publisher=publisher)
    return make_document(text, published=published, publisher=publisher, raw=raw)
