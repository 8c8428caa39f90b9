"""Measure one task: `python -m benchmarks TASK --data DIR [--json] [--limit N]`.

DIR holds the unpacked sets, each in a folder of its own name (for `gold`, it is that folder or holds it). Printed are
value, 95 % bootstrap interval and standard error of each measure; the task's file defines and cites them.
"""

from __future__ import annotations

import argparse
import importlib
import json
from dataclasses import asdict
from pathlib import Path

from benchmarks.figures import Figures
from benchmarks.overlaps import left_out

TASKS = (
    "antecedents", "author_view", "cameo", "copies", "crossner", "eu_issues", "event_times", "factuality", "five_w",
    "gold", "gsr", "gum", "known_actors", "leaders", "merges", "pairs", "plv", "polnear", "positions", "precision",
    "quotations", "re3d", "same_happening", "sentiment", "speakers", "stances", "stories", "times", "toponyms",
)  # fmt: skip


TRAINED = {
    "crossner": ("crossner_politics train", "crossner_politics dev"),
    "factuality": ("factuality_uw train", "factuality_uw dev"),
}
"""Sets that a reader may be trained on, with the set that the task measures, where both share sentences."""


def main() -> None:
    """Run the task that the command line names and print its figures."""
    parser = argparse.ArgumentParser(
        "python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the unpacked sets")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--limit", type=int, help="only the first N documents, for a quick look")
    given = parser.parse_args()
    if not given.data.is_dir():
        parser.error(f"{given.data} is not a folder")
    try:
        found = run(given.task, given.data, given.limit)
    except FileNotFoundError as error:
        parser.error(f"{error.filename} is not there; {given.task} needs it")
    if not found:
        parser.error(f"{given.data} holds nothing of {given.task}, or what measures it is not installed")
    print(json.dumps({k: asdict(v) for k, v in found.items()}, indent=1) if given.json else table(found))


def run(task: str, data: Path, limit: int | None = None) -> Figures:
    """The figures of a task, empty where the folder holds none of its documents.

    Sentences that stand in what a reader may be trained on are left out.
    Raises FileNotFoundError where a file of the set is absent.
    """
    module = importlib.import_module(f"benchmarks.{task}")
    figures: Figures = (
        module.run(data, limit, left_out(data, *TRAINED[task])) if task in TRAINED else module.run(data, limit)
    )
    return figures


def table(found: Figures) -> str:
    """The figures as lines of text."""
    width = max(map(len, found))
    rows = (f"{k:{width}} {v.value:7.3f}  {v.low:6.3f} … {v.high:6.3f}  ±{v.error:.3f}" for k, v in found.items())
    return "\n".join(rows)


if __name__ == "__main__":
    main()
