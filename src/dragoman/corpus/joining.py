"""Readings with the actors of their store: its user's own, the imported ones, and what was judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dragoman.corpus import known
from dragoman.knowledge.actors import Judged, Knowledge, KnownActor
from dragoman.records import Entity, Reading

if TYPE_CHECKING:
    import duckdb

Join = Callable[[Reading, Knowledge], Reading]

_ANY = "SELECT exists(FROM actors) OR exists(FROM judgements WHERE verdict IN ('same', 'different', 'unsure'))"
_JUDGED = """
    SELECT record, quote, verdict, actor FROM judgements
    WHERE undone_at IS NULL AND verdict IN ('same', 'different', 'unsure') AND record IN (SELECT unnest($1::VARCHAR[]))
    ORDER BY seq"""


def has_own(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the store has actors, or judgements of who is who, that this package has not."""
    return bool(connection.execute(_ANY).fetchall()[0][0])


def joined(connection: duckdb.DuckDBPyConnection, join: Join, readings: list[Reading]) -> list[Reading]:
    """`readings` with the actors of this store."""
    entities = [e for reading in readings for e in entities_of(reading)]
    names = {name for e in entities for name in (e.name, *e.aliases)}
    own, imported = (known.named(connection, names, own=mine) for mine in (True, False))
    knowledge = Knowledge(own, imported, _judged(connection, entities))
    return [join(reading, knowledge) for reading in readings]


def entities_of(reading: Reading) -> Iterator[Entity]:
    """Those of the reading and of its posts."""
    yield from reading.entities
    for post in reading.posts:
        yield from entities_of(post)


def _judged(connection: duckdb.DuckDBPyConnection, entities: list[Entity]) -> dict[str, Judged]:
    """What holds of each entity now: the last word on it; nothing where another name was judged."""
    names = {e.id: e.name for e in entities}
    rows = connection.execute(_JUDGED, [list(names)]).fetchall()
    actors = known.labelled(connection, [actor for *_, actor in rows if actor])
    found: dict[str, Judged] = {}
    for record, quote, verdict, actor in rows:
        if names[record] == quote:
            found[record] = _after(found.get(record, Judged()), verdict, actor, actors)
    return found


def _after(before: Judged, verdict: str, actor: str, actors: dict[str, KnownActor]) -> Judged:
    if verdict == "different":
        same = before.same if before.same and before.same.label != actor else None
        return Judged(same, before.different | {actor})
    if verdict == "unsure":
        return Judged(None, before.different, True)
    return Judged(actors.get(actor), before.different - {actor})
