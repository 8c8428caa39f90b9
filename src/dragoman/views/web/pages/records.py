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
from dragoman.corpus.tables import NESTED
from dragoman.errors import ConfigError
from dragoman.views.web.shown import page
from dragoman.views.web.site import path_of, remembered

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_HEADS = {"events": "type", "attributions": "kind", "ties": "kind", "entities": "name", "mentions": "text",
          "times": "text", "places": "name", "links": "kind"}  # fmt: skip
_BESIDES = ("uid", "id", "document", "reasons", "method", "score", "start", "end", "key", "actor_id")


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
        request, "record.html", found=found, title=_title(found), fields=fields(found.record), judged=judged,
        pieces=(sentence.text[: cut[0]], span.text, sentence.text[cut[1] :]),
        reasons=json.loads(found.record["reasons"] or "{}"), happening=happening,
    )  # fmt: skip


def _told(path: Path, id: str) -> tuple[Trace, list[dict[str, Any]], dict[str, Any] | None]:
    """Where it comes from, what was said of it, and the happening that it tells."""
    found = trace(path, id)
    judged = [row for row in judgements(path).to_pylist() if row["record"] == id]
    return found, judged, of_event(path, id) if found.table == "events" else None


def fields(row: dict[str, Any]) -> dict[str, str]:
    """The columns of a record that say something, in words."""
    names = [name for name in row if not name.endswith((NESTED, "_ids", "_id")) and name not in _BESIDES]
    return {name: str(row[name]) for name in names if row[name] not in (None, "", False)}


def _title(found: Trace) -> str:
    row = found.record
    head = str(row[_HEADS[found.table]]).replace("_", " ")
    if found.table == "events":
        whom = f" → {row['recipients']}" if row["recipients"] else ""
        return f"{row['actors'] or '–'} — {head} ({row['trigger']}){whom}"
    if found.table == "ties":
        return f"{row['from']} — {head} → {row['to']}"
    return f"{row['sources'] or 'somebody unnamed'} — “{row['cue'] or '…'}”" if found.table == "attributions" else head
