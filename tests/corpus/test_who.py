"""Whom the filters for actors, countries and what is within an actor mean."""

import json

import pytest

import dragoman as dr
from dragoman.loading.document import make_document

REPORTS = [
    "Esi Boateng accused Togo. Boateng arrested two smugglers.",
    "Boateng condemned Mali.",
    "Kofi Boateng attacked a convoy near Kumasi. Police arrested Kofi Boateng, who accused Chad. Boateng accused Fiji.",
    "Ana Ruiz leads the Andean Brigade. The Andean Brigade is part of the Peruvian army. Ruiz accused Bolivia. "
    "The Peruvian army attacked rebels.",
    "Peru condemned Chile. Peruvian Interior Minister Luis Paz accused Chile.",
    "Luis Ferro accused Lima. Carla Ferro accused Quito.",
    "The Rapid Support Forces shelled the Sudanese army near Omdurman.",
    "The Janjaweed attacked Sudanese villagers. Sudan condemned the RSF.",
    "The RSF condemned the arrest of a reporter in Paris.",
    "Maame Owusu-N’Diaye accused Benin. Maame Owusu-N'Diaye arrested four smugglers.",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    store = dr.Store(tmp_path_factory.mktemp("who") / "news.dragoman")
    store.add([make_document(text) for text in REPORTS])
    return store


def actors(store: dr.Store, **asked: str) -> set[str]:
    return set(store.events(**asked)["actors"].to_pylist())  # type: ignore[arg-type]


def test_a_full_name_is_that_actor_alone(store: dr.Store) -> None:
    assert actors(store, actor="Esi Boateng") == {"Esi Boateng"}
    assert actors(store, actor="kofi boateng") == {"Kofi Boateng"}


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_name_is_found_with_either_apostrophe(store: dr.Store, apostrophe: str) -> None:
    assert store.events(actor=f"Maame Owusu-N{apostrophe}Diaye")["type"].to_pylist() == ["ACCUSE", "COERCE"]


def test_a_short_name_that_stands_alone_counts_the_others(store: dr.Store) -> None:
    found = store.events(actor="Boateng")
    assert set(found["actors"].to_pylist()) == {"Boateng"}
    assert json.loads(found.schema.metadata[b"left_out"]) == {"others called so": 5}


def test_a_short_name_of_one_actor_finds_him(store: dr.Store) -> None:
    assert actors(store, actor="Ruiz") == {"Ana Ruiz"}


def test_a_known_actor_is_found_by_any_of_its_names(store: dr.Store) -> None:
    found = store.events(actor="Rapid Support Forces")
    assert {"Rapid Support Forces", "Janjaweed"} <= set(found["actors"].to_pylist())
    assert json.loads(found.schema.metadata[b"left_out"]) == {"others called so": 1}


def test_a_country_has_its_state_its_parts_and_its_people(store: dr.Store) -> None:
    assert actors(store, country="Peru") == actors(store, country="per") == {
        "Peru", "Peruvian army", "Luis Paz", "Ana Ruiz"
    }  # fmt: skip
    assert "Luis Paz" in store.actors(country="Peruvian")["name"].to_pylist()


def test_within_follows_the_ties(store: dr.Store) -> None:
    assert actors(store, within="Peruvian army") == {"Peruvian army", "Ana Ruiz"}
    assert actors(store, within="Andean Brigade") == {"Ana Ruiz"}
    assert {"Ana Ruiz", "Andean Brigade"} <= set(store.actors(within="Peruvian army")["name"].to_pylist())


@pytest.mark.parametrize("country", ["Atlantis", "PE", "Congolese", ""])
def test_no_country_is_refused(store: dr.Store, country: str) -> None:
    if country:
        with pytest.raises(dr.ConfigError, match="ISO 3166-1"):
            store.events(country=country)
    else:
        assert store.events(country=country).num_rows == store.events().num_rows
