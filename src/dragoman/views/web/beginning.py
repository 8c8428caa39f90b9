"""The pages of the menu, visited when the server starts: what a first visit brings with it, nobody waits for then.

That is what Python loads, what templates are made into, and the answers that take long. A reader who comes before all
is done waits only for what their own page needs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress

from fastapi import FastAPI
from starlette.types import Message

from dragoman.errors import DragomanError
from dragoman.views.web.asked import Asked
from dragoman.views.web.pages.tables import answer_to
from dragoman.views.web.questions import QUESTIONS
from dragoman.views.web.site import Site

_MENU = ("/", "/network", *(f"/{question.name}" for question in QUESTIONS.values() if question.main), "/map",
         "/search?words=dragoman")  # fmt: skip
_PAGES = ("documents", "events", "actors", "happenings")
"""Tables, of whose first rows the pages are visited too."""


async def begin(app: FastAPI) -> None:
    """Visit the pages one after the other."""
    for address in _MENU:
        await _visit(app, address)
    with suppress(DragomanError):  # a store that is busy or gone: whoever comes is told
        for address in await asyncio.to_thread(lambda: [*_firsts(app.state.site)]):
            await _visit(app, address)


def _firsts(site: Site) -> Iterator[str]:
    for name in _PAGES:
        question = QUESTIONS[name]
        rows = site.remembered.now(*answer_to(site.path, question, Asked({}, None, False, 1, {}))).to_pylist()
        yield from filter(None, map(question.address, rows[:1]))


async def _visit(app: FastAPI, address: str) -> None:
    path, _, query = address.partition("?")

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        pass

    await app({"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
               "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "", "headers": [],
               "client": None, "server": None}, receive, send)  # fmt: skip
