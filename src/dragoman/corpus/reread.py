"""Bring up to this version what another one read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus import files
from dragoman.corpus.done import Done, Report, Tally
from dragoman.corpus.engines.engine import Engine
from dragoman.corpus.forms import restore
from dragoman.corpus.joining import Join
from dragoman.corpus.made import Made, Read, make
from dragoman.corpus.tables import CACHES
from dragoman.corpus.write import insert_made, with_own
from dragoman.document import Document
from dragoman.errors import StoreError
from dragoman.records import Reader

if TYPE_CHECKING:
    import duckdb


def reread(path: Path, read: Read, engine: Engine, join: Join, report: Report, batch: int) -> Done:
    """Read again, from the stored texts, what the present reader has not read; `batch` articles a transaction."""
    from dragoman.reading.read import reader

    if not path.exists():
        raise StoreError(f"there is no store at {path}; make one with `dragoman add {path} FILES`")
    with files.writing(path, anew=True) as connection:
        old = _old(connection, reader())
    tally = Tally(engine, len(old), report)
    with closing(engine.run(partial(make, read), _stored(path, old, batch, tally))) as made:
        while group := list(islice(made, batch)):
            _replace(path, group, join)
            tally.kept(group)
    return tally.done


def _old(connection: duckdb.DuckDBPyConnection, current: Reader) -> list[str]:
    """The articles without a reading by `current`, in the order of adding."""
    query = """SELECT d.id FROM documents d LEFT JOIN readings r ON r.document = d.id
        WHERE d.parent IS NULL AND (r.dragoman, r.schema, r.model, r.spacy, r.knowledge) IS DISTINCT FROM
              ($1, $2::BIGINT, $3, $4, $5) ORDER BY d.seq"""
    versions = [current.dragoman, current.schema, current.model, current.spacy, current.knowledge]
    return [row[0] for row in connection.execute(query, versions).fetchall()]


def _stored(path: Path, ids: list[str], batch: int, tally: Tally) -> Iterator[Document]:
    """The documents of these ids, which stand in the order of adding."""
    query = "SELECT form, text FROM documents WHERE id IN (SELECT unnest($1)) ORDER BY seq"
    for start in range(0, len(ids), batch):
        with files.reading(path) as connection:
            found = connection.execute(query, [ids[start : start + batch]]).fetchall()
        tally.saw(len(found))
        yield from (restore(form, text) for form, text in found)


def _replace(path: Path, made: list[Made], join: Join) -> None:
    ids = [id for one in made for id in one.members]
    with files.writing(path) as connection:
        for name in CACHES:
            connection.execute(f"DELETE FROM {name} WHERE document IN (SELECT unnest($1))", [ids])
        insert_made(connection, with_own(connection, join, made))
