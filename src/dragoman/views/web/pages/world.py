"""Where events took place: the map with its table, and what took place at each place."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, cast

from fastapi import APIRouter, Path
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.analysis.places import OTHER, QUADS, events_at
from dragoman.corpus.filters import Filters
from dragoman.corpus.paging import Part
from dragoman.errors import ConfigError
from dragoman.views.web.asked import Asked, asked
from dragoman.views.web.map_drawn import CLASSES, DRAWN, SHAPES, World, world
from dragoman.views.web.pages.tables import filters_of
from dragoman.views.web.questions import QUESTIONS
from dragoman.views.web.shown import link, page, segment
from dragoman.views.web.site import path_of, remembered, site_of
from dragoman.views.web.standalone import drawing

if TYPE_CHECKING:
    import pyarrow as pa

router = APIRouter(include_in_schema=False)

SHOWN = 50
"""Places in the table on the page, events of a place."""

_PLACES = QUESTIONS["places"]


@router.get("/map", response_class=HTMLResponse)
def map_page(request: Request) -> HTMLResponse:
    """The map, and the table behind it."""
    error, given, quads = None, None, _quads(request)
    rows: list[dict[str, Any]] = []
    left_out: dict[str, int] = {}
    try:
        given = asked(request.query_params, _PLACES.filters)
        rows, left_out = _told(remembered(request, *_question(request, given)))
    except ConfigError as problem:
        error = str(problem)
    state: dict[str, object] = dict(given.state) if given else dict(request.query_params)
    addresses = {row["geonames"]: link(f"/places/{row['geonames']}", state) for row in rows}
    table = [row | {"link_place": addresses[row["geonames"]]} for row in rows[:SHOWN]]
    return page(
        request, "map.html", 400 if error else 200, error=error, state=state,
        filters=filters_of(_PLACES, path_of(request)),
        world=world(rows, quads, addresses), most=DRAWN, quads=quads, every=(*QUADS, OTHER), classes=CLASSES,
        shapes=SHAPES, rows=table, total=len(rows), left_out=left_out,
        with_quads=state | ({"quad": quads} if len(quads) <= len(QUADS) else {}),
    )  # fmt: skip


@router.get("/map.{form}")
def file(request: Request, form: str) -> Response:
    """The map as it is on the page first: svg or png."""
    question = _question(request, asked(request.query_params, _PLACES.filters))
    rows, _ = _told(site_of(request).remembered.now(*question))
    drawn: World = world(rows, _quads(request), dict.fromkeys((row["geonames"] for row in rows), ""))
    return drawing(form, "map", "map.svg", world=drawn)


@router.get("/places/{geonames}", response_class=HTMLResponse)
def place(request: Request, geonames: int = Path(ge=1, le=2**62)) -> HTMLResponse:
    """The events at one place."""
    given = asked(request.query_params, _PLACES.filters)
    path, question = path_of(request), ("events at", geonames, tuple(sorted(given.filters.items())))
    found = remembered(request, question, lambda: events_at(path, cast(Filters, given.filters), geonames))
    rows = found.to_pylist()
    if not rows:
        raise HTTPException(404, "No event of this store took place there, or none that the filters leave.")
    events = [row | {"link_actors": f"/records/{segment(row['id'])}", "actors": row["actors"] or "nobody named"}
              for row in rows]  # fmt: skip
    groups = [(quad, [row for row in events if row["quad"] == quad]) for quad in (*QUADS, OTHER)]
    return page(request, "place.html", place=rows[0], groups=[group for group in groups if group[1]], most=SHOWN,
                total=len(rows), left_out=json.loads(found.schema.metadata[b"left_out"]),
                back=link("/map", given.state))  # fmt: skip


def _question(request: Request, given: Asked) -> tuple[Hashable, Callable[[], pa.Table]]:
    """What is asked of the store, to be remembered, and how."""
    path = path_of(request)
    return ("places", tuple(sorted(given.filters.items()))), lambda: _PLACES.ask(path, given.filters, Part())


def _told(table: pa.Table) -> tuple[list[dict[str, Any]], dict[str, int]]:
    return table.to_pylist(), json.loads(table.schema.metadata[b"left_out"])


def _quads(request: Request) -> tuple[str, ...]:
    """The quadrants that are drawn: those that the address names, else all."""
    named = request.query_params.getlist("quad")
    return tuple(quad for quad in (*QUADS, OTHER) if quad in named) or (*QUADS, OTHER)
