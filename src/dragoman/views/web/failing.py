"""Errors in words: a page for people, JSON under /api."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dragoman.errors import ConfigError, DocumentError, DragomanError, MissingExtra, StoreError
from dragoman.views.web.shown import page

_TITLES = {
    400: "That cannot be asked", 401: "This store asks for a token", 403: "That was not sent from here",
    404: "There is nothing here", 405: "That cannot be done here", 408: "That took too long",
    413: "That is too large", 422: "That cannot be asked", 503: "The store is busy",
}  # fmt: skip
_NOTHING = "No page has this address. Perhaps the store was made anew since the link was copied."


def answer(request: Request, status: int, words: str) -> Response:
    """The error in words."""
    if request.url.path.startswith("/api"):
        return JSONResponse({"error": words}, status)
    title = _TITLES.get(status, "Something went wrong here")
    return page(request, "failed.html", status, title=title, words=words, wide=False)


def add_answers(app: FastAPI) -> None:
    """Let `app` answer whatever is raised; of what nobody foresaw the details go to the log alone."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(DragomanError, _ours)
    app.add_exception_handler(Exception, _unforeseen)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = error.detail if error.status_code != 404 or error.detail != "Not Found" else _NOTHING
    made = answer(request, error.status_code, words)
    made.headers.update(error.headers or {})
    return made


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = [f"{'.'.join(str(part) for part in e['loc'][1:])}: {e['msg']}" for e in error.errors()]
    return answer(request, 400, "; ".join(told))


def _ours(request: Request, error: Exception) -> Response:
    asked_wrong = isinstance(error, ConfigError | DocumentError | MissingExtra)
    status = 400 if asked_wrong else 503 if isinstance(error, StoreError) else 500
    return answer(request, status, str(error))


def _unforeseen(request: Request, error: Exception) -> Response:
    return answer(request, 500, f"An error that nobody foresaw ({type(error).__name__}); `dragoman serve` printed it.")
