"""What `dragoman what-if` says of its own error: `python -m benchmarks.backtest --data DIR` measures and writes it.

The file has a row for each model, for always 50, and for picking a model by cross-validation: the mean absolute error
with its 95 % interval, and the same of the difference from the mean position. A model is the default only where picking
by cross-validation beats the mean, and so does the model, both with intervals that exclude 0; else the mean is, as the
simplest.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.eu_issues import CONSTANT, PICKED, against_mean, error_of, errors, least, load, measure, with_picks
from benchmarks.figures import Figure, figures
from dragoman.analysis.what_if.models import MODELS
from dragoman.knowledge import tables

FILE = Path(tables.__file__).parent / "data" / "what_if_backtest.tsv"
HEAD = """# The error of each model of `what-if` on issues of EU legislation with known outcomes (DEU III, Arregui and
# Perarnaud 2021), in points of an axis from 0 to 100: mean, 95 % bootstrap interval over proposals; then the difference
# from the mean position's. Written by `python -m benchmarks.backtest`; not by hand.
model\tissues\terror\tlow\thigh\tagainst_mean\tagainst_low\tagainst_high\tdefault
"""
NOTHING = Figure(0.0, 0.0, 0.0, 0.0)


def main() -> None:
    """Measure every model and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the unpacked sets")
    units = with_picks([[errors(issue) for issue in unit] for unit in load(parser.parse_args().data)])
    every = [found for unit in units for found in unit]
    rows = lines(figures(units, measure), len(every), least(every))
    FILE.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def lines(found: Mapping[str, Figure], issues: int, best: str) -> Iterator[str]:
    """The rows of the file; `best` is the model of the least error."""
    chosen = default(found, best)
    for name in (*MODELS, CONSTANT, PICKED):
        error, against = found[error_of(name)], found.get(against_mean(name), NOTHING)
        numbers = (f"{x:.2f}" for figure in (error, against) for x in (figure.value, figure.low, figure.high))
        yield "\t".join((name, str(issues), *numbers, "yes" if name == chosen else "no"))


def default(found: Mapping[str, Figure], best: str) -> str:
    """The best model where it and the picking of it beat the mean beyond doubt, else the mean."""
    beat = all(found.get(against_mean(name), NOTHING).high < 0 for name in (best, PICKED))
    return best if beat else "mean"


if __name__ == "__main__":
    main()
