"""What a later reader must hold: `python -m benchmarks.floors --data DIR` measures everything and writes floors.json.

What does not hold its floor is printed. A floor is what was measured minus one bootstrap standard error (plus one for
what is better if less: MAE, wrong …). The keys are what stands between `python -m benchmarks` and `--data DIR`; those
with --limit are quick enough for the tests. Readers beside ours have no floor. A floor may only rise: a task's lines
leave the file where its definition changes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.__main__ import TASKS, run
from benchmarks.figures import Figure, Figures

FILE = Path(__file__).with_name("floors.json")
FAST = {"cameo": None, "crossner": 100, "factuality": 200, "gold": None, "leaders": None, "pairs": None, "polnear": 12,
        "times": 12}  # fmt: skip
"""The tasks of the tests, and how many documents of each they read (None: all)."""
OTHERS = ("spaCy ", "textacy ", "dateparser ", "TF-IDF ", "constant", "baseline ", "coders ", "readers ", "still read")

Floors = dict[str, dict[str, float]]


def main() -> None:
    """Measure every task, whole and quick, and write the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the unpacked sets, and of gold")
    data = parser.parse_args().data
    runs: list[tuple[str, int | None]] = [*((task, None) for task in TASKS), *FAST.items()]
    measured = {key(task, limit): run(task, data, limit) for task, limit in runs}
    for name, found in measured.items():
        held = {measure: x for measure, x in load().get(name, {}).items() if measure in found}
        print(*(f"{name}: {words}\n" for words in broken(held, found)), sep="", end="")
    floors = {name: raised(load().get(name, {}), of(found)) for name, found in measured.items() if found}
    FILE.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def key(task: str, limit: int | None) -> str:
    """The task's name in the file."""
    return task if limit is None else f"{task} --limit {limit}"


def of(found: Figures) -> dict[str, float]:
    """The floor of each measure of ours."""
    return {name: floor(name, x) for name, x in found.items() if not any(other in name for other in OTHERS)}


def floor(name: str, figure: Figure) -> float:
    """The value, worse by one standard error."""
    return round(figure.value + (figure.error if _is_error(name) else -figure.error), 3)


def raised(held: dict[str, float], found: dict[str, float]) -> dict[str, float]:
    """The better of what was held and what is found, for each measure that there still is: a floor never falls."""
    return {name: (min if _is_error(name) else max)(x, held.get(name, x)) for name, x in found.items()}


def broken(floors: dict[str, float], found: Figures) -> list[str]:
    """The measures that do not hold, in words."""
    return [
        f"{name}: {found[name].value:.3f}, must hold {held:.3f}"
        for name, held in floors.items()
        if (found[name].value > held if _is_error(name) else found[name].value < held)
    ]


def load() -> Floors:
    """The floors that were written."""
    floors: Floors = json.loads(FILE.read_text(encoding="utf-8"))
    return floors


def _is_error(name: str) -> bool:
    return name.endswith("MAE") or name.startswith("wrong ")


if __name__ == "__main__":
    main()
