"""Who is tied to whom, as a picture with the tables behind it; what each line is made of; and both to take away."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.analysis.network.evidence import evidence
from dragoman.analysis.network.layers import LAYERS
from dragoman.corpus.filters import allowed
from dragoman.corpus.kept import counts
from dragoman.errors import ConfigError
from dragoman.views.web.network_asked import DAYS, SIZES, TEXTS, Asked, asked
from dragoman.views.web.network_drawn import Drawn, drawn
from dragoman.views.web.pages.tables import taken_away
from dragoman.views.web.shown import link, page, segment
from dragoman.views.web.site import path_of, remembered, site_of
from dragoman.views.web.standalone import drawing

router = APIRouter(include_in_schema=False)

SHOWN = 50
"""Rows of each table on the page; the files have all."""

RECORDS = 200
"""Records of a tie that are listed."""

LAYER_NAMES = {"material": "material cooperation and conflict"}


@router.get("/network", response_class=HTMLResponse)
def network_page(request: Request) -> HTMLResponse:
    """The picture, and the tables behind it."""
    path, query = path_of(request), request.query_params
    error, question, found = None, Asked(), None
    try:
        question = _asked(request)
        found = remembered(request, question, lambda: drawn(path, question))
    except ConfigError as problem:
        error = str(problem)
    held = remembered(request, "counts", lambda: counts(path))
    return page(
        request, "network.html", 400 if error else 200, error=error, asked=question, sizes=SIZES,
        state=question.state if not error else dict(query), layers=LAYERS, names=LAYER_NAMES, held=held,
        typed={name: query.get(name, "") for name in (*TEXTS, *DAYS)},
        values={name: allowed("events", name) for name in ("certainty", "voice")}, **_told(found, question),
    )  # fmt: skip


@router.get("/network.csv")
def csv(request: Request) -> Response:
    """The edges, all of them."""
    return taken_away(_now(request, _asked(request)).network.edges, "network", "csv")


@router.get("/network.{form}")
def file(request: Request, form: str) -> Response:
    """The picture as it is on the page: svg or png."""
    return drawing(form, "network", "network.svg", picture=_now(request, _asked(request)).picture)


@router.get("/network/tie", response_class=HTMLResponse)
def tie(request: Request, one: str, other: str) -> HTMLResponse:
    """The records that tell what is between two parties, layer by layer."""
    path, question = path_of(request), _asked(request)
    found = remembered(request, question, lambda: drawn(path, question)).network
    edges = [edge for edge in found.edges.to_pylist() if {edge["from"], edge["to"]} == {one, other}]
    if not edges:
        raise HTTPException(404, f"Nothing ties {one!r} and {other!r} in this network.")
    ids = {id: edge["layer"] for edge in edges for id in edge["evidence"].split("; ")}
    rows = remembered(request, ("evidence", *ids), lambda: evidence(path, ids)).to_pylist()
    layers = {
        layer: {"edges": [e for e in edges if e["layer"] == layer],
                "rows": [_record(row) for row in rows if ids[row["id"]] == layer]}
        for layer in LAYERS if layer in {edge["layer"] for edge in edges}
    }  # fmt: skip
    return page(request, "tie.html", one=one, other=other, layers=layers, names=LAYER_NAMES, most=RECORDS,
                back=link("/network", question.state), pages=_pages(found.nodes.to_pylist()))  # fmt: skip


def _asked(request: Request) -> Asked:
    return asked(request.query_params, request.query_params.getlist("layer"))


def _now(request: Request, question: Asked) -> Drawn:
    """What is taken away cannot say that it is of an earlier store."""
    site = site_of(request)
    return site.remembered.now(question, lambda: drawn(site.path, question))


def _told(found: Drawn | None, question: Asked) -> dict[str, Any]:
    """The picture, and the first rows of the tables."""
    if found is None:
        return {"picture": None, "edges": [], "nodes": [], "left_out": {}, "all_edges": 0}
    every = found.network.edges
    nodes, edges = found.network.nodes.to_pylist(), every.to_pylist()[:SHOWN]
    pages = _pages(nodes)
    ties = [
        edge | {"kind": edge["kind"].replace("_", " "), "link_from": pages[edge["from"]], "link_to": pages[edge["to"]],
                "link_kind": link("/network/tie", {**question.state, "one": edge["from"], "other": edge["to"]})
                             + f"#{edge['layer']}"}
        for edge in edges
    ]  # fmt: skip
    named = [node | {"link_name": pages[node["name"]]} for node in nodes[:SHOWN]]
    return {"picture": found.picture, "edges": ties, "nodes": named, "all_edges": every.num_rows,
            "left_out": json.loads(every.schema.metadata[b"left_out"])}  # fmt: skip


def _pages(nodes: list[dict[str, Any]]) -> dict[str, str | None]:
    """The page of each party that has one."""
    return {node["name"]: node["id"] and f"/actors/{segment(node['id'])}" for node in nodes}


def _record(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"kind": row["kind"].replace("_", " "), "link_kind": f"/records/{segment(row['id'])}",
                  "link_title": f"/documents/{segment(row['document'])}#{row['id']}",
                  "title": row["title"] or "untitled"}  # fmt: skip
