"""The application: pages, the API under /api, and what stands before them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.requests import Request
from starlette.types import ASGIApp

from dragoman import __version__
from dragoman.corpus.made import Read
from dragoman.views.web import api, failing
from dragoman.views.web.beginning import begin
from dragoman.views.web.desk import Desk
from dragoman.views.web.guard import Door, Guard
from dragoman.views.web.pages import (
    accuracy,
    actors,
    charts,
    documents,
    happenings,
    issues,
    judging,
    network,
    overview,
    read_here,
    records,
    tables,
    what_if,
    world,
)
from dragoman.views.web.remembered import Remembered
from dragoman.views.web.shown import HOME
from dragoman.views.web.site import Site

_TEXT = "What a store of news reports holds, every record traceable to its characters. Errors are {\"error\": words}."


def make_app(path: Path, read: Read | None, door: Door | None = None) -> ASGIApp:
    """The store at `path` as an ASGI application; `read` is `read_all`, with which texts are read that are given here.

    Without a `door` it lets in whoever asks for this machine.
    """
    desk = Desk(read) if read else None
    app = FastAPI(title="Dragoman", version=__version__, description=_TEXT, docs_url=None, redoc_url=None,
                  openapi_url="/api/openapi.json", redirect_slashes=False, lifespan=_living)  # fmt: skip
    app.state.site = Site(path, desk, Remembered(path))
    failing.add_answers(app)
    app.mount("/static", StaticFiles(directory=HOME / "static"))
    for part in (overview, documents, records, happenings, actors, issues, accuracy, network, world, read_here,
                 judging, charts, what_if, api, tables):  # fmt: skip
        app.include_router(part.router)
    return Guard(app, door or Door(), lambda request, status, words: failing.answer(_in(app, request), status, words))


def _in(app: FastAPI, request: Request) -> Request:
    """A request that never came to `app`, as one of it."""
    request.scope["app"] = app
    return request


@asynccontextmanager
async def _living(app: FastAPI) -> AsyncIterator[None]:
    site: Site = app.state.site
    beginning = asyncio.create_task(begin(app))
    yield
    beginning.cancel()
    site.remembered.close()
    if site.desk:
        site.desk.close()
