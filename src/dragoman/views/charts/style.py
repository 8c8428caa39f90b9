"""What all charts share: colours that everybody can tell apart, and the frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Spec = dict[str, Any]

BLUE, ORANGE, GREEN, RED, SKY, PINK, YELLOW = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#F0E442"
)  # fmt: skip
GREY = "#7F7F7F"
"""Okabe and Ito's palette ("Color Universal Design", 2008) and a grey for what is neither."""

QUADS = {"verbal cooperation": SKY, "material cooperation": BLUE, "verbal conflict": ORANGE, "material conflict": RED}
GROUPS = (BLUE, ORANGE, GREEN, PINK, SKY, YELLOW, RED)

_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_LONGEST = 70


def framed(title: str, subtitle: str, **parts: Any) -> Spec:  # noqa: ANN401
    """A whole specification: `parts` with the title, and the look that all charts have."""
    look = {"view": {"stroke": None}, "axis": {"labelLimit": 460, "grid": False}, "font": "sans-serif"}
    heading = {"text": title, "subtitle": subtitle, "anchor": "start"}
    return {"$schema": _SCHEMA, "title": heading, "config": look, **parts}


def scale(colours: dict[str, str]) -> Spec:
    """The scale that gives each name its colour."""
    return {"domain": list(colours), "range": list(colours.values())}


def values(rows: Iterable[dict[str, Any]]) -> Spec:
    """`rows` as the chart's data: days in ISO 8601."""
    return {"values": [{name: _plain(value) for name, value in row.items()} for row in rows]}


def short(text: str) -> str:
    """`text` on one line, cut where it is too long for a label."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


_LIGHT = {"paper": "#fdfcf9", "ink": "#1d2126", "dim": "#5b646c", "line": "#dedad0"}
_DARK = {"paper": "#15181c", "ink": "#e3e1db", "dim": "#a0a8af", "line": "#343a41"}
"""The colours of the reader's pages."""

_NARROW = 190
"""Pixels of a chart on a phone, beside its labels."""


def fitted(spec: Spec, *, dark: bool = False, narrow: bool = False) -> Spec:
    """`spec` as a page shows it: on the page's paper, light or dark, and where it is `narrow` fit to be read there."""
    paper, ink, dim, line = (_DARK if dark else _LIGHT).values()
    words = {"labelColor": ink, "titleColor": dim}
    look = {
        "background": paper, "view": {"stroke": None}, "font": "sans-serif", "text": {"color": ink},
        "title": {"color": ink, "subtitleColor": dim} | ({"limit": 340, "subtitleLimit": 340} if narrow else {}),
        "axis": words | {"grid": False, "gridColor": line, "domainColor": dim, "tickColor": dim,
                         "labelLimit": 130 if narrow else 460},
        "legend": words | ({"orient": "bottom", "columns": 2} if narrow else {}), "header": words,
    }  # fmt: skip
    made: Spec = _on_paper({name: value for name, value in spec.items() if name != "config"}, paper)
    return (_narrowed(made) if narrow else made) | {"config": look}


def _on_paper(part: Any, paper: str) -> Any:  # noqa: ANN401
    """`part` with what is white, to part one thing from the next, in the colour of the paper; data are left alone."""
    if isinstance(part, dict):
        return {name: value if name == "values" else _on_paper(value, paper) for name, value in part.items()}
    if isinstance(part, list):
        return [_on_paper(each, paper) for each in part]
    return paper if part == "white" else part


def _narrowed(part: Any) -> Any:  # noqa: ANN401
    if isinstance(part, dict):
        return {name: value if name == "values" else min(value, _NARROW) if name == "width" and isinstance(value, int)
                else _narrowed(value) for name, value in part.items()}  # fmt: skip
    return [_narrowed(each) for each in part] if isinstance(part, list) else part
