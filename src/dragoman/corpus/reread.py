"""Bring up to this version what another one read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus import files
from dragoman.corpus.forms import restore
from dragoman.corpus.joining import Join, with_own
from dragoman.corpus.tables import CACHES
from dragoman.corpus.write import Added, Read, Report, insert_readings, storable
from dragoman.document import Document
from dragoman.errors import StoreError
from dragoman.records import Reader, Reading

if TYPE_CHECKING:
    import duckdb


def reread(path: Path, read: Read, join: Join, report: Report, batch: int) -> Added:
    """Read again, from the stored texts, what the present reader has not read; `batch` articles a transaction."""
    if not path.exists():
        raise StoreError(f"there is no store at {path}; make one with `dragoman add {path} FILES`")
    current = next(read([Document(id="", text="")])).reader
    done = Added()
    with files.writing(path, anew=True) as connection:
        total = _old(connection, current)
    for start in range(0, len(total), batch):
        ids = total[start : start + batch]
        with files.reading(path) as connection:
            found = connection.execute(
                "SELECT form, text FROM documents WHERE id IN (SELECT unnest($1)) ORDER BY seq", [ids]
            ).fetchall()
        readings = [storable(reading) for reading in read([restore(form, text) for form, text in found])]
        _replace(path, readings, join)
        failed = sum(1 for reading in readings if reading.failure)
        done = Added(len(total), done.new + len(readings), done.failed + failed)
        report(done)
    return done


def _old(connection: duckdb.DuckDBPyConnection, current: Reader) -> list[str]:
    """The articles without a reading by `current`, in the order of adding."""
    query = """SELECT d.id FROM documents d LEFT JOIN readings r ON r.document = d.id
        WHERE d.parent IS NULL AND (r.dragoman, r.schema, r.model, r.spacy, r.knowledge) IS DISTINCT FROM
              ($1, $2::BIGINT, $3, $4, $5) ORDER BY d.seq"""
    versions = [current.dragoman, current.schema, current.model, current.spacy, current.knowledge]
    return [row[0] for row in connection.execute(query, versions).fetchall()]


def _replace(path: Path, readings: list[Reading], join: Join) -> None:
    ids = [document.id for reading in readings for document in (reading.document, *reading.document.posts)]
    with files.writing(path) as connection:
        for name in CACHES:
            connection.execute(f"DELETE FROM {name} WHERE document IN (SELECT unnest($1))", [ids])
        insert_readings(connection, with_own(connection, join, readings))
