"""Who stands in an event, as event data tell it: code, sectors, names, office, identifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.knowledge.codes import entity_code, own_sectors
from dragoman.views.export.document_rows import DocumentRows, Row

_OFFICE = re.compile(r"(?P<former>former )?(?P<title>.+?)(?: (?P<since>[\d-]*) – (?P<until>[\d-]*))?")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a store's table has it; the dates are ISO 8601, as precise as known."""

    title: str
    former: bool
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a role: the words, and what is known of whom they mean.

    `code` is PLOVER's country or what stands in its place. `actor` is the name of somebody known or named, who may be
    the same elsewhere; `wikidata` a known actor's id there.
    """

    text: str
    name: str | None
    code: str | None
    country: str | None
    sectors: tuple[str, ...]
    office: str | None
    actor: str | None
    wikidata: str | None


def parties(roles: list[Row], told: DocumentRows) -> list[Party]:
    """Those who stand in `roles`, a nested list of the store's table."""
    return [_party(role, told.entities.get(role["entity"] or "", {}), told) for role in roles]


def offices(entity: Row) -> list[Office]:
    """The offices of an entity's row."""
    found = (_OFFICE.fullmatch(text) for text in (entity.get("offices") or "").split("; ") if text)
    return [Office(m["title"], bool(m["former"]), m["since"] or None, m["until"] or None) for m in found if m]


def _party(role: Row, entity: Row, told: DocumentRows) -> Party:
    sectors = entity.get("sectors_nested") or []
    known = told.known.get(entity.get("actor") or "")
    held = [office.title for office in offices(entity) if not office.former]
    country = entity.get("country")
    name = " ".join(entity["name"].split()) if entity else None
    return Party(
        text=" ".join(role["text"].split()),
        name=name,
        code=entity_code(country, sectors, entity.get("actor")),
        country=country,
        sectors=tuple(own_sectors(sectors)),
        office=held[0] if held else None,
        actor=known.name if known else name if entity.get("named") else None,
        wikidata=dict(known.ids).get("wikidata") if known else None,
    )
