"""Finding words, and finding what no longer matches."""

from pathlib import Path

import duckdb
import pytest
from reports import ACCRA, documents

import dragoman as dr
from dragoman.loading.document import make_document


@pytest.fixture
def store(tmp_path: Path) -> dr.Store:
    store = dr.Store(tmp_path / "news.dragoman")
    store.add(documents())
    return store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("harbour", ["The Wharf"]), ("HARBOUR lome", ["The Wharf"]), ('"harbour belongs"', ["The Wharf"]),
        ('"belongs harbour"', []), ("harbour polling", []), ("men attacked", ["The Wharf"]), ("zebra", []),
        ("Peru's", ["El Puente"]), ("AND OR NOT (", []),
    ],
)  # fmt: skip
def test_search_finds_all_words(store: dr.Store, words: str, found: list[str]) -> None:
    assert store.search(words)["publisher"].to_pylist() == found


def test_a_hit_leads_to_its_characters(store: dr.Store) -> None:
    (hit,) = store.search('"belongs to both"').to_pylist()
    assert ACCRA[hit["start"] : hit["end"]] == "belongs to both"
    assert "The harbour belongs to both of us" in hit["context"]


def test_search_sees_what_was_added_since(store: dr.Store) -> None:
    assert store.search("zebra").num_rows == 0
    store.add([make_document("A zebra stopped the convoy in Dodoma, the police said.")])
    assert store.search("zebra").num_rows == 1


def test_an_index_of_another_store_is_made_anew(store: dr.Store, tmp_path: Path) -> None:
    store.search("harbour")
    store.path.unlink()
    store.add(documents()[1:2])
    assert store.search("harbour").num_rows == 0
    assert store.search("Kyoto").num_rows == 1


def test_nothing_to_search_for_is_refused(store: dr.Store) -> None:
    with pytest.raises(dr.ConfigError, match="no word"):
        store.search(' "" ? ')


def test_verify_counts_the_spans_that_hold(store: dr.Store) -> None:
    assert store.verify() > 100


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("UPDATE documents SET text = replace(text, 'Boateng', 'Mensah?')", "is not"),
        ("DELETE FROM events", "events has 0 rows"),
        ("DELETE FROM readings", "has no reading"),
    ],
)
def test_verify_finds_damage(store: dr.Store, damage: str, words: str) -> None:
    with duckdb.connect(store.path) as connection:
        connection.execute(damage)
    with pytest.raises(dr.AuditError, match=words):
        store.verify()
