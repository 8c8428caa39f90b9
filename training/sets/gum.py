"""GUM (Zeldes 2017): its mentions as they are marked, whatever their form."""

from __future__ import annotations

import re

from benchmarks.measures import Range as Place
from benchmarks.tokens import join


def mentions(tsv: str) -> tuple[str, list[tuple[Place, str]]]:
    """A WebAnno file's text, joined from its tokens, and the places and kinds of its mentions."""
    rows = [line.split("\t") for line in tsv.splitlines() if re.match(r"\d+-\d+\t", line)]
    text, places = join(row[2] for row in rows)
    spans: dict[str, tuple[Place, str]] = {}
    for place, row in zip(places, rows, strict=True):
        for part in row[3].split("|") if row[3] != "_" else ():
            kind, _, number = part.rstrip("]").partition("[")
            name = number or row[0]
            start = spans[name][0][0] if name in spans else place[0]
            spans[name] = ((start, place[1]), kind)
    return text, list(spans.values())
