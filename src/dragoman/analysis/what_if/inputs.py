"""What the models take: numbers of each actor in each run, stated or drawn from the intervals."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.what_if.stakeholders import Estimate, Stakeholder, Stakeholders

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Positions (any axis), saliences (0 to 1) and capabilities (from 0), each of shape (actors, runs)."""

    position: Floats
    salience: Floats
    capability: Floats

    @property
    def weight(self) -> Floats:
        """Capability times salience: what an actor puts in on this issue; shape (actors, runs)."""
        return self.capability * self.salience


def stated(stakeholders: Stakeholders) -> Inputs:
    """One run, of the values as they are stated."""
    return _inputs([[estimate.value for estimate in _estimates(row)] for row in stakeholders.rows], runs=1)


def drawn(stakeholders: Stakeholders, runs: int, seed: int) -> Inputs:
    """Each number of each run drawn from the triangle over its interval whose top is the value.

    An actor's draws depend on its name and the seed alone: the same whoever else is there and in whatever order, so
    that scenarios are compared run by run (common random numbers).
    """
    return _inputs([_draws(row, runs, seed) for row in stakeholders.rows], runs)


def _inputs(numbers: object, runs: int) -> Inputs:
    shaped = np.asarray(numbers, dtype=float).reshape(-1, 3, runs)
    return Inputs(*(np.ascontiguousarray(shaped[:, place]) for place in range(3)))


def _draws(row: Stakeholder, runs: int, seed: int) -> list[Floats]:
    name = int.from_bytes(hashlib.sha256(row.actor.encode()).digest()[:8], "big")
    random = np.random.default_rng([seed, name])
    return [_triangle(estimate, random.random(runs)) for estimate in _estimates(row)]


def _triangle(estimate: Estimate, chance: Floats) -> Floats:
    """The values of a triangular distribution at these probabilities (its inverse distribution function)."""
    low, top, high = estimate.low, estimate.value, estimate.high
    if low == high:
        return np.full_like(chance, top)
    rising = low + np.sqrt(chance * (high - low) * (top - low))
    falling = high - np.sqrt((1 - chance) * (high - low) * (high - top))
    return np.clip(np.where(chance < (top - low) / (high - low), rising, falling), low, high)


def _estimates(row: Stakeholder) -> tuple[Estimate, Estimate, Estimate]:
    """Position, salience, capability; a capability that is not stated has been refused before."""
    return row.position, row.salience, row.capability or Estimate.exactly(0)
