"""Resolution on a store: its user's actors and judgements joined to what was read, without reading again.

Only documents that name one of the user's actors, or did when they were joined last, or were judged, are looked at;
only those that come out otherwise are written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus import files
from dragoman.corpus.bringing import bring
from dragoman.corpus.forms import restore, unpack
from dragoman.corpus.joining import Join, entities_of, joined
from dragoman.corpus.known import OWN
from dragoman.corpus.made import made_of
from dragoman.corpus.tables import CACHES
from dragoman.corpus.write import insert_made
from dragoman.loading.known.load import load_actors
from dragoman.schemas import from_dict

if TYPE_CHECKING:
    import duckdb

_TOUCHED = """
    SELECT d.id FROM documents d WHERE d.parent IS NULL AND d.id IN (
        SELECT coalesce(m.parent, m.id) FROM documents m WHERE m.id IN (
            SELECT document FROM aliases SEMI JOIN actor_names n ON n.lookup = aliases.lookup
            UNION SELECT document FROM entities WHERE actor_by IS NOT NULL AND NOT starts_with(actor_by, 'known')
            UNION SELECT document FROM judgements WHERE verdict IN ('same', 'different', 'unsure')))
    ORDER BY d.seq"""
_READINGS = """
    SELECT d.form, d.text, r.form FROM documents d JOIN readings r ON r.document = d.id
    WHERE d.id IN (SELECT unnest($1)) AND r.form IS NOT NULL ORDER BY d.seq"""


@dataclass(frozen=True, slots=True)
class Resolved:
    """How many documents were looked at, and how many of them came out otherwise."""

    seen: int = 0
    changed: int = 0


def resolve(path: Path, join: Join, report: Callable[[Resolved], None], batch: int) -> Resolved:
    """Join the actors anew, those of `actors.toml` beside the store as the file has them now; `batch` a transaction."""
    own = path.with_name(OWN)
    bring(path, OWN, load_actors(own) if own.exists() else ())
    with files.writing(path) as connection:
        ids = [row[0] for row in connection.execute(_TOUCHED).fetchall()]
    done = Resolved()
    for start in range(0, len(ids), batch):
        with files.writing(path) as connection:
            changed = _again(connection, join, ids[start : start + batch])
        done = Resolved(min(start + batch, len(ids)), done.changed + changed)
        report(done)
    return done


def _again(connection: duckdb.DuckDBPyConnection, join: Join, ids: list[str]) -> int:
    """Join these documents anew; how many came out otherwise."""
    rows = connection.execute(_READINGS, [ids]).fetchall()
    before = [from_dict(unpack(form), restore(document, text)) for document, text, form in rows]
    after = joined(connection, join, before)
    changed = [new for old, new in zip(before, after, strict=True) if list(entities_of(old)) != list(entities_of(new))]
    family = [document.id for reading in changed for document in (reading.document, *reading.document.posts)]
    for table in CACHES:
        connection.execute(f"DELETE FROM {table} WHERE document IN (SELECT unnest($1::VARCHAR[]))", [family])
    insert_made(connection, map(made_of, changed))
    return len(changed)
