"""The first page: what the store holds, and where to begin; and the search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from dragoman.corpus.kept import counts
from dragoman.corpus.paging import Part, part_of
from dragoman.corpus.search import search
from dragoman.errors import ConfigError
from dragoman.views.web.asked import ROWS, asked
from dragoman.views.web.opening import with_openings
from dragoman.views.web.shown import page
from dragoman.views.web.site import path_of, remembered

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

LATEST = 8
"""Documents that the first page shows."""


@router.get("/")
def overview(request: Request) -> HTMLResponse:
    """How much there is, and the latest documents."""
    path = path_of(request)
    held = remembered(request, "counts", lambda: counts(path))
    part = Part("published", True, limit=LATEST)
    latest = remembered(request, "latest", lambda: with_openings(path, part_of(path, "documents", {}, part)))
    return page(request, "overview.html", counts=held, latest=latest.to_pylist())


@router.get("/search")
def search_page(request: Request) -> HTMLResponse:
    """The documents that hold all words."""
    found, total, words, error = [], 0, request.query_params.get("words", "").strip(), None
    given = asked(request.query_params, ("words",))
    try:
        if words:
            path, part = path_of(request), given.part
            table = remembered(request, ("search", words, part), lambda: with_openings(path, search(path, words, part)))
            found, total = table.to_pylist(), int(table.schema.metadata[b"total"])
    except ConfigError as problem:
        error = str(problem)
    return page(request, "search.html", 400 if error else 200, words=words, found=found, total=total, error=error,
                number=given.page, last=-(-total // ROWS), state=given.state,
                pieces=partial(_pieces, words))  # fmt: skip


def _pieces(words: str, text: str) -> Iterator[tuple[str, bool]]:
    """`text` in pieces, each with whether it is one of the words."""
    some = "|".join(map(re.escape, re.findall(r"\w+", words)))
    for n, piece in enumerate(re.split(rf"\b({some})\b", text, flags=re.IGNORECASE)):
        yield piece, n % 2 == 1
