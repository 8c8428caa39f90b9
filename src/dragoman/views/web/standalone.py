"""A picture as a file of its own: SVG with its colours in it, or PNG."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.responses import Response

from dragoman.errors import MissingExtra
from dragoman.views.web.shown import HOME, filled

_KINDS = {"svg": "image/svg+xml", "png": "image/png"}
_SCALE = 2
_VARIABLE = re.compile(r"var\(--[\w-]+, ([^)]+)\)")
"""A colour that the page may change; what it is else."""


def drawing(form: str, name: str, template: str, **told: object) -> Response:
    """The file `name`.`form` of what `template` draws, the colours those of the light page.

    404 for another form than svg and png; MissingExtra without vl-convert.
    """
    if form not in _KINDS:
        raise HTTPException(404, f"There is no such form as {form!r}; there are csv, svg and png.")
    style = _VARIABLE.sub(r"\1", (HOME / "static" / "drawn.css").read_text(encoding="utf-8"))
    text = filled(template, style=style, **told)
    head = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(text if form == "svg" else _png(text), media_type=_KINDS[form], headers=head)


def _png(svg: str) -> bytes:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtra('a PNG needs vl-convert-python; install it with pip install "dragoman[serve]"') from error
    return bytes(vl_convert.svg_to_png(svg, scale=_SCALE))
