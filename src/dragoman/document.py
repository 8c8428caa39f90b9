"""A text, where it came from, and stretches of it.

Offsets are 0-based, half-open, in code points of `Document.text`, which is stored and never changed afterwards.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from dragoman.vocabulary import Precision


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters [start, end) of a document's text; prints as that text."""

    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return self.text

    def holds(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A text and where it came from (W3C Web Annotation's target).

    `title`, `byline` and `dateline` are known spans of `text`, kept out of the sentences, as are the spans of
    `posts`: social-media posts that the text embeds, each a document of its own with `parent` and `span` (its place in
    the parent's text). `hashtags` and `links` are filled for posts.
    `published` is ISO 8601, as precise as it was given; `precision` says how precise.
    """

    id: str
    text: str
    title: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    published: str | None = None
    precision: Precision | None = None
    publisher: str | None = None
    author: str | None = None
    handle: str | None = None
    url: str | None = None
    language: str | None = None
    kind: Literal["article", "post"] = "article"
    parent: str | None = None
    span: Span | None = None
    hashtags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    posts: tuple[Document, ...] = ()
    raw_sha256: str | None = None

    def spot(self, start: int, end: int) -> Span:
        """The span [start, end) of this document's text."""
        return Span(start, end, self.text[start:end])


def document_id(text: str, url: str | None, publisher: str | None) -> str:
    """A document's address: the same text from the same place has the same id."""
    parts = "\x1f".join((text, url or "", publisher or ""))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]
