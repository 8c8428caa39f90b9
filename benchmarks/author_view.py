"""How far the author, not the source, commits to 300 events in others' words: own labels in `author_view.jsonl`.

Two readers, apart, said whether the article presents an event as having happened (+), leaves it to its source (0), or
speaks against it (-). Ours is the sign of the author's factuality, of the events at these places that are still read.
The agreement is the mean over both readers. A unit is an event.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, figures
from benchmarks.measures import ratio
from benchmarks.precision_sample import documents
from benchmarks.texts import read
from dragoman.records import Event

LABELS = Path(__file__).with_name("author_view.jsonl")
Unit = tuple[str | None, Sequence[str]]
"""Our sign (None: no such event is read), and both readers' labels."""


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read the documents and compare; `limit` takes the first rows."""
    wanted: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines()[:limit]:
        row = json.loads(line)
        wanted[row["set"], row["document"]].append(row)
    units: list[Unit] = []
    for set, name, text in documents(data):
        if (set, name) in wanted:
            signs = {e.triggers[0].start: sign(e) for e in read(text).events}
            units += [(signs.get(row["trigger"][0]), row["labels"]) for row in wanted[set, name]]
    return figures(units, measure)


def sign(event: Event) -> str:
    """The author's view as the readers write it."""
    author = event.factuality.author or 0
    return "+" if author > 0 else "-" if author < 0 else "0"


def measure(units: Sequence[Unit]) -> dict[str, float]:
    """The share of events seen as the readers see them, and how often both see the same."""
    found = [(ours, label) for ours, labels in units if ours is not None for label in labels]
    return {
        "author's view right": ratio(sum(ours == label for ours, label in found), len(found)),
        "still read, share": ratio(sum(ours is not None for ours, _ in units), len(units)),
        "readers agree": ratio(sum(labels[0] == labels[1] for _, labels in units), len(units)),
    }
