"""What every page needs to know of where it is shown."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from starlette.requests import Request

from dragoman.views.web.desk import Desk
from dragoman.views.web.remembered import Remembered

_Answer = TypeVar("_Answer")


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


def remembered(request: Request, question: Hashable, ask: Callable[[], _Answer]) -> _Answer:
    """What `ask` gives, for a page; where it is an answer from before the store was last written to, the page says so.

    A page with `now` in its address waits for what holds now. An answer is shared: whoever gets it must not change it.
    """
    answers = site_of(request).remembered
    if "now" in request.query_params:
        return answers.now(question, ask)
    found = answers.get(question, ask)
    if found.as_of:
        request.state.as_of = min(found.as_of, getattr(request.state, "as_of", found.as_of))
    return found.answer
