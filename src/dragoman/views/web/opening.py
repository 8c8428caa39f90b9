"""How a text without a title is called: by its first words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from starlette.requests import Request

from dragoman.corpus.kept import openings
from dragoman.document import Document
from dragoman.views.web.site import path_of, remembered

LONGEST = 80
"""Characters of it, cut between two words."""


def opening(text: str) -> str:
    """The first words of `text`, on one line; "Untitled" where it has none."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST:
        return flat or "Untitled"
    return f"{flat[: LONGEST + 1].rsplit(' ', 1)[0][:LONGEST]} …"


def called(document: Document) -> str:
    """The title of a document, or its first words."""
    return " ".join(document.title.text.split()) if document.title else opening(document.text)


def with_openings(request: Request, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows of documents; `opening` is how a text begins that has no title, else None."""
    rows = list(rows)
    ids = tuple(row["id"] for row in rows if not row["title"])
    path = path_of(request)
    texts = remembered(request, ("openings", ids), lambda: openings(path, ids, 2 * LONGEST)) if ids else {}
    return [{**row, "opening": opening(texts.get(row["id"], "")) if not row["title"] else None} for row in rows]
