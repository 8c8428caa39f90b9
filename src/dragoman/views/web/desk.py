"""What is given to be read and not kept yet: read in a process of its own, which can be stopped, and held in memory."""

from __future__ import annotations

import io
import multiprocessing
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, TimeoutError
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from pebble import ProcessPool

from dragoman.document import Document
from dragoman.loading.limits import Budget
from dragoman.loading.open import documents
from dragoman.loading.piece import Defaults, Piece
from dragoman.records import Failure, Reading

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext

Item = Document | Failure
Read = Callable[[Iterable[Item]], Iterator[Reading]]

LONGEST_READING = 120.0
"""Seconds that loading a file, or reading one of its documents, may take."""

MOST_DOCUMENTS = 20
"""Documents of one file that are read here; `dragoman add` reads them all."""

MOST_HELD = 20
"""What was given and is held; the oldest goes first."""

WORDS_A_SECOND = 1_600
"""How fast one core reads, for saying how long it will take."""


@dataclass(slots=True)
class Job:
    """One text or file that was given, and how far it is; `more`: it holds more documents than are read here."""

    name: str
    started: float = field(default_factory=time.monotonic)
    items: list[Item] | None = None
    readings: list[Reading] = field(default_factory=list)
    more: bool = False
    error: str | None = None

    @property
    def done(self) -> bool:
        """Whether nothing more will come."""
        return self.error is not None or (self.items is not None and len(self.readings) == len(self.items))

    @property
    def words(self) -> int:
        """Words of the documents, once they are known; posts stand in the text that embeds them."""
        return sum(len(item.text.split()) for item in self.items or () if isinstance(item, Document))

    def state(self) -> dict[str, Any]:
        """How far it is, as the page that waits for it asks."""
        about = self.words / WORDS_A_SECOND
        return {"done": self.done, "read": len(self.readings), "of": len(self.items or ()), "words": self.words,
                "seconds": round(time.monotonic() - self.started, 1), "about": round(about, 1)}  # fmt: skip


class Desk:
    """Reads with `read`, one thing at a time, in another process; safe for several threads."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._pool: ProcessPool | None = None

    def take(self, name: str, raw: bytes, published: str | None, publisher: str | None) -> str:
        """Begin to read the file `name` that holds `raw`; the key under which `job` has it."""
        job, key = Job(name), secrets.token_urlsafe(9)
        with self._lock:
            self._jobs[key] = job
            while len(self._jobs) > MOST_HELD:
                self._jobs.popitem(last=False)
        self._start(_loaded, (name, raw, published, publisher), lambda found: self._loaded(job, *found), job)
        return key

    def job(self, key: str) -> Job | None:
        """What was given under `key`; None where it is held no longer."""
        return self._jobs.get(key)

    def close(self) -> None:
        """Stop whatever is being read."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def _loaded(self, job: Job, items: list[Item], more: bool) -> None:
        job.items, job.more = items, more
        if not items:
            job.error = "There is no document in it."
        for item in items:
            self._start(_reading, (self._read, item), job.readings.append, job)

    def _start(self, work: Callable[..., Any], given: tuple[Any, ...], then: Callable[[Any], None], job: Job) -> None:
        def finish(future: Future[Any]) -> None:
            try:
                then(future.result())
            except TimeoutError:
                job.error = f"It was not read within {LONGEST_READING:.0f} seconds. Give it to `dragoman add`."
            except Exception as error:  # whatever a file does to the process that reads it
                job.error = f"It could not be read ({type(error).__name__}: {error})."

        with self._lock:
            if self._pool is None:
                context: SpawnContext = multiprocessing.get_context("spawn")
                self._pool = ProcessPool(max_workers=1, context=context)
            future = self._pool.schedule(work, args=given, timeout=LONGEST_READING)
        future.add_done_callback(finish)


def _loaded(name: str, raw: bytes, published: str | None, publisher: str | None) -> tuple[list[Item], bool]:
    """The documents of a file, and whether it holds more of them."""
    plain = PurePath(name.replace("\\", "/")).name
    piece = Piece(plain, plain, io.BufferedReader(io.BytesIO(raw)), Budget(len(raw)))
    found = list(islice(documents(piece, Defaults(published or None, publisher or None)), MOST_DOCUMENTS + 1))
    return found[:MOST_DOCUMENTS], len(found) > MOST_DOCUMENTS


def _reading(read: Read, item: Item) -> Reading:
    return next(read([item]))
