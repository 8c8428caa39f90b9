"""What people say of records, and take back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse

from dragoman.corpus.judgements import judge, undo
from dragoman.views.web.shown import segment
from dragoman.views.web.site import path_of, site_of

router = APIRouter(include_in_schema=False)

_Text = Annotated[str, Form(max_length=2_000)]


@router.post("/judgements")
def judge_record(
    request: Request, record: _Text, verdict: _Text, author: _Text = "", why: _Text = "", actor: _Text = "",
    event: _Text = "", back: _Text = "",
) -> RedirectResponse:  # fmt: skip
    """Keep a judgement, and show the record with it; or the happening `back`, whose page asked for it."""
    given = [text.strip() or None for text in (actor, event if verdict in ("same", "different") else "", author, why)]
    judge(path_of(request), record, verdict, *given)
    site_of(request).remembered.forget()
    return _shown(record, back)


@router.post("/judgements/{number}/undo")
def undo_judgement(
    request: Request, number: int, record: _Text, author: _Text = "", back: _Text = ""
) -> RedirectResponse:
    """Take a judgement back; it stays, with who did so, and counts no more."""
    undo(path_of(request), number, author.strip() or None)
    site_of(request).remembered.forget()
    return _shown(record, back)


def _shown(record: str, happening: str) -> RedirectResponse:
    address = f"/happenings/{segment(happening)}" if happening else f"/records/{segment(record)}"
    return RedirectResponse(f"{address}#judgements", 303)
