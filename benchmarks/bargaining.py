"""What the models make of textbook inputs, and how fast: `python -m benchmarks.bargaining --data DIR`.

The set `bargaining` has example inputs without published rounds, so nothing can be replicated: printed is each model's
outcome on the inputs' own axes, the rounds until the median stays, and how long 10,000 runs of 30 actors and 20 rounds
take (the bar is 20 seconds on one core): the median of three times of the processor, with those that passed on the
clock and the machine's load beside them.
"""

from __future__ import annotations

import argparse
import csv
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

import numpy as np

from benchmarks.texts import folder
from dragoman.analysis.what_if.bargaining import bargain
from dragoman.analysis.what_if.inputs import Inputs
from dragoman.analysis.what_if.models import MODELS

Case = tuple[str, Inputs]

TIMES = 3


def main() -> None:
    """Print a line for each issue of each file, then the time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the unpacked sets")
    print(f"{'':42}" + "".join(f"{name:>17}" for name in (*MODELS, "rounds")))
    for name, inputs in cases(folder(parser.parse_args().data, "bargaining")):
        outcomes = (f"{float(model(inputs)[0]):17.2f}" for model in MODELS.values())
        print(f"{name:42}" + "".join(outcomes) + f"{rounds(inputs):17}")
    processor, clock = zip(*(seconds() for _ in range(TIMES)), strict=True)
    print(f"10,000 runs of 30 actors and 20 rounds: {median(processor):.1f} s of CPU time ({shown(processor)}), "
          f"{median(clock):.1f} s on the clock ({shown(clock)}); load average {os.getloadavg()[0]:.1f}")  # fmt: skip


def cases(home: Path) -> Iterator[Case]:
    """Each issue of each file; a file with several has one for each dimension."""
    for path in sorted(home.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [[cell.strip() for cell in row] for row in csv.reader(file)]
        yield from table_cases(path.name, rows)
    for path in sorted(home.glob("*.xml")):
        yield from xml_cases(path.name, ElementTree.parse(path).getroot())


def table_cases(name: str, rows: list[list[str]]) -> Iterator[Case]:
    """The issues of a CSV: a column of capability or influence, pairs of columns "… Position", "… Salience"."""
    at = next(number for number, row in enumerate(rows) if row[0] == "Actor")
    header, actors = rows[at], [row for row in rows[at + 1 :] if any(row)]
    power = next(column for column in ("Capability", "Influence") if column in header)
    for column in header:
        if column.endswith("Position"):
            issue = column.removesuffix("Position")
            places = [header.index(each) for each in (column, f"{issue}Salience", power)]
            yield f"{name} {issue}".strip(), made(tuple(float(row[at]) for at in places) for row in actors)


def xml_cases(name: str, root: ElementTree.Element) -> Iterator[Case]:
    """The issues of a KTAB scenario."""
    for place, dimension in enumerate(root.iterfind("Dimensions/dName")):
        actors = root.findall("Actors/Actor")
        rows = [
            (number(actor.findall("Position/dCoord")[place]), number(actor.findall("Salience/dSal")[place]),
             number(actor.find("capability")))
            for actor in actors
        ]  # fmt: skip
        yield f"{name} {dimension.text}", made(row for row in rows if None not in row)


def number(element: ElementTree.Element | None) -> float | None:
    """What stands in an element; None for nothing."""
    return float(element.text) if element is not None and element.text else None


def made(rows: Iterator[tuple[float | None, ...]]) -> Inputs:
    """One run of rows of position, salience (0 to 1, or to 100) and capability."""
    position, salience, capability = np.array(list(rows), dtype=float).T[:, :, None]
    return Inputs(position, salience / (100 if salience.max() > 1 else 1), capability)


def rounds(inputs: Inputs) -> int:
    """After how many rounds the median stays, of 20."""
    medians = bargain(inputs).medians[:, 0]
    return int(np.flatnonzero(medians != medians[-1]).max(initial=-1)) + 1


def seconds() -> tuple[float, float]:
    """The time of the processor, and that on the clock, of the run that the bar is set for."""
    random = np.random.default_rng(1)
    shape = (30, 10_000)
    inputs = Inputs(random.uniform(0, 100, shape), random.uniform(0.2, 1, shape), random.uniform(1, 100, shape))
    start = time.process_time(), time.perf_counter()
    bargain(inputs)
    return time.process_time() - start[0], time.perf_counter() - start[1]


def shown(times: Sequence[float]) -> str:
    """Each of the times."""
    return ", ".join(f"{each:.1f}" for each in times)


if __name__ == "__main__":
    main()
