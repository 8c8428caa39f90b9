"""Make the lines of `positions.jsonl` from two readers' answers: `python -m benchmarks.positions_labels FOLDER`.

FOLDER is what `positions_sheet.py` wrote, with `answers-A.tsv` and `answers-B.tsv`. Printed are places and labels, no
text; an answer that is missing or not allowed ends it with its place.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from benchmarks.positions import SIGNS

BASES = "wdo-"


def answers(path: Path) -> dict[int, list[str | int | None]]:
    """Stance, basis and sentence of each item; ValueError for what the instructions do not allow."""
    found: dict[int, list[str | int | None]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            stance, basis, sentence = (row[name].strip() for name in ("stance", "basis", "sentence"))
            if stance not in SIGNS or basis not in BASES:
                raise ValueError(f"{path}, item {row['item']}: {stance!r}, {basis!r}")
            found[int(row["item"])] = [stance, basis, int(sentence) if sentence.isdigit() else None]
    return found


def main(home: str) -> None:
    """Print the lines."""
    readers = [answers(Path(home) / f"answers-{reader}.tsv") for reader in "AB"]
    for line in (Path(home) / "rows.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        item = row.pop("item")
        print(json.dumps(row | {"labels": [reader[item] for reader in readers]}))


if __name__ == "__main__":
    main(sys.argv[1])
