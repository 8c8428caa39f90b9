"""The list of leaders as one would ask it: who led a state on a day, whom a name may mean, and since when."""

from __future__ import annotations

import re

import pytest

import dragoman as dr
from dragoman.knowledge import people
from dragoman.knowledge.leaders import LAST, LEADER, LeaderTitle, leader_titles, leaders, leaders_named, leaders_of
from dragoman.knowledge.states import states


def named(name: str) -> set[str]:
    return {leader.label for leader, _ in leaders_named(name)}


def on(country: str, day: str) -> list[str]:
    return [leader.label for leader, _ in leaders_of(country, day)]


@pytest.mark.parametrize(
    ("country", "day", "leader"),
    [
        ("KEN", "2016-05-01", ["Uhuru Kenyatta [KEN 2013]"]),
        ("USA", "2021-01-19", ["Donald Trump [USA 2017]"]),
        ("USA", "2021-01-20", ["Biden [USA 2021]"]),
        ("USA", "2021-01", ["Donald Trump [USA 2017]", "Biden [USA 2021]"]),
        ("IND", "1985", ["R. Gandhi [IND 1984]"]),
        ("NRU", "2014-06-07", ["Baron Waqa [NRU 2013]"]),
        ("KEN", "1950-01-01", []),
        ("XYZ", "2000-01-01", []),
    ],
)
def test_who_led_a_state(country: str, day: str, leader: list[str]) -> None:
    assert on(country, day) == leader


@pytest.mark.parametrize("day", ["2021-03-01", "2021-03", "2022", "2025-01-09"])
def test_nobody_is_said_to_lead_after_the_list_ends(day: str) -> None:
    assert on("KEN", day) == []


@pytest.mark.parametrize(
    ("name", "leader"),
    [
        ("al-Abadi", "Haydar al-Abadi [IRQ 2014]"),
        ("Al Abadi", "Haydar al-Abadi [IRQ 2014]"),
        ("Haider al-Abadi", "Haydar al-Abadi [IRQ 2014]"),
        ("Enrique Peña Nieto", "Enrique Pena Nieto [MEX 2012]"),
        ("Peña Nieto", "Enrique Pena Nieto [MEX 2012]"),
        ("Kim Jong-un", "Kim Jong Un [PRK 2011]"),
        ("Rajiv Gandhi", "R. Gandhi [IND 1984]"),
        ("George W. Bush", "George W. Bush [USA 2001]"),
        ("George H. W. Bush", "George Bush [USA 1989]"),
        ("Hafez al-Assad", "H. Al-Assad [SYR 1971]"),
    ],
)
def test_one_who_is_spelled_otherwise(name: str, leader: str) -> None:
    assert named(name) == {leader}


@pytest.mark.parametrize("name", ["Samantha Cameron", "Ali al-Abadi", "Sonia Gandhi", "Ana Ruiz", "President", "al"])
def test_the_list_does_not_have_them(name: str) -> None:
    assert named(name) == set()


def test_a_family_name_is_that_of_all_who_bear_it() -> None:
    assert named("Kenyatta") == {"Kenyatta [KEN 1963]", "Uhuru Kenyatta [KEN 2013]"}
    assert leaders_named("Kenyatta")[0][1] is False
    assert leaders_named("Uhuru Kenyatta")[0][1] is True


def test_who_came_back_is_one_person_with_several_roles() -> None:
    (leader,) = (leader for leader in leaders() if leader.label == "Binyamin Netanyahu [ISR 1996]")
    first, second = leader.roles
    assert (first.title, first.since, first.until, first.reference) == (
        LEADER, "1996-06-18", "1999-07", "REIGN 2021-03, A2.9-7573"
    )  # fmt: skip
    assert (second.title, second.since, second.until) == ("prime minister", "2009-03-31", None)
    assert second.reference == "REIGN 2021-03, A3.0-169; role: World Factbook 2015"


def test_the_rows_are_well_formed() -> None:
    assert len({leader.label for leader in leaders()}) == len(leaders())
    countries = {state.iso3 for state in states() if state.kind == "state"}
    for leader in leaders():
        for role in leader.roles:
            assert role.of in countries
            assert role.title == LEADER or people.noun(role.title or "") is not None
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", role.since or "")
            assert (role.since or "") <= LAST
            assert re.fullmatch(r"\d{4}-\d\d|", role.until or "")
            assert (role.since or "")[:7] <= (role.until or LAST)


@pytest.mark.parametrize("title", leader_titles().values(), ids=lambda title: title.lemma)
def test_each_title_leads_from_its_example_to_a_leader(title: LeaderTitle) -> None:
    reading = dr.read(title.example, published="2017-03-01")
    listed = {leader.label for leader in leaders()}
    assert any(e.actor in listed and title.lemma in {o.title for o in e.offices} for e in reading.entities)


def test_each_office_of_the_list_has_a_title() -> None:
    offices = {role.title for leader in leaders() for role in leader.roles} - {LEADER}
    assert offices <= {title.office for title in leader_titles().values()}
