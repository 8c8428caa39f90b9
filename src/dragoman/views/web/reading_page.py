"""The page of a reading, whether it is kept in the store or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi.responses import HTMLResponse
from starlette.requests import Request

from dragoman.records import Reading
from dragoman.views.web.article import Article
from dragoman.views.web.entries import groups
from dragoman.views.web.opening import called
from dragoman.views.web.shown import page

MARKS = {"words": "words", "source": "speakers", "cue": "cues", "event": "events", "time": "times", "place": "places",
         "mention": "names", "tie": "ties"}  # fmt: skip
"""The kinds of marks, and what their filter is called."""

CERTAINTIES = ("certain", "probable", "possible", "unknown", "negated")
VOICES = {"own": "the outlet's own", "attributed": "others' words"}


def reading_page(request: Request, reading: Reading, draft: Mapping[str, Any] | None = None) -> HTMLResponse:
    """`reading` as a page; `draft` says where it is held, if it is not kept in the store."""
    hidden = frozenset(request.query_params.get("hide", "").split(","))
    return page(
        request, "reading.html", article=Article(reading), groups=groups(reading), marks=MARKS, hidden=hidden,
        certainties=CERTAINTIES, voices=VOICES, draft=draft,
        called=called(reading.document),
        unlikely=sum(not e.likely for each in (reading, *reading.posts) for e in each.events),
    )  # fmt: skip
