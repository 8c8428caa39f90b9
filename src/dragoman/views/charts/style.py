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
