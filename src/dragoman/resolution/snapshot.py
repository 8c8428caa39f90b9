"""What resolution looks at, copied out of a store: the work takes longer than others may be kept waiting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.corpus import files, known
from dragoman.corpus.attached import all_attached, show
from dragoman.corpus.tables import DERIVED
from dragoman.corpus.write import insert
from dragoman.knowledge.actors import Named

if TYPE_CHECKING:
    import duckdb

MADE = ("stories", "happenings", "happening_events")
"""The tables that are made from a snapshot."""

_WHOLE = ("events", "roles", "entities", "places", "ties", "copies", "judgements")
_COPIED = {name: f"FROM {name}" for name in _WHOLE} | {
    "documents": "SELECT * EXCLUDE (form) FROM documents",
    "mentions": "SELECT DISTINCT document, entity, form FROM mentions WHERE form = 'name'",
}
_OUTLETS = "SELECT DISTINCT publisher FROM documents WHERE publisher IS NOT NULL"
_STATE = """
    SELECT (SELECT count(*) FROM documents), (SELECT bit_xor(hash(uid, entity, actor)) FROM roles),
           (SELECT bit_xor(uid) FROM events), (SELECT bit_xor(hash(document, report)) FROM copies),
           (SELECT bit_xor(hash(seq, undone_at)) FROM judgements)"""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A database of its own with the tables that are looked at, and those of MADE, empty.

    `own` tells whom the user means by an outlet's name; `state` is what the store was like.
    """

    connection: duckdb.DuckDBPyConnection
    own: Named
    state: Any


@contextmanager
def snapshot(path: Path) -> Iterator[Snapshot]:
    """The store at `path` as it is now; others may use the file while the snapshot is open."""
    import duckdb

    with files.reading(path) as connection:
        state = connection.execute(_STATE).fetchall()
        copied = {name: connection.sql(query).to_arrow_table() for name, query in _COPIED.items()}
        outlets = [name for (name,) in connection.execute(_OUTLETS).fetchall()]
        own = known.named(connection, outlets, own=True)
    with duckdb.connect() as apart:
        for name, table in copied.items():
            apart.register(name, table)
        for name in MADE:
            apart.register("empty", DERIVED[name].empty_table())
            apart.execute(f"CREATE TABLE {name} AS FROM empty")
        yield Snapshot(apart, own, state)


def keep(path: Path, seen: Snapshot) -> bool:
    """Put what was made from a snapshot in place of what the store has; False where the store has changed meanwhile."""
    made = {name: seen.connection.sql(f"FROM {name}").to_arrow_table() for name in MADE}
    with files.writing(path) as connection:
        show(connection, all_attached(connection, path))
        if connection.execute(_STATE).fetchall() != seen.state:
            return False
        for name, rows in made.items():
            connection.execute(f"DELETE FROM {name}")
            insert(connection, name, rows)
    return True
