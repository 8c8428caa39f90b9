"""What is given to be read and not kept yet: read in a process of its own, which can be stopped, and held in memory."""

from __future__ import annotations

import io
import secrets
import threading
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import PurePath
from typing import Any, cast

from dragoman.corpus.engines.guarded import Died, Job, Worker
from dragoman.corpus.made import Item, Read, Task
from dragoman.document import Document
from dragoman.loading.limits import Budget
from dragoman.loading.open import documents
from dragoman.loading.piece import Defaults, Piece
from dragoman.records import Reading

LONGEST_READING = 120.0
"""Seconds that loading a file, or reading one of its documents, may take."""

MOST_DOCUMENTS = 20
"""Documents of one file that are read here; `dragoman add` reads them all."""

MOST_HELD = 20
"""What was given and is held; the oldest goes first."""

WORDS_A_SECOND = 1_600
"""How fast one core reads, for saying how long it will take."""


@dataclass(slots=True)
class Handed:
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
        self._task = Job.of(cast(Task, partial(_done, read)))
        self._worker: Worker | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="dragoman-desk")
        self._lock = threading.Lock()
        self._held: OrderedDict[str, Handed] = OrderedDict()

    def take(self, name: str, raw: bytes, published: str | None, publisher: str | None) -> str:
        """Begin to read the file `name` that holds `raw`; the key under which `handed` has it."""
        one, key = Handed(name), secrets.token_urlsafe(9)
        with self._lock:
            self._held[key] = one
            while len(self._held) > MOST_HELD:
                self._held.popitem(last=False)
        self._thread.submit(self._read, one, _File(name, raw, published, publisher))
        return key

    def handed(self, key: str) -> Handed | None:
        """What was given under `key`; None where it is held no longer."""
        return self._held.get(key)

    def close(self) -> None:
        """Stop whatever is being read."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        if self._worker:
            self._worker.kill()
        self._thread.shutdown()
        if self._worker:
            self._worker.close()

    def _read(self, one: Handed, file: _File) -> None:
        try:
            one.items, one.more = self._asked(file)
            if not one.items:
                one.error = "There is no document in it."
            for item in one.items:
                one.readings.append(self._asked(item))
        except Exception as error:  # whatever a file does to the process that reads it
            words = str(error) if isinstance(error, Died) else f"{type(error).__name__}: {error}"
            one.error = f"It could not be read ({words})."

    def _asked(self, given: object) -> Any:  # noqa: ANN401
        if self._worker is None or not self._worker.alive():
            if self._worker:
                self._worker.close()
            self._worker = Worker(self._task)
        return self._worker.ask(cast(Item, given), LONGEST_READING)


@dataclass(frozen=True, slots=True)
class _File:
    """What was handed in."""

    name: str
    raw: bytes
    published: str | None
    publisher: str | None

    def documents(self) -> tuple[list[Item], bool]:
        """The documents in it, and whether it holds more of them than are read here."""
        plain = PurePath(self.name.replace("\\", "/")).name
        stream = io.BufferedReader(io.BytesIO(self.raw))
        piece = Piece(plain, plain, stream, Budget(len(self.raw)))
        found = list(islice(documents(piece, Defaults(self.published, self.publisher)), MOST_DOCUMENTS + 1))
        return found[:MOST_DOCUMENTS], len(found) > MOST_DOCUMENTS


def _done(read: Read, given: Item | _File) -> object:
    """In the other process: a file's documents, or a document's reading."""
    return given.documents() if isinstance(given, _File) else next(iter(read([given])))
