"""Who within one body speaks differently, in a store of three reports on an invented council."""

from pathlib import Path

import pytest

import dragoman as dr
from dragoman.errors import ConfigError
from dragoman.loading.document import make_document
from stands import WARDENS

REPORTS = [
    ("2031-03-02", "President Esi Boateng of Ghana leads Ghana. “We will crush Togo,” Boateng said in Tamale. "
     "Ghanaian Foreign Minister Kofi Asante represents Ghana. “We want dialogue with Togo and peace,” Asante said."),
    ("2031-03-04", "“We will fight Togo,” Peruvian Senator Ana Ruiz said. "
     "“We need dialogue,” Bolivian Senator Eva Rey said. There is a rift between Ruiz and Rey."),
    ("2031-03-05", "Ghanaian President Esi Boateng said that the River Wardens must be dissolved. "
     "Ghanaian Foreign Minister Kofi Asante said that the River Wardens must be kept. "
     "Togolese President Komla Adjavon said that the River Wardens must be kept."),
    ("2031-04-05", "The rift between Mayor Ama Darko and Treasurer Yaw Mensah is old. "
     "“The bridge must wait,” Darko said. “The bridge is safe,” Mensah said."),
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    home: Path = tmp_path_factory.mktemp("divergence")
    (home / "issues.toml").write_text(WARDENS, encoding="utf-8")
    store = dr.Store(home / "news.dragoman")
    store.add([make_document(text, published=day) for day, text in REPORTS])
    return store


def test_two_of_one_government_stand_apart_on_an_issue_and_a_stranger_does_not_count(store: dr.Store) -> None:
    (row,) = store.divergence("wardens").to_pylist()
    assert {row["first"], row["second"]} == {"Esi Boateng", "Kofi Asante"}
    assert row["body"] == "Ghana"
    assert str(row["since"]) == "2031-03-05"
    assert {"dissolved" in row["first_words"], "dissolved" in row["second_words"]} == {True, False}


def test_two_of_one_government_speak_of_one_theme_in_opposite_tones(store: dr.Store) -> None:
    row = next(row for row in store.divergence(within="Ghana").to_pylist() if row["kind"] == "tone")
    said = {row["first"]: row["first_words"], row["second"]: row["second_words"]}
    assert (row["subject"], row["body"]) == ("Togo", "Ghana")
    assert "crush" in said["Esi Boateng"]
    assert "dialogue" in said["Kofi Asante"]
    assert row["first_words"] in str(store.trace(row["first_id"]).sentence)


def test_what_a_document_says_of_two_is_told_unless_they_are_of_different_states(store: dr.Store) -> None:
    (row,) = [row for row in store.divergence(actor="Ama Darko").to_pylist() if row["kind"] == "told"]
    assert {row["first"], row["second"]} == {"Ama Darko", "Yaw Mensah"}
    assert row["sentence"].startswith("The rift")
    assert not [row for row in store.divergence(actor="Ana Ruiz").to_pylist() if row["kind"] == "told"]


def test_whose_divergence_must_be_said(store: dr.Store) -> None:
    with pytest.raises(ConfigError, match="needs an issue, a target, or whose"):
        store.divergence()
