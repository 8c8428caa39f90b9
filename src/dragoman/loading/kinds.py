"""What kind of file something is, by its name, else by its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

Kind = Literal["text", "page", "document", "csv", "lines", "parquet", "json", "feed", "pdf", "warc", "zip", "tar",
               "gzip", "bzip2"]  # fmt: skip
"""`document` is text or a page, as its text looks; `lines` are lines of JSON."""

_SUFFIXES: dict[str, Kind] = {
    ".txt": "text", ".html": "page", ".htm": "page", ".csv": "csv", ".jsonl": "lines", ".ndjson": "lines",
    ".parquet": "parquet", ".json": "json", ".xml": "feed", ".rss": "feed", ".atom": "feed", ".rdf": "feed",
    ".pdf": "pdf", ".warc": "warc", ".zip": "zip", ".wacz": "zip", ".tar": "tar", ".tgz": "gzip", ".gz": "gzip",
    ".bz2": "bzip2", ".tbz": "bzip2", ".tbz2": "bzip2",
}  # fmt: skip
_STARTS: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"PK\x03\x04", "zip"), (0, b"PK\x05\x06", "zip"), (0, b"\x1f\x8b", "gzip"), (0, b"BZh", "bzip2"),
    (0, b"%PDF-", "pdf"), (0, b"PAR1", "parquet"), (0, b"WARC/", "warc"), (257, b"ustar", "tar"),
)  # fmt: skip
_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*["}]')
_XML = re.compile(r"\s*<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b)")
_HTML_START = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,3}<(?:!doctype\s+html|(?:html|head|body|title|meta"
    r"|article|main|section|header|div|p|span|h[1-6]|blockquote|table|ul|ol|script|style|link|svg|a|b|i|br|img)\b[^<>]*>)",
    re.IGNORECASE | re.DOTALL,
)


def kind_of(name: str, head: bytes) -> Kind:
    """The kind of a file called `name` that starts with `head`; a name with a known ending decides."""
    known = _SUFFIXES.get(PurePosixPath(name).suffix.lower())
    text = head.decode("utf-8-sig", "replace")
    if known:
        return "page" if known == "feed" and looks_like_html(text) else known
    for place, start, kind in _STARTS:
        if head.startswith(start, place):
            return kind
    if _JSON.match(text):
        return "json"
    return "feed" if _XML.match(text) and not looks_like_html(text) else "document"


def looks_like_html(text: str) -> bool:
    """Whether `text` starts as an HTML document or fragment does."""
    return bool(_HTML_START.match(text[:10_000]))
