"""How many of the sentences that a reader wrote without seeing the program are read as that reader expected.

    python benchmarks/expected.py

An event counts where type, roles, polarity, certainty, status, frame and voice are all right; a tie where both sides,
kind and status are, and nothing is read from a sentence that states none. The rows that hold are tests; the others
stand in `tests/probes/*_open.tsv`.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from probes.check import event_faults, rows, tie_faults


def main() -> None:
    """Print the two shares."""
    events = rows("events.tsv") + rows("events_open.tsv")
    right = sum(not event_faults(row) for row in events)
    print(f"events: {right} of {len(events)}")
    ties = sorted(rows("ties.tsv") + rows("ties_open.tsv"), key=lambda r: r["text"])
    texts = [(text, list(group)) for text, group in groupby(ties, key=lambda r: r["text"])]
    held = sum(len(group) for text, group in texts if not tie_faults(text, group))
    print(f"ties: {held} of {len(ties)}")


if __name__ == "__main__":
    main()
