"""What stands before every page: who may ask, what may be sent, and what a browser may do with the answer.

The reader is for one machine. A page elsewhere in the same browser can send requests to it and, by giving its own name
this machine's address (DNS rebinding), even read answers: so the Host must be this machine's, and what changes anything
must come from a page of ours (Origin). A link to others' eyes needs a token besides.
"""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_UPLOAD = 10_000_000
"""Bytes of a request at most."""

SLOWEST_UPLOAD = 30.0
"""Seconds that a request's body may take to come in."""

_POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    # not no-referrer: under that a browser says Origin: null of our own forms
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_COOKIE = "dragoman"

Refusal = Callable[[Request, int, str], Response]
"""Makes the answer to a request, of a status and in words."""


@dataclass(frozen=True, slots=True)
class Door:
    """Whom to let in: by these names of this machine (lower case), and with `token`, where there is one."""

    names: frozenset[str] = frozenset({"localhost", "127.0.0.1", "::1"})
    token: str | None = None


class Guard:
    """The application behind the door; what is turned away gets an answer of `refusal`."""

    def __init__(self, app: ASGIApp, door: Door, refusal: Refusal) -> None:
        self._app, self._door, self._refusal = app, door, refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request, finish = Request(scope), _with_headers(scope, send)
        answer = self._turned_away(request)
        if answer is not None:
            await answer(scope, receive, finish)
        else:
            await self._app(scope, _Bounded(receive), finish)

    def _turned_away(self, request: Request) -> Response | None:
        headers = request.headers
        host = headers.get("host", "")
        if not self._is_ours(host):
            words = f"The address names {host[:100]!r}, which is not where this store is shown."
            return self._refusal(request, 400, words)
        if self._door.token and not _has_token(request, self._door.token):
            return self._let_in(request)
        if request.method not in ("GET", "HEAD", "OPTIONS") and not _from_ourselves(headers, host):
            return self._refusal(request, 403, "This was sent from another page. Go back and send it from this one.")
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > LARGEST_UPLOAD:
            return self._refusal(request, 413, _TOO_LARGE)
        return None

    def _is_ours(self, host: str) -> bool:
        """Whether a Host is this machine's. Behind a token any address in numbers is: no page can be given one."""
        name = _name(host)
        return name in self._door.names or bool(self._door.token and _is_number(name))

    def _let_in(self, request: Request) -> Response:
        """Who comes with the link keeps its token as a cookie that no other site can send."""
        given = parse_qs(request.url.query).get("token", [""])[0]
        if not _same(given, self._door.token or ""):
            return self._refusal(request, 401, "Open the whole link that `dragoman serve` printed, with its token.")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(_COOKIE, given, httponly=True, samesite="strict")
        return answer


_TOO_LARGE = f"That is more than {LARGEST_UPLOAD // 1_000_000} MB. Give large files to `dragoman add`."


class _Bounded:
    """A request's body, cut off where it is too large or too slow."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._until = time.monotonic() + SLOWEST_UPLOAD
        self._size = 0
        self._whole = False

    async def __call__(self) -> Message:
        """The next message."""
        if self._whole:
            return await self._receive()
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, self._until - time.monotonic()))
        except TimeoutError:
            raise HTTPException(408, f"It did not come in within {SLOWEST_UPLOAD:.0f} seconds. Try again.") from None
        self._size += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._size > LARGEST_UPLOAD:
            raise HTTPException(413, _TOO_LARGE)
        return message


def _with_headers(scope: Scope, send: Send) -> Send:
    """Send with the headers that every answer has; only what never changes may be kept by a browser."""
    fixed = scope["path"].startswith("/static/")

    async def finish(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers["Cache-Control"] = "no-cache" if fixed else "no-store"
        await send(message)

    return finish


def _from_ourselves(headers: Headers, host: str) -> bool:
    """Whether a page of ours sends this, or no browser: browsers say where a request comes from, and cannot lie."""
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc.lower() == host.lower()
    return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def _has_token(request: Request, token: str) -> bool:
    bearer = request.headers.get("authorization", "")
    return _same(_cookie(request), token) or _same(bearer.removeprefix("Bearer "), token)


def _cookie(request: Request) -> str:
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get(_COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())


def _name(host: str) -> str:
    """A Host without its port."""
    found = re.fullmatch(r"\[([0-9a-fA-F:.]+)\](?::\d+)?|([^:\[\]]+)(?::\d+)?", host)
    return (found[1] or found[2]).lower() if found else ""


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
