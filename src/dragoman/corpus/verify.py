"""The audit of a store: every span against its document, every table against the readings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.corpus import files
from dragoman.corpus.rows import rows_of
from dragoman.corpus.tables import CACHES
from dragoman.errors import AuditError

if TYPE_CHECKING:
    import duckdb

_BATCH = 200
_SHOWN = 5


def verify(path: Path) -> int:
    """How many spans were compared with the text at their offsets; AuditError, with the first faults, if any differs.

    Besides, each table must have as many rows as the stored readings give, and each document a reading or a failure.
    """
    faults: list[str] = []
    expected: Counter[str] = Counter()
    compared = 0
    with files.reading(path) as connection:
        for article, text, form in _readings(connection):
            reading = json.loads(form)
            expected.update({name: len(rows) for name, rows in rows_of(reading).items()})
            checked = _check(reading, text, article)
            for fault in checked:
                compared += 1
                faults += [fault] if fault else []
        faults += _counts(connection, expected)
    if faults:
        shown = "; ".join(faults[:_SHOWN])
        raise AuditError(f"{len(faults)} faults, first: {shown}; rebuild with `dragoman reread {path}`")
    return compared


def _readings(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str, str]]:
    articles = connection.execute("SELECT id FROM documents WHERE parent IS NULL ORDER BY seq").fetchall()
    ids = [row[0] for row in articles]
    query = "SELECT d.id, d.text, r.form FROM documents d JOIN readings r ON r.document = d.id WHERE d.id IN " \
            "(SELECT unnest($1))"  # fmt: skip
    for start in range(0, len(ids), _BATCH):
        yield from connection.execute(query, [ids[start : start + _BATCH]]).fetchall()


def _check(reading: dict[str, Any], text: str, document: str) -> Iterator[str]:
    """For each span of the reading and its posts what is wrong with it, or nothing."""
    for name, value in reading.items():
        if name not in ("posts", "document", "text"):
            for span in _spans(value):
                wrong = text[span["start"] : span["end"]] != span["text"]
                yield f"{document} {name} [{span['start']}, {span['end']}) is not {span['text']!r}" if wrong else ""
    for post in reading["posts"]:
        place = post["document"]["span"]
        yield from _check(post, text[place["start"] : place["end"]], post["document"]["id"])


def _spans(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            yield value
        else:
            for part in value.values():
                yield from _spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from _spans(part)


def _counts(connection: duckdb.DuckDBPyConnection, expected: Counter[str]) -> Iterator[str]:
    query = "SELECT id FROM documents ANTI JOIN readings ON readings.document = documents.id"
    yield from (f"document {row[0]} has no reading" for row in connection.execute(query).fetchall())
    for name in CACHES:
        if name in ("failures", "readings"):
            continue
        held = connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0]
        if held != expected[name]:
            yield f"{name} has {held} rows, the readings {expected[name]}"
