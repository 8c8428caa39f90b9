"""How an export comes to its file: whole or not at all; and text that is safe for what opens it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dragoman.errors import ConfigError

_STARTS = re.compile(r"'*[=+\-@\t\r]")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to, which takes its place when all went well; ConfigError where it cannot."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def text_file(path: Path) -> Iterator[IO[str]]:
    """A UTF-8 text file, "\\n" at the ends of lines, that takes the place of `path` when all went well."""
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as lines:
        yield lines


def guarded(value: str) -> str:
    """Text of a cell: what a spreadsheet would compute ("=cmd()", "-1+1", "@name") with an apostrophe before it.

    Text that starts with apostrophes and then such a character gets one more, so that taking one away gives it back.
    """
    return f"'{value}" if _STARTS.match(value) else value


def xml_text(value: str) -> str:
    """`value` without the characters that XML 1.0 forbids, its white space as single spaces."""
    return " ".join(_FORBIDDEN.sub("", value).split())
