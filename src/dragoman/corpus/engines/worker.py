"""A worker's own side: the models loaded once, then one item after the other from standard input to standard output.

It is started by `guarded`, with what it needs to find the task, and ends when its input does: no worker outlives the
process that it works for, however that one ended.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from dragoman.document import Document

if TYPE_CHECKING:
    from dragoman.corpus.made import Task

_FIRST = "Officials in Kyoto said on 9 May 2031 that Esi Boateng had met Ghana's President. “It went well,” she said."
"""Read before anything else, so that no document's time has the loading of the models in it."""


def serve() -> None:
    """Answer until there is nothing more to do; each answer is what the task gave, or the error that it raised."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _offer_memory()
    incoming, outgoing = sys.stdin.buffer, _own_output()
    task: Task = pickle.loads(pickle.load(incoming))
    _answer(outgoing, task, Document(id="", text=_FIRST))
    with suppress(EOFError):
        while True:
            _answer(outgoing, task, pickle.load(incoming))


def _answer(outgoing: IO[bytes], task: Task, item: Any) -> None:  # noqa: ANN401
    try:
        answer: object = task(item)
    except Exception as error:
        answer = error
    try:
        data = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    except Exception:  # an error of a library that does not let itself be passed on
        data = pickle.dumps(RuntimeError(f"{type(answer).__name__}: {answer}"))
    outgoing.write(data)
    outgoing.flush()


def _own_output() -> IO[bytes]:
    """Where answers go; what a library prints goes to standard error, so that it cannot spoil one."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


def _offer_memory() -> None:
    """Where memory runs out, Linux ends a worker before the process that keeps what was read."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")
