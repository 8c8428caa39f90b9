"""Documents from web archives (WARC), one for each page, text or PDF that was fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

from dragoman.document import Document
from dragoman.errors import DocumentError
from dragoman.loading.formats.made import made
from dragoman.loading.formats.pdf import pdf_document
from dragoman.loading.html import from_html
from dragoman.loading.limits import LARGEST_DOCUMENT, Budget, too_large
from dragoman.loading.piece import Defaults, Metered, Piece, failure
from dragoman.loading.text import decode
from dragoman.records import Failure

if TYPE_CHECKING:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.recordloader import ArcWarcRecord as Record

_CHUNK = 1 << 16
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:\-]{1,40})", re.IGNORECASE)
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_READ = _PAGES | {"text/plain", "application/pdf"}


def from_warc(piece: Piece, told: Defaults) -> Iterator[Document | Failure]:
    """The pages, texts and PDF files of a web archive, in its order, each with the address that it was fetched from.

    Only what came with status 200, was put in as it is (`resource`) or made into text (`conversion`); pictures, scripts
    and what asks, describes or moves is passed over. The date on which something was fetched is not its publication's.
    What cannot be read yields a Failure whose origin is the piece's and the address. Behind a damaged record nothing
    more is read.
    """
    from warcio.archiveiterator import ArchiveIterator

    stream = Metered(piece.stream)
    records = ArchiveIterator(stream)
    while record := _next(records):
        kind = _kind(record)
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        try:
            raw = _payload(record, stream, piece.budget) if kind in _READ else b""
            _pass_over(record, stream)
            if kind in _READ:
                yield _document(raw, kind, address, record, told)
        except Exception as error:  # whatever a page holds, the next one is read
            yield failure(f"{piece.origin}!{address}", error)
            _pass_over(record, stream, whole=False)
        if records.err_count:
            raise DocumentError("a record is shorter than it says; what comes behind it is left out")
        if piece.budget.spent:
            return


def _next(records: ArchiveIterator) -> Record | None:
    with redirect_stderr(io.StringIO()):  # warcio prints what is wrong; `err_count` and its errors tell it too
        return next(records, None)


def _pass_over(record: Record, stream: Metered, whole: bool = True) -> None:
    """Read the rest of a record; raises DocumentError where it must be `whole` and the file ends before it does."""
    while record.raw_stream.read(_CHUNK):
        stream.ended()
    if whole and record.raw_stream.limit > 0:
        raise DocumentError("the file ends within the record; fetch it again")


def _kind(record: Record) -> str:
    """The media type of what was fetched; "" where nothing was."""
    headers = record.rec_headers
    if record.rec_type == "response" and record.http_headers:
        headers = record.http_headers
        if headers.get_statuscode() != "200":
            return ""
    elif record.rec_type not in ("resource", "conversion"):
        return ""
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _payload(record: Record, stream: Metered, budget: Budget) -> bytes:
    """The bytes that were fetched, without their packing; raises RefusedFile for too many."""
    content, chunks, size = record.content_stream(), [], 0
    while chunk := content.read(_CHUNK):
        stream.ended()
        budget.take(len(chunk))
        size += len(chunk)
        if size > LARGEST_DOCUMENT:
            raise too_large(LARGEST_DOCUMENT)
        chunks.append(chunk)
    return b"".join(chunks)


def _document(raw: bytes, kind: str, address: str, record: Record, told: Defaults) -> Document:
    url = address.strip("<>") or None
    if kind == "application/pdf":
        return pdf_document(raw, told, url)
    if kind in _PAGES:
        stated = _CHARSET.search((record.http_headers or record.rec_headers).get_header("Content-Type") or "")
        charset = stated[1] if stated else None
        return from_html(raw, url=url, published=told.published, publisher=told.publisher, charset=charset)
    language = record.rec_headers.get_header("WARC-Identified-Content-Language")
    return made(decode(raw), published=told.published, publisher=told.publisher, url=url, language=language, raw=raw)
