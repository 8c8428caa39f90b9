"""Which known actor an entity is: 100 of PolNeAR dev and 64 of the own gold, own labels in `known_actors.jsonl`.

`known_actors_sample.py` drew them. Two readers, apart and without the program's word, said of each which actor of
`dragoman knowledge actors` it is, or none; both are counted. P: of those that we give an actor, the right one. R: of
those that have one, given it. "Right or rightly none" counts all. A unit is an entity.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, figures
from benchmarks.measures import ratio
from benchmarks.texts import Part, folder, parts, read

LABELS = Path(__file__).with_name("known_actors.jsonl")
Unit = tuple[str | None, Sequence[str | None]]
"""Our actor's label, and both readers'."""


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read the documents and look the entities up; `limit` takes the first rows."""
    wanted: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines()[:limit]:
        row = json.loads(line)
        wanted[row["set"], row["document"]].append(row)
    return figures([unit for key, rows in wanted.items() for unit in _units(data, key, rows)], measure)


def _units(data: Path, key: tuple[str, str], rows: Sequence[dict[str, Any]]) -> list[Unit]:
    set, name = key
    told = {"published": "", "publisher": None}
    path = data / "polnear" / "dev" / "text" / f"{name}.txt"
    if set == "gold":
        path = folder(data, "gold") / f"{name}.txt"
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = read(path.read_text(encoding="utf-8"), (told["published"] or "")[:10] or None, told["publisher"])
    return [(_actor(list(parts(found)), *row["span"]), row["labels"]) for row in rows]


def _actor(found: Sequence[Part], start: int, end: int) -> str | None:
    """The actor of the entity whose mention shares most with the place."""
    best, shared = None, 0
    for part in found:
        actors = {e.id: e.actor for e in part.reading.entities}
        for m in part.reading.mentions:
            first, last = part.range(m.span)
            length = min(last, end) - max(first, start)
            if length > shared and m.entity is not None:
                best, shared = actors.get(m.entity), length
    return best


def measure(units: Sequence[Unit]) -> dict[str, float]:
    """The measures over both readers' labels."""
    pairs = [(ours, label) for ours, labels in units for label in labels]
    right = sum(ours == label for ours, label in pairs if ours is not None)
    return {
        "P": ratio(right, sum(ours is not None for ours, _ in pairs)),
        "R": ratio(right, sum(label is not None for _, label in pairs)),
        "right or rightly none": ratio(sum(ours == label for ours, label in pairs), len(pairs)),
        "readers agree": ratio(sum(a == b for _, (a, b) in units), len(units)),
    }
