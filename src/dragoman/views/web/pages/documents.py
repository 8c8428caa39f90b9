"""One document, read: its text with the marks, who speaks, and its records."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.corpus.kept import kept
from dragoman.views.web.reading_page import reading_page
from dragoman.views.web.site import path_of, remembered

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/documents/{id}")
def document(request: Request, id: str) -> Response:
    """The document with this id; a post leads to the article that embeds it."""
    path = path_of(request)
    reading = remembered(request, ("document", id), lambda: kept(path, id))
    if reading is None:
        raise HTTPException(404, f"This store has no document {id!r}. See Documents for those that it has.")
    if reading.document.id != id:
        return RedirectResponse(f"/documents/{reading.document.id}#post-{id}", 307)
    return reading_page(request, reading)
