"""How many of the mentions that are joined tell one happening: 100 pairs, own labels in `same_happening.jsonl`.

They were drawn, over forty characters apart, from PolNeAR's and the 5W1H articles' events as they were joined when the
encoder began to judge events. Two readers, apart, said of each pair whether both tell the same happening (y, n). The
measures are over the pairs that are still joined, and over those that no longer are; the mean of both readers. A unit
is a pair.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, figures
from benchmarks.measures import ratio
from benchmarks.precision_sample import documents
from benchmarks.texts import read
from dragoman.records import Event

LABELS = Path(__file__).with_name("same_happening.jsonl")
Unit = tuple[bool, Sequence[str]]
"""Whether the pair is still joined, and both readers' labels."""


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read the documents and look for the pairs; `limit` takes the first rows."""
    wanted: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines()[:limit]:
        row = json.loads(line)
        wanted[row["set"], row["document"]].append(row)
    texts = ((rows, text) for set, name, text in _texts(data) if (rows := wanted.get((set, name))))
    return figures([(_joined(row, events), row["labels"]) for rows, text in texts for events in [read(text).events]
                    for row in rows], measure)  # fmt: skip


def _texts(data: Path) -> Iterator[tuple[str, str, str]]:
    yield from documents(data)
    for path in sorted((data / "polnear" / "train" / "text").glob("*.txt")):
        yield "polnear-train", path.stem, path.read_text(encoding="utf-8")


def _joined(row: dict[str, Any], events: Sequence[Event]) -> bool:
    pair = {row["first"][0], row["other"][0]}
    return any(pair <= {t.start for t in e.triggers} for e in events)


def measure(units: Sequence[Unit]) -> dict[str, float]:
    """The shares of pairs that are one happening."""
    still, parted = ([x for joined, labels in units if joined == which for x in labels] for which in (True, False))
    return {
        "joined, right": ratio(still.count("y"), len(still)),
        "still read, share": ratio(sum(joined for joined, _ in units), len(units)),
        "readers agree": ratio(sum(a == b for _, (a, b) in units), len(units)),
        "readers say of what was parted that it is one": ratio(parted.count("y"), len(parted)),
    }
