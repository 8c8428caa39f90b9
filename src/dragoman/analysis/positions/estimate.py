"""From weighed evidence to a stance with its interval and trend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.positions.evidence import Evidence

Z = 1.959964
"""For intervals of 95 %."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A stance from -1 to +1, its bounds, and how far it moved from the first day to the last (None: not told)."""

    stance: float
    low: float
    high: float
    trend: float | None


def estimate(evidence: Sequence[Evidence]) -> Estimate:
    """The stance by `evidence`, each with a value; the same words count once, by the heaviest.

    The stance is the weighted mean. Its interval is Wilson's (1927) for the share p = (stance + 1) / 2 with n = the sum
    of weights: a plain statement counts as one trial, a guess or hearsay as a part of one, so that one statement leaves
    [-0.59, 1] around +1, three [-0.12, 1], ten [0.45, 1]. Evidence between the poles counts as a half, as in Wilson's
    score with graded outcomes: its variance is at most p (1 - p), so that the interval is on the safe side.
    """
    told = distinct(evidence)
    n = sum(each.weight for each in told)
    mean = max(-1.0, min(1.0, sum((each.value or 0.0) * each.weight for each in told) / n))
    low, high = wilson((mean + 1) / 2, n)
    return Estimate(round(mean, 3), round(2 * low - 1, 3), round(2 * high - 1, 3), trend(told))


def wilson(share: float, n: float) -> tuple[float, float]:
    """Wilson's score interval of a share in `n` trials, which need not be whole."""
    centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return max(0.0, min(centre - half, share)), min(1.0, max(centre + half, share))


def distinct(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Each words of a holder once, whoever repeats them."""
    best: dict[str, Evidence] = {}
    for each in sorted(evidence, key=lambda e: (-e.weight, e.first or date.max, e.id)):
        best.setdefault(" ".join(each.words.lower().split()), each)
    return list(best.values())


def trend(evidence: Sequence[Evidence]) -> float | None:
    """How far the stance moves between the first and the last day, by the weighted least-squares line, -2 to +2.

    None where fewer than two days are known.
    """
    dated = [(each.first.toordinal(), each.value or 0.0, each.weight) for each in evidence if each.first]
    days = {day for day, _, _ in dated}
    if len(days) < 2:
        return None
    n = sum(weight for _, _, weight in dated)
    middle = sum(day * weight for day, _, weight in dated) / n
    mean = sum(value * weight for _, value, weight in dated) / n
    spread = sum(weight * (day - middle) ** 2 for day, _, weight in dated)
    slope = sum(weight * (day - middle) * (value - mean) for day, value, weight in dated) / spread
    return round(max(-2.0, min(2.0, slope * (max(days) - min(days)))), 3)
