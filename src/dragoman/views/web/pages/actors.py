"""One actor: names, roles over time, dealings, ties, words."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request

from dragoman.analysis.actor import profile
from dragoman.errors import ConfigError
from dragoman.views.web.shown import page, segment
from dragoman.views.web.site import path_of

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/actors/{id:path}")
def actor(request: Request, id: str) -> HTMLResponse:
    """The actor with this id: a known actor's label, or that of a name and kind that nobody knows."""
    try:
        found = profile(path_of(request), id)
    except ConfigError as error:
        raise HTTPException(404, str(error)) from error
    dyads = [row | {"link_whom": row["id"] and f"/actors/{segment(row['id'])}"} for row in found.dyads.to_pylist()]
    ties = [row | {"link_kind": f"/records/{row['id']}"} for row in found.ties.to_pylist()]
    return page(request, "actor.html", found=found, dyads=dyads, ties=ties)
