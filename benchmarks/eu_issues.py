"""Where EU laws ended up, from what states wanted, on DEU III (Arregui and Perarnaud 2021): floors for later models.

An issue is a scale from 0 to 100 with the position and salience of each state, the Commission and the Parliament, and
the outcome. Measured is the mean absolute error of the outcome that a rule expects, as in Thomson et al. (2006, The
European Union Decides): always 50; the mean position; the mean weighted by salience; by salience and weight; the median
position; the median weighted by both. The weights are the set's second line, which its README calls GDPs. A position
without salience (33 are) counts only where nothing is weighted. One of the 185 issues has no outcome and is left out. A
unit is a proposal, as its issues were bargained over together.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from benchmarks.figures import Figure, figures
from benchmarks.measures import ratio
from benchmarks.texts import folder

ACTORS = tuple("com ep at be bu cr cy cz dk ee fi fr de el hu ie it lv lt lu mt nl pl pt ro si sk es se uk".split())
"""The Commission, the Parliament and the states: a column p… with the position, and one s… with the salience."""

Weighted = Sequence[tuple[float, float]]
"""Positions, each with its weight."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What an actor wants, how much it cares (None: not known), and its weight."""

    position: float
    salience: float | None
    weight: float


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue's proposal, those who take a stand, and the outcome."""

    proposal: str
    stands: tuple[Stand, ...]
    outcome: float


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Score the floors; `limit` takes the first issues."""
    with (folder(data, "deu3") / "deu3.csv").open(encoding="utf-8", newline="") as file:
        return figures(by_proposal(list(issues(file))[:limit]), measure)


def issues(lines: Iterable[str]) -> Iterator[Issue]:
    """The issues that have an outcome."""
    weights, *rows = csv.DictReader(lines, delimiter="\t")
    for row in rows:
        if row["out"]:
            stands = (
                Stand(float(row[f"p{a}"]), float(row[f"s{a}"]) if row[f"s{a}"] else None, float(weights[f"p{a}"]))
                for a in ACTORS
                if row[f"p{a}"]
            )
            yield Issue(row["prnr"], tuple(stands), float(row["out"]))


def by_proposal(found: Iterable[Issue]) -> list[list[Issue]]:
    """The issues of each proposal."""
    units = defaultdict(list)
    for issue in found:
        units[issue.proposal].append(issue)
    return list(units.values())


def mean(positions: Weighted) -> float:
    """The weighted mean."""
    return sum(x * w for x, w in positions) / sum(w for _, w in positions)


def median(positions: Weighted) -> float:
    """Where, from below, more than half of the weight is reached; of exactly half, midway to the next position."""
    inorder = sorted((x, w) for x, w in positions if w)
    sums = list(accumulate(w for _, w in inorder))
    low = next(x for (x, _), upto in zip(inorder, sums, strict=True) if 2 * upto >= sums[-1])
    high = next(x for (x, _), upto in zip(inorder, sums, strict=True) if 2 * upto > sums[-1])
    return (low + high) / 2


def even(issue: Issue) -> Weighted:
    """All positions, each once."""
    return [(stand.position, 1.0) for stand in issue.stands]


def by_salience(issue: Issue) -> Weighted:
    """Positions weighted by salience."""
    return [(stand.position, stand.salience) for stand in issue.stands if stand.salience is not None]


def by_both(issue: Issue) -> Weighted:
    """Positions weighted by salience times weight."""
    return [(x.position, x.salience * x.weight) for x in issue.stands if x.salience is not None]


RULES: dict[str, Callable[[Issue], float]] = {
    "constant 50": lambda _: 50.0,
    "baseline mean": lambda issue: mean(even(issue)),
    "baseline mean by salience": lambda issue: mean(by_salience(issue)),
    "baseline mean by salience and weight": lambda issue: mean(by_both(issue)),
    "baseline median": lambda issue: median(even(issue)),
    "baseline median by salience and weight": lambda issue: median(by_both(issue)),
}


def measure(units: Sequence[Sequence[Issue]]) -> dict[str, float]:
    """The mean absolute error of each rule over all issues."""
    every = [issue for unit in units for issue in unit]
    return {
        f"{name} MAE": ratio(sum(abs(rule(issue) - issue.outcome) for issue in every), len(every))
        for name, rule in RULES.items()
    }
