"""Whose turn it is at a file among the threads of this process: readers together, a writer alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Turns:
    """The turns at one file. A writer that waits goes before readers that come later, so that none is kept out."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._readers = self._writers = 0
        self._written = False

    @contextmanager
    def take(self, writing: bool, patience: float) -> Iterator[None]:
        """Hold a turn; TimeoutError where none comes in `patience` seconds."""
        if not self._enter(writing, patience):
            raise TimeoutError
        try:
            yield
        finally:
            self._leave(writing)

    def _enter(self, writing: bool, patience: float) -> bool:
        with self._changed:
            self._writers += writing
            free = self._changed.wait_for(self._is_free if writing else lambda: not self._writers, patience)
            if not free:
                self._writers -= writing
                self._changed.notify_all()
            elif writing:
                self._written = True
            else:
                self._readers += 1
            return free

    def _is_free(self) -> bool:
        return not self._written and not self._readers

    def _leave(self, writing: bool) -> None:
        with self._changed:
            if writing:
                self._written = False
                self._writers -= 1
            else:
                self._readers -= 1
            self._changed.notify_all()


_LOCK = threading.Lock()
_AT: dict[Path, Turns] = {}


def turns(path: Path) -> Turns:
    """The turns at the file at `path`, the same for every way to write it."""
    with _LOCK:
        return _AT.setdefault(path.resolve(), Turns())
