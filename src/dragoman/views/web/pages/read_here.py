"""A text or a file that is given in the browser, read; kept in the store only where that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.corpus.engines.engine import Engine
from dragoman.corpus.made import Item
from dragoman.corpus.write import add
from dragoman.errors import ConfigError
from dragoman.loading.dates import publication
from dragoman.records import Reading
from dragoman.resolution.resolve import resolved
from dragoman.views.web.desk import Desk, Handed
from dragoman.views.web.reading_page import reading_page
from dragoman.views.web.shown import page
from dragoman.views.web.site import path_of, site_of

router = APIRouter(include_in_schema=False)

LONGEST_PASTE = 200_000
"""Characters of a text that is pasted: some 33,000 words, half a minute."""

_Text = Annotated[str, Form(max_length=500)]
_GONE = "This reading is held no longer: only the last ones are, until the server ends. Give the text again."


@router.get("/read", response_class=HTMLResponse)
def form(request: Request) -> HTMLResponse:
    """Where a text is pasted or a file dropped."""
    return _form(request)


@router.post("/read")
def take(
    request: Request, text: Annotated[str, Form()] = "", published: _Text = "", publisher: _Text = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:  # fmt: skip
    """Begin to read what was given."""
    typed = {"text": text, "published": published, "publisher": publisher}
    name, raw = "pasted text", text.encode()
    if file and file.filename:
        name, raw = file.filename, file.file.read()
    if not raw.strip():
        return _form(request, "Paste a text or choose a file first.", typed)
    if len(text) > LONGEST_PASTE:
        return _form(request, f"The text has {len(text):,} characters; {LONGEST_PASTE:,} can be pasted. "
                     "Give it as a file, or to `dragoman add`.", {**typed, "text": ""})  # fmt: skip
    try:
        publication(published.strip() or None)
    except ConfigError as error:
        return _form(request, str(error), typed)
    key = _desk(request).take(name, raw, published.strip() or None, publisher.strip() or None)
    return RedirectResponse(f"/read/{key}", 303)


@router.get("/read/{key}", response_class=HTMLResponse)
def progress(request: Request, key: str, n: int = 1) -> HTMLResponse:
    """How far it is; then the reading, the `n`th where there are several."""
    job = _job(request, key)
    if not job.done or job.error or not job.readings:
        return page(request, "progress.html", job=job, state=job.state(), key=key)
    if not 1 <= n <= len(job.readings):
        raise HTTPException(404, f"There are {len(job.readings)} documents in it; {n} is none of them.")
    reading = job.readings[n - 1]
    draft = {"key": key, "n": n, "of": len(job.readings), "more": job.more, "name": job.name}
    return reading_page(request, reading, draft)


@router.get("/read/{key}/state")
def state(request: Request, key: str) -> JSONResponse:
    """How far it is, for the script of the page that waits."""
    return JSONResponse(_job(request, key).state())


@router.post("/read/{key}/keep")
def keep(request: Request, key: str) -> RedirectResponse:
    """Add the readings to the store as they are."""
    job = _job(request, key)
    if not job.done or not job.items:
        raise HTTPException(400, "It is not read yet. Wait for it to be done.")
    made = {id(item): reading for item, reading in zip(job.items, job.readings, strict=True)}

    def read(items: Iterable[Item]) -> Iterator[Reading]:
        return (made[id(item)] for item in items)

    add(path_of(request), job.items, read, Engine(), resolved, lambda done: None, 32)
    site_of(request).remembered.forget()
    documents = [reading.document.id for reading in job.readings if not reading.failure]
    return RedirectResponse(f"/documents/{documents[0]}" if len(documents) == 1 else "/documents", 303)


def _form(request: Request, error: str | None = None, typed: dict[str, Any] | None = None) -> HTMLResponse:
    known = typed or {"text": "", "published": "", "publisher": ""}
    return page(request, "read.html", 400 if error else 200, error=error, typed=known)


def _desk(request: Request) -> Desk:
    desk = site_of(request).desk
    if desk is None:
        raise HTTPException(404, "Nothing is read here.")
    return desk


def _job(request: Request, key: str) -> Handed:
    job = _desk(request).handed(key)
    if job is None:
        raise HTTPException(404, _GONE)
    return job
