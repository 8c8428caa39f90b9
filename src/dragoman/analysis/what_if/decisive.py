"""Which of the numbers that are not known exactly decide the outcome.

First-order indices (the share of the outcome's variance that goes back to one number alone; Sobol' 1993) by SALib's
RBD-FAST, which takes the runs as they were drawn: Tarantola, Gatelli and Mara (2006), Reliability Engineering and
System Safety 91, 717-727; Plischke (2010), ibid. 95, 354-360; bias corrected as in Tissot and Prieur (2012), ibid. 107,
205-213.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.analysis.what_if.inputs import Floats, Inputs
from dragoman.errors import MissingExtra

FEWEST = 500
"""Runs below which the indices are not worth giving."""

_RESAMPLES = 25
_STILL = 1e-9


@dataclass(frozen=True, slots=True)
class Decisive:
    """An actor's number (position, salience or capability), and the share (0 to 1) of the variance that is its own.

    `at_lowest` and `at_highest` are the mean outcomes of the fifths of the runs in which it is lowest and highest.
    """

    actor: str
    number: str
    share: float
    at_lowest: float
    at_highest: float


def decisive(actors: Sequence[str], inputs: Inputs, outcome: Floats, seed: int) -> tuple[Decisive, ...]:
    """The numbers whose share is above 0 beyond doubt (bootstrap, 95 %), largest first; none where nothing varies.

    `inputs` are (actors, runs), `outcome` (runs,). Raises MissingExtra without SALib.
    """
    try:
        from SALib.analyze import rbd_fast
    except ImportError as error:
        raise MissingExtra("which inputs decide is told by SALib: pip install 'dragoman[what-if]'") from error
    names = [(actor, name) for name in ("position", "salience", "capability") for actor in actors]
    numbers = np.concatenate([inputs.position, inputs.salience, inputs.capability])
    varied = np.flatnonzero(np.ptp(numbers, axis=1) > _STILL)
    if not len(varied) or np.ptp(outcome) <= _STILL:
        return ()
    problem = {"num_vars": len(varied), "names": [names[at] for at in varied]}
    found = rbd_fast.analyze(problem, numbers[varied].T, outcome, num_resamples=_RESAMPLES, seed=seed)
    shares = zip(varied, found["S1"], found["S1_conf"], strict=True)
    clear = [
        Decisive(*names[at], min(1.0, float(share)), *_ends(numbers[at], outcome))
        for at, share, doubt in shares if share > doubt
    ]  # fmt: skip
    return tuple(sorted(clear, key=lambda each: -each.share))


def _ends(number: Floats, outcome: Floats) -> tuple[float, float]:
    """The mean outcome where the number is in its lowest fifth, and in its highest."""
    low, high = np.quantile(number, (0.2, 0.8))
    return float(outcome[number <= low].mean()), float(outcome[number >= high].mean())
