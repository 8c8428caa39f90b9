"""Event factuality on UW (Lee et al. 2015): how far the nearest source presents an event as having happened, −3 … +3.

Pearson's r and the mean absolute error, the measures of that paper and of Stanovsky et al. 2017, of
`factuality.source` against the annotators' mean. "Where read": at the marked words where Dragoman has an event that
says so. "All": +3 stands in where it has none. The floor is +3 everywhere; it has no r. A unit is a sentence, joined
from its tokens and read by itself.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.figures import Figure, figures
from benchmarks.measures import Range, ratio, touches
from benchmarks.texts import folder, parts, read
from benchmarks.tokens import join

CONSTANT = 3.0
Pair = tuple[float, float | None]
"""A gold value, and ours or None."""


def run(data: Path, limit: int | None = None, without: Collection[int] = ()) -> dict[str, Figure]:
    """Read and score the dev sentences but for those at the positions `without`; `limit` takes the first ones."""
    lines = (folder(data, "factuality_uw") / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [line for i, line in enumerate(lines) if i not in without][:limit]
    return figures([pairs(*sentence(line)) for line in kept], measure)


def sentence(line: str) -> tuple[str, list[tuple[Range, float]]]:
    """A row's text, and the places and gold values of its events."""
    row = json.loads(line)
    text, places = join(row["text"].split(" "))
    spans = ((target["span1"], target["label"]) for target in row["targets"])
    return text, [((places[start][0], places[end - 1][1]), label) for (start, end), label in spans]


def pairs(text: str, gold: Sequence[tuple[Range, float]]) -> list[Pair]:
    """Gold and ours for each marked event."""
    found = list(values(text))
    return [(label, next((v for spans, v in found if touches([place], spans)), None)) for place, label in gold]


def values(text: str) -> Iterator[tuple[list[Range], float]]:
    """The events that Dragoman reads: their triggers, and their factuality where it could be told."""
    for part in parts(read(text)):
        for event in part.reading.events:
            if event.factuality.source is not None:
                yield part.ranges(event.triggers), float(event.factuality.source)


def measure(units: Sequence[list[Pair]]) -> dict[str, float]:
    """The scores, from the sentences' pairs."""
    every = [pair for unit in units for pair in unit]
    read_only = [(gold, ours) for gold, ours in every if ours is not None]
    filled = [(gold, CONSTANT if ours is None else ours) for gold, ours in every]
    return {
        "where read, share": ratio(len(read_only), len(every)),
        "where read, r": pearson(read_only),
        "where read, MAE": error(read_only),
        "where read, MAE of constant": error([(gold, CONSTANT) for gold, _ in read_only]),
        "all, r": pearson(filled),
        "all, MAE": error(filled),
        "all, MAE of constant": error([(gold, CONSTANT) for gold, _ in every]),
    }


def pearson(rows: Sequence[tuple[float, float]]) -> float:
    """Pearson's correlation, 0 where either side does not vary."""
    if not rows:
        return 0.0
    gold, ours = np.array(rows).T
    return float(np.corrcoef(gold, ours)[0, 1]) if gold.std() and ours.std() else 0.0


def error(rows: Sequence[tuple[float, float]]) -> float:
    """The mean absolute error."""
    return ratio(sum(abs(gold - ours) for gold, ours in rows), len(rows))
