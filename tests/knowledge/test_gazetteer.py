"""The gazetteer as a reader would ask it. Ids and points were looked up in the packages that it is compiled from."""

from __future__ import annotations

import pytest

from dragoman.knowledge.folding import folded
from dragoman.knowledge.gazetteer import area, country_spot, is_wide, kilometres, spots
from dragoman.knowledge.states import states
from dragoman.knowledge.tables import listed, rows


@pytest.mark.parametrize(
    ("name", "geonames", "country", "admin1", "feature"),
    [
        ("Mosul", 99072, "IRQ", "Nīnawá", "PPL"),
        ("kyiv", 703448, "UKR", "Kyiv", "PPL"),
        ("Kiev", 703448, "UKR", "Kyiv", "PPL"),
        ("Sana'a", 71137, "YEM", "Amānat al ‘Āşimah", "PPL"),
        ("Sana’a", 71137, "YEM", "Amānat al ‘Āşimah", "PPL"),
        ("Texas", 4736286, "USA", "Texas", "ADM1"),
        ("Harris County", 4696376, "USA", "Texas", "ADM2"),
        ("Lebanon", 272103, "LBN", None, "PCLI"),
        ("the Netherlands", 2750405, "NLD", None, "PCLI"),
        ("Asia", 6255147, None, None, "CONT"),
    ],
)
def test_a_name_gives_its_places(
    name: str, geonames: int, country: str | None, admin1: str | None, feature: str
) -> None:
    assert (geonames, country, admin1, feature) in [(s.geonames, s.country, s.admin1, s.feature) for s in spots(name)]


def test_names_that_nothing_bears_give_nothing() -> None:
    assert [spots(name) for name in ("", "Zzyzxville", "\n", "the")] == [(), (), (), ()]


def test_almost_every_state_is_a_country_of_the_gazetteer() -> None:
    missing = [s.name for s in states() if s.kind == "state" and s.iso3 is not None and country_spot(s.iso3) is None]
    assert missing == []


def test_a_wide_country_has_no_point_and_a_narrow_one_has() -> None:
    russia, lebanon = country_spot("RUS"), country_spot("LBN")
    assert russia is not None
    assert lebanon is not None
    assert lebanon.point is not None
    assert (russia.lat, russia.lon, russia.point) == (None, None, None)
    assert kilometres(lebanon.point, (33.89, 35.5)) < 60


def test_fiji_lies_where_its_towns_lie_though_the_date_line_parts_them() -> None:
    fiji = country_spot("FJI")
    assert fiji is not None
    assert fiji.point is not None
    assert kilometres(fiji.point, (-17.7, 178.0)) < 250


@pytest.mark.parametrize("row", rows("state_codes.tsv"), ids=lambda r: r["name"])
def test_each_abbreviation_stands_for_its_state(row: dict[str, str]) -> None:
    for short in listed(row["short"]):
        assert {(s.feature, s.country) for s in area(short)} == {("ADM1", row["country"])}, short


@pytest.mark.parametrize("row", rows("wide_regions.tsv"), ids=lambda r: r["name"])
def test_each_wide_region_is_one_and_written_as_it_is_looked_up(row: dict[str, str]) -> None:
    assert is_wide(row["name"].title())
    assert folded(row["name"]) == row["name"]
