"""What one document becomes: the rows of every table, made wherever it is read and ready to be kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dragoman.corpus import forms
from dragoman.corpus.rows import day, rows_of
from dragoman.corpus.tables import CACHES, DOCUMENTS
from dragoman.document import Document, document_id
from dragoman.records import Failure, Reader, Reading
from dragoman.schemas import from_dict, to_dict

if TYPE_CHECKING:
    import pyarrow as pa

Item = Document | Failure
Read = Callable[[Iterable[Item]], Iterator[Reading]]

SCHEMAS = {"documents": DOCUMENTS} | CACHES
"""Every table that documents are kept in."""


@dataclasses.dataclass(frozen=True, slots=True)
class Made:
    """One item, read: its id and its posts', what read it, the words that were read, and its rows as serialized
    Arrow batches.

    Bytes, because they pass from one process to another some twenty times as fast as the records that they are made
    of. `seq` of the documents is left open.
    """

    id: str
    members: tuple[str, ...]
    reader: Reader
    words: int
    failure: Failure | None
    rows: Mapping[str, bytes]

    @property
    def has_document(self) -> bool:
        """Whether there is a document to keep, read or not; none comes of a file that could not be brought in."""
        return "documents" in self.rows


Task = Callable[[Item], Made]
"""What is done with each item: a function that a module has by name, so that another process can find it."""

def identity(item: Item) -> str:
    """The id under which `item` is kept; a failed document that has none is known by its origin."""
    if isinstance(item, Document):
        return item.id
    return item.document or document_id("", item.origin, None)


def make(read: Read, item: Item) -> Made:
    """`item` as `read` reads it. What cannot be made into rows is one more failure, and stops nothing else."""
    reading = next(iter(read([item])))
    try:
        return made_of(reading)
    except Exception as error:
        return unread(item, f"{type(error).__name__}: {error}")


def made_of(reading: Reading) -> Made:
    """The rows of one reading and of its posts."""
    import pyarrow as pa

    reading = _storable(reading)
    document, failure = reading.document, reading.failure
    members = [document, *document.posts]
    rows = rows_of(to_dict(reading))
    if failure is None or failure.step == "reading":
        rows["documents"] = [_document_row(member) for member in members]
    else:
        rows = {"failures": rows["failures"]}
    batches = {name: pa.RecordBatch.from_pylist(found, schema=SCHEMAS[name]) for name, found in rows.items() if found}
    data = {name: batch.serialize().to_pybytes() for name, batch in batches.items()}
    ids = tuple(member.id for member in members)
    words = 0 if failure else len(document.text.split())
    return Made(document.id, ids, reading.reader, words, failure, data)


def unread(item: Item, error: str) -> Made:
    """`item` with the failure of what should have read it."""
    from dragoman.reading.read import reader

    document = item if isinstance(item, Document) else Document(id=identity(item), text="")
    failure = item if isinstance(item, Failure) else Failure("", document.id, "reading", error)
    return made_of(Reading(document, reader(), failure=failure))


def table(made: Iterable[Made], name: str) -> pa.Table:
    """The rows of the table `name` of all of `made`, in their order."""
    import pyarrow as pa

    schema = SCHEMAS[name]
    found = [one.rows[name] for one in made if name in one.rows]
    batches = [pa.ipc.read_record_batch(pa.py_buffer(data), schema) for data in found]
    return pa.Table.from_batches(batches, schema)


def numbered(documents: pa.Table, last: int) -> pa.Table:
    """Rows of documents with the numbers behind `last`."""
    import numpy as np
    import pyarrow as pa

    numbers = pa.array(np.arange(last + 1, last + 1 + documents.num_rows))
    return documents.set_column(0, "seq", numbers)


def reading_of(made: Made) -> Reading:
    """The reading of what has a document."""
    document, reading = (table([made], name).slice(0, 1).to_pylist()[0] for name in ("documents", "readings"))
    return from_dict(forms.unpack(reading["form"]), forms.restore(document["form"], document["text"]))


def _document_row(document: Document) -> dict[str, Any]:
    names = ("id", "parent", "kind", "published", "precision", "publisher", "author", "handle", "url", "language")
    row = {name: getattr(document, name) for name in (*names, "text")}
    place = document.span
    row |= {"start": place.start, "end": place.end} if place else {}
    first = ((document.published or "") + "-01-01")[:10] if document.published else None
    row |= {"title": document.title.text if document.title else None, "published_on": day(first)}
    return row | {"form": forms.dump(document)}


def _storable(reading: Reading) -> Reading:
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
