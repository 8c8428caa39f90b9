"""Those who have a name, over all documents, each once: what a store's entities tell of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.corpus import files
from dragoman.corpus.known import labelled
from dragoman.knowledge.actors import KnownActor

Row = dict[str, Any]

_QUERY = """
    SELECT actor_id, any_value(actor) AS actor, mode(name ORDER BY name) AS name, mode(kind ORDER BY kind) AS kind,
           mode(country ORDER BY country) AS country,
           list_sort(list_distinct(list_concat(flatten(list(aliases_nested)), list(name)))) AS aliases,
           string_split(coalesce(mode(sectors ORDER BY sectors) FILTER (sectors <> ''), ''), '; ') AS sectors,
           list_sort(list_distinct(list_transform(flatten(list(roles_nested)), lambda role: role.text))) AS titles
    FROM entities WHERE actor_id IN (SELECT unnest($1::VARCHAR[])) GROUP BY actor_id ORDER BY actor_id"""
_SIZE = 1000


def everybody(path: Path, ids: Iterable[str]) -> Iterator[tuple[Row, KnownActor | None]]:
    """A row for each of these actors' ids, in their order, and who it is where that is known.

    `name`, `kind`, `country` and `sectors` are what most documents say that do, the other lists what any says.
    """
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _SIZE):
        with files.reading(path) as connection:
            relation = connection.sql(_QUERY, params=[wanted[start : start + _SIZE]])
            found: list[Row] = relation.to_arrow_table().to_pylist()
            brought = labelled(connection, {row["actor"] for row in found if row["actor"]})
        for row in found:
            row["sectors"] = [sector for sector in row["sectors"] if sector]
        yield from ((row, brought.get(row["actor"] or "")) for row in found)
