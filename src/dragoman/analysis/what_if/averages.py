"""The models that weigh positions: each is an average of the positions, over actors, for each run.

    mean            sum(x w) / sum(w)
    median          where, from below, more than half of w is reached; of exactly half, midway to the next position

With w = capability c times salience s, the mean is the compromise model, which Van den Bos (1991) proposed and Thomson,
Stokman, Achen and König (eds., The European Union Decides, 2006) found hard to beat: near the Nash bargaining solution
where disagreement is bad for all (Achen, ibid., chapter 4). The median is Black's (1948) median voter with votes
weighted by capability and salience, from which expected-utility bargaining starts.
"""

from __future__ import annotations

import numpy as np

from dragoman.analysis.what_if.inputs import Floats

_HALF = 1e-9
"""How near to half of the weight counts as half: sums of the same weights in another order differ by less."""


def mean(position: Floats, weight: Floats) -> Floats:
    """The weighted mean of each run; both (actors, runs), weights not all 0."""
    centre: Floats = (position * weight).sum(axis=0) / weight.sum(axis=0)
    return np.clip(centre, position.min(axis=0), position.max(axis=0))


def median(position: Floats, weight: Floats) -> Floats:
    """The weighted median of each run; both (actors, runs), weights not all 0."""
    order = np.argsort(position, axis=0, kind="stable")
    inorder = np.take_along_axis(position, order, axis=0)
    share = np.take_along_axis(weight, order, axis=0).cumsum(axis=0) / weight.sum(axis=0)
    reached, passed = ((share >= bound).argmax(axis=0)[None] for bound in (0.5 - _HALF, 0.5 + _HALF))
    middle: Floats = (np.take_along_axis(inorder, reached, 0) + np.take_along_axis(inorder, passed, 0))[0] / 2
    return middle
