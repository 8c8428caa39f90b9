"""Readings into a store: each batch one transaction, and no document twice."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.corpus import files, forms
from dragoman.corpus.joining import Join, with_own
from dragoman.corpus.rows import Rows, day, rows_of
from dragoman.corpus.tables import CACHES, DOCUMENTS
from dragoman.document import Document, document_id
from dragoman.records import Failure, Reading
from dragoman.schemas import to_dict

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Item = Document | Failure
Read = Callable[[Iterable[Item]], Iterator[Reading]]
Report = Callable[["Added"], None]


@dataclasses.dataclass(frozen=True, slots=True)
class Added:
    """How many documents were given, how many of them were new, and how many of the new ones failed."""

    given: int = 0
    new: int = 0
    failed: int = 0


def add(path: Path, items: Iterable[Item], read: Read, join: Join, report: Report, batch: int) -> Added:
    """Read what the store at `path` does not have yet and keep it, `batch` items to a transaction.

    `join` gives a reading the actors of the store. `report` is called after each transaction with what was done so far.
    """
    done = Added()
    with files.writing(path):
        pass
    pending = iter(items)
    while group := list(islice(pending, batch)):
        unknown = _unknown(path, group)
        readings = list(read(unknown))
        kept = _keep(path, readings, join) if readings else []
        failed = sum(1 for reading in kept if reading.failure)
        done = Added(done.given + len(group), done.new + len(kept), done.failed + failed)
        report(done)
    return done


def identity(item: Item) -> str:
    """The id under which `item` is kept; a failed document that has none is known by its origin."""
    if isinstance(item, Document):
        return item.id
    return item.document or document_id("", item.origin, None)


def _unknown(path: Path, items: Iterable[Item]) -> list[Item]:
    """The items that the store does not have, each once."""
    by_id = {identity(item): item for item in items}
    with files.reading(path) as connection:
        known = _known(connection, list(by_id))
    return [item for id, item in by_id.items() if id not in known]


def _known(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> set[str]:
    """Which of `ids` are documents of the store or failures of files that gave no document."""
    query = "SELECT id FROM documents WHERE id IN (SELECT unnest($1)) UNION ALL " \
            "SELECT document FROM failures WHERE document IN (SELECT unnest($1))"  # fmt: skip
    return {row[0] for row in connection.execute(query, [ids]).fetchall()}


def _keep(path: Path, readings: list[Reading], join: Join) -> list[Reading]:
    """Write those that nobody has written meanwhile; which these were."""
    readings = [storable(reading) for reading in readings]
    with files.writing(path) as connection:
        known = _known(connection, [reading.document.id for reading in readings])
        kept = with_own(connection, join, [reading for reading in readings if reading.document.id not in known])
        insert_documents(connection, [r.document for r in kept if _has_document(r)])
        insert_readings(connection, kept)
    return kept


def insert_documents(connection: duckdb.DuckDBPyConnection, documents: Iterable[Document]) -> None:
    """Insert `documents` and their posts behind those that the store has."""
    last = connection.execute("SELECT coalesce(max(seq), 0) FROM documents").fetchall()[0][0]
    family = [member for document in documents for member in (document, *document.posts)]
    rows = [_document_row(document, last + n) for n, document in enumerate(family, 1)]
    _insert(connection, "documents", rows, DOCUMENTS)


def insert_readings(connection: duckdb.DuckDBPyConnection, readings: Iterable[Reading]) -> None:
    """Insert everything of `readings` but their documents."""
    found = [(reading, rows_of(to_dict(reading))) for reading in readings]
    insert_rows(connection, [rows if _has_document(r) else {"failures": rows["failures"]} for r, rows in found])


def insert_rows(connection: duckdb.DuckDBPyConnection, found: Iterable[Rows]) -> None:
    """Insert the rows of some readings."""
    every: Rows = {name: [] for name in CACHES}
    for rows in found:
        for name, more in rows.items():
            every[name] += more
    for name, schema in CACHES.items():
        _insert(connection, name, every[name], schema)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]], schema: pa.Schema) -> None:
    import pyarrow as pa

    if rows:
        connection.register("batch", pa.Table.from_pylist(rows, schema=schema))
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM batch")
        connection.unregister("batch")


def _has_document(reading: Reading) -> bool:
    return reading.failure is None or reading.failure.step == "reading"


def _document_row(document: Document, seq: int) -> dict[str, Any]:
    names = ("id", "parent", "kind", "published", "precision", "publisher", "author", "handle", "url", "language")
    row = {name: getattr(document, name) for name in (*names, "text")}
    place = document.span
    row |= {"start": place.start, "end": place.end} if place else {}
    first = ((document.published or "") + "-01-01")[:10] if document.published else None
    row |= {"title": document.title.text if document.title else None, "published_on": day(first)}
    return row | {"seq": seq, "form": forms.dump(document)}


def storable(reading: Reading) -> Reading:
    """`reading`, or a failure where its text holds half a character, which no database and no file can keep."""
    document, failure = reading.document, reading.failure
    if failure:
        # Where an item stood among others tells nothing later: two runs would differ.
        origin = document.url or document.id if failure.step == "reading" else failure.origin
        plain = {"origin": _encodable(origin), "error": _encodable(failure.error)}
        reading = dataclasses.replace(reading, failure=dataclasses.replace(failure, **plain))
    try:
        (document.text + forms.dump(document)).encode()
        return reading
    except UnicodeEncodeError as error:
        words = f"it holds half of a surrogate pair ({error.object[error.start]!a}); mend what wrote it"
        failure = Failure(_encodable(document.url or document.id), document.id, "storing", words)
        return Reading(Document(id=document.id, text=""), reading.reader, failure=failure)


def _encodable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
