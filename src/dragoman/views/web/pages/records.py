"""One record: its sentence, why it was read so, on whose word; and what people said of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request

from dragoman.analysis.happening import of_event
from dragoman.analysis.trace import Trace, trace
from dragoman.corpus.judgements import judgements
from dragoman.errors import ConfigError
from dragoman.views.web.opening import called
from dragoman.views.web.shown import page
from dragoman.views.web.site import path_of, remembered
from dragoman.views.web.told_fields import fields

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_HEADS = {"events": "type", "attributions": "kind", "ties": "kind", "entities": "name", "mentions": "text",
          "times": "text", "places": "name", "links": "kind"}  # fmt: skip


@router.get("/records/{id}")
def record(request: Request, id: str) -> HTMLResponse:
    """The record with this id, in any table."""
    path = path_of(request)
    try:
        found, judged, happening = remembered(request, ("record", id), lambda: _told(path, id))
    except ConfigError as error:
        raise HTTPException(404, str(error)) from error
    sentence, span = found.sentence, found.span
    cut = (span.start - sentence.start, span.end - sentence.start)
    return page(
        request, "record.html", found=found, title=_title(found), fields=[*fields(found.record)], judged=judged,
        pieces=(sentence.text[: cut[0]], span.text, sentence.text[cut[1] :]),
        reasons=json.loads(found.record["reasons"] or "{}"), happening=happening, chain=_chain(found),
        called=called(found.document),
    )  # fmt: skip


def _told(path: Path, id: str) -> tuple[Trace, list[dict[str, Any]], dict[str, Any] | None]:
    """Where it comes from, what was said of it, and the happening that it tells."""
    found = trace(path, id)
    judged = [row for row in judgements(path).to_pylist() if row["record"] == id]
    return found, judged, of_event(path, id) if found.table == "events" else None


def _chain(found: Trace) -> list[str]:
    """Whose word it is, the innermost first; last the document, without the id that stands for its address."""
    *others, last = found.chain
    return [*others, last.removesuffix(f", {found.document.id}")]


def _title(found: Trace) -> str:
    row = found.record
    head = str(row[_HEADS[found.table]]).replace("_", " ")
    if found.table == "events":
        whom = f" → {row['recipients']}" if row["recipients"] else ""
        return f"{row['actors'] or '–'} — {head} ({row['trigger']}){whom}"
    if found.table == "ties":
        return f"{row['from']} — {head} → {row['to']}"
    return f"{row['sources'] or 'somebody unnamed'} — “{row['cue'] or '…'}”" if found.table == "attributions" else head
