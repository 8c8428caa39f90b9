"""One happening: all its reports side by side, where they differ, why they are taken for one, and what people say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request

from dragoman.analysis.happening import Happening, Report, happening
from dragoman.corpus.judgements import judgements
from dragoman.errors import ConfigError
from dragoman.views.web.shown import page
from dragoman.views.web.site import path_of, remembered

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_SIDE_BY_SIDE = ("actors", "recipients", "themes", "time", "place", "size", "polarity", "certainty", "status", "voice")
"""What is set side by side of each report."""


@router.get("/happenings/{id}")
def happening_page(request: Request, id: str) -> HTMLResponse:
    """The happening with this id."""
    path = path_of(request)
    try:
        found, said = remembered(request, ("happening", id), lambda: (happening(path, id), judgements(path)))
    except ConfigError as error:
        raise HTTPException(404, str(error)) from error
    return page(
        request, "happening.html", found=found, title=title(found.record), cards=[*map(_card, found.reports)],
        grid=_grid(found), differing=_differing(found), judged=_judged(said.to_pylist(), found),
    )  # fmt: skip


def title(row: dict[str, Any]) -> str:
    """Who did what to whom, in one line."""
    type = str(row["type"]).replace("_", " ")
    whom = f" → {row['recipients']}" if row["recipients"] else ""
    return f"{row['actors'] or '–'} — {type} ({row['trigger']}){whom}"


def outlet(report: Report) -> str:
    """Who tells: the outlet, of a post its author."""
    row = report.document
    return str((row["author"] if row["kind"] == "post" else None) or row["publisher"] or "no outlet")


def _card(report: Report) -> dict[str, Any]:
    sentence, span = report.event.sentence, report.event.span
    cut = (span.start - sentence.start, span.end - sentence.start)
    pieces = (sentence.text[: cut[0]], span.text, sentence.text[cut[1] :])
    return {"report": report, "outlet": outlet(report), "pieces": pieces, "row": report.event.record}


def _grid(found: Happening) -> list[dict[str, Any]]:
    """A line for each field that anybody tells, with what each report says of it."""
    lines = []
    for name in _SIDE_BY_SIDE:
        told = [str(each.event.record[name] or "") for each in found.reports]
        if any(told):
            lines.append({"name": name, "told": told, "differs": name in found.differing or _of_size(name, found)})
    return lines


def _of_size(name: str, found: Happening) -> bool:
    return name == "size" and bool({"dead", "injured", "arrested", "participants"} & set(found.differing))


def _differing(found: Happening) -> list[dict[str, Any]]:
    """For each field in which the reports differ: each value with who says so, the one with most reports first."""
    names = {each.event.record["id"]: outlet(each) for each in found.reports}
    return [
        {"field": field, "told": sorted(
            ({"value": value, "by": [{"id": id, "outlet": names.get(id, "another report")} for id in ids]}
             for value, ids in told.items()), key=lambda each: (-len(each["by"]), each["value"]))}
        for field, told in found.differing.items()
    ]  # fmt: skip


def _judged(rows: Iterable[dict[str, Any]], found: Happening) -> list[dict[str, Any]]:
    """What was said of whether these events and others are one."""
    ids = {each.event.record["id"] for each in found.reports}
    return [row for row in rows if row["event"] and {row["record"], row["event"]} & ids]
