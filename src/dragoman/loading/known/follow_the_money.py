"""Actors from FollowTheMoney entities, a line of JSON for each, as OpenSanctions publishes them.

Persons, organizations, public bodies, companies and other legal entities are actors, each Occupancy an office held and
each Position the title of one; other schemata are passed over. Nested entities are read where they stand. Country codes
are ISO 3166-1 alpha-2, a part's behind a hyphen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.knowledge.actors import KnownActor, Occupancy
from dragoman.knowledge.sectors import topic_sectors
from dragoman.loading.known.parts import Held, Part, Post, countries, iso_date, others
from dragoman.vocabulary import EntityKind

_KINDS: dict[str, EntityKind] = {
    "Person": "person", "LegalEntity": "organization", "Organization": "organization", "Company": "organization",
    "PublicBody": "organization",
}  # fmt: skip
_NAMES = ("name", "alias", "previousName", "abbreviation")
_PLACES = ("country", "nationality", "citizenship", "mainCountry", "jurisdiction")


def from_entity(row: dict[str, Any]) -> Iterator[Part]:
    """The parts that one entity gives; ValueError for what is no FollowTheMoney entity."""
    schema, properties = row.get("schema"), row.get("properties")
    if not isinstance(row.get("id"), str) or not isinstance(schema, str) or not isinstance(properties, dict):
        raise ValueError("no FollowTheMoney entity: id, schema or properties are missing")
    if schema in _KINDS:
        yield from _actor(row, _KINDS[schema], properties)
    elif schema == "Position" and (title := _first(properties, "name")):
        yield Post(row["id"], title, next(iter(countries(_values(properties, "country"))), None))
    elif schema == "Occupancy":
        yield from _held(properties)


def _actor(row: dict[str, Any], kind: EntityKind, properties: dict[str, Any]) -> Iterator[Part]:
    names = [name for key in _NAMES for name in _values(properties, key)]
    name = row.get("caption") or next(iter(names), None)
    if not isinstance(name, str):
        raise ValueError(f"{row['id']} has no name")
    topics = (topic_sectors().get(topic) for topic in _values(properties, "topics"))
    wikidata = tuple(("wikidata", id) for id in _values(properties, "wikidataId")[:1])
    titles = tuple(Occupancy(title, reference=row["id"]) for title in _values(properties, "position"))
    places = countries(code for key in _PLACES for code in _values(properties, key))
    sectors = tuple(dict.fromkeys(sector for sector in topics if sector))
    yield KnownActor(name, kind, places, sectors, others(names, name), titles, wikidata, row["id"])
    for nested in _nested(properties, "positionOccupancies"):
        if isinstance(held := nested.get("properties"), dict):
            yield from _held(held | {"holder": [row["id"]]})


def _held(properties: dict[str, Any]) -> Iterator[Part]:
    holder, post = _first(properties, "holder"), _first(properties, "post")
    for inner in _nested(properties, "post"):
        yield from from_entity(inner)
        post = inner["id"]
    if holder and post:
        dates = (iso_date(_first(properties, key)) for key in ("startDate", "endDate"))
        since, until = dates
        yield Held(holder, Occupancy(None, None, since, until, _first(properties, "sourceUrl"), post))


def _values(properties: dict[str, Any], key: str) -> list[str]:
    return [value for value in _listed(properties, key) if isinstance(value, str)]


def _nested(properties: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [value for value in _listed(properties, key) if isinstance(value, dict)]


def _listed(properties: dict[str, Any], key: str) -> list[Any]:
    found = properties.get(key)
    return found if isinstance(found, list) else []


def _first(properties: dict[str, Any], key: str) -> str | None:
    return next(iter(_values(properties, key)), None)
