"""A file of actors, whichever kind it is, as a stream: a million need no more memory than one."""

from __future__ import annotations

import bz2
import csv
import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from dragoman.errors import ConfigError
from dragoman.loading.known.follow_the_money import from_entity
from dragoman.loading.known.own import from_csv, own_actors
from dragoman.loading.known.parts import Part, Stream
from dragoman.loading.known.wikidata import from_item
from dragoman.records import Failure

_OPEN: dict[str, Callable[..., IO[str]]] = {".gz": gzip.open, ".bz2": bz2.open}
_OF_A_ROW = (ValueError, TypeError, AttributeError, KeyError, RecursionError, csv.Error)
_OF_THE_REST = (UnicodeDecodeError, OSError, EOFError, zlib.error)
"""What is wrong with a row; what leaves nothing behind it that could be told apart."""
_SUFFIXES = ("toml", "csv", "json", "jsonl", "ndjson")


def load_actors(file: Path) -> Stream:
    """The parts of `file`: TOML or CSV of one's own, FollowTheMoney or Wikidata entities as lines of JSON.

    A name may end in `.gz` or `.bz2`. A row that cannot be taken yields a Failure, its number from 1 in the origin.
    Raises ConfigError, before any work, for a file that does not exist or is of another kind, and for bad TOML.
    """
    packed = file.suffix.lower() in _OPEN
    suffix = (Path(file.stem) if packed else file).suffix.lower().removeprefix(".")
    if not file.is_file():
        raise ConfigError(f"{file} is no file of actors; check the path")
    if suffix not in _SUFFIXES:
        raise ConfigError(f"{file} is no file of actors; allowed are {', '.join('.' + name for name in _SUFFIXES)}")
    return own_actors(file) if suffix == "toml" else _rows(file, suffix == "csv", packed)


def _rows(file: Path, table: bool, packed: bool) -> Iterator[Part | Failure]:
    number = 0
    with _OPEN.get(file.suffix.lower() if packed else "", open)(file, "rt", encoding="utf-8-sig") as lines:
        rows: Iterator[Any] = csv.DictReader(lines) if table else _lines(lines)
        while True:
            number += 1
            try:
                row = next(rows, None)
                if row is None:
                    return
                yield from from_csv(row) if table else _from_json(row)
            except (*_OF_A_ROW, *_OF_THE_REST) as error:
                yield Failure(f"{file}:{number}", None, "loading", f"{type(error).__name__}: {error}")
                if isinstance(error, _OF_THE_REST):
                    return


def _lines(lines: IO[str]) -> Iterator[str]:
    """The lines that hold an entity, without the comma or bracket of a list around them."""
    yield from (line.strip().rstrip(",") for line in lines if line.strip() not in ("", "[", "]"))


def _from_json(line: str) -> Iterator[Part]:
    row = json.loads(line)
    if not isinstance(row, dict):
        raise ValueError(f"the row is no object but {type(row).__name__}")
    return from_item(row) if "claims" in row else from_entity(row)
