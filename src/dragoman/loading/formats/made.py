"""A document of what a format says of it, beside its text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from dragoman.document import Document
from dragoman.errors import ConfigError
from dragoman.loading.dates import publication
from dragoman.loading.document import make_document
from dragoman.loading.limits import check_length

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]|$)")


def made(
    text: str,
    *,
    title: str | None = None,
    published: str | date | None = None,
    publisher: str | None = None,
    author: str | None = None,
    url: str | None = None,
    language: str | None = None,
    raw: bytes | None = None,
) -> Document:
    """The article in `text`, behind its title where it does not start with it; what is empty counts as not given.

    `language` is a code such as "en" or "en-GB"; what is no code is passed over. Raises ConfigError for a bad date,
    DocumentError for a text that is too long.
    """
    title = " ".join((title or "").split())
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n{text}" if text else title
    check_length(text)
    document = make_document(
        text,
        published=published or None,
        publisher=publisher or None,
        author=author or None,
        url=url or None,
        title=title or None,
        raw=raw,
    )
    code = _LANGUAGE.match((language or "").strip())
    return replace(document, language=code[1].lower()) if code else document


def dated(written: str | None) -> str | datetime | None:
    """The date that a format states, in ISO 8601 or as e-mail writes it ("Tue, 06 May 2031 10:00:00 GMT")."""
    written = (written or "").strip()
    try:
        publication(written)
        return written
    except ConfigError:
        pass
    try:
        return parsedate_to_datetime(written)
    except (ValueError, TypeError, OverflowError):
        return None
