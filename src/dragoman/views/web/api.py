"""The same questions as JSON, described by /api/openapi.json."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Path, Query
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field, create_model
from starlette.exceptions import HTTPException
from starlette.requests import Request

from dragoman.analysis.actor import profile
from dragoman.analysis.happening import Happening, happening
from dragoman.analysis.network.layers import LAYERS
from dragoman.analysis.trace import trace
from dragoman.corpus.filters import allowed
from dragoman.corpus.kept import kept
from dragoman.corpus.paging import Part
from dragoman.corpus.search import search
from dragoman.errors import ConfigError
from dragoman.schemas import to_dict
from dragoman.views.web.asked import FLAGS
from dragoman.views.web.network_asked import DRAWN, SIZES, asked
from dragoman.views.web.network_drawn import drawn
from dragoman.views.web.parameters import MEANINGS
from dragoman.views.web.question import Question
from dragoman.views.web.questions import QUESTIONS
from dragoman.views.web.shown import page
from dragoman.views.web.site import path_of, site_of

if TYPE_CHECKING:
    import pyarrow as pa

_Found = TypeVar("_Found")

MOST = 1_000
"""Rows of an answer at most."""


def _told(name: str, value: object = None) -> Any:  # noqa: ANN401
    """A parameter that need not be given, as a field of a model."""
    return Field(value, description=MEANINGS[name])


class Failed(BaseModel):
    """What is wrong, in words."""

    error: str


class NetworkQuery(BaseModel):
    """What narrows a network, its day and the one to compare it with, and how many parties it has at most."""

    model_config = ConfigDict(extra="forbid")

    actor: str | None = _told("actor")
    country: str | None = _told("country")
    within: str | None = _told("within")
    publisher: str | None = _told("publisher")
    since: str | None = _told("since")
    until: str | None = _told("until")
    at: str | None = _told("at")
    against: str | None = _told("against")
    certainty: Literal[allowed("events", "certainty")] | None = _told("certainty")  # type: ignore[valid-type]
    voice: Literal[allowed("events", "voice")] | None = _told("voice")  # type: ignore[valid-type]
    layer: list[Literal[LAYERS]] = Field([], description=MEANINGS["layer"])  # type: ignore[valid-type]
    unnamed: bool = _told("unnamed", False)
    all: bool = _told("all", False)
    most: int = Field(DRAWN, ge=2, le=SIZES[-1], description=MEANINGS["most"])


class Tied(BaseModel):
    """A network: `balance` tells how well its blocs fit, `left_out` what is not in it, and why."""

    edges: list[dict[str, Any]]
    nodes: list[dict[str, Any]]
    blocs: list[dict[str, Any]]
    balance: float | None
    left_out: dict[str, int]


class Rows(BaseModel):
    """A part of a table: `total` rows are in all parts; `left_out` tells how many the defaults hide, and why."""

    rows: list[dict[str, Any]]
    total: int
    left_out: dict[str, int]


_ERRORS: dict[int | str, dict[str, Any]] = {code: {"model": Failed} for code in (400, 404, 422, 503)}
router = APIRouter(prefix="/api", responses=_ERRORS)

_Limit = Annotated[int, Query(ge=1, le=MOST, description=MEANINGS["limit"])]
_Offset = Annotated[int, Query(ge=0, le=100_000_000, description=MEANINGS["offset"])]
_Id = Annotated[str, Path(description=MEANINGS["id"])]
_Words = Annotated[str, Query(description="Words that a document holds, all of them; a \"phrase\" in quotation marks.")]


@router.get("", response_class=HTMLResponse, include_in_schema=False)
def described(request: Request) -> HTMLResponse:
    """What the API answers, for people."""
    paths = request.app.openapi()["paths"]
    told = [(path, told["get"]["summary"], told["get"].get("description", ""), told["get"].get("parameters", []))
            for path, told in paths.items()]  # fmt: skip
    return page(request, "api.html", paths=told)


@router.get("/documents/{id}", summary="A document with everything that was read from it")
def document(request: Request, id: _Id) -> dict[str, Any]:
    """As `dragoman read --json` prints it; a post's id gives the article that embeds it."""
    reading = kept(path_of(request), id)
    if reading is None:
        raise HTTPException(404, f"the store has no document {id!r}; see /api/documents")
    return to_dict(reading)


@router.get("/records/{id}", summary="Where a record comes from")
def record(request: Request, id: _Id) -> dict[str, Any]:
    """Its row, its span and sentence, what made it, and on whose word, the innermost source first."""
    found = _or_404(lambda: trace(path_of(request), id))
    plain = {name: dataclasses.asdict(getattr(found, name)) for name in ("span", "sentence")}
    return {"table": found.table, "document": found.document.id, **plain, "chain": list(found.chain),
            "record": _plain(found.record)}  # fmt: skip


