"""Charts as images of their own: SVG and PNG, drawn when they are fetched, so that no page waits for them."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import ConfigError, MissingExtra
from dragoman.views.charts.draw import drawn
from dragoman.views.charts.style import fitted
from dragoman.views.web.asked import asked
from dragoman.views.web.drawings import DRAWINGS, Draw, filters_of, lacks, words_alone
from dragoman.views.web.site import path_of

router = APIRouter(include_in_schema=False)

_FORMS = {"svg": "image/svg+xml", "png": "image/png"}


def _chart_of(name: str, draw: Draw, form: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        query, status = request.query_params, 200
        try:
            given = asked(query, filters_of(name)).filters
            lacking = lacks(name, given)
            spec = words_alone(lacking) if lacking else draw(path_of(request), given)
        except (ConfigError, MissingExtra) as error:
            spec, status = words_alone(str(error)), 400
        look = fitted(spec, dark="dark" in query, narrow="narrow" in query)
        head = {"Content-Disposition": f'inline; filename="{name}.{form}"'}
        return Response(drawn(look, f".{form}"), status, head, _FORMS[form])

    return answer


for _name, _draw in DRAWINGS.items():
    for _form in _FORMS:
        router.get(f"/charts/{_name}.{_form}")(_chart_of(_name, _draw, _form))
