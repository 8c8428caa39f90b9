"""How right the records are by what was judged, and what was judged last."""

from __future__ import annotations

import json

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from dragoman.analysis.accuracy import accuracy
from dragoman.corpus.judgements import judgements
from dragoman.views.web.shown import page
from dragoman.views.web.site import path_of, remembered

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

LATEST = 20
"""Judgements that the page shows; the table has all."""


@router.get("/accuracy")
def accuracy_page(request: Request) -> HTMLResponse:
    """Precision by table and type, with intervals; the latest judgements, each with its undo."""
    path = path_of(request)
    table, said = remembered(request, "how right", lambda: (accuracy(path), judgements(path)))
    judged = said.to_pylist()
    identity = sum(row["verdict"] in ("same", "different", "unsure") and not row["undone_at"] for row in judged)
    return page(
        request, "accuracy.html", rows=table.to_pylist(), latest=judged[: -LATEST - 1 : -1], total=len(judged),
        left_out=json.loads(table.schema.metadata[b"left_out"]), identity=identity,
    )  # fmt: skip
