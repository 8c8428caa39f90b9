"""The audit of a store: every span against its document, every table against the readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.corpus import files
from dragoman.corpus.attached import Attached, all_attached, show
from dragoman.corpus.forms import unpack
from dragoman.corpus.manifest import Part
from dragoman.corpus.rows import rows_of
from dragoman.corpus.tables import CACHES
from dragoman.errors import AuditError

if TYPE_CHECKING:
    import duckdb

_TABLES = [name for name in CACHES if name not in ("failures", "readings")]
_ARTICLES = "SELECT id FROM documents WHERE parent IS NULL ORDER BY seq"
_BATCH = 200
_SHOWN = 5


def verify(path: Path) -> int:
    """How many spans were compared with the text at their offsets; AuditError, with the first faults, if any differs.

    Besides, each table must have as many rows of a document as its stored reading gives, each document a reading or a
    failure, and no row may be of a document that the store does not have. The files of attached folders must besides
    be those that were written. The store is closed between batches, so that an audit of many documents keeps no writer
    waiting.
    """
    faults: list[str] = []
    with files.reading_own(path) as connection:
        faults += _strays(connection)
        ids = [row[0] for row in connection.execute(_ARTICLES).fetchall()]
        folders = all_attached(connection, path)
    with files.reading(path) as connection:
        news = list(_news(connection))
    compared, faults = len(news), [*faults, *filter(None, news)]
    for start in range(0, len(ids), _BATCH):
        with files.reading_own(path) as connection:
            checked = list(_check_batch(connection, ids[start : start + _BATCH]))
        compared += len(checked)
        faults += filter(None, checked)
    for folder in folders:
        for part in folder.manifest.parts:
            checked = list(_check_part(path, folder, part))
            compared += sum(not fault for fault in checked)
            faults += filter(None, checked)
    if faults:
        shown = "; ".join(faults[:_SHOWN])
        raise AuditError(f"{len(faults)} faults, first: {shown}; rebuild with `dragoman reread {path}`")
    return compared


def _check_part(path: Path, folder: Attached, part: Part) -> Iterator[str]:
    """As for the store's own documents, those of one part; only its bytes, where they are not what was written."""
    only = replace(folder, manifest=replace(folder.manifest, parts=(part,)))
    if damaged := list(only.manifest.differing(folder.folder)):
        yield from (f"{file} is not, byte for byte, what was written" for file in damaged)
        return
    with files.reading_own(path) as connection:
        show(connection, [only], own=False)
        yield from _strays(connection)
        yield from _check_batch(connection, [row[0] for row in connection.execute(_ARTICLES).fetchall()])


def _strays(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    query = "SELECT id FROM documents ANTI JOIN readings ON readings.document = documents.id"
    yield from (f"document {row[0]} has no reading" for row in connection.execute(query).fetchall())
    for name in _TABLES:
        query = f"SELECT count(*) FROM {name} ANTI JOIN documents ON documents.id = {name}.document"
        if count := connection.execute(query).fetchall()[0][0]:
            yield f"{name} has {count} rows of no document"


def _news(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """For each new sentence of an update what is wrong with it, or nothing."""
    query = """SELECT c.document, c.start, c.text, substr(d.text, c.start + 1, c."end" - c.start) = c.text
        FROM changes c LEFT JOIN documents d ON d.id = c.document ORDER BY ALL"""
    for document, start, text, right in connection.execute(query).fetchall():
        yield "" if right else f"{document} changes [{start} … is not {text!r}"


def _check_batch(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> Iterator[str]:
    """For each span of these articles and their posts what is wrong with it, or nothing; then what the tables lack."""
    query = "SELECT d.id, d.text, r.form FROM documents d JOIN readings r ON r.document = d.id WHERE d.id IN " \
            "(SELECT unnest($1))"  # fmt: skip
    expected: Counter[str] = Counter()
    for article, text, form in connection.execute(query, [ids]).fetchall():
        reading = unpack(form)
        expected.update({name: len(rows) for name, rows in rows_of(reading).items()})
        yield from _check(reading, text, article)
    members = "document IN (SELECT id FROM documents WHERE coalesce(parent, id) IN (SELECT unnest($1)))"
    for name in _TABLES:
        held = connection.execute(f"SELECT count(*) FROM {name} WHERE {members}", [ids]).fetchall()[0][0]
        if held != expected[name]:
            yield f"{name} has {held} rows, the readings {expected[name]}"


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
