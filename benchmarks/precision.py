"""How many of the events that are shown are right: 200 in even shares over the types, labelled in `precision.jsonl`.

They were drawn by `precision_sample.py`, a second sample after the first had been looked at (51 events stand in both),
from what the reader showed with weights that did not ship; of these the shipped ones show 167. Two readers, apart and
without the program's scores, said of each whether the type is right (y, else what it is), the roles (y; m: right as far
as they go, but the sentence names another; n), and how it is presented (polarity and status). Right is what has y three
times. The measures are over the events of the sample that are still read with the same type and sides, the mean of both
readers; how many they are is told too. A unit is an event, and the interval does not know that readers may both be
wrong.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, figures
from benchmarks.measures import ratio
from benchmarks.precision_sample import described, documents
from benchmarks.texts import read

LABELS = Path(__file__).with_name("precision.jsonl")
Labels = Sequence[Sequence[str]]
"""The three labels of each of two readers."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An event's labels, and whether it is still read so."""

    labels: Labels
    still: bool


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read the sample's documents; `limit` takes the first rows."""
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()][:limit]
    wanted = {(row["set"], row["document"]) for row in rows}
    found = {
        key(set, name, described(event))
        for set, name, text in documents(data)
        if (set, name) in wanted
        for event in read(text).events
        if event.likely
    }
    return figures([Judged(row["labels"], key(row["set"], row["document"], row) in found) for row in rows], measure)


def key(set: str, document: str, event: dict[str, Any]) -> str:
    """What makes an event the same: its first trigger, type and sides."""
    same = [event["triggers"][0], event["type"], event["actors"], event["recipients"], event["polarity"]]
    return json.dumps([set, document, *same])


def measure(units: Sequence[Judged]) -> dict[str, float]:
    """The shares of events that are right, and how well the readers agree."""
    still = [unit for unit in units if unit.still]
    both = [label for unit in still for label in unit.labels]
    return {
        "still read, share": ratio(len(still), len(units)),
        "right": ratio(sum(x[0] == x[1] == x[2] == "y" for x in both), len(both)),
        "right as far as it goes": ratio(sum(x[0] == x[2] == "y" and x[1] in "ym" for x in both), len(both)),
        "type right": ratio(sum(x[0] == "y" for x in both), len(both)),
        "readers agree on the type": ratio(sum(a[0] == b[0] for a, b in (u.labels for u in units)), len(units)),
        "readers agree on the roles": ratio(sum(a[1] == b[1] for a, b in (u.labels for u in units)), len(units)),
    }
