"""What a forecast is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from dragoman.analysis.what_if.backtest import Backtest
from dragoman.analysis.what_if.decisive import Decisive
from dragoman.analysis.what_if.ties import Ties

BINS = 50
"""Equal parts of the axis in which runs are counted: two points each."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Percentiles of the runs."""

    p5: float
    p25: float
    p50: float
    p75: float
    p95: float


@dataclass(frozen=True, slots=True)
class Course:
    """What follows in one scenario: the chosen model's outcome and each model's, from the values as stated; the chosen
    one's spread over the runs, the share of runs that end in each of `BINS` equal parts of the axis from 0, how far
    they are from the same runs without the scenario, and what becomes of the ties. Where nothing can be forecast,
    `reason` says why and the numbers are empty."""

    scenario: str
    reason: str | None
    outcome: float | None = None
    outcomes: Mapping[str, float] = field(default_factory=dict)
    spread: Spread | None = None
    shares: tuple[float, ...] = ()
    change: Spread | None = None
    ties: Ties | None = None

    @property
    def tenths(self) -> tuple[float, ...]:
        """The share of runs that end in each tenth of the axis."""
        wide = BINS // 10
        return tuple(sum(self.shares[at : at + wide]) for at in range(0, len(self.shares), wide))


@dataclass(frozen=True, slots=True)
class Move:
    """Where an actor stands before and after bargaining, by which evidence ("" for none), and the share of runs in
    which it goes up, or down, by a point or more."""

    actor: str
    evidence: str
    stated: float
    final: float
    up: float
    down: float


@dataclass(frozen=True, slots=True)
class Clash:
    """Two actors, and the share of runs in which both expect to gain from challenging the other in the first round."""

    actors: tuple[str, str]
    share: float


@dataclass(frozen=True, slots=True)
class Track:
    """Where an actor stands in each round of bargaining, as stated first: the percentiles 5, 50 and 95 of the runs."""

    actor: str
    low: tuple[float, ...]
    middle: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """Everything that follows from a table of stakeholders.

    `courses` has the table as stated first, then the scenarios; `spreads` and `shares` (as a course's) are each model's
    as stated. `moves`, `tracks` (in the order of the table), `medians` (the median of the runs' medians in each round)
    and `clashes` are those of the bargaining model whichever is chosen, most moved and likeliest first. `decisive` is
    None, with `undecided` saying why, where it could not be told. `backtests` (of every model, and of always saying 50)
    and `verdict`, of the chosen one in words, say how far to trust it.
    """

    model: str
    runs: int
    seed: int
    actors: int
    sourced: int
    courses: tuple[Course, ...]
    spreads: Mapping[str, Spread]
    shares: Mapping[str, tuple[float, ...]]
    moves: tuple[Move, ...]
    tracks: tuple[Track, ...]
    medians: tuple[float, ...]
    clashes: tuple[Clash, ...]
    decisive: tuple[Decisive, ...] | None
    undecided: str | None
    backtests: Mapping[str, Backtest]
    verdict: str

    def to_dict(self) -> dict[str, Any]:
        """The forecast as what JSON can hold; numbers with three decimals."""
        plain: dict[str, Any] = _rounded(asdict(self))
        return plain


def _rounded(value: Any) -> Any:  # noqa: ANN401
    """The value with three decimals in every number within."""
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {name: _rounded(part) for name, part in value.items()}
    return [_rounded(part) for part in value] if isinstance(value, list | tuple) else value