@router.get("/happenings/{id}", summary="A happening as each of its reports tells it")
def happening_api(request: Request, id: _Id) -> dict[str, Any]:
    """Its row; each report with its sentence, on whose word, why it was joined; where they differ; what may be it."""
    told: dict[str, Any] = _plain(_side_by_side(_or_404(lambda: happening(path_of(request), id))))
    return told


@router.get("/actors/{id:path}", summary="All that the documents tell of an actor")
def actor(request: Request, id: _Id) -> dict[str, Any]:
    """Names, roles, offices, dealings with others, ties, words."""
    found = _or_404(lambda: profile(path_of(request), id))
    tables = ("aliases", "roles", "offices", "dyads", "ties", "said")
    return {"id": found.id, "about": found.about, **{name: _plain(getattr(found, name).to_pylist()) for name in tables}}


@router.get("/search", summary="The documents that hold all words, best first")
def search_api(request: Request, words: _Words, limit: _Limit = 50, offset: _Offset = 0) -> Rows:
    """Each with the first place that matches; \"two words\" in quotation marks are a phrase."""
    return _answer(search(path_of(request), words, Part(offset=offset, limit=limit)))


@router.get("/network", summary="Who is tied to whom: parties, what ties them, and blocs")
def network_api(request: Request, query: Annotated[NetworkQuery, Query()]) -> Tied:
    """As `dragoman network` gives it, of the parties that are tied most."""
    given = {name: str(value) for name, value in query.model_dump(exclude={"layer"}).items() if value}
    question, site = asked(given, query.layer), site_of(request)
    found = site.remembered.now(question, lambda: drawn(site.path, question)).network
    told = {name: json.loads(found.edges.schema.metadata[name.encode()]) for name in ("balance", "left_out")}
    return Tied(**{name: _plain(getattr(found, name).to_pylist()) for name in ("edges", "nodes", "blocs")}, **told)


def _model(question: Question) -> type[BaseModel]:
    """The query of a table, as a model: its filters and which part of it; anything else is refused."""
    fields: dict[str, Any] = {name: (_kind(question, name), _told(name)) for name in question.filters}
    fields |= {
        "sort": (str | None, _told("sort")), "down": (bool, _told("down", False)),
        "limit": (int, Field(50, ge=1, le=MOST, description=MEANINGS["limit"])),
        "offset": (int, Field(0, ge=0, le=100_000_000, description=MEANINGS["offset"])),
    }  # fmt: skip
    return create_model(f"{question.title}Query", __config__=ConfigDict(extra="forbid"), **fields)


def _described(question: Question) -> str:
    """What the rows tell first, and what must be given."""
    needed = f" One of {', '.join(question.needs)} must be given." if question.needs else ""
    return f"Columns, first those that the page shows: {', '.join(question.columns)}.{needed}"


def _kind(question: Question, name: str) -> Any:  # noqa: ANN401
    values = question.allowed(name)
    if values:
        return Literal[values] | None
    return bool | None if name in FLAGS else float | None if name == "min_score" else str | None


def _table_of(question: Question) -> Callable[..., Rows]:
    model = _model(question)

    def answer(request: Request, query: BaseModel) -> Rows:
        given = query.model_dump(exclude_none=True)
        part = Part(*(given.pop(name, None) for name in ("sort", "down", "offset", "limit")))
        return _answer(question.ask(path_of(request), given, part))

    answer.__annotations__["query"] = Annotated[model, Query()]
    return answer


def _answer(table: pa.Table) -> Rows:
    metadata = table.schema.metadata
    left_out = json.loads(metadata[b"left_out"])
    return Rows(rows=_plain(table.to_pylist()), total=int(metadata[b"total"]), left_out=left_out)


def _side_by_side(found: Happening) -> dict[str, Any]:
    reports = [
        {"record": each.event.record, "why": each.why, "document": each.document, "differs": sorted(each.differs),
         "sentence": dataclasses.asdict(each.event.sentence), "chain": list(each.event.chain)}
        for each in found.reports
    ]  # fmt: skip
    return {"happening": found.record, "reports": reports, "differing": found.differing, "like": list(found.like)}


def _plain(value: object) -> Any:  # noqa: ANN401
    """`value` as JSON has it; days and such as text."""
    return json.loads(json.dumps(value, default=str))


def _or_404(find: Callable[[], _Found]) -> _Found:
    try:
        return find()
    except ConfigError as error:
        raise HTTPException(404, str(error)) from error


for _question in QUESTIONS.values():
    router.get(f"/{_question.name}", summary=_question.says, description=_described(_question),
               response_model=Rows)(_table_of(_question))  # fmt: skip
