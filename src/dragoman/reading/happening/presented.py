"""What the source of an event says of it, while it is read."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.vocabulary import Certainty, Polarity, Status

_RANK: dict[Certainty, int] = {"certain": 3, "probable": 2, "possible": 1, "unknown": 0}


@dataclass(slots=True)
class Presented:
    """What the source of an event says of it."""

    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    status: Status = "actual"

    @property
    def plain(self) -> bool:
        """Whether it is told as done."""
        return self.polarity == "affirmed" and self.status in ("actual", "ended")

    def lower(self, certainty: Certainty | None, status: Status | None = None) -> None:
        """Commit no further than `certainty`; take `status` unless one is set already."""
        if certainty is not None and _RANK[certainty] < _RANK[self.certainty]:
            self.certainty = certainty
        if status is not None and self.status == "actual":
            self.status = status

    def turn(self) -> None:
        """Negate."""
        self.polarity = "negated" if self.polarity == "affirmed" else "affirmed"
