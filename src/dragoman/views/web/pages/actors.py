"""One actor: names, roles over time, positions, dealings, ties, words, and what happened to it in time order."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request

from dragoman.analysis.actor import Profile, profile
from dragoman.analysis.positions.issues import beside
from dragoman.errors import ConfigError
from dragoman.views.web.shown import link, page, segment
from dragoman.views.web.site import path_of, remembered

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/actors/{id:path}")
def actor(request: Request, id: str) -> HTMLResponse:
    """The actor with this id: a known actor's label, or that of a name and kind that nobody knows."""
    path = path_of(request)
    try:
        found = remembered(request, ("actor", id), lambda: profile(path, id))
    except ConfigError as error:
        raise HTTPException(404, str(error)) from error
    ties = [row | {"link_kind": f"/records/{row['id']}", "kind": row["kind"].replace("_", " ")}
            for row in found.ties.to_pylist()]  # fmt: skip
    return page(request, "actor.html", found=found, dyads=_dyads(found), ties=ties, issues=len(beside(path)))


def _dyads(found: Profile) -> list[dict[str, Any]]:
    """Whom it deals with; the number of events leads to what is between the two."""
    name = found.about["name"]
    return [
        row | {"link_whom": row["id"] and f"/actors/{segment(row['id'])}",
               "link_events": link("/timeline", actor=name, other=row["whom"])}
        for row in found.dyads.to_pylist()
    ]  # fmt: skip
