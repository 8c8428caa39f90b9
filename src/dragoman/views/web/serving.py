"""The application on a port of this machine."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus import files
from dragoman.errors import ConfigError, MissingExtra

if TYPE_CHECKING:
    from dragoman.corpus.made import Read

_RISK = (
    "host is {!r}, which others on the network can reach: whoever listens there reads along, unencrypted. If that is "
    "meant, add --exposed-without-encryption; a token is asked for then"
)


@dataclass(frozen=True, slots=True)
class Serving:
    """A store on an open port: `link` leads to it."""

    path: Path
    read: Read
    link: str
    names: frozenset[str]
    token: str | None
    at: socket.socket

    def run(self) -> None:
        """Answer until the process is told to end."""
        import uvicorn

        from dragoman.views.web.app import make_app
        from dragoman.views.web.guard import Door

        app = make_app(self.path, self.read, Door(self.names, self.token))
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, proxy_headers=False, server_header=False, timeout_keep_alive=10,
            timeout_graceful_shutdown=3, ws="none",
        )  # fmt: skip
        uvicorn.Server(config).run(sockets=[self.at])


def serving(path: Path, read: Read, *, host: str = "127.0.0.1", port: int = 8017, exposed: bool = False) -> Serving:
    """Open `port` (0: any that is free) for the store at `path`; `read` is `read_all`.

    Another `host` than this machine alone must be `exposed`; then only who has the link with its token is let in.
    Raises ConfigError for a host or port that cannot be had, StoreError for what is no store, MissingExtra without
    FastAPI and what else the extra brings.
    """
    _check_installed()
    with files.reading(path):
        pass
    local = _is_local(host)
    if not local and not exposed:
        raise ConfigError(_RISK.format(host))
    at = _open(host, port)
    token = None if local else secrets.token_urlsafe(24)
    own = at.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    link = f"http://{shown}:{own}/" + (f"?token={token}" if token else "")
    return Serving(path, read, link, frozenset({"localhost", "127.0.0.1", "::1", host.lower()}), token, at)


def _check_installed() -> None:
    try:
        import fastapi  # noqa: F401
        import jinja2  # noqa: F401
        import python_multipart  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise MissingExtra("the reader in the browser needs FastAPI: pip install 'dragoman[serve]'") from error


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _open(host: str, port: int) -> socket.socket:
    if not 0 <= port <= 65535:
        raise ConfigError(f"port is {port}; allowed are 1 to 65535, and 0 for any that is free")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        words = error.strerror or str(error)
        raise ConfigError(f"{host}:{port} cannot be had: {words}; give another --port, or 0 for any") from error
