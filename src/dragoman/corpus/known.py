"""Who bears a name among the actors that a user brought to a store.

A name is looked up by a number, so that finding those of a batch of documents among some millions takes as long as
reading one column.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from dragoman.corpus.tables import lookup
from dragoman.knowledge.actors import KnownActor, Named, Occupancy, known_actors
from dragoman.knowledge.leaders import leaders
from dragoman.vocabulary import EntityKind

if TYPE_CHECKING:
    import duckdb

OWN = "actors.toml"
"""The file beside a store with its user's own actors, and their origin."""

_FOUND = """
    SELECT DISTINCT n.lookup, a.* FROM actor_names n JOIN actors a ON a.label = n.label AND a.origin = n.origin
    WHERE n.lookup IN (SELECT unnest($1::UBIGINT[])) AND (n.origin = $2) = $3"""
_ROLES = """
    SELECT o.holder, coalesce(o.title, p.title, a.name) AS title, coalesce(o."of", p."of") AS "of", o.since, o.until,
           o.reference, o.post
    FROM occupancies o LEFT JOIN posts p ON p.id = o.post LEFT JOIN actors a ON a.id = o.post
    WHERE o.holder IN (SELECT unnest($1::VARCHAR[]))"""


def named(connection: duckdb.DuckDBPyConnection, names: Iterable[str], *, own: bool) -> Named:
    """Who bears one of `names` among the user's own actors, or among the imported ones, as a function of the name."""
    numbers = {lookup(name): name for name in names}
    rows = _rows(connection, _FOUND, [list(numbers), OWN, own])
    roles = _roles(connection, [row["id"] or row["label"] for row in rows])
    found: dict[int, dict[str, KnownActor]] = {}
    for row in rows:
        actor = _actor(row, roles.get(row["id"] or row["label"], ()))
        found.setdefault(row["lookup"], {})[actor.label] = actor
    bearers = {number: tuple(actors.values()) for number, actors in found.items()}
    return lambda name: bearers.get(lookup(name), ()) if bearers else ()


def labelled(connection: duckdb.DuckDBPyConnection, labels: Collection[str]) -> dict[str, KnownActor]:
    """Who has these labels: the store's actors before the built-in ones and the leaders of states."""
    query = "SELECT * FROM actors WHERE label IN (SELECT unnest($1::VARCHAR[]))"
    rows = _rows(connection, query, [list(labels)])
    roles = _roles(connection, [row["id"] or row["label"] for row in rows])
    own = {row["label"]: _actor(row, roles.get(row["id"] or row["label"], ())) for row in rows}
    return {label: _built_in()[label] for label in labels if label in _built_in()} | own


@functools.cache
def _built_in() -> Mapping[str, KnownActor]:
    return {actor.label: actor for actor in (*known_actors(), *leaders())}


def _roles(connection: duckdb.DuckDBPyConnection, holders: list[str]) -> dict[str, tuple[Occupancy, ...]]:
    found: dict[str, tuple[Occupancy, ...]] = {}
    for row in _rows(connection, _ROLES, [holders]) if holders else ():
        holder = row.pop("holder")
        found[holder] = (*found.get(holder, ()), Occupancy(**row))
    return found


def _actor(row: dict[str, Any], roles: tuple[Occupancy, ...]) -> KnownActor:
    countries, sectors, aliases = (tuple(row[name]) for name in ("countries", "sectors", "aliases"))
    ids = tuple((source, id) for source, _, id in (pair.partition("=") for pair in row["ids"]))
    kind = cast(EntityKind, row["kind"])
    return KnownActor(row["name"], kind, countries, sectors, aliases, roles, ids, row["id"])


def _rows(connection: duckdb.DuckDBPyConnection, query: str, values: list[Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = connection.sql(query, params=values).to_arrow_table().to_pylist()
    return found
