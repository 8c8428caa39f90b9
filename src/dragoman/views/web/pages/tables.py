"""Every table as a page: narrowed, sorted, part by part, and to take away as CSV and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, StreamingResponse
from starlette.requests import Request
from starlette.responses import Response

from dragoman.analysis.change.change import PERIODS
from dragoman.analysis.positions.issues import beside
from dragoman.corpus.paging import Part
from dragoman.errors import ConfigError, MissingExtra
from dragoman.views.output import written
from dragoman.views.web.asked import FLAGS, ROWS, Asked, asked
from dragoman.views.web.drawings import DRAWINGS
from dragoman.views.web.opening import with_openings
from dragoman.views.web.parameters import TITLES
from dragoman.views.web.question import Question
from dragoman.views.web.questions import QUESTIONS
from dragoman.views.web.shown import page
from dragoman.views.web.site import path_of, remembered

if TYPE_CHECKING:
    import pyarrow as pa

router = APIRouter(include_in_schema=False)

UNSAID = {"by": "holder", "period": PERIODS[0]}
"""What is asked where nothing is chosen, unless it is anything."""

DAYS = ("published", "published_on", "since", "until", "first", "last", "judged_at", "earliest", "latest", "when",
        "break", "period")  # fmt: skip
"""Columns whose values are days, some of them as text."""

CODED = ("kind", "type", "basis", "status", "stance", "verdict", "measure")
"""Columns whose values are terms, told as words."""

_FORMS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def _page_of(question: Question) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        given, table, error = None, None, None
        try:
            given = asked(request.query_params, question.filters)
            if not question.needs or any(given.filters.get(name) for name in question.needs):
                table = remembered(request, *answer_to(path_of(request), question, given))
        except (ConfigError, MissingExtra) as problem:
            error = str(problem)
        told = _rows(question, given, table) | {"asked": table is not None}
        return page(request, "table.html", 400 if error else 200, question=question, error=error,
                    state=given.state if given else dict(request.query_params),
                    filters=filters_of(question, path_of(request)),
                    drawn=question.name in DRAWINGS, **told)  # fmt: skip

    return answer


def answer_to(path: Path, question: Question, given: Asked) -> tuple[Hashable, Callable[[], pa.Table]]:
    """What a page asks of the store at `path`, to be remembered, and how."""
    key = (question.name, tuple(sorted(given.filters.items())), given.part)

    def ask() -> pa.Table:
        found = question.ask(path, given.filters, given.part)
        return with_openings(path, found) if question.name in ("documents", "reports") else found

    return key, ask


def filters_of(question: Question, path: Path) -> list[dict[str, Any]]:
    """What a form needs to know of each filter: its name and title, its values, what is asked without any, whether it
    is a box to tick, and values that the store at `path` proposes."""
    return [
        {"name": name, "title": TITLES[name], "values": [v for v in question.allowed(name) if v != UNSAID.get(name)],
         "none": UNSAID.get(name, "any"), "flag": name in FLAGS, "proposed": _issues(path) if name == "issue" else ()}
        for name in sorted(question.filters, key=FLAGS.__contains__)
    ]  # fmt: skip


def _issues(path: Path) -> list[tuple[str, str]]:
    try:
        return [(issue.id, issue.question) for issue in beside(path).values()]
    except ConfigError:  # whoever asks of one is told what is wrong with the file
        return []


def _is_number(kind: pa.DataType) -> bool:
    return str(kind).startswith(("int", "uint", "double"))


def _rows(question: Question, given: Asked | None, table: pa.Table | None) -> dict[str, Any]:
    if given is None or table is None:
        return {"rows": [], "columns": (), "total": 0, "left_out": {}, "number": 1, "last": 1, "sort": None,
                "down": False, "numbers": (), "days": (), "coded": ()}  # fmt: skip
    total, left_out = int(table.schema.metadata[b"total"]), json.loads(table.schema.metadata[b"left_out"])
    return {
        "rows": table.to_pylist(), "columns": [c for c in question.columns if c in table.column_names], "total": total,
        "left_out": left_out, "number": given.page, "last": max(1, -(-total // ROWS)), "sort": given.sort,
        "down": given.down, "numbers": [f.name for f in table.schema if _is_number(f.type)], "days": DAYS,
        "coded": CODED,
    }  # fmt: skip


def _file_of(question: Question, form: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        given = asked(request.query_params, question.filters)
        table = question.ask(path_of(request), given.filters, Part(given.sort, given.down))
        return taken_away(table, question.name, form)

    return answer


def taken_away(table: pa.Table, name: str, form: str) -> Response:
    """All rows as the file `name`.`form`: csv or json."""
    head = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return StreamingResponse(_lines(table, form), headers=head, media_type=_FORMS[form])


def _lines(table: pa.Table, form: str) -> Iterator[str]:
    for line in written(table, form):
        yield f"{line}\n"


for _question in QUESTIONS.values():
    router.get(f"/{_question.name}", response_class=HTMLResponse)(_page_of(_question))
    for _form in _FORMS:
        router.get(f"/{_question.name}.{_form}")(_file_of(_question, _form))
