"""How PLOVER and POLECAT code whom an actor belongs to: a state, or what stands in the place of one."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from dragoman.knowledge.tables import listed, rows

INTERNATIONAL = ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")
"""PLOVER's table 5.1: what stands in the place of a country; our sectors hold some of them."""

_OWN = {"XKX": "KOS"}
"""Codes of PLOVER that ISO 3166-1 has not."""


def entity_code(country: str | None, sectors: Sequence[str], actor: str | None) -> str | None:
    """PLOVER's three letters for a country (ISO 3166-1 alpha-3) or, without one, for a known actor of many states."""
    if country:
        return _OWN.get(country, country)
    return _unions().get(actor or "") or next((sector for sector in sectors if sector in INTERNATIONAL), None)


def own_sectors(sectors: Sequence[str]) -> list[str]:
    """The sectors without those that stand in the place of a country."""
    return [sector for sector in sectors if sector not in INTERNATIONAL]


def cow_number(country: str | None) -> str | None:
    """The Correlates of War's number of a state, by its ISO 3166-1 alpha-3 code; None where the list has none."""
    return _numbers().get(country or "")


@functools.cache
def _unions() -> Mapping[str, str]:
    return {actor: row["code"] for row in rows("unions.tsv") for actor in listed(row["actors"])}


@functools.cache
def _numbers() -> Mapping[str, str]:
    return {row["country"]: row["number"] for row in rows("cow.tsv")}
