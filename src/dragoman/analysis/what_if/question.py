"""What a forecast is about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.analysis.positions.table import choose


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what stands at 0 and at 100 of the axis."""

    words: str = "Where does the issue end up?"
    first: str = ""
    second: str = ""

    @property
    def axis(self) -> str:
        """The axis in words."""
        return f"0: {self.first} … 100: {self.second}" if self.first or self.second else "position, 0 to 100"


def question_of(store: Path, issue: str | None) -> Question:
    """The question of an issue of `issues.toml` beside the store; ConfigError for one that is not there."""
    chosen = choose(store, issue)
    return Question(chosen.question, *(pole.label for pole in chosen.poles))
