"""Where on earth a toponym is, by the words around it and by the rest of the text."""

from __future__ import annotations

import pytest

import dragoman as dr
from dragoman.records import Place


def where(text: str) -> dict[str, Place]:
    """The last place of each name."""
    return {p.name: p for p in dr.read(text).places}


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("Rain fell on Tripoli, Lebanon, and in Beirut.", "Tripoli", "LBN", "Ash Shimāl"),
        ("TRIPOLI, Lebanon — Bakers marched in Tripoli on Monday.", "Tripoli", "LBN", "Ash Shimāl"),
        ("Libyan bakers marched in Tripoli and Misrata.", "Tripoli", "LBY", "Ţarābulus"),
        ("Nurses marched in Paris.", "Paris", "FRA", "Île-de-France"),
        ("Nurses marched in Paris, Texas.", "Paris", "USA", "Texas"),
        ("A fire in Paris, Texas, hurt two nurses. The nurses lived in Paris.", "Paris", "USA", "Texas"),
        ("Police in Springfield, Ill., arrested a senator.", "Springfield", "USA", "Illinois"),
        ("Police in Victoria, B.C., arrested a senator.", "Victoria", "CAN", "British Columbia"),
        ("Kenyan nurses marched in Mombasa.", "Mombasa", "KEN", "Mombasa"),
        ("The envoy flew from Washington to Mexico City.", "Washington", "USA", "District of Columbia"),
        ("Miners marched in Atlanta and Savannah, and in all of Georgia.", "Georgia", "USA", "Georgia"),
        ("Bakers marched in Tbilisi, Gori and elsewhere in Georgia.", "Georgia", "GEO", None),
        ("Shells fell in Idlib province near Aleppo.", "Idlib", "SYR", "Idlib"),
        ("Bakers marched in the Lebanese city of Tripoli.", "Tripoli", "LBN", "Ash Shimāl"),
        ("Nurses marched in Ontario’s London.", "London", "CAN", "Ontario"),
        ("Farmers gathered in Paris in northern Texas.", "Paris", "USA", "Texas"),
        ("Bakers met in Paris. They had come from Dallas to Paris, Texas, by bus.", "Paris", "USA", "Texas"),
        ("Nurses met in Birmingham on Monday. The governor of Alabama flew from Montgomery to Birmingham.",
         "Birmingham", "USA", "Alabama"),
        ("Nurses met in Birmingham. Trains from Leeds and Coventry to Birmingham stopped.",
         "Birmingham", "GBR", "England"),
        ("Miners in Newcastle struck. Trains from Sydney to Newcastle stopped.", "Newcastle", "AUS", "New South Wales"),
    ],
)  # fmt: skip
def test_the_words_around_and_the_text_settle_which_place(
    text: str, name: str, country: str, admin1: str | None
) -> None:
    place = where(text)[name]
    assert (place.country, place.admin1) == (country, admin1)


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("Shells fell on the city of Idlib in Syria.", "Idlib", "PPL"),
        ("Shells fell in Idlib province in Syria.", "Idlib", "ADM1"),
        ("Syrian troops left the province of Aleppo.", "Aleppo", "ADM1"),
        ("Nurses marched in New York.", "New York", "PPL"),
        ("Farmers marched in New York state.", "New York", "ADM1"),
    ],
)
def test_a_word_beside_tells_a_town_from_its_province(text: str, name: str, feature: str) -> None:
    assert where(text)[name].feature == feature


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("Nurses marched in Springfield.", "Springfield", "ambiguous"),
        ("The envoy toured the Middle East.", "Middle East", "not_found"),
        ("The envoy slept in Qwertyville.", "Qwertyville", "not_found"),
    ],
)
def test_what_is_not_known_or_could_be_several_is_null_with_the_reason(text: str, name: str, reason: str) -> None:
    place = where(text)[name]
    fields = ("geonames", "lat", "lon", "country", "admin1", "feature")
    assert [getattr(place, f) for f in fields] == [None] * 6
    assert place.reasons == dict.fromkeys(fields, reason)


def test_a_part_of_a_state_that_no_gazetteer_has_has_its_country() -> None:
    place = where("Shells fell in Rojava.")["Rojava"]
    assert (place.country, place.lat, place.reasons["lat"]) == ("SYR", None, "not_found")


def test_a_country_has_no_division_and_a_wide_one_no_point() -> None:
    place = where("Snow fell in Canada.")["Canada"]
    assert (place.geonames, place.country, place.feature) == (6251999, "CAN", "PCLI")
    assert place.reasons == dict.fromkeys(("lat", "lon", "admin1"), "out_of_scope")


def test_a_town_lies_within_its_country() -> None:
    goma = where("Rebels from Rwanda entered Goma.")["Goma"]
    assert (goma.geonames, goma.country, goma.reasons) == (216281, "COD", {})
    assert goma.lat == pytest.approx(-1.674, abs=0.01)
    assert goma.lon == pytest.approx(29.228, abs=0.01)
