"""The models that say where an issue ends up, by name; each takes inputs of (actors, runs) and gives (runs,)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dragoman.analysis.what_if.averages import mean, median
from dragoman.analysis.what_if.bargaining import bargain
from dragoman.analysis.what_if.inputs import Floats, Inputs

Model = Callable[[Inputs], Floats]

MODELS: dict[str, Model] = {
    "mean": lambda given: mean(given.position, np.ones_like(given.position)),
    "median": lambda given: median(given.position, np.ones_like(given.position)),
    "salience-mean": lambda given: mean(given.position, given.salience),
    "capability-mean": lambda given: mean(given.position, given.capability),
    "compromise": lambda given: mean(given.position, given.weight),
    "weighted-median": lambda given: median(given.position, given.weight),
    "bargaining": lambda given: bargain(given).outcome,
}
"""The simplest first. The means and medians are in averages.py: unweighted, weighted by salience, by capability, or by
both, which for the mean is the compromise model and for the median Black's median voter; bargaining.py has the last."""

UNWEIGHTED = ("mean", "median")
"""The models that count every actor alike."""
