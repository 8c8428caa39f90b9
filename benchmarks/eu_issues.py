"""Where EU laws ended up, from what states wanted, on DEU III (Arregui and Perarnaud 2021): what the models are worth.

An issue is a scale from 0 to 100 with the position and salience of each state, the Commission and the Parliament, and
the outcome. Measured is the mean absolute error of the outcome that a model expects, as in Thomson et al. (2006, The
European Union Decides), of every model of `dragoman what-if`, beside always 50, the mean position and the mean weighted
by salience. Capabilities are the weights of the set's second line, which its README calls GDPs. A position without
salience (33 are) counts only where nothing is weighted. One of the 185 issues has no outcome and is left out. A unit is
a proposal, as its issues were bargained over together.

"against baseline mean" is the error less that of the mean on the same issues (paired: below 0 is better than the mean).
"picked" is what choosing a model is worth: of each tenth of the proposals, the error of the model that has the least on
the other nine tenths. Nothing is fitted to these issues but that choice.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.figures import Figure, figures
from benchmarks.measures import ratio
from benchmarks.texts import folder
from dragoman.analysis.what_if.inputs import Inputs
from dragoman.analysis.what_if.models import MODELS, UNWEIGHTED

ACTORS = tuple("com ep at be bu cr cy cz dk ee fi fr de el hu ie it lv lt lu mt nl pl pt ro si sk es se uk".split())
"""The Commission, the Parliament and the states: a column p… with the position, and one s… with the salience."""

Errors = Mapping[str, float]
"""How far each rule's outcome is from the real one, in points of 100."""

CONSTANT, PICKED = "constant 50", "picked"
FOLDS = 10

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
    """Score the models; `limit` takes the first issues."""
    return figures(with_picks([[errors(issue) for issue in unit] for unit in load(data, limit)]), measure)


def load(data: Path, limit: int | None = None) -> list[list[Issue]]:
    """The issues of each proposal."""
    with (folder(data, "deu3") / "deu3.csv").open(encoding="utf-8", newline="") as file:
        return by_proposal(list(issues(file))[:limit])


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


def inputs(stands: Sequence[Stand]) -> Inputs:
    """One run of the actors; a salience that is not known is 0."""
    columns = ([x.position for x in stands], [(x.salience or 0) / 100 for x in stands], [x.weight for x in stands])
    return Inputs(*(np.array(column, dtype=float)[:, None] for column in columns))


def errors(issue: Issue) -> dict[str, float]:
    """How far each model, and always 50, is from the outcome."""
    every, known = inputs(issue.stands), inputs([stand for stand in issue.stands if stand.salience is not None])
    expected = {name: float(model(every if name in UNWEIGHTED else known)[0]) for name, model in MODELS.items()}
    return {name: abs(x - issue.outcome) for name, x in (expected | {CONSTANT: 50.0}).items()}


def with_picks(units: Sequence[Sequence[Errors]]) -> list[list[Errors]]:
    """The errors of each unit's issues, with those of the model that is best on the units of the other folds."""
    best = [
        least([errors for at, unit in enumerate(units) if at % FOLDS != fold for errors in unit] or units[0])
        for fold in range(FOLDS)
    ]
    return [[{**errors, PICKED: errors[best[at % FOLDS]]} for errors in unit] for at, unit in enumerate(units)]


def least(found: Sequence[Errors]) -> str:
    """The model with the least error over all; of equals the simplest."""
    return min(MODELS, key=lambda name: sum(errors[name] for errors in found))


def measure(units: Sequence[Sequence[Errors]]) -> dict[str, float]:
    """The mean absolute error of each rule over all issues, and its difference from that of the mean position."""
    every = [errors for unit in units for errors in unit]
    mean = {name: ratio(sum(errors[name] for errors in every), len(every)) for name in every[0]}
    against = {against_mean(name): mean[name] - mean["mean"] for name in mean if name != "mean"}
    return {error_of(name): value for name, value in mean.items()} | against


def error_of(name: str) -> str:
    """What the error of a rule is called: the simplest ones are what others stand beside."""
    beside = {"mean": "baseline mean", "salience-mean": "baseline mean by salience"}
    return f"{beside.get(name, name)} MAE"


def against_mean(name: str) -> str:
    """What its difference from the mean is called."""
    return f"{name} against baseline mean, MAE"
