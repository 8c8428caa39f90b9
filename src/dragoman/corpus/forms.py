"""Documents and readings as JSON, whole: what a store keeps so that both can be had again.

A reading's is packed by zlib: DuckDB packs long texts by the two thousand and unpacks as many for the one that is asked
for, which took 215 ms instead of 11.
"""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Mapping
from typing import Any

from dragoman.document import Document, Span


def dump(document: Document) -> str:
    """All of `document` but its text; `restore` turns it back. Its posts have their text with them."""
    form = dataclasses.asdict(document)
    del form["text"]
    return json.dumps(form, ensure_ascii=False, separators=(",", ":"))


def restore(form: str, text: str) -> Document:
    """The document that `dump` wrote, over its text."""
    return _document(json.loads(form) | {"text": text})


def pack(form: Mapping[str, Any]) -> bytes:
    """A reading's form, as `to_dict` gives it; `unpack` turns it back."""
    return zlib.compress(json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode())


def unpack(packed: bytes) -> dict[str, Any]:
    """The form that `pack` wrote."""
    form: dict[str, Any] = json.loads(zlib.decompress(packed))
    return form


def _document(form: dict[str, Any]) -> Document:
    spans = {name: Span(**form[name]) for name in ("title", "byline", "dateline", "span") if form[name]}
    lists = {name: tuple(form[name]) for name in ("hashtags", "links")}
    return Document(**form | spans | lists | {"posts": tuple(_document(post) for post in form["posts"])})
