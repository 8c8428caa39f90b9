"""Answers that take long, kept; while the store is written to, the last one stands in until it is made anew."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from dragoman.errors import StoreError

_Answer = TypeVar("_Answer")
_State = tuple[tuple[int, int, int], ...]

MOST = 200
"""Answers that are kept at once, the last ones that were asked for."""

PATIENCE = 0.2
"""Seconds that an answer that is made anew is waited for, where an earlier one can stand in."""

LONGEST = timedelta(seconds=60)
"""How long an earlier answer may stand in, from when it was last known to hold."""

_MAKERS = 2
"""Answers that are made anew at once while earlier ones stand in."""


@dataclass(frozen=True, slots=True)
class Found(Generic[_Answer]):
    """An answer that holds now; or, with `as_of`, an earlier one that held then, before the store was written to."""

    answer: _Answer
    as_of: datetime | None = None


class Remembered:
    """What was asked of the store at `path`; each answer is made once at a time, however many wait for it.

    A store that is written to, and the issues beside it, are other files by their time and size: then every answer is
    made anew when it is next asked for.
    """

    def __init__(self, path: Path) -> None:
        self._files = (path, path.with_name(f"{path.name}.wal"), path.with_name("issues.toml"))
        self._lock = threading.Lock()
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()
        self._makers = ThreadPoolExecutor(_MAKERS, thread_name_prefix="dragoman-answers")
        self._closed = False

    def now(self, question: Hashable, ask: Callable[[], _Answer]) -> _Answer:
        """What `ask` gives of the store as it is, however long that takes; its errors as they are.

        An answer is shared: whoever gets it must not change it.
        """
        slot, came, state = self._slot(question), _clock(), self._state()
        while True:
            if kept := slot.holding(state):
                return cast(_Answer, kept.answer)
            making, mine = slot.begin(state)
            if mine:
                slot.make(making, ask)
            made = making.result.result()
            if mine or made.state == state or made.began >= came:
                return cast(_Answer, made.answer)

    def get(self, question: Hashable, ask: Callable[[], _Answer]) -> Found[_Answer]:
        """As `now`; but where that takes longer than PATIENCE, and there is an answer that held less than LONGEST ago,
        that one, while the new one is made behind it."""
        slot, state = self._slot(question), self._state()
        if kept := slot.holding(state):
            return Found(kept.answer)
        if (early := slot.kept) is None or _clock() - early.held > LONGEST:
            return Found(self.now(question, ask))
        making, mine = slot.begin(state)
        if mine:
            self._makers.submit(slot.make, making, self._unless_closed(ask))
        try:
            made = making.result.result(PATIENCE)
        except TimeoutError:
            made = early
        return Found(made.answer, None if made.state == state else made.held)

    def forget(self) -> None:
        """Let no answer stand in that was made until now: what was written here is seen at once."""
        with self._lock:
            self._slots.clear()

    def close(self) -> None:
        """Make nothing anew any more."""
        self._closed = True
        self._makers.shutdown(wait=False)

    def _unless_closed(self, ask: Callable[[], _Answer]) -> Callable[[], _Answer]:
        def made() -> _Answer:
            if self._closed:
                raise StoreError("the server ends")
            return ask()

        return made

    def _slot(self, question: Hashable) -> _Slot:
        with self._lock:
            slot = self._slots.setdefault(question, _Slot())
            self._slots.move_to_end(question)
            while len(self._slots) > MOST:
                self._slots.popitem(last=False)
            return slot

    def _state(self) -> _State:
        return tuple(map(_state, self._files))


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer: to which state of the store, when it was begun, and when it was last known to hold."""

    answer: Any
    state: _State
    began: datetime
    held: datetime


@dataclass(frozen=True, slots=True)
class _Making:
    """An answer that is on its way, for whoever waits for it."""

    state: _State
    began: datetime
    result: Future[_Kept] = field(default_factory=Future)


class _Slot:
    """Room for the answer to one question."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._making: _Making | None = None
        self.kept: _Kept | None = None

    def holding(self, state: _State) -> _Kept | None:
        """The answer, if it holds for this state of the store."""
        with self._lock:
            if self.kept is None or self.kept.state != state:
                return None
            self.kept = replace(self.kept, held=_clock())
            return self.kept

    def begin(self, state: _State) -> tuple[_Making, bool]:
        """The answer that is on its way; whether it is for the caller to make."""
        with self._lock:
            mine = self._making is None
            making = self._making or _Making(state, _clock())
            self._making = making
            return making, mine

    def make(self, making: _Making, ask: Callable[[], object]) -> None:
        """Ask, and tell whoever waits; an error is told and not kept."""
        try:
            made = _Kept(ask(), making.state, making.began, making.began)
        except BaseException as error:
            with self._lock:
                self._making = None
            making.result.set_exception(error)
        else:
            with self._lock:
                self.kept, self._making = made, None
            making.result.set_result(made)


def _clock() -> datetime:
    return datetime.now(UTC)


def _state(path: Path) -> tuple[int, int, int]:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return (0, 0, 0)
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino)
