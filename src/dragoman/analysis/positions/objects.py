"""Where an issue's objects stand in the documents of a store."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.corpus.tables import key
from dragoman.knowledge.actors import actors_named

if TYPE_CHECKING:
    import duckdb

_TAIL = r"(?:$|,|\(| (?:in|of|from|like|such|that|who|which|across|inside|near|backed|loyal|linked|allied)\b)"


def make_objects(connection: duckdb.DuckDBPyConnection, objects: tuple[str, ...]) -> None:
    """Make the table `objects` of the entities (`who`) that an issue is about.

    They bear one of the names, are the same known actor, or end with the words: "armed groups" means also the
    "pro-government armed groups in Sinaloa".
    """
    known = {actors[0].name for name in objects if len(actors := actors_named(name)) == 1}
    query = f"SELECT DISTINCT key FROM aliases WHERE {holding('name', objects)} AND regexp_matches(name, ?)"
    keys = {key(name) for name in objects} | {k for (k,) in connection.execute(query, [_ends(objects)]).fetchall()}
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE objects AS
           SELECT who FROM aliases WHERE key IN (SELECT unnest($1::UBIGINT[]))
           UNION SELECT uid FROM entities WHERE actor IN (SELECT unnest($2::VARCHAR[]))""",
        [sorted(keys), sorted(known)],
    )


def holding(column: str, objects: tuple[str, ...]) -> str:
    """SQL for what may match `said_so`, many times faster."""
    words = (name.lower().replace("'", "''") for name in objects)
    return "(" + " OR ".join(f"contains(lower({column}), '{word}')" for word in words) + ")"


def said_so(objects: tuple[str, ...]) -> str:
    """A regular expression for the objects' words in a text, in any case: what is no entity ("gun control")."""
    words = "|".join(re.escape(name) for name in sorted(objects, key=len, reverse=True))
    return rf"(?i)\b(?:{words})\b"


def _ends(objects: tuple[str, ...]) -> str:
    words = "|".join(re.escape(name) for name in objects)
    return rf"(?i)(?:^|[\s-])(?:{words}){_TAIL}"
