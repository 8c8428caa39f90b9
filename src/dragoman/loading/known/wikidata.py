"""Actors from Wikidata's entity JSON, an item on each line, with or without a comma behind, as its dumps are.

An item that is an instance of human (Q5) is a person, every other one an organization, unless it is a state of
`states.tsv`, which is known already: give a file of the items that you want. Its countries are those of citizenship
(P27) and of its own (P17), its offices the positions held (P39) with their start (P580) and end (P582). Statements that
Wikidata deprecates are passed over. Properties and Q5 as nomenklatura 4.17.4 has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.knowledge.actors import KnownActor, Occupancy
from dragoman.knowledge.states import state_by_code
from dragoman.loading.known.parts import Held, Part, countries, iso_date, others
from dragoman.vocabulary import EntityKind

_HUMAN = "Q5"
_PRECISIONS = {11: 10, 10: 7, 9: 4}
"""How many characters of a time are known, by Wikidata's number for its precision: day, month, year."""


def from_item(row: dict[str, Any]) -> Iterator[Part]:
    """The parts that one item gives; nothing for items without an English name. ValueError for what is no item."""
    id, claims = row.get("id"), row.get("claims")
    if not isinstance(id, str) or not isinstance(claims, dict):
        raise ValueError("no Wikidata item: id or claims are missing")
    name = _label(row)
    if name is None or state_by_code(id):
        return
    kind: EntityKind = "person" if _HUMAN in _items(claims, "P31") else "organization"
    aliases = [alias["value"] for alias in row.get("aliases", {}).get("en", ())]
    places = countries([*_items(claims, "P27"), *_items(claims, "P17")])
    yield KnownActor(name, kind, places, (), others(aliases, name), (), (("wikidata", id),), id)
    for claim in _claims(claims, "P39"):
        if post := _item(claim.get("mainsnak", {})):
            qualifiers = claim.get("qualifiers", {})
            since, until = (_time(qualifiers, key) for key in ("P580", "P582"))
            yield Held(id, Occupancy(None, None, since, until, f"Wikidata {id}, P39", post))


def _label(row: dict[str, Any]) -> str | None:
    labels = row.get("labels") or {}
    found = labels.get("en") or labels.get("mul") or {}
    return found.get("value")


def _claims(claims: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [claim for claim in claims.get(name, ()) if claim.get("rank") != "deprecated"]


def _items(claims: dict[str, Any], name: str) -> list[str]:
    return [id for claim in _claims(claims, name) if (id := _item(claim.get("mainsnak", {})))]


def _item(snak: dict[str, Any]) -> str | None:
    value = snak.get("datavalue", {}).get("value")
    return value.get("id") if isinstance(value, dict) else None


def _time(qualifiers: dict[str, Any], name: str) -> str | None:
    """The first time of the qualifier, as precise as it is; None before the year 1 and for centuries."""
    for snak in qualifiers.get(name, ()):
        value = snak.get("datavalue", {}).get("value", {})
        known = _PRECISIONS.get(value.get("precision"))
        if known and value.get("time", "").startswith("+"):
            return iso_date(value["time"][1 : 1 + known])
    return None
