"""What every page needs to know of where it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from starlette.requests import Request

from dragoman.views.web.desk import Desk
from dragoman.views.web.remembered import Remembered


@dataclass(frozen=True, slots=True)
class Site:
    """The store that is shown, the desk where texts are read (None where they are not), and what was asked already."""

    path: Path
    desk: Desk | None
    remembered: Remembered

    @property
    def name(self) -> str:
        """What the store is called."""
        return self.path.name


def site_of(request: Request) -> Site:
    """The site that a request is about."""
    return cast(Site, request.app.state.site)


def path_of(request: Request) -> Path:
    """The store that a request is about."""
    return site_of(request).path
