"""Templates filled in: everything that comes from documents stays text."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.views.html import fit, is_link
from dragoman.views.web.questions import QUESTIONS

HOME = Path(__file__).parent


def page(request: Request, template: str, status: int = 200, **told: object) -> HTMLResponse:
    """The template filled in with `told`, which must have everything that the template names."""
    site, anew = request.app.state.site, request.url.include_query_params(now=1)
    made = _templates().get_template(template).render(
        store=site.name, here=request.url.path, can_read=site.desk is not None, questions=QUESTIONS,
        as_of=getattr(request.state, "as_of", None), anew=f"?{anew.query}", **told,
    )
    return HTMLResponse(made, status)


def filled(template: str, **told: object) -> str:
    """A template that is no page, filled in."""
    return _templates().get_template(template).render(**told)


@functools.cache
def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(HOME / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=_seen, cache_size=-1, auto_reload=False,
    )  # fmt: skip
    templates.globals |= {"link": link}
    templates.filters |= {"segment": segment, "flat": _flat, "number": _number, "words": _words}
    templates.tests["followable"] = is_link
    return templates


def link(path: str, state: Mapping[str, object] | None = None, **changes: object) -> str:
    """The address of a page with its state, as `changes` leave it; what is empty or false is left out."""
    kept = {name: value for name, value in {**(state or {}), **changes}.items() if value not in (None, "", False)}
    query = urlencode({name: "1" if value is True else value for name, value in kept.items()}, doseq=True)
    return f"{path}?{query}" if query else path


def segment(text: str) -> str:
    """`text` as one segment of an address."""
    return quote(text, safe="")


def _seen(value: object) -> object:
    """What is put into a page: nothing for None, and no characters that HTML forbids or that turn a line round."""
    if value is None:
        return ""
    return fit(value) if type(value) is str else value


def _flat(text: object) -> str:
    return " ".join(str(text).split())


def _number(value: int) -> str:
    return f"{value:,}"


def _words(name: str) -> str:
    return name.replace("_", " ")
