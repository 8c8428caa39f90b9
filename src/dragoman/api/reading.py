"""The public functions: read one text, read many, bring files in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dragoman import records
from dragoman.document import Document, document_id
from dragoman.errors import ConfigError, ModelError
from dragoman.records import Failure

if TYPE_CHECKING:
    from pathlib import Path

    from dragoman.analysis.system import System
    from dragoman.analysis.toward import Toward


class Reading(records.Reading):
    """All that was read from one document; `posts` are readings too. Offsets are code points of `document.text`."""

    @cached_property
    def system(self) -> System:
        """The political system that the document and its posts describe; `str` of it is plain text."""
        from dragoman.analysis.system import system

        return system(self)

    def toward(self, name: str) -> tuple[Toward, ...]:
        """What the words are toward each mention of whom the text calls `name`, and whose words they are.

        See `analysis.toward` for what it means; posts have their own. ConfigError where nobody is called so.
        """
        from dragoman.analysis.toward import toward

        return toward(self, name)

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain dicts and lists, as `dragoman read --json` prints it."""
        from dragoman.schemas import to_dict

        return to_dict(self)

    def _repr_html_(self) -> str:
        from dragoman.views.html import fragment

        return fragment(self)

    def __repr__(self) -> str:
        title = self.document.title.text if self.document.title else self.document.id
        if self.failure:
            return f"<Reading of {title!r}: failed, {self.failure.error}>"
        counts = ", ".join(f"{len(getattr(self, n))} {n}" for n in ("entities", "attributions", "events", "ties"))
        return f"<Reading of {title!r}: {counts}>"


def read(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    url: str | None = None,
) -> Reading:
    """Read one text, plain or HTML, and give back what it says.

    `published` is ISO 8601, as precise as it is known; relative times need it. What is given wins over what an HTML
    page says of itself. Empty text gives an empty reading.

    Raises ConfigError for an argument that is not allowed, DocumentError for a text that cannot be read (longer than
    a million characters; UnsupportedLanguage where it is not English) and ModelError where a model is absent.
    """
    return _read_document(_document(text, published, publisher, author, url))


def read_all(
    items: Iterable[str | Document | Failure], *, published: str | None = None, publisher: str | None = None
) -> Iterator[Reading]:
    """Read texts or documents, one reading for each, in order; `load` gives such documents.

    `published` and `publisher` are those of the texts; a Document has its own. What cannot be read gives an empty
    reading with its `failure`, and so does a Failure. A reading never depends on its neighbours.
    Raises ConfigError for an item that is none of these and for a `published` that is no date, ModelError where a
    model is absent.
    """
    from dragoman.loading.dates import publication

    publication(published)
    return (_read_item(item, n, published, publisher) for n, item in enumerate(items))


def load(
    *paths: str | Path,
    published: str | None = None,
    publisher: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document | Failure]:
    """The documents of files, folders and patterns ("-": standard input), in order; a Failure for what cannot be read.

    A text, a page or a PDF is one; rows of CSV, Parquet and JSON, entries of feeds, pages of web archives and messages
    of Telegram's export are one each; zip, tar, gzip and bzip2 are opened. `columns` names a table's columns where
    these are called otherwise: {"text": "body", "published": "date"}.
    Raises ConfigError, before any work, for a path that does not exist and for what is no date, field or column.
    """
    from dragoman.loading.load import load as load_paths

    return load_paths(*paths, published=published, publisher=publisher, columns=columns)


def _read_item(
    item: str | Document | Failure, number: int, published: str | None, publisher: str | None
) -> Reading:
    if isinstance(item, Failure):
        return _failed(Document(id=item.document or document_id("", item.origin, None), text=""), item)
    if not isinstance(item, str | Document):
        raise ConfigError(f"item {number} is of type {type(item).__name__}; give texts (str) or documents")
    step, document = "loading", item if isinstance(item, Document) else _unread(item, publisher)
    try:
        if isinstance(item, str):
            document = _document(item, published, publisher, None, None)
        step = "reading"
        return _read_document(document)
    except ModelError:
        raise
    except Exception as error:  # one bad document stops nothing else, whatever is wrong with it
        words = f"{type(error).__name__}: {error}"
        return _failed(document, Failure(document.url or f"item {number}", document.id, step, words))


def _unread(text: str, publisher: str | None) -> Document:
    return Document(id=document_id(text, None, publisher), text=text, publisher=publisher)


def _document(
    text: str, published: str | None, publisher: str | None, author: str | None, url: str | None
) -> Document:
    if not isinstance(text, str):
        raise ConfigError(f"the text is of type {type(text).__name__}; give a str, or files to dragoman.load")
    from dragoman.loading.document import make_document
    from dragoman.loading.html import from_html
    from dragoman.loading.kinds import looks_like_html

    if not looks_like_html(text):
        return make_document(text, published=published, publisher=publisher, author=author, url=url)
    document = from_html(text, url=url, published=published, publisher=publisher)
    return dataclasses.replace(document, author=author or document.author)


def _read_document(document: Document) -> Reading:
    from dragoman.loading.language import check_language
    from dragoman.loading.limits import check_length
    from dragoman.reading.read import read_document
    from dragoman.resolution.resolve import resolved

    check_length(document.text)
    found = check_language(document.text)
    reading = read_document(dataclasses.replace(document, language=document.language or found))
    return _public(resolved(reading))


def _failed(document: Document, failure: Failure) -> Reading:
    from dragoman.reading.read import read_document

    reader = read_document(Document(id="", text="")).reader
    return Reading(document, reader, failure=failure)


def _public(reading: records.Reading) -> Reading:
    fields = {f.name: getattr(reading, f.name) for f in dataclasses.fields(records.Reading)}
    return Reading(**fields | {"posts": tuple(_public(post) for post in reading.posts)})
