"""POLECAT's table (Halterman et al. 2023): an event a row of forty columns, parted by tabs.

Several values of a cell, those of several actors among them, are parted by ";", in the same order in every column of
the actors; what one of them lacks stands empty between, and the sectors of one are parted by ",". Cells hold no tabs
and no line ends: runs of white space are one space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.knowledge.codes import cow_number
from dragoman.views.export.coding import Coded, coded
from dragoman.views.export.document_rows import DocumentRows, Row
from dragoman.views.export.files import guarded
from dragoman.views.export.location import location
from dragoman.views.export.parties import Party, parties

_PARTY = ("{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw",
          "Wikipedia {} ID")  # fmt: skip
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *(name.format("Actor") for name in _PARTY),
    *(name.format("Recipient") for name in _PARTY),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
"""The columns, in their order."""

SEPARATOR = ";"
"""Stands between the values of a cell; within one of them it is written as a comma."""

NOT_HAPPENED = "future, hypothetical or negated"
"""Why an event that PLOVER codes with an auxiliary mode is not written: POLECAT has none."""

_PLACED = ("resolved_place", "city", "district", "province", "country_code", "lat", "lon", "geonameid",
           "extracted_place", "feature_code")  # fmt: skip


def rows(told: DocumentRows) -> Iterator[list[str] | str]:
    """Each shown event of a document as the cells of its row, or the reason why there is no such row."""
    shared = _story(told)
    for event in told.events:
        made = coded(event, told)
        if isinstance(made, str):
            yield made
        elif set(made.auxiliary) - {"historical"}:
            yield NOT_HAPPENED
        else:
            cells = (*_event(event, made), *_sides(event, told), *_place(event, told), *shared)
            yield [_cell(value) for value in cells]


def _event(event: Row, made: Coded) -> Sequence[object]:
    return (event["id"], made.date, event["type"], SEPARATOR.join(event["modes"]), event["intensity"],
            event["quad"].upper(), SEPARATOR.join(event["contexts"]))  # fmt: skip


def _sides(event: Row, told: DocumentRows) -> Iterator[str]:
    for name in ("actors", "recipients"):
        who = parties(event[name], told)
        columns = zip(*map(_party, who), strict=True) if who else [()] * len(_PARTY)
        yield from (SEPARATOR.join(cells) if any(cells) else "" for cells in columns)


def _party(party: Party) -> tuple[str, ...]:
    primary = party.sectors[0] if party.sectors else ""
    values = (party.actor or party.name or "", party.code or "", cow_number(party.country) or "", primary,
              ",".join(party.sectors), party.office or "", party.text, "")  # fmt: skip
    return tuple(map(_single, values))


def _place(event: Row, told: DocumentRows) -> list[object]:
    place = told.places.get(event["place_id"] or "")
    found = location(place) if place else {}
    return [found.get(name) for name in _PLACED]


def _story(told: DocumentRows) -> Sequence[object]:
    """What every event of the document has in its last columns."""
    named = [row for row in told.entities.values() if row["named"]]
    people = _names(row["name"] for row in named if row["kind"] == "person")
    others = _names(row["name"] for row in named if row["kind"] in ("organization", "group"))
    places = _names(row["name"] for row in told.places.values())
    version = f"dragoman {told.reader.partition(' ')[0]}"
    return (told.publisher, told.published_on, people, others, places, told.document.language, version)


def _names(names: Iterator[str]) -> str:
    return SEPARATOR.join(dict.fromkeys(_single(" ".join(name.split())) for name in names))


def _single(value: str) -> str:
    return value.replace(SEPARATOR, ",")


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return guarded(text) if isinstance(value, str) else text
