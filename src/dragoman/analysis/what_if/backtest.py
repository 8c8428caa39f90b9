"""How far the models were from outcomes that are known: what a forecast is shown with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.tables import rows

CONSTANT = "constant 50"
SIMPLEST = "mean"

_NUMBERS = ("error", "low", "high", "against_mean", "against_low", "against_high")


@dataclass(frozen=True, slots=True)
class Backtest:
    """A model's mean absolute error on issues of EU legislation (DEU III), in points of an axis from 0 to 100.

    `low` and `high` bound its 95 % bootstrap interval; `against_mean` is the error less that of the mean position on
    the same issues, with its interval: below 0 is better than the mean.
    """

    model: str
    issues: int
    error: float
    low: float
    high: float
    against_mean: float
    against_low: float
    against_high: float


@cache
def backtests() -> dict[str, Backtest]:
    """The error of each model and of always 50, from the data file that `benchmarks/backtest.py` writes."""
    return {
        row["model"]: Backtest(row["model"], int(row["issues"]), *(float(row[name]) for name in _NUMBERS))
        for row in rows("what_if_backtest.tsv")
    }


@cache
def default_model() -> str:
    """The model that beats the mean of the positions beyond doubt, chosen by cross-validation; else the mean."""
    return next(row["model"] for row in rows("what_if_backtest.tsv") if row["default"] == "yes")


def verdict(model: str) -> str:
    """What the backtest says of a model, in words."""
    found, constant = backtests()[model], backtests()[CONSTANT]
    return (
        f"On {found.issues} issues of EU legislation with known outcomes, the model “{model}” was wrong by "
        f"{found.error:.1f} points of 100 on average ({found.low:.1f} to {found.high:.1f}){_beside(found)}; "
        f"always saying 50, by {constant.error:.1f}. {_standing()}"
    )


def _beside(found: Backtest) -> str:
    if found.model == SIMPLEST:
        return ""
    doubt = found.against_low <= 0 <= found.against_high
    compared = "no clear difference" if doubt else "clearly less" if found.against_high < 0 else "clearly more"
    return f", {compared} {'from' if doubt else 'than'} the mean of the positions ({backtests()[SIMPLEST].error:.1f})"


def _standing() -> str:
    if (best := default_model()) == SIMPLEST:
        return "No model beat the mean of the positions beyond doubt, so the mean, the simplest, is the default."
    return f"{best} beat the mean of the positions there, by cross-validation, and is the default."
