"""Those who have a name, over all documents, each once: what a store's entities tell of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.corpus import files
from dragoman.corpus.known import anybody
from dragoman.knowledge.actors import KnownActor

Row = dict[str, Any]

_QUERY = """
    SELECT actor_id, any_value(actor) AS actor, mode(name) AS name, mode(kind) AS kind, mode(country) AS country,
           list_sort(list_distinct(list_concat(flatten(list(aliases_nested)), list(name)))) AS aliases,
           list_distinct(flatten(list(sectors_nested))) AS sectors,
           list_sort(list_distinct(list_transform(flatten(list(roles_nested)), lambda role: role.text))) AS titles
    FROM entities WHERE actor_id IN (SELECT unnest($1::VARCHAR[])) GROUP BY actor_id ORDER BY actor_id"""
_SIZE = 1000


def everybody(path: Path, ids: Iterable[str]) -> Iterator[tuple[Row, KnownActor | None]]:
    """A row for each of these actors' ids, in their order, and who it is where that is known.

    `name`, `kind` and `country` are what most documents say, the lists what any does.
    """
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _SIZE):
        with files.reading(path) as connection:
            found: list[Row] = connection.sql(_QUERY, params=[wanted[start : start + _SIZE]]).to_arrow_table().to_pylist()
            brought = anybody(connection, {row["actor"] for row in found if row["actor"]})
        yield from ((row, brought.get(row["actor"] or "")) for row in found)
