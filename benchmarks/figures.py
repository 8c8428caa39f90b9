"""Figures with the uncertainty that comes from having measured on these documents and not on others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

ROUNDS = 1000
SEED = 20250109


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure's value, the bounds of its 95 % bootstrap interval and its bootstrap standard error."""

    value: float
    low: float
    high: float
    error: float

    @property
    def floor(self) -> float:
        """What a later reader must hold: the value minus one standard error."""
        return self.value - self.error


Unit = TypeVar("Unit")
Figures = Mapping[str, Figure]


def figures(
    units: Sequence[Unit], measure: Callable[[Sequence[Unit]], Mapping[str, float]], rounds: int = ROUNDS
) -> dict[str, Figure]:
    """Each measure over all units, with its percentile bootstrap (Efron and Tibshirani 1993, chapter 13).

    A unit is what was annotated as one, mostly a document: whole units are drawn with replacement, as many as there
    are, because what stands in one document is not independent. The seed is fixed. Without units there is no figure.
    """
    if not units:
        return {}
    random = np.random.default_rng(SEED)
    draws = (random.integers(len(units), size=len(units)) for _ in range(rounds))
    rows = [measure([units[i] for i in draw]) for draw in draws]
    return {name: _figure(value, [row[name] for row in rows]) for name, value in measure(units).items()}


def _figure(value: float, drawn: Sequence[float]) -> Figure:
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Figure(*(round(float(x), 4) for x in (value, low, high, np.std(drawn))))
