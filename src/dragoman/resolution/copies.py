"""Syndication in a store: which articles repeat an earlier one, and what is new in an updated one.

What an article says is kept as a signature, and what a comparison of two gave too, so that only what is new has to be
looked at. All else follows from these: after each addition the tables are the same as if all had come at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dragoman.corpus import files
from dragoman.corpus.forms import restore
from dragoman.corpus.tables import DERIVED
from dragoman.corpus.write import insert
from dragoman.document import Document
from dragoman.resolution import minhash
from dragoman.resolution.likeness import Told, compare, news
from dragoman.resolution.shingles import Body, body_of
from dragoman.resolution.versions import WINDOW, Article, Version, comparable, exact_copies, reports

if TYPE_CHECKING:
    import duckdb

BATCH = 200
"""Articles, or pairs of them, that are looked at while the store is open."""

_UNSIGNED = """
    SELECT d.form, d.text FROM documents d ANTI JOIN (FROM signatures WHERE made_by = $1) s ON s.document = d.id
    WHERE d.parent IS NULL AND d.kind = 'article' ORDER BY d.seq LIMIT $2"""
_SIGNED = """
    SELECT d.id, d.seq, d.published, s.key, s.words, s.signature
    FROM signatures s JOIN documents d ON d.id = s.document WHERE s.made_by = $1"""
_STATE = "SELECT (SELECT count(*) FROM signatures), (SELECT count(*) FROM compared)"

Row = dict[str, Any]
Groups = Mapping[str, list[Version]]


def find_copies(path: Path) -> None:
    """Fill the tables `copies` and `changes` of the store at `path`; nothing is written where they are as they must be.

    Raises StoreError as adding does.
    """
    while _sign(path):
        pass
    while not _settle(path):
        pass


def _sign(path: Path) -> bool:
    """Sign a batch of what has no signature by this maker; whether there was any."""
    maker = minhash.maker()
    with files.reading(path) as connection:
        documents = [restore(*row) for row in connection.execute(_UNSIGNED, [maker, BATCH]).fetchall()]
    if not documents:
        return False
    bodies = [body_of(document) for document in documents]
    made = zip(documents, bodies, minhash.signatures(bodies), strict=True)
    rows = [{"document": document.id, "made_by": maker, "key": body.key, "words": len(body.words), "signature": signed}
            for document, body, signed in made]  # fmt: skip
    with files.writing(path) as connection:
        _replace(connection, "signatures", [document.id for document in documents], rows)
    return True


def _settle(path: Path) -> bool:
    """Compare what must be, then write what differs; whether no more had come meanwhile."""
    with files.reading(path) as connection:
        state = connection.execute(_STATE).fetchall()
        articles = _articles(connection)
        known = {(a, b): found for a, b, *found in connection.execute("FROM compared").fetchall()}
        held = connection.execute("SELECT report, document, nearest FROM copies").fetchall()
    exact = exact_copies(articles)
    pairs = list(_candidates(comparable(articles, exact)))
    if missing := [pair for pair in pairs if pair not in known]:
        for start in range(0, len(missing), BATCH):
            _compare(path, missing[start : start + BATCH])
        return False
    alike = [(*pair, known[pair][0]) for pair in pairs if known[pair][1]]
    return _write(path, reports(articles, exact, alike), held, state)


def _articles(connection: duckdb.DuckDBPyConnection) -> list[Article]:
    """Those that are signed, in their order."""
    rows = connection.execute(_SIGNED, [minhash.maker()]).fetchall()
    return sorted((Article(*row) for row in rows), key=lambda article: article.order)


def _candidates(articles: list[Article]) -> Iterator[tuple[str, str]]:
    signed, days = [a.signature for a in articles], [a.day for a in articles]
    for a, b in minhash.candidates(signed, days, WINDOW):
        yield articles[a].id, articles[b].id


def _compare(path: Path, pairs: list[tuple[str, str]]) -> None:
    """Keep what comparing these pairs gives."""
    bodies = _bodies(path, {id for pair in pairs for id in pair})
    found = [(a, b, compare(bodies[a], bodies[b])) for a, b in pairs]
    rows = [{"a": a, "b": b, "similarity": like.similarity, "same": like.same} for a, b, like in found]
    with files.writing(path) as connection:
        insert(connection, "compared", pa.Table.from_pylist(rows, schema=DERIVED["compared"]))


def _write(path: Path, groups: Groups, held: list[tuple[str, str, str]], state: list[Any]) -> bool:
    """Write the groups that are not `held` as they must be; False where others changed the store meanwhile."""
    wanted = {(root, v.document, v.nearest) for root, versions in groups.items() for v in versions}
    roots = sorted({row[0] for row in wanted ^ set(held)})
    for start in range(0, len(roots), BATCH):
        some = {root: groups.get(root, []) for root in roots[start : start + BATCH]}
        copies, changes = _rows(path, some)
        with files.writing(path) as connection:
            if connection.execute(_STATE).fetchall() != state:
                return False
            gone = [id for root, id, _ in held if root in some]
            ids = [*some, *gone, *(row["document"] for row in copies)]
            _replace(connection, "copies", ids, copies)
            _replace(connection, "changes", ids, changes)
    return True


def _rows(path: Path, groups: Groups) -> tuple[list[Row], list[Row]]:
    """The rows of `copies` and of `changes` for these groups."""
    inexact = {v.document for versions in groups.values() for v in versions if not v.exact}
    roots = {root for root, versions in groups.items() if any(not v.exact for v in versions)}
    documents = {document.id: document for document in _documents(path, inexact | roots)}
    copies, changes = [], []
    for root, versions in groups.items():
        told = Told([body_of(documents[root])] if root in roots else [])
        for version in versions:
            new = [] if version.exact else _news(documents[version.document], told)
            changes += new
            copies.append({"document": version.document, "report": root, "nearest": version.nearest,
                           "kind": "update" if new else "copy", "similarity": version.similarity})  # fmt: skip
    return copies, changes


def _news(document: Document, told: Told) -> list[Row]:
    """The rows of what is new in `document`, which then is told too."""
    body = body_of(document)
    rows = []
    for change in news(body, told):
        spot = document.spot(change.sentence.start, change.sentence.end)
        before = " ".join(change.before.words) if change.before else None
        rows.append({"document": document.id, "start": spot.start, "end": spot.end, "text": spot.text,
                     "kind": change.kind, "before": before})  # fmt: skip
    told.add(body)
    return rows


def _bodies(path: Path, ids: Iterable[str]) -> dict[str, Body]:
    return {document.id: body_of(document) for document in _documents(path, ids)}


def _documents(path: Path, ids: Iterable[str]) -> Iterator[Document]:
    query = "SELECT form, text FROM documents WHERE id IN (SELECT unnest($1::VARCHAR[]))"
    with files.reading(path) as connection:
        rows = connection.execute(query, [sorted(ids)]).fetchall()
    return (restore(form, text) for form, text in rows)


def _replace(connection: duckdb.DuckDBPyConnection, table: str, ids: list[str], rows: list[Row]) -> None:
    """Put `rows` in place of those of the documents `ids`."""
    connection.execute(f"DELETE FROM {table} WHERE document IN (SELECT unnest($1::VARCHAR[]))", [ids])
    insert(connection, table, pa.Table.from_pylist(rows, schema=DERIVED[table]))
