"""What would follow: a table of stakeholders that can be changed, its forecast and its scenarios."""

from __future__ import annotations

import shlex
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, UploadFile
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.analysis.positions.issues import beside
from dragoman.analysis.what_if import table
from dragoman.analysis.what_if.forecast import forecast
from dragoman.analysis.what_if.models import MODELS
from dragoman.analysis.what_if.proposed import proposed
from dragoman.analysis.what_if.question import Question, question_of
from dragoman.analysis.what_if.results import Forecast
from dragoman.analysis.what_if.stakeholders import Stakeholders
from dragoman.errors import ConfigError, MissingExtra
from dragoman.views.web.shown import page
from dragoman.views.web.site import path_of
from dragoman.views.web.stakes_form import MOST_SCENARIOS, Typed, of, typed
from dragoman.views.what_if import report, tables
from dragoman.views.what_if.sources import Sources

router = APIRouter(include_in_schema=False)

RUNS = 500
"""Runs of a forecast here, from which it is told which inputs decide; the command line takes more."""

LONGEST_WAIT = 20.0
"""Seconds that a forecast waits for those before it: one is made at a time."""

LARGEST_TABLE = 200_000
"""Bytes of a file of stakeholders."""

_OPENED = 60
_ONE = threading.Lock()
_BUSY = "Other forecasts are being made. Try again in a moment."


async def _sent(request: Request) -> FormData:
    return await request.form(max_files=1, max_fields=2_000)


_Form = Annotated[FormData, Depends(_sent)]


@router.get("/what-if", response_class=HTMLResponse)
def choose(request: Request, issue: str = "") -> HTMLResponse:
    """The issues; of the one that is chosen, the stakeholders that the record proposes, without capabilities."""
    try:
        given = of(proposed(path_of(request), issue), issue) if issue else Typed()
    except ConfigError as error:
        return _page(request, Typed(), error=str(error))
    return _page(request, given)


@router.post("/what-if", response_class=HTMLResponse)
def answer(request: Request, form: _Form) -> HTMLResponse:
    """The forecast of the table as it was sent."""
    given = Typed()
    try:
        given = typed(form)
        return _page(request, given)
    except ConfigError as error:
        return _page(request, given, error=str(error))


@router.post("/what-if/open", response_class=HTMLResponse)
def open_file(
    request: Request, file: Annotated[UploadFile, File()], issue: Annotated[str, Form(max_length=200)] = ""
) -> HTMLResponse:
    """The stakeholders of a CSV file, to be looked over."""
    raw = file.file.read(LARGEST_TABLE + 1)
    try:
        if len(raw) > LARGEST_TABLE:
            raise ConfigError(f"the file has more than {LARGEST_TABLE:,} bytes; dragoman what-if --table takes it")
        return _page(request, of(table.parse(raw.decode("utf-8-sig").splitlines()), issue))
    except UnicodeDecodeError:
        return _page(request, Typed(), error="The file is not UTF-8; save it as CSV in UTF-8.")
    except ConfigError as error:
        return _page(request, Typed(), error=str(error))


@router.post("/what-if/table.csv")
def take(form: _Form) -> Response:
    """The table as the file that the command line takes."""
    return _file(typed(form).csv(), "what-if.csv", "text/csv; charset=utf-8")


@router.post("/what-if/report.html")
def whole(request: Request, form: _Form) -> Response:
    """The forecast as a page that needs nothing else."""
    given, path = typed(form), path_of(request)
    stakeholders = given.stakeholders()
    with _alone():
        found = _forecast(stakeholders, given, path)
        made = report.page(found, stakeholders, _question(given, path), Sources.of(stakeholders, path), _command(found))
    return _file(made, "what-if.html", "text/html; charset=utf-8")


def _page(request: Request, given: Typed, error: str | None = None) -> HTMLResponse:
    """The form with what was typed; below it the forecast, where there is one."""
    path, told = path_of(request), _NOTHING
    if given.rows and not error:
        try:
            told = _told(given, path)
        except ConfigError as problem:
            error = str(problem)
    scenarios = (*given.scenarios, *[""] * (MOST_SCENARIOS - len(given.scenarios)))
    return page(
        request, "what_if.html", 400 if error else 200, error=error, given=given, scenarios=scenarios, models=MODELS,
        issues=_issues(path), top=_top(given), captions=report.CAPTIONS, limits=report.LIMITS, **told,
    )  # fmt: skip


_NOTHING: Mapping[str, Any] = {"found": None, "sources": {}, "figures": {}, "undrawn": None, "parts": (), "ties": ()}


def _told(given: Typed, path: Path) -> Mapping[str, Any]:
    """What the page says of the table; ConfigError for what is not allowed in it."""
    stakeholders = given.stakeholders()
    with _alone():
        found = _forecast(stakeholders, given, path)
        drawings, undrawn = _drawn(found, stakeholders, _question(given, path))
    if found.courses[0].reason:
        parts = [tables.courses(found)] if len(found.courses) > 1 else []
    else:
        shown = (tables.courses, tables.models, tables.moves, tables.clashes, tables.decisive)
        parts = [part(found) for part in shown]
    ties = [(tables.named(n, course), list(tables.ties(course.ties))) for n, course in enumerate(found.courses)]
    return {
        "found": found, "outcome": report.outcome(found), "footing": list(tables.footing(found)), "parts": parts,
        "ties": [(name, lines) for name, lines in ties if lines], "figures": drawings, "undrawn": undrawn,
        "sources": Sources.of(stakeholders, path, _OPENED).traces,
    }  # fmt: skip


def _forecast(stakeholders: Stakeholders, given: Typed, path: Path) -> Forecast:
    return forecast(stakeholders, given.model or None, RUNS, scenarios=given.scenarios, store=path)


def _drawn(found: Forecast, stakeholders: Stakeholders, question: Question) -> tuple[dict[str, Markup], str | None]:
    """The charts; or why there are none."""
    try:
        return {name: Markup(svg) for name, svg in report.figures(found, stakeholders, question).items()}, None
    except MissingExtra as error:
        return {}, str(error)


def _question(given: Typed, path: Path) -> Question:
    return question_of(path, given.issue) if given.issue else Question()


def _issues(path: Path) -> list[tuple[str, str]]:
    """The issues beside the store; none where their file cannot be read, which `dragoman issues` tells."""
    try:
        return [(issue.id, issue.question) for issue in beside(path).values()]
    except ConfigError:
        return []


def _top(given: Typed) -> float:
    """How far the sliders of capability go."""
    found = [100.0]
    for row in given.rows:
        try:
            found += [2 * float(row["capability"] or 0), 1.2 * float(row["capability_high"] or 0)]
        except ValueError:
            continue
    return max(number for number in found if number < 1e9)


def _command(found: Forecast) -> str:
    parts = ["dragoman", "what-if", "--table", "what-if.csv", "--model", found.model, "--runs", str(found.runs)]
    return shlex.join([*parts, *(word for course in found.courses[1:] for word in ("--scenario", course.scenario))])


def _file(content: str, name: str, kind: str) -> Response:
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@contextmanager
def _alone() -> Iterator[None]:
    """One forecast at a time, so that they leave the machine for the other pages."""
    if not _ONE.acquire(timeout=LONGEST_WAIT):
        raise HTTPException(503, _BUSY)
    try:
        yield
    finally:
        _ONE.release()
