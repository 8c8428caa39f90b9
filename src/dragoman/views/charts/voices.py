"""Who is heard in each outlet, as a chart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dragoman.views.charts.style import BLUE, GREY, ORANGE, RED, SKY, Spec, framed, scale, values

if TYPE_CHECKING:
    from dragoman.analysis.voices.voices import Voices

_VOICES = {"named": BLUE, "unnamed": SKY, "own": GREY, "assessment": RED, "post": ORANGE}


def voices_chart(found: Voices) -> Spec:
    """A bar for each outlet: the shares of named and unnamed sources, its own voice, its judgements, and posts."""
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for row in found.voices.to_pylist():
        sums[row["publisher"] or "no outlet", row["voice"]] += row["statements"]
    rows = [{"outlet": outlet, "voice": voice, "statements": n, "order": list(_VOICES).index(voice)}
            for (outlet, voice), n in sums.items()]  # fmt: skip
    return framed(
        "Who is heard", f"{sum(sums.values())} statements", data=values(rows), width=560, height={"step": 24},
        mark="bar", encoding={
            "x": {"field": "statements", "type": "quantitative", "stack": "normalize", "title": "share of statements",
                  "axis": {"format": "%"}},
            "y": {"field": "outlet", "type": "nominal", "title": None},
            "color": {"field": "voice", "type": "nominal", "scale": scale(_VOICES), "title": None},
            "order": {"field": "order"},
            "tooltip": [{"field": name} for name in ("outlet", "voice", "statements")],
        },
    )  # fmt: skip
