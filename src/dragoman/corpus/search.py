"""Full-text search: an SQLite FTS5 index beside the store, brought up to date whenever it is asked."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.corpus import files
from dragoman.corpus.attached import SPACE, firsts
from dragoman.corpus.paging import Part, told
from dragoman.errors import ConfigError, StoreError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

SUFFIX = ".search"
"""What the index's file is called after the store's name."""

_BATCH = 500
_REACH = 80
_PART = re.compile(r'"([^"]*)"|(\S+)')


def search(path: Path, words: str, part: Part | None = None) -> pa.Table:
    """The documents whose title or text has all of `words`, best first (BM25); only those of `part`.

    Columns id, title, published, publisher, start, end, context: the first place that matches, in code points of the
    document's text, and the text round it; the schema's metadata has the `total` of documents found. Raises ConfigError
    where `words` has none, StoreError for an index that cannot be written.
    """
    parts = [a or b for a, b in _PART.findall(words) if re.search(r"\w", a or b)]
    if not parts:
        raise ConfigError(f"{words!r} has no word; give some")
    phrases = " ".join('"' + phrase.replace('"', '""') + '"' for phrase in parts)
    try:
        with closing(sqlite3.connect(f"{path}{SUFFIX}", timeout=files.PATIENCE)) as index:
            while _index_more(index, path):
                pass
            hits = index.execute("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank, rowid", [phrases])
            found = [row[0] for row in hits]
            shown = found[part.offset :][: part.limit] if part else found
            with files.reading(path) as connection:
                return told(_table(connection, shown, parts), len(found), {})
    except sqlite3.Error as error:
        raise StoreError(f"the search index {path}{SUFFIX} cannot be used: {error}; delete it") from error


def _index_more(index: sqlite3.Connection, path: Path) -> bool:
    """Index a batch of what was added since; whether there was any. An index of another store is made anew.

    The store is closed between batches, so that a first search of many documents keeps no writer waiting.
    """
    with files.reading(path) as connection, index:
        index.execute("CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(title, text, content='', "
                      "tokenize='unicode61 remove_diacritics 2')")  # fmt: skip
        index.execute("CREATE TABLE IF NOT EXISTS indexed (seq INTEGER PRIMARY KEY, id TEXT)")
        _forget_others(index, connection)
        batches = [_batch(index, connection, first) for first in firsts(connection)]
        for batch in filter(None, batches):
            index.executemany("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
                              [(seq, title or "", text) for seq, _, title, text in batch])  # fmt: skip
            index.execute("INSERT INTO indexed VALUES (?, ?)", batch[-1][:2])
        return any(batches)


def _batch(index: sqlite3.Connection, connection: duckdb.DuckDBPyConnection, first: int) -> list[tuple[Any, ...]]:
    """The next documents of the store, or of the attached folder whose numbers begin behind `first`."""
    query = "SELECT coalesce(max(seq), ?) FROM indexed WHERE seq > ? AND seq < ?"
    (last,) = index.execute(query, [first, first, first + SPACE]).fetchone()
    return connection.execute(
        "SELECT seq, id, title, text FROM documents WHERE seq > ? AND seq < ? ORDER BY seq LIMIT ?",
        [last, first + SPACE, _BATCH],
    ).fetchall()


def _forget_others(index: sqlite3.Connection, connection: duckdb.DuckDBPyConnection) -> None:
    """Empty an index that has documents which the store does not have, or no more, under their numbers."""
    last = index.execute("SELECT max(seq), id FROM indexed GROUP BY seq / ?", [SPACE]).fetchall()
    query = "SELECT count(*) FROM documents WHERE (seq, id) IN (SELECT unnest($1::BIGINT[]), unnest($2::VARCHAR[]))"
    columns = [list(column) for column in zip(*last, strict=True)]
    if last and connection.execute(query, columns).fetchall() != [(len(last),)]:
        index.execute("INSERT INTO words (words) VALUES ('delete-all')")
        index.execute("DELETE FROM indexed")


def _table(connection: duckdb.DuckDBPyConnection, hits: list[int], parts: list[str]) -> pa.Table:
    import pyarrow as pa

    query = """SELECT d.id, d.title, d.published, coalesce(d.publisher, p.publisher) AS publisher, d.text
        FROM (SELECT unnest($1::BIGINT[]) AS seq, generate_subscripts($1::BIGINT[], 1) AS rank) h
        JOIN documents d USING (seq) LEFT JOIN documents p ON p.id = d.parent ORDER BY rank"""
    found = connection.execute(query, [hits]).fetchall()
    names = ("id", "title", "published", "publisher", "start", "end", "context")
    types = [pa.string()] * 4 + [pa.int64()] * 2 + [pa.string()]
    rows = [dict(zip(names, (*row, *_place(text, parts)), strict=True)) for *row, text in found]
    return pa.Table.from_pylist(rows, schema=pa.schema(zip(names, types, strict=True)))


def _place(text: str, parts: list[str]) -> tuple[int | None, int | None, str]:
    """The first match of the first word that is found as it is written, and the text round it."""
    for part in parts:
        words = r"\W+".join(map(re.escape, re.findall(r"\w+", part)))
        if found := re.search(rf"\b{words}\b", text, re.IGNORECASE):
            return found.start(), found.end(), _round(text, found.start(), found.end())
    return None, None, " ".join(text[: 2 * _REACH].split())


def _round(text: str, start: int, end: int) -> str:
    """What stands round a place, in whole words."""
    before, after = max(0, start - _REACH), min(len(text), end + _REACH)
    while 0 < before < start and not text[before - 1].isspace():
        before += 1
    while end < after < len(text) and not text[after].isspace():
        after -= 1
    return " ".join(text[before:after].split())
