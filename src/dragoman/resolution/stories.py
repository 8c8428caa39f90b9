"""Which articles tell one story: alike in their weightiest words, and published within days of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.corpus.write import refill
from dragoman.resolution.clusters import by_mean
from dragoman.resolution.cosines import SCALE, alike

if TYPE_CHECKING:
    import duckdb

ALIKE = 0.2
"""The mean cosine from which articles are of one story; chosen by eye on news that is not measured on."""

_LEAST = 0.05
"""Cosines below this one are taken for none."""


def fill_stories(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `stories` anew: a row for each article of a story that two and more tell."""
    rows = [{"document": id, "story": group[0]} for group in stories(connection) for id in group]
    refill(connection, "stories", rows)


def stories(connection: duckdb.DuckDBPyConnection) -> list[list[str]]:
    """The ids of the articles of `documents`, story by story, each by day and id; stories of one article left out."""
    ids, pairs = alike(connection, _LEAST)
    groups = by_mean(len(ids), {(a, b): n for a, b, n in pairs}, round(ALIKE * SCALE**2))
    return [[ids[n] for n in group] for group in groups if len(group) > 1]
