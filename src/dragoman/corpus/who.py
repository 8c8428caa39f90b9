"""Whom a filter means: the names of a store that an actor goes by, and those of its parts and members."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.corpus.tables import key
from dragoman.errors import ConfigError
from dragoman.knowledge.actors import actors_named

if TYPE_CHECKING:
    import duckdb

_SHOWN = 8

_BEARERS = """
    SELECT name, count(*) AS times FROM aliases WHERE {} GROUP BY name ORDER BY times DESC, name"""
_KNOWN = """
    SELECT lower(name) AS folded, bool_or(actor IS DISTINCT FROM $1) AS shared FROM entities
    WHERE key IN (SELECT key FROM entities WHERE actor = $1) GROUP BY folded ORDER BY folded"""
_INSIDE = """
    WITH RECURSIVE belongs AS (
        SELECT DISTINCT lower("from") AS part, lower("to") AS whole FROM ties
        WHERE named AND kind IN ('part_of', 'member_of', 'heads', 'commands', 'represents') AND status = 'current'
              AND polarity = 'affirmed' AND certainty IN ('certain', 'probable')),
    inside AS (SELECT unnest($1::VARCHAR[]) AS name
               UNION SELECT part FROM belongs JOIN inside ON whole = inside.name)
    FROM inside"""


@dataclass(frozen=True, slots=True)
class Meant:
    """Names in lower case: those that are meant, and those of others who are called so too."""

    names: list[str]
    others: list[str]


def meant(connection: duckdb.DuckDBPyConnection, actor: str) -> Meant:
    """Whom `actor` names, in any case: those whose name it is, or an alias where they are one and the same.

    The name of one known actor means all that the documents call it. Else names are the same where one has all the
    words of the other ("Boateng", "Esi Boateng"). Raises ConfigError for a name that no document has, with those that
    are near, and for one that several bear and nobody has as the whole name.
    """
    known = actors_named(actor)
    if len(known) == 1 and (rows := connection.execute(_KNOWN, [known[0].name]).fetchall()):
        return Meant([name for name, shared in rows if not shared], [name for name, shared in rows if shared])
    folded = actor.lower()
    bearers = connection.execute(_BEARERS.format("key = $1"), [key(folded)]).fetchall()
    if not bearers:
        raise ConfigError(_unknown(connection, actor))
    names = [name for name, _ in bearers if name.lower() != folded]
    if _one(names):
        return Meant(_folded([actor, *names]), [])
    if len(names) < len(bearers):
        return Meant([folded], _folded(names))
    told = ", ".join(f"{name!r} ({times} times)" for name, times in bearers[:_SHOWN])
    raise ConfigError(f"several are called {actor!r}: {told}; give one of these names")


def inside(connection: duckdb.DuckDBPyConnection, actor: str) -> Meant:
    """`actor`, its parts and members, and theirs: those with names of their own, by current and affirmed ties."""
    found = meant(connection, actor)
    names = connection.execute(_INSIDE, [found.names]).fetchall()
    return Meant(sorted(name for (name,) in names), found.others)


def _one(names: Iterable[str]) -> bool:
    """Whether the names are variants of the longest of them."""
    words = [set(name.lower().split()) for name in names]
    longest = max(words, key=len, default=set())
    return all(each <= longest for each in words)


def _folded(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name.lower() for name in names))


def _unknown(connection: duckdb.DuckDBPyConnection, actor: str) -> str:
    query = _BEARERS.format("contains(lower(name), lower($1))")
    near = ", ".join(repr(name) for name, _ in connection.execute(query, [actor]).fetchmany(_SHOWN))
    return f"no document names an actor {actor!r}; " + (f"near are {near}" if near else "see `actors`")
