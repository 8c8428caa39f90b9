"""Which known actor an entity is."""

from __future__ import annotations

import pytest

import dragoman as dr
from dragoman.records import Entity


def entity(text: str, name: str) -> Entity:
    return next(e for e in dr.read(text).entities if e.name == name)


@pytest.mark.parametrize(
    ("text", "name", "actor", "country"),
    [
        ("Kurdish fighters of the YPG left Raqqa.", "YPG", "YPG", "SYR"),
        ("The LNA shelled Tripoli.", "LNA", "Libyan National Army", "LBY"),
        ("The RSF shelled Sudanese army camps in Sudan.", "RSF", "Rapid Support Forces", "SDN"),
        ("The PKK left Qandil.", "PKK", "PKK", "TUR"),
        ("Peru signed the treaty.", "Peru", "Peru", "PER"),
        ("NATO warned Minsk.", "NATO", "NATO", None),
        ("Ansar Allah Jumaev, a tailor, met Ana Ruiz.", "Ana Ruiz", None, None),
    ],
)
def test_a_name_leads_to_its_actor(text: str, name: str, actor: str | None, country: str | None) -> None:
    found = entity(text, name)
    assert (found.actor, found.country) == (actor, country)


@pytest.mark.parametrize(
    ("text", "name", "reasons"),
    [
        ("The RSF denied it.", "RSF", {"actor": "ambiguous", "country": "not_stated"}),
        ("NATO warned Minsk.", "NATO", {"country": "out_of_scope"}),
        ("The Hill Farmers Front met NATO.", "Hill Farmers Front", {"actor": "not_found", "country": "not_stated"}),
        ("Ana Ruiz met NATO.", "Ana Ruiz", {"actor": "not_found", "country": "not_stated"}),
    ],
)
def test_what_is_not_told_has_its_reason(text: str, name: str, reasons: dict[str, str]) -> None:
    assert entity(text, name).reasons == reasons


def test_a_known_actor_brings_its_sectors() -> None:
    assert entity("The Taliban fired.", "Taliban").sectors == ("GOV", "REB")


def test_somebody_unnamed_is_of_the_country_that_tells_who_it_is() -> None:
    assert entity("A Turkish reporter was freed by the rebels.", "Turkish reporter").country == "TUR"
