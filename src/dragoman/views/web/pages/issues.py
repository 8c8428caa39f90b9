"""What there is to be for and against, and one issue: who stands where between its poles, moving in time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request

from dragoman.analysis.positions.estimate import Estimate
from dragoman.analysis.positions.evidence import Evidence
from dragoman.analysis.positions.issues import Issue, beside
from dragoman.analysis.positions.moving import Moving, Said, Stand, moving, with_sentences
from dragoman.analysis.positions.proposals import listed, proposed
from dragoman.analysis.positions.table import choose
from dragoman.corpus.filters import VIEWS, Filters
from dragoman.errors import ConfigError
from dragoman.views.web.analyses import split
from dragoman.views.web.asked import asked
from dragoman.views.web.shown import page
from dragoman.views.web.site import path_of, remembered

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

MOST_STANDS = 60
"""Stances of a page, those that rest on most; the table has all."""

MOST_SAID = 5
"""Sentences of a stance; the table leads to all."""

_Sentences = Mapping[tuple[str, str], Said]
_FILTERS = ("within", "country", "publisher", "published_since")
_QUERY = ("issue", "about", "at", *VIEWS["positions"].filters)


@dataclass(frozen=True, slots=True)
class Line:
    """A stance as its line shows it: at the period that is looked at, one before, and its sentences until then."""

    stand: Stand
    at: Estimate | None
    before: Estimate | None
    said: tuple[Said, ...]

    @property
    def frames(self) -> str:
        """All periods and at last all of them with what has no day, for the script that moves it: JSON."""
        every = (*self.stand.frames, self.stand.now)
        return json.dumps([[e.stance, e.low, e.high] if e else None for e in every])


@router.get("/issues")
def issues(request: Request) -> HTMLResponse:
    """Those of the file beside the store; with `propose` also what the actors seem to be for and against."""
    path, propose = path_of(request), "propose" in request.query_params
    proposals = remembered(request, "proposed issues", lambda: proposed(path)).to_pylist() if propose else []
    return page(request, "issues.html", issues=listed(path).to_pylist(), proposals=proposals, propose=propose)


@router.get("/issue")
def issue(request: Request) -> HTMLResponse:
    """One issue of the file (`issue`), or for and against somebody (`about`), as it stood at the end of `at`."""
    path, query = path_of(request), asked(request.query_params, _QUERY)
    given, filters = split(query.filters, ("issue", "about", "at"))
    question = ("issue", given["issue"], given["about"], tuple(sorted(filters.items())))
    chosen, found, said = remembered(request, question, lambda: _told(path, given, filters))
    index = _place(found, given["at"])
    lines = _lines(found, said, index)
    return page(
        request, "issue.html", found=found, issue=chosen, state=query.state, index=index, others=_others(path, chosen),
        own=[line for line in lines if line.stand.basis != "others_words"], x=_x, filters=_FILTERS,
        told=[line for line in lines if line.stand.basis == "others_words"], more=len(found.stands) - len(lines),
    )  # fmt: skip


def _told(path: Path, given: Mapping[str, Any], filters: Filters) -> tuple[Issue, Moving, _Sentences]:
    """The issue, who stands where, and the sentences that the page shows, by their record and holder."""
    chosen = _chosen(path, given)
    found = moving(path, chosen, filters)
    shown: list[Evidence] = [e for stand in _weightiest(found) for e in stand.evidence[:MOST_SAID]]
    said = with_sentences(path, shown)
    return chosen, found, {(each.evidence.id, each.evidence.holder.key): each for each in said}


def _chosen(path: Path, given: Mapping[str, Any]) -> Issue:
    try:
        return choose(path, given["issue"], given["about"])
    except ConfigError as error:
        raise HTTPException(404, str(error)) from error


def _others(path: Path, chosen: Issue) -> list[Issue]:
    return [each for each in beside(path).values() if each.id != chosen.id]


def _place(found: Moving, at: str | None) -> int:
    """Which period is looked at; one behind the last one: all that is told, what has no day too."""
    if at is None:
        return len(found.periods)
    if at not in found.periods:
        told = f"there are {', '.join(found.periods)}" if found.periods else "nothing that is told has a day"
        raise HTTPException(400, f"Nothing was told at {at!r}; {told}.")
    return found.periods.index(at)


def _weightiest(found: Moving) -> list[Stand]:
    weightiest = sorted(found.stands, key=lambda each: -each.statements)[:MOST_STANDS]
    kept = {(each.holder.key, each.basis) for each in weightiest}
    return [each for each in found.stands if (each.holder.key, each.basis) in kept]


def _lines(found: Moving, said: _Sentences, index: int) -> list[Line]:
    lines = []
    for stand in _weightiest(found):
        frames = (*stand.frames, stand.now)
        before = frames[index - 1] if 0 < index < len(frames) - 1 else None
        texts = tuple(said[e.id, stand.holder.key] for e in stand.evidence[:MOST_SAID])
        lines.append(Line(stand, frames[index], before, texts))
    return lines


def _x(value: float) -> str:
    """Where a stance stands on the scale, in percent of its width; the ends leave room for a mark."""
    return f"{50 + 46 * value:.2f}%"
