"""Breaks in a series of counts, with how sure they are and between which periods they lie.

Counts are made even by Anscombe's transform, 2 √(x + 3/8) (Biometrika 35, 1948), after which a Poisson count varies by
about 1 whatever its mean. Breaks in the mean are found by PELT (Killick, Fearnhead and Eckley, JASA 107, 2012) with the
squared error and the penalty 2 σ² ln n (Yao, Statistics & Probability Letters 6, 1988); σ is 1, or what the first
differences show if that is more, as news comes in bursts. A break is kept where fewer than one in twenty random orders
of the periods between its neighbours split as well, and its interval holds 90 % of the posterior of its place under
flat priors (Smith, Biometrika 62, 1975).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.errors import MissingExtra

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Series = NDArray[np.float64]

LEAST_EVENTS, LEAST_PERIODS = 20, 12
"""Of fewer events or periods nothing is said."""

SHORTEST = 3
"""Periods between two breaks at least."""

_ORDERS, _SEED, _LEVEL, _MASS = 999, 1, 0.05, 0.9


@dataclass(frozen=True, slots=True)
class Break:
    """A new level from period `at` on, which lies from `first` to `last` with 90 %; indexes into the series.

    `before` and `after` are the mean counts of the stretches that it parts, [start, at) and [at, end); `p` is how often
    a random order splits as well.
    """

    at: int
    first: int
    last: int
    start: int
    end: int
    before: float
    after: float
    p: float


def breaks(counts: Series) -> list[Break] | None:
    """The breaks of `counts`, one for each period, in time order; None: too few events or periods to say.

    Raises MissingExtra without ruptures.
    """
    import numpy as np

    if len(counts) < LEAST_PERIODS or counts.sum() < LEAST_EVENTS:
        return None
    even = 2 * np.sqrt(counts + 0.375)
    places = _places(even)
    found: list[Break] = []
    while True:
        ends = [0, *places, len(even)]
        found = [_break(counts, even, *ends[n : n + 3]) for n in range(len(places))]
        weak = [b for b in found if b.p >= _LEVEL]
        if not weak:
            return found
        places.remove(max(weak, key=lambda b: b.p).at)


def _places(even: Series) -> list[int]:
    import numpy as np

    try:
        import ruptures
    except ImportError as error:
        raise MissingExtra("breaks are found by ruptures: pip install 'dragoman[change]'") from error
    steps = np.diff(even)
    spread = max(1.0, float(np.median(np.abs(steps - np.median(steps)))) / (0.6745 * 2**0.5))
    search = ruptures.Pelt(model="l2", min_size=SHORTEST, jump=1).fit(even.reshape(-1, 1))
    return [int(n) for n in search.predict(pen=2 * spread**2 * np.log(len(even)))][:-1]


def _break(counts: Series, even: Series, start: int, at: int, end: int) -> Break:
    import numpy as np

    window = even[start:end]
    rest = _errors(window.reshape(1, -1))[0]
    orders = np.random.default_rng(_SEED).permuted(np.tile(window, (_ORDERS, 1)), axis=1)
    as_good = int((_errors(orders).min(axis=1) <= rest.min() + 1e-9).sum())
    places = _likely_places(rest, len(window))
    mean = [round(float(part.mean()), 3) for part in (counts[start:at], counts[at:end])]
    first, last = start + int(places.min()), start + int(places.max())
    return Break(at, min(first, at), max(last, at), start, end, mean[0], mean[1], (1 + as_good) / (1 + _ORDERS))


def _errors(rows: Series) -> Series:
    """The squared error of each row when it is split before each period, from SHORTEST to as many before its end."""
    import numpy as np

    n = rows.shape[1]
    sums, whole = np.cumsum(rows, axis=1), rows.sum(axis=1, keepdims=True)
    sizes = np.arange(SHORTEST, n - SHORTEST + 1)
    left = sums[:, sizes - 1]
    errors: Series = (rows**2).sum(axis=1, keepdims=True) - left**2 / sizes - (whole - left) ** 2 / (n - sizes)
    return np.maximum(errors, 0)


def _likely_places(errors: Series, n: int) -> NDArray[np.int64]:
    """The splits that hold the most likely 90 %: offsets in the window."""
    import numpy as np

    sizes = np.arange(SHORTEST, n - SHORTEST + 1)
    logs = -(n - 2) / 2 * np.log(errors + 1e-6 * n) - 0.5 * np.log(sizes * (n - sizes))
    chances = np.exp(logs - logs.max())
    order = np.argsort(-chances, kind="stable")
    held = np.cumsum(chances[order]) / chances.sum()
    return np.sort(sizes[order[: int(np.searchsorted(held, _MASS)) + 1]])
