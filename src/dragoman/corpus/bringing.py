"""The actors that a user brings to a store, kept in it.

An origin is the file that they came from; bringing a file again replaces what came from it. They wait in Parquet files
until all are there, so that the store is busy for a moment only and memory holds some thousand of them at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from dragoman.corpus import files
from dragoman.corpus.tables import lookup
from dragoman.knowledge.actors import KnownActor, Occupancy
from dragoman.loading.known.parts import Held, Part, Post, Stream
from dragoman.records import Failure

_BATCH = 10_000
_SHOWN = 3
_TEXT, _TEXTS = pa.string(), pa.list_(pa.string())
_SCHEMAS = {
    "actors": pa.schema(
        dict.fromkeys(("id", "label", "name", "kind"), _TEXT)
        | dict.fromkeys(("countries", "sectors", "aliases", "ids"), _TEXTS)
    ),
    "actor_names": pa.schema({"lookup": pa.uint64(), "label": _TEXT}),
    "posts": pa.schema(dict.fromkeys(("id", "title", "of"), _TEXT)),
    "occupancies": pa.schema(dict.fromkeys(("holder", "post", "title", "of", "since", "until", "reference"), _TEXT)),
}

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Brought:
    """How many actors were taken from a file, and what was wrong with the rows that were not, the first few."""

    taken: int = 0
    failed: int = 0
    failures: tuple[Failure, ...] = ()


def bring(path: Path, origin: str, stream: Stream) -> Brought:
    """Keep what `stream` gives in the store at `path`, in place of what came from `origin` before: all or nothing."""
    with TemporaryDirectory(prefix="dragoman-") as folder:
        brought = _set_down(Path(folder), stream)
        with files.writing(path) as connection:
            for table in _SCHEMAS:
                connection.execute(f"DELETE FROM {table} WHERE origin = $1", [origin])
                query = f"INSERT INTO {table} BY NAME SELECT $1 AS origin, * FROM read_parquet($2)"
                connection.execute(query, [origin, str(Path(folder, table))])
    return brought


def _set_down(folder: Path, stream: Stream) -> Brought:
    """The rows of each table in a file of its name."""
    done, rest = Brought(), iter(stream)
    with ExitStack() as open_files:
        writers = {t: open_files.enter_context(parquet.ParquetWriter(folder / t, s)) for t, s in _SCHEMAS.items()}
        while batch := list(islice(rest, _BATCH)):
            parts = [part for part in batch if not isinstance(part, Failure)]
            wrong = tuple(part for part in batch if isinstance(part, Failure))
            for table, rows in _rows(parts).items():
                writers[table].write_table(pa.Table.from_pylist(rows, schema=_SCHEMAS[table]))
            taken = done.taken + sum(isinstance(part, KnownActor) for part in parts)
            done = Brought(taken, done.failed + len(wrong), (*done.failures, *wrong)[:_SHOWN])
    return done


def _rows(parts: list[Part]) -> Rows:
    rows: Rows = {table: [] for table in _SCHEMAS}
    for part in parts:
        for table, row in _rows_of(part):
            rows[table].append(row)
    return rows


def _rows_of(part: Part) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, Post):
        yield "posts", {"id": part.id, "title": part.title, "of": part.of}
    elif isinstance(part, Held):
        yield "occupancies", _occupancy(part.holder, part.occupancy)
    else:
        told = {name: getattr(part, name) for name in ("id", "label", "name", "kind")}
        lists = {name: list(getattr(part, name)) for name in ("countries", "sectors", "aliases")}
        yield "actors", told | lists | {"ids": [f"{source}={id}" for source, id in part.ids]}
        for number in dict.fromkeys(lookup(name) for name in (part.name, *part.aliases)):
            yield "actor_names", {"lookup": number, "label": part.label}
        for role in part.roles:
            yield "occupancies", _occupancy(part.id or part.label, role)


def _occupancy(holder: str, held: Occupancy) -> dict[str, Any]:
    names = ("post", "title", "of", "since", "until", "reference")
    return {"holder": holder, **{name: getattr(held, name) for name in names}}
