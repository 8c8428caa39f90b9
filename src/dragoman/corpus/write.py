"""What was read into a store: each batch one transaction, and no document twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.corpus import attached, files
from dragoman.corpus.done import Done, Report, Tally
from dragoman.corpus.engines.engine import Engine
from dragoman.corpus.joining import Join, has_own, joined
from dragoman.corpus.made import Item, Made, Read, identity, made_of, make, numbered, reading_of, table
from dragoman.corpus.tables import CACHES, DERIVED

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

AHEAD = 32
"""Items that are looked up together, and taken before the first of them is read."""

Known = Callable[[list[str]], set[str]]
Keep = Callable[[list[Made]], list[Made]]


def add(
    path: Path, items: Iterable[Item], read: Read, engine: Engine, join: Join, report: Report, batch: int
) -> Done:
    """Read what the store at `path` does not have yet and keep it, `batch` documents to a transaction.

    `join` gives a reading the actors of the store. `report` is called with what was done so far, after each transaction
    and while documents are passed over.
    """
    with files.writing(path):
        pass
    return gather(items, read, engine, partial(_known_at, path), partial(_keep, path, join), report, batch)


def gather(
    items: Iterable[Item], read: Read, engine: Engine, known: Known, keep: Keep, report: Report, batch: int
) -> Done:
    """Read those of `items` that are not `known`, and `keep` them, `batch` at a time, in their order."""
    tally = Tally(engine, len(items) if isinstance(items, Sequence) else None, report)
    under_way: set[str] = set()
    unknown = _unknown(items, known, under_way, tally, batch)
    with closing(engine.run(partial(make, read), unknown)) as made:
        while group := list(islice(made, batch)):
            tally.kept(keep(group))
            under_way.difference_update(one.id for one in group)
    return tally.done


def _unknown(items: Iterable[Item], known: Known, under_way: set[str], tally: Tally, batch: int) -> Iterator[Item]:
    """The items that are new, each once; `under_way` are those that were given out and are not kept yet."""
    pending = iter(items)
    while group := list(islice(pending, min(batch, AHEAD))):
        tally.saw(len(group))
        by_id = {identity(item): item for item in group}
        there = known(list(by_id)) | under_way
        new = {id: item for id, item in by_id.items() if id not in there}
        under_way.update(new)
        yield from new.values()


def _known_at(path: Path, ids: list[str]) -> set[str]:
    with files.reading(path) as connection:
        return _known(connection, ids)


def _known(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> set[str]:
    """Which of `ids` are documents of the store or failures of files that gave no document."""
    query = "SELECT id FROM documents WHERE id IN (SELECT unnest($1)) UNION ALL " \
            "SELECT document FROM failures WHERE document IN (SELECT unnest($1))"  # fmt: skip
    return {row[0] for row in connection.execute(query, [ids]).fetchall()}


def _keep(path: Path, join: Join, made: list[Made]) -> list[Made]:
    """Write those that nobody has written meanwhile; which these were."""
    with files.writing(path) as connection:
        ids = [one.id for one in made]
        known = _known(connection, ids) | attached.known(connection, attached.all_attached(connection, path), ids)
        kept = with_own(connection, join, [one for one in made if one.id not in known])
        insert_documents(connection, table(kept, "documents"))
        insert_made(connection, kept)
    return kept


def with_own(connection: duckdb.DuckDBPyConnection, join: Join, made: list[Made]) -> list[Made]:
    """`made` as it is, or with the store's actors where it has some that this package has not."""
    if not has_own(connection):
        return made
    after = iter(joined(connection, join, [reading_of(one) for one in made if one.has_document]))
    return [made_of(next(after)) if one.has_document else one for one in made]


def insert_documents(connection: duckdb.DuckDBPyConnection, documents: pa.Table) -> None:
    """Insert rows of documents behind those that the store has."""
    last = connection.execute("SELECT coalesce(max(seq), 0) FROM documents").fetchall()[0][0]
    insert(connection, "documents", numbered(documents, last))


def insert_made(connection: duckdb.DuckDBPyConnection, made: Iterable[Made]) -> None:
    """Insert everything of `made` but the documents."""
    made = list(made)
    for name in CACHES:
        insert(connection, name, table(made, name))


def insert(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Insert `rows` into the table `name`."""
    if rows.num_rows:
        connection.register("batch", rows)
        connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM batch")
        connection.unregister("batch")


def refill(connection: duckdb.DuckDBPyConnection, name: str, rows: list[dict[str, Any]]) -> None:
    """Empty a derived table and insert `rows`."""
    import pyarrow as pa

    connection.execute(f"DELETE FROM {name}")
    insert(connection, name, pa.Table.from_pylist(rows, schema=DERIVED[name]))
