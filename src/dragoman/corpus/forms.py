"""Documents as JSON, whole: what a store keeps so that a document can be read again."""

from __future__ import annotations

import dataclasses
import json
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


def _document(form: dict[str, Any]) -> Document:
    spans = {name: Span(**form[name]) for name in ("title", "byline", "dateline", "span") if form[name]}
    lists = {name: tuple(form[name]) for name in ("hashtags", "links")}
    return Document(**form | spans | lists | {"posts": tuple(_document(post) for post in form["posts"])})
