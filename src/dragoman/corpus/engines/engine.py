"""Which engine reads, and with what."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Literal, TypedDict, Unpack, get_args

from dragoman.corpus.made import Item, Made, Task
from dragoman.errors import ConfigError

EngineName = Literal["local", "ray"]

TIME_LIMIT = 600.0
"""Seconds that one document may take: the longest that is allowed takes two minutes on a quiet machine."""


class Running(TypedDict, total=False):
    """What reads, as the public functions take it.

    Without `workers` this process reads: nothing is started, but a document that crashes it ends the run. With
    `workers` as many processes read, each with its models, on one thread. A document that one of them dies of, or that
    takes more than `time_limit` seconds (600 where none is given), is tried once more, and is then kept with that
    failure. `engine` is "local" or "ray" (`pip install dragoman[ray]`): the Ray cluster at `address`, or a Ray of this
    machine, with as many `workers` or on all of its CPUs. Rows and their order are the same whatever reads.
    """

    workers: int | None
    time_limit: float | None
    engine: EngineName
    address: str | None


@dataclass(frozen=True, slots=True)
class Engine:
    """Local processes or Ray. `workers`: None is this process, or with Ray every CPU that it has."""

    name: EngineName = "local"
    workers: int | None = None
    limit: float | None = None
    address: str | None = None

    @classmethod
    def of(cls, **given: Unpack[Running]) -> Engine:
        """The engine that is asked for; ConfigError for what is not allowed."""
        made = cls(given.get("engine", "local"), given.get("workers"), given.get("time_limit"), given.get("address"))
        made.check()
        return made

    def check(self) -> None:
        """Raise ConfigError for what is not allowed."""
        if self.name not in get_args(EngineName):
            raise ConfigError(f"the engine is {self.name!r}; allowed are {', '.join(get_args(EngineName))}")
        if self.workers is not None and self.workers < 1:
            raise ConfigError(f"workers is {self.workers}; give at least 1")
        if self.limit is not None and not self.limit > 0:
            raise ConfigError(f"the time limit is {self.limit}; give seconds, more than 0")
        if self.limit is not None and self.name == "local" and self.workers is None:
            raise ConfigError("a time limit needs a process that can be ended; give workers=1 or more")
        if self.address is not None and self.name != "ray":
            raise ConfigError("an address is one of a Ray cluster; give engine='ray' with it")

    def run(self, task: Task, items: Iterable[Item]) -> Generator[Made, None, None]:
        """What `task` makes of each item, in the order of the items; only so many are taken ahead as are worked on.

        A worker that dies or passes the time limit costs the one document that it was at, and that only when it does so
        twice: what comes of it then carries the failure.
        """
        limit = self.limit or TIME_LIMIT
        if self.name == "ray":
            from dragoman.corpus.engines import ray_data

            return ray_data.run(task, items, self.workers, limit, self.address)
        if self.workers is None:
            return (task(item) for item in items)
        from dragoman.corpus.engines import processes

        return processes.run(task, items, self.workers, limit)
