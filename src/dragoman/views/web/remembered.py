"""Answers that take long, kept for as long as the store is as it was."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar, cast

_Answer = TypeVar("_Answer")
_State = tuple[tuple[int, int, int], ...]

MOST = 200
"""Answers that are kept at once, the last ones that were asked for."""


class Remembered:
    """What was asked of the store at `path`; each answer is worked out once, however many wait for it.

    A store that is written to, and the issues beside it, are other files by their time and size: then everything is
    worked out anew.
    """

    def __init__(self, path: Path) -> None:
        self._files = (path, path.with_name(f"{path.name}.wal"), path.with_name("issues.toml"))
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[_State, Hashable], _Slot] = OrderedDict()

    def get(self, question: Hashable, ask: Callable[[], _Answer]) -> _Answer:
        """What `ask` gives, or gave when this `question` was last asked of the store as it is; its errors as they are.

        An answer is shared: whoever gets it must not change it.
        """
        key = (tuple(map(_state, self._files)), question)
        with self._lock:
            slot = self._kept.setdefault(key, _Slot())
            self._kept.move_to_end(key)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return cast(_Answer, slot.get(ask))


class _Slot:
    """Room for one answer."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: list[object] = []

    def get(self, ask: Callable[[], object]) -> object:
        with self._lock:
            if not self._found:
                self._found.append(ask())
            return self._found[0]


def _state(path: Path) -> tuple[int, int, int]:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return (0, 0, 0)
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino)
