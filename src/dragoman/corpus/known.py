"""The actors that a user brings to a store: kept in it, and found by name.

An origin is the file that they came from; bringing a file again replaces what came from it. Those of `actors.toml`
beside the store have the origin OWN. A name is looked up by a number, so that finding those of a batch of documents
among some millions takes as long as reading one column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

import pyarrow as pa

from dragoman.corpus.tables import lookup
from dragoman.knowledge.actors import KnownActor, Named, Occupancy
from dragoman.loading.known.parts import Held, Part, Post, Stream
from dragoman.records import Failure
from dragoman.vocabulary import EntityKind

if TYPE_CHECKING:
    import duckdb

OWN = "actors.toml"
TABLES = ("actors", "actor_names", "posts", "occupancies")

_BATCH = 10_000
_SHOWN = 3
_TEXT, _TEXTS = pa.string(), pa.list_(pa.string())
_SCHEMAS = {
    "actors": pa.schema(
        dict.fromkeys(("origin", "id", "label", "name", "kind"), _TEXT)
        | dict.fromkeys(("countries", "sectors", "aliases", "ids"), _TEXTS)
    ),
    "actor_names": pa.schema({"origin": _TEXT, "lookup": pa.uint64(), "label": _TEXT}),
    "posts": pa.schema(dict.fromkeys(("origin", "id", "title", "of"), _TEXT)),
    "occupancies": pa.schema(
        dict.fromkeys(("origin", "holder", "post", "title", "of", "since", "until", "reference"), _TEXT)
    ),
}
_FOUND = """
    SELECT DISTINCT n.lookup, a.* FROM actor_names n JOIN actors a ON a.label = n.label AND a.origin = n.origin
    WHERE n.lookup IN (SELECT unnest($1::UBIGINT[])) AND (n.origin = $2) = $3"""
_ROLES = """
    SELECT o.holder, coalesce(o.title, p.title, a.name) AS title, coalesce(o."of", p."of") AS "of", o.since, o.until,
           o.reference, o.post
    FROM occupancies o LEFT JOIN posts p ON p.id = o.post LEFT JOIN actors a ON a.id = o.post
    WHERE o.holder IN (SELECT unnest($1::VARCHAR[]))"""


@dataclass(frozen=True, slots=True)
class Brought:
    """How many actors were taken from a file, and what was wrong with the rows that were not, the first few."""

    taken: int = 0
    failed: int = 0
    failures: tuple[Failure, ...] = ()


def bring(connection: duckdb.DuckDBPyConnection, origin: str, stream: Stream) -> Brought:
    """Keep what `stream` gives in place of what came from `origin` before; memory holds some thousand rows of it."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table} WHERE origin = $1", [origin])
    done, rest = Brought(), iter(stream)
    while batch := list(islice(rest, _BATCH)):
        parts = [part for part in batch if not isinstance(part, Failure)]
        wrong = tuple(part for part in batch if isinstance(part, Failure))
        _insert(connection, origin, parts)
        taken = done.taken + sum(isinstance(part, KnownActor) for part in parts)
        done = Brought(taken, done.failed + len(wrong), (*done.failures, *wrong)[:_SHOWN])
    return done


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


def labelled(connection: duckdb.DuckDBPyConnection, labels: Iterable[str]) -> dict[str, KnownActor]:
    """The actors of the store with these labels."""
    query = "SELECT * FROM actors WHERE label IN (SELECT unnest($1::VARCHAR[]))"
    rows = _rows(connection, query, [list(labels)])
    roles = _roles(connection, [row["id"] or row["label"] for row in rows])
    return {row["label"]: _actor(row, roles.get(row["id"] or row["label"], ())) for row in rows}


def _insert(connection: duckdb.DuckDBPyConnection, origin: str, parts: list[Part]) -> None:
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for part in parts:
        for table, row in _rows_of(part):
            rows[table].append({"origin": origin, **row})
    for table, schema in _SCHEMAS.items():
        if rows[table]:
            connection.register("brought", pa.Table.from_pylist(rows[table], schema=schema))
            connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM brought")
            connection.unregister("brought")


def _rows_of(part: Part) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, Post):
        yield "posts", {"id": part.id, "title": part.title, "of": part.of}
    elif isinstance(part, Held):
        yield "occupancies", _occupancy(part.holder, part.occupancy)
    else:
        told = {name: getattr(part, name) for name in ("id", "label", "name", "kind")}
        lists = {name: list(getattr(part, name)) for name in ("countries", "sectors", "aliases")}
        yield "actors", told | lists | {"ids": [f"{source}={id}" for source, id in part.ids]}
        for number in dict.fromkeys(lookup(name) for name in (part.name, *part.aliases)):
            yield "actor_names", {"lookup": number, "label": part.label}
        for role in part.roles:
            yield "occupancies", _occupancy(part.id or part.label, role)


def _occupancy(holder: str, held: Occupancy) -> dict[str, Any]:
    names = ("post", "title", "of", "since", "until", "reference")
    return {"holder": holder, **{name: getattr(held, name) for name in names}}


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
