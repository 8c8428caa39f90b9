"""Who has a stake in an issue: position, salience, capability, each with its bounds."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from dragoman.errors import ConfigError

SOURCED = 3
"""How many positions must have evidence before anything is forecast."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number, and the lowest and highest that it may be; exact where all three are equal."""

    value: float
    low: float
    high: float

    @classmethod
    def exactly(cls, value: float) -> Estimate:
        """A number without doubt."""
        return cls(value, value, value)


@dataclass(frozen=True, slots=True)
class Backing:
    """A tie that lends strength: the share (0 to 1) of an actor's capability that it has from the actor `by`."""

    by: str
    share: float


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """An actor's position (0 to 100), salience (0 to 1) and capability (from 0; only its share of all counts).

    `evidence` says where the position comes from; `capability` is None where nobody has said what it is.
    Raises ConfigError for a number beyond its bounds, a low that is not the least, or backing of more than all.
    """

    actor: str
    position: Estimate
    salience: Estimate
    capability: Estimate | None
    evidence: str = ""
    backing: tuple[Backing, ...] = ()

    def __post_init__(self) -> None:
        if not self.actor:
            raise ConfigError("the actor has no name; give one")
        _check("position", self.position, 100)
        _check("salience", self.salience, 1)
        if self.capability:
            _check("capability", self.capability, math.inf)
        self._check_backing()

    def _check_backing(self) -> None:
        shares = [backing.share for backing in self.backing]
        if not all(0 <= share <= 1 for share in shares) or sum(shares) > 1 + 1e-9:
            raise ConfigError(f"backing has the shares {shares}; each is from 0 to 1, and together they are at most 1")
        if twice := _twice([backing.by for backing in self.backing]):
            raise ConfigError(f"backing names {twice} twice; add the shares up")


@dataclass(frozen=True, slots=True)
class Stakeholders:
    """All who have a stake in one issue; ConfigError where two rows have the same actor, or a backer has no row."""

    rows: tuple[Stakeholder, ...]

    def __post_init__(self) -> None:
        if twice := _twice(self.actors):
            raise ConfigError(f"{twice} has two rows; an actor has one")
        strangers = {backing.by for row in self.rows for backing in row.backing} - set(self.actors)
        if strangers:
            raise ConfigError(f"backing names {', '.join(sorted(strangers))}, who has no row; give it one")

    @property
    def actors(self) -> list[str]:
        """Their names, in the order of the rows."""
        return [row.actor for row in self.rows]

    def refusal(self) -> str | None:
        """Why nothing can be forecast, in words; None where it can."""
        sourced = sum(bool(row.evidence) for row in self.rows)
        if sourced < SOURCED:
            return f"{sourced} of {len(self.rows)} positions have evidence; a forecast needs at least {SOURCED}"
        if without := [row.actor for row in self.rows if row.capability is None]:
            return f"the capability of {', '.join(without)} is not stated; a forecast needs everybody's"
        if not any(row.capability and row.capability.value * row.salience.value for row in self.rows):
            return "nobody has both capability and salience above 0; there is nothing to weigh the positions by"
        return None


def _check(name: str, given: Estimate, most: float) -> None:
    """Raise ConfigError for what is not low <= value <= high within 0 and `most`."""
    numbers = (given.low, given.value, given.high)
    if not all(math.isfinite(x) and 0 <= x <= most for x in numbers):
        allowed = f"from 0 to {most:g}" if math.isfinite(most) else "of at least 0"
        raise ConfigError(f"{name} is {_shown(given)}; allowed is a number {allowed}")
    if not given.low <= given.value <= given.high:
        raise ConfigError(f"{name} is {_shown(given)}; low must not be above it, nor high below it")


def _shown(given: Estimate) -> str:
    same = given.low == given.value == given.high
    return f"{given.value:g}" if same else f"{given.value:g} (low {given.low:g}, high {given.high:g})"


def _twice(names: list[str]) -> str | None:
    return next((name for name, count in Counter(names).items() if count > 1), None)
