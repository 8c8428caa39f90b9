"""How far a run is: what was given, read and failed, and how fast."""

from __future__ import annotations

import dataclasses
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dragoman.corpus.engines.engine import Engine
from dragoman.corpus.made import Made
from dragoman.records import Reader


@dataclasses.dataclass(frozen=True, slots=True)
class Done:
    """How many documents were given, of `total` where that is known; how many of them were new, and of these failed.

    `failures` counts them by the kind of error, `words` are those that were read, in `seconds` since the run began;
    `reader` is what read the last document.
    """

    given: int = 0
    new: int = 0
    failed: int = 0
    failures: Mapping[str, int] = dataclasses.field(default_factory=dict)
    words: int = 0
    seconds: float = 0.0
    total: int | None = None
    engine: str = "local"
    workers: int | None = None
    reader: Reader | None = None

    @property
    def words_per_second(self) -> float:
        """Words read in a second, over the whole run."""
        return self.words / self.seconds if self.seconds else 0.0

    @property
    def documents_per_second(self) -> float:
        """Documents read in a second, over the whole run."""
        return self.new / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that the rest takes if none of it is there already; None where nobody can tell."""
        if self.total is None or not self.new:
            return None
        return max(0, self.total - self.given) / self.documents_per_second

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain values, with the rates."""
        rates = {name: round(getattr(self, name), 1) for name in ("words_per_second", "documents_per_second")}
        return dataclasses.asdict(self) | {"failures": dict(self.failures), "seconds": round(self.seconds, 3)} | rates


Report = Callable[[Done], None]


class Tally:
    """The count that a run keeps of itself; `report` hears of every change."""

    def __init__(self, engine: Engine, total: int | None, report: Report) -> None:
        self._report, self._began = report, time.monotonic()
        self.done = Done(total=total, engine=engine.name, workers=engine.workers)

    def saw(self, count: int) -> None:
        """`count` items more were given."""
        self._become(given=self.done.given + count)

    def kept(self, made: Iterable[Made]) -> None:
        """These were read and kept."""
        made = list(made)
        kinds = Counter(kind(one.failure.error) for one in made if one.failure)
        failures = dict(Counter(self.done.failures) + kinds)
        self._become(
            new=self.done.new + len(made),
            failed=sum(failures.values()),
            failures=failures,
            words=self.done.words + sum(one.words for one in made),
            reader=made[-1].reader if made else self.done.reader,
        )

    def _become(self, **changed: Any) -> None:  # noqa: ANN401
        self.done = dataclasses.replace(self.done, seconds=time.monotonic() - self._began, **changed)
        self._report(self.done)


def kind(error: str) -> str:
    """The kind of a failure, as its words begin: "UnsupportedLanguage"; "other" where they name none."""
    found = re.match(r"([A-Za-z]+):", error)
    return found[1] if found else "other"
