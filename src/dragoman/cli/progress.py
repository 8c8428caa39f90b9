"""How far a long run is, on standard error, and what it did, as a file."""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import click

from dragoman.cli.printing import visible

if TYPE_CHECKING:
    from dragoman.corpus.done import Done

_ON_TERMINAL, _ELSEWHERE = 0.2, 30.0
"""Seconds from one line to the next: on a terminal it is the same line again."""


class Progress:
    """Tells of a run while it goes on; what it did is written to `summary` however it ends."""

    def __init__(self, summary: str | None) -> None:
        self._summary = summary
        self._terminal = sys.stderr.isatty()
        self._told = time.monotonic()
        self._last: Done | None = None
        self._finished = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._last and not self._finished:
            self._tell(self._last, last=True)
        if self._last and self._summary:
            _write(self._last, self._finished, self._summary)

    def __call__(self, done: Done) -> None:
        """The run is so far; told where enough time has gone by."""
        self._last = done
        if time.monotonic() - self._told >= (_ON_TERMINAL if self._terminal else _ELSEWHERE):
            self._tell(done, last=False)

    def end(self, done: Done) -> None:
        """The run is over: exit with 1 where documents failed."""
        self._last, self._finished = done, True
        self._tell(done, last=True)
        if done.failed:
            click.echo("finished with failures: see `dragoman failures`", err=True)
            sys.exit(1)

    def _tell(self, done: Done, last: bool) -> None:
        self._told = time.monotonic()
        told = visible(line(done, last))
        if self._terminal:
            width = shutil.get_terminal_size().columns - 1
            click.echo(f"\r\x1b[K{told[:width]}", err=True, nl=last)
        else:
            click.echo(told, err=True)


def line(done: Done, last: bool = False) -> str:
    """The run in one line: "640 of 2,000 seen, 612 read, 2 failed (2 UnsupportedLanguage), 3,100 words/s, …"."""
    of = f" of {done.total:,}" if done.total is not None and not last else ""
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(done.failures.items()))
    parts = [f"{done.given:,}{of} seen", f"{done.new:,} read", f"{done.failed:,} failed" + f" ({kinds})" * bool(kinds)]
    if done.new:
        parts += [f"{done.words_per_second:,.0f} words/s", f"{done.documents_per_second:,.1f} documents/s"]
    if last:
        parts.append(f"in {_span(done.seconds)}")
    elif done.left is not None:
        parts.append(f"about {_span(done.left)} left")
    return ", ".join(parts)


def _span(seconds: float) -> str:
    """A length of time as people say it: "4 s", "12 min", "3 h 20 min"."""
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _write(done: Done, finished: bool, path: str) -> None:
    try:
        Path(path).write_text(json.dumps({"finished": finished} | done.to_dict(), indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{visible(path)} cannot be written: {error.strerror}") from error
