"""Where an issue's objects stand in the documents of a store."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.corpus.tables import key
from dragoman.knowledge import people
from dragoman.knowledge.actors import actors_named

if TYPE_CHECKING:
    import duckdb

_TAIL = r"(?:$|,|\(| (?:in|of|from|like|such|that|who|which|across|inside|near|backed|loyal|linked|allied)\b)"


def make_objects(connection: duckdb.DuckDBPyConnection, objects: tuple[str, ...]) -> None:
    """Make the table `objects` of the entities (`who`) that an issue is about.

    They bear one of the names, are the same known actor, or end with the words: "armed groups" means also the
    "pro-government armed groups in Sinaloa". "Esi Boateng" means also "Esi K. Boateng", and whom a document only calls
    "Boateng", unless others of that family name make up a quarter of the store's.
    """
    known = {actors[0].name for name in objects if len(actors := actors_named(name)) == 1}
    known |= {actor for name in objects for actor in _leaders(connection, name)}
    query = f"SELECT DISTINCT key FROM aliases WHERE {holding('name', objects)} AND regexp_matches(name, ?)"
    keys = {key(name) for name in objects} | {k for (k,) in connection.execute(query, [ends(objects)]).fetchall()}
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE objects AS
           SELECT who FROM aliases WHERE key IN (SELECT unnest($1::UBIGINT[]))
           UNION SELECT uid FROM entities WHERE actor IN (SELECT unnest($2::VARCHAR[]))
           UNION SELECT uid FROM entities WHERE kind <> 'place' AND key IN (SELECT unnest($3::UBIGINT[]))""",
        [sorted(keys), sorted(known), sorted(key(other) for name in objects for other in _shorter(connection, name))],
    )


def _leaders(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """The known leaders of this name that the store's documents mean ("Esi Boateng [GHA 2031]")."""
    query = "SELECT DISTINCT actor FROM entities WHERE starts_with(actor, $1)"
    return [actor for (actor,) in connection.execute(query, [f"{name} ["]).fetchall()]


def _shorter(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """What else a person of two names or more is called: with a middle name, or by the family name alone."""
    first, *_, last = words if len(words := name.split()) in (2, 3) else (name, name)
    if first == last or not (first[:1].isupper() and last[:1].isupper() and len(last) > 2):
        return []
    query = """SELECT name, count(*) FROM entities WHERE kind = 'person' AND ends_with(lower(name), $1) GROUP BY name"""
    bearers = connection.execute(query, [f" {last.lower()}"]).fetchall()
    mine = [other for other, _ in bearers if _same_person(other.lower().split(), first.lower())]
    full = sum(count for other, count in bearers if other in mine)
    others = sum(count for other, count in bearers if other not in mine and not _titled(other))
    titled = [other for other, _ in bearers if _titled(other)]
    return [*mine, last, *titled] if 4 * others <= full + others else mine


def _same_person(words: list[str], first: str) -> bool:
    """Whether a name of these words has this first name, before which only titles stand: "sen. esi k. boateng"."""
    return first in words[:-1] and len(words) - words.index(first) <= 3


def _titled(name: str) -> bool:
    """Whether a name has no first name: "Mr. Boateng"."""
    return all(word.endswith(".") or people.noun(word) for word in name.split()[:-1])


def entities(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    """The objects that `make_objects` found, as (document, entity)."""
    query = "SELECT document, id FROM entities WHERE uid IN (FROM objects)"
    return {(document, entity) for document, entity in connection.execute(query).fetchall()}


def holding(column: str, objects: tuple[str, ...]) -> str:
    """SQL for what may match `said_so`, many times faster."""
    words = (name.lower().replace("'", "''") for name in objects)
    return "(" + " OR ".join(f"contains(lower({column}), '{word}')" for word in words) + ")"


def said_so(objects: tuple[str, ...]) -> str:
    """A regular expression for the objects' words in a text, in any case: what is no entity ("gun control")."""
    words = "|".join(re.escape(name) for name in sorted(objects, key=len, reverse=True))
    return rf"(?i)\b(?:{words})\b"


def ends(objects: tuple[str, ...]) -> str:
    """A regular expression for a name that ends with the objects' words, before what tells where or whose they are."""
    words = "|".join(re.escape(name) for name in objects)
    return rf"(?i)(?:^|[\s-])(?:{words}){_TAIL}"
