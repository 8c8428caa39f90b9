"""Peoples, parts and former names of states that tell one country of today ("Sicilian", "East German")."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from dragoman.knowledge.tables import listed, rows


def people_country(word: str) -> str | None:
    """The country (ISO 3166-1 alpha-3) of a row of `peoples.tsv` that has the word, in the case as written."""
    return peoples().get(word.replace("’", "'").removesuffix("'s").removesuffix("'"))


@functools.cache
def peoples() -> Mapping[str, str]:
    """The country of each word of the list."""
    return {word: row["iso3"] for row in rows("peoples.tsv") for word in listed(row["words"])}
