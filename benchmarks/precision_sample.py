"""Draw what `benchmarks/precision.py` measures: `python -m benchmarks.precision_sample DATA SIZE`.

Events that are shown by default (`records.LIKELY`), of PolNeAR's dev reports and the 5W1H articles, in even shares over
the types. Printed are lines of JSON with places and what was read, no text and no score.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.five_w import article
from benchmarks.texts import read
from dragoman.document import Span
from dragoman.records import Event, Role

SEED = 2


def documents(data: Path) -> Iterator[tuple[str, str, str]]:
    """Set, name and text of each document."""
    for path in sorted((data / "polnear" / "dev" / "text").glob("*.txt")):
        yield "polnear", path.stem, path.read_text(encoding="utf-8")
    for path in sorted((data / "who_what_when_where").glob("*.json")):
        yield "who_what_when_where", path.stem, article(json.loads(path.read_text(encoding="utf-8"))).text


def described(event: Event) -> dict[str, Any]:
    """What is labelled of an event: its places, type, and how it is presented."""
    return {
        "triggers": _places(event.triggers),
        "type": event.type,
        "actors": _roles(event.actors),
        "recipients": _roles(event.recipients),
        "polarity": event.polarity,
        "certainty": event.certainty,
        "status": event.status,
    }


def draw(data: Path, size: int) -> list[dict[str, Any]]:
    """The sample: each type's share is even, as far as it has events."""
    by_type: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for set, name, text in documents(data):
        for event in (e for e in read(text).events if e.likely):
            by_type[event.type].append({"set": set, "document": name, **described(event)})
    rng = random.Random(SEED)
    for rows in by_type.values():
        rng.shuffle(rows)
    turns = (rows[n] for n in range(size) for _, rows in sorted(by_type.items()) if n < len(rows))
    return [row for row, _ in zip(turns, range(size), strict=False)]


def _places(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _roles(roles: Sequence[Role]) -> list[list[int]]:
    return _places([r.span for r in roles])


def main(data: str, size: str) -> None:
    """Print the sample."""
    print(*(json.dumps(row) for row in draw(Path(data), int(size))), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
