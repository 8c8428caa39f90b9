"""The list of states: every row is well formed and is found by what it says."""

import re

import pytest

from dragoman.knowledge.states import State, demonym, demonym_states, seat, state_of, states

ALL = pytest.mark.parametrize("state", states(), ids=lambda s: s.name)

SHARED_NAMES = {"Congo", "Korea"}
SHARED_DEMONYMS = {"Congolese", "Dominican", "Dominicans", "Korean", "Koreans"}


@ALL
def test_a_state_is_found_by_its_name_and_aliases(state: State) -> None:
    for name in (state.name, *state.aliases):
        assert state_of(name) == (None if name in SHARED_NAMES else state)


@ALL
def test_a_state_is_found_by_the_words_for_its_people(state: State) -> None:
    for word in state.demonyms:
        assert state in demonym_states(word)
        assert demonym(word) == (None if word in SHARED_DEMONYMS else state)


@ALL
def test_a_state_is_found_by_its_seats_and_its_capital_is_one(state: State) -> None:
    assert state.capital is None or state.capital in state.seats
    for name in state.seats:
        assert seat(name) == state


@ALL
def test_a_row_is_well_formed(state: State) -> None:
    assert state.kind in {"state", "territory"}
    assert state.iso3 is None or re.fullmatch("[A-Z]{3}", state.iso3)
    assert state.kind == "territory" or state.iso3
    assert state.within is None or (state.iso3 is None and state.within in {s.iso3 for s in states()})
    for values in ((state.name, *state.aliases), state.demonyms, state.seats):
        assert len(set(values)) == len(values)
        assert all(v and v == v.strip() for v in values)


def test_names_and_codes_are_given_once() -> None:
    codes = [s.iso3 for s in states() if s.iso3]
    names = [s.name for s in states()]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("the United States", "United States"),
        ("The Gambia", "Gambia"),
        ("Iraq's", "Iraq"),
        ("Burkina Faso’s", "Burkina Faso"),
        ("the Philippines'", "Philippines"),
        ("the U.K.'s", "United Kingdom"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("DR Congo", "Democratic Republic of the Congo"),
        ("the Netherlands’", "Netherlands"),
        ("Gaza Strip", "Gaza"),
    ],
)
def test_a_name_is_found_as_news_write_it(written: str, name: str) -> None:
    found = state_of(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("word", ["us", "chad", "Alphen", "", "'s", "the", "Korea", "Congo"])
def test_a_word_that_names_no_single_state_gives_none(word: str) -> None:
    assert state_of(word) is None


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Britons", "United Kingdom"),
        ("Nigerien", "Niger"),
        ("Nigerian", "Nigeria"),
        ("Palestinians", "Palestine"),
        ("Filipina", "Philippines"),
        ("Poles", "Poland"),
        ("Spaniard", "Spain"),
        ("Scottish", "Scotland"),
    ],
)
def test_a_people_leads_to_its_state(word: str, name: str) -> None:
    found = demonym(word)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("the Kremlin", "Russia"),
        ("the White House’s", "United States"),
        ("Downing Street", "United Kingdom"),
        ("Elysee", "France"),
        ("Casa Rosada", "Argentina"),
        ("Ankara", "Turkey"),
        ("Sana’a", "Yemen"),
    ],
)
def test_a_seat_stands_for_its_government(name: str, state: str) -> None:
    found = seat(name)
    assert found is not None
    assert found.name == state
