"""Draw what `benchmarks/known_actors.py` measures: `python -m benchmarks.known_actors_sample DATA SIZE`.

Named entities of PolNeAR's dev reports, at most three of a report, and all entities of the own gold's articles that the
text calls by a name. Printed are lines of JSON with set, document, the place of the first name, and the name, and
nothing of what the reader makes of it.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.texts import folder, read
from dragoman.document import Span

SEED = 7
A_REPORT = 3


def main(data: str, size: str) -> None:
    """Print the sample."""
    for row in (*of_polnear(Path(data), int(size)), *of_gold(Path(data))):
        print(json.dumps(row))


def of_polnear(data: Path, size: int) -> list[dict[str, object]]:
    """So many entities, drawn."""
    rng, found = random.Random(SEED), list[dict[str, object]]()
    for path in sorted((data / "polnear" / "dev" / "text").glob("*.txt")):
        named = dict[str, Span]()
        for m in read(path.read_text(encoding="utf-8")).mentions:
            if m.form == "name" and m.entity is not None:
                named.setdefault(m.entity, m.span)
        drawn = rng.sample(sorted(named.values(), key=lambda s: s.start), min(A_REPORT, len(named)))
        found += [_row("polnear", path.stem, s.start, s.end, s.text) for s in drawn]
    return rng.sample(found, min(size, len(found)))


def of_gold(data: Path) -> Iterator[dict[str, object]]:
    """Every entity of the articles whose name the text has, at its first place."""
    for path in sorted(folder(data, "gold").glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        for entity in json.loads(path.read_text(encoding="utf-8"))["entities"]:
            name = entity["name"]
            start = text.find(name)
            if start >= 0 and name[:1].isupper():
                yield _row("gold", path.stem, start, start + len(name), name)


def _row(set: str, document: str, start: int, end: int, name: str) -> dict[str, object]:
    return {"set": set, "document": document, "span": [start, end], "name": name}


if __name__ == "__main__":
    main(*sys.argv[1:])
