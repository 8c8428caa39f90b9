"""The Correlates of War's numbers of states: `python -m compiling.cow LEADERLIST`.

LEADERLIST is REIGN's list of leaders of March 2021, which has such a number for each leader (facts). Which state a
leader led stands in `leaders.tsv`, made from the same list. Where a state had several numbers, it is that of whoever
led it last.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/dragoman/knowledge/data"

HEADER = """\
# The Correlates of War's number of each state, by its ISO 3166-1 alpha-3 code. Source: REIGN's list of leaders of March
# 2021 (facts), made by compiling/cow.py."""


def main() -> None:
    """Write the list."""
    with Path(sys.argv[1]).open(encoding="utf-8", errors="replace") as lines:
        numbers = {row["leadid"].strip(): row["ccode"] for row in csv.DictReader(lines)}
    found: dict[str, str] = {}
    for row in _leaders():
        found[row["country"]] = numbers[row["reference"].partition("+")[0]]
    lines_ = (f"{code}\t{number}" for code, number in sorted(found.items()))
    (DATA / "cow.tsv").write_text("\n".join((HEADER, "country\tnumber", *lines_)) + "\n", encoding="utf-8")


def _leaders() -> list[dict[str, str]]:
    """The rows of `leaders.tsv`, those of each state by when they began."""
    text = (DATA / "leaders.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return sorted(rows, key=lambda row: (row["country"], row["since"]))


if __name__ == "__main__":
    main()
