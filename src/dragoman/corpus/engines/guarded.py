"""A worker from outside: one item at a time to a process of its own, whose death costs that item only.

A process and two pipes for each worker, nothing shared between them: wherever one is killed, no other can be left
waiting for a lock that it held or reading the half of what it wrote.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Timer
from typing import Any

from dragoman.corpus.made import Item, Made, Task, unread
from dragoman.errors import ModelError

_START = "import pickle, sys; sys.path += [p for p in pickle.load(sys.stdin.buffer) if p not in sys.path]; " \
         "from dragoman.corpus.engines.worker import serve; serve()"  # fmt: skip
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
) | {"TOKENIZERS_PARALLELISM": "false"}
_STARTING = 180.0
"""Seconds in which a worker must have loaded its models."""

_STARTS = 5
_TRIES = 2


class Died(Exception):
    """A worker ended at its work; the words say how."""


@dataclass(frozen=True, slots=True)
class Job:
    """What workers do: the task, pickled, and where its modules are found."""

    task: bytes
    path: tuple[str, ...]

    @classmethod
    def of(cls, task: Task) -> Job:
        """The job of doing `task`, which this process can find."""
        return cls(pickle.dumps(task), tuple(sys.path))


class Worker:
    """One process that does a job. Raises Died where it does not come up, and what the task raises."""

    def __init__(self, job: Job) -> None:
        command = [sys.executable, "-c", _START]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=os.environ | _ONE_THREAD)
        try:
            self._exchange([job.path, job.task], _STARTING)
        except BaseException:
            self.close()
            raise

    def ask(self, item: Item, limit: float) -> Made:
        """What the task makes of `item`; Died where the process ends, or is ended after `limit` seconds."""
        made: Made = self._exchange([item], limit)
        return made

    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process; who waits for its answer is told that it died."""
        self._process.kill()

    def close(self) -> None:
        """End the process and close its pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()

    def _exchange(self, given: list[Any], limit: float) -> Any:  # noqa: ANN401
        incoming, outgoing = self._process.stdout, self._process.stdin
        assert incoming is not None
        assert outgoing is not None
        late = Event()
        timer = Timer(limit, self._end, [late])
        timer.daemon = True
        timer.start()
        try:
            for one in given:
                pickle.dump(one, outgoing, pickle.HIGHEST_PROTOCOL)
            outgoing.flush()
            answer = pickle.load(incoming)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise Died(self._words(limit if late.is_set() else None)) from error
        finally:
            timer.cancel()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _end(self, late: Event) -> None:
        late.set()
        self._process.kill()

    def _words(self, limit: float | None) -> str:
        code = self._process.wait()
        if limit is not None:
            return f"TimeLimitPassed: it was not read in {limit:g} seconds"
        if code >= 0:
            return f"WorkerDied: the process that read it ended with status {code}"
        memory = ", as the system does where memory runs out" if code == -signal.SIGKILL else ""
        return f"WorkerDied: the process that read it was ended by {signal.Signals(-code).name}{memory}"


class Guard:
    """A worker that is replaced when it dies. `limit` is in seconds for each item."""

    def __init__(self, job: Job, limit: float) -> None:
        self._job, self._limit = job, limit
        self._worker: Worker | None = None
        self._closed = False

    def make(self, item: Item) -> Made:
        """What the task makes of `item`; where two workers died of it, the item with that failure."""
        words = ""
        for _ in range(_TRIES):
            worker = self._ready()
            try:
                return worker.ask(item, self._limit)
            except Died as death:
                words = str(death)
        return unread(item, f"{words}; tried twice")

    def stop(self) -> None:
        """Give up what the worker is at, from another thread than the one that waits for it."""
        self._closed = True
        if self._worker:
            self._worker.kill()

    def close(self) -> None:
        """End the worker."""
        self._closed = True
        if self._worker:
            self._worker.close()

    def _ready(self) -> Worker:
        """A worker that runs: a death between two items costs neither."""
        deaths = 0
        while self._closed or self._worker is None or not self._worker.alive():
            if self._closed:
                raise Died("given up")
            if self._worker:
                self._worker.close()
            try:
                self._worker = Worker(self._job)
            except Died as death:
                deaths += 1
                if deaths == _STARTS:
                    raise ModelError(f"the reader cannot be started in a process of its own: {death}") from death
        return self._worker
