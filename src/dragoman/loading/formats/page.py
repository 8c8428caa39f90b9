"""A text or a web page, a document of its own."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.document import Document
from dragoman.loading.document import make_document
from dragoman.loading.html import from_html
from dragoman.loading.kinds import looks_like_html
from dragoman.loading.limits import check_length
from dragoman.loading.piece import Defaults, Piece
from dragoman.loading.text import decode


def from_text(piece: Piece, told: Defaults) -> Iterator[Document]:
    """The document of a text."""
    raw = piece.whole()
    yield _text_document(decode(raw), raw, told)


def from_page(piece: Piece, told: Defaults) -> Iterator[Document]:
    """The document of a web page."""
    yield from_html(piece.whole(), published=told.published, publisher=told.publisher)


def from_either(piece: Piece, told: Defaults) -> Iterator[Document]:
    """The document of a text or a page, as the text looks."""
    raw = piece.whole()
    text = decode(raw)
    if looks_like_html(text):
        yield from_html(raw, published=told.published, publisher=told.publisher)
    else:
        yield _text_document(text, raw, told)


def _text_document(text: str, raw: bytes, told: Defaults) -> Document:
    check_length(text)
    return make_document(text, published=told.published, publisher=told.publisher, raw=raw)
