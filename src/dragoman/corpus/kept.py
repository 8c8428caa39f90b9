"""One document of a store with what was read from it, and how much a store holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dragoman.corpus import files
from dragoman.corpus.forms import restore, unpack
from dragoman.records import Reading
from dragoman.schemas import from_dict

_READING = """
    SELECT d.form, d.text, r.form FROM documents m JOIN documents d ON d.id = coalesce(m.parent, m.id)
    JOIN readings r ON r.document = d.id WHERE m.id = $1"""
_COUNTS = """
    SELECT (SELECT count(*) FROM documents WHERE parent IS NULL),
           (SELECT count(*) FROM documents WHERE parent IS NOT NULL),
           (SELECT count(*) FROM events), (SELECT count(*) FROM attributions), (SELECT count(*) FROM ties),
           (SELECT count(*) FROM failures), (SELECT count(*) FROM judgements WHERE undone_at IS NULL),
           (SELECT min(published_on) FROM documents), (SELECT max(published_on) FROM documents)"""
_OPENINGS = "SELECT id, left(text, $2) FROM documents WHERE id IN (SELECT unnest($1::VARCHAR[]))"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows a store has, what is unlikely or did not happen included, and the days between which it reports."""

    articles: int
    posts: int
    events: int
    attributions: int
    ties: int
    failures: int
    judgements: int
    first: object
    last: object


def kept(path: Path, id: str) -> Reading | None:
    """The reading of the document `id`, of a post the whole article's; None where the store has neither."""
    with files.reading(path) as connection:
        rows = connection.execute(_READING, [id]).fetchall()
    return from_dict(unpack(rows[0][2]), restore(rows[0][0], rows[0][1])) if rows and rows[0][2] else None


def openings(path: Path, ids: Iterable[str], most: int) -> dict[str, str]:
    """The first `most` characters of these documents."""
    with files.reading(path) as connection:
        return dict(connection.execute(_OPENINGS, [list(ids), most]).fetchall())


def counts(path: Path) -> Counts:
    """How much the store holds."""
    with files.reading(path) as connection:
        return Counts(*connection.execute(_COUNTS).fetchall()[0])
