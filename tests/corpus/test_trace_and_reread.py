"""Where a record comes from, and reading again what another version read."""

from pathlib import Path

import duckdb
import pytest
from reports import FRENCH, documents
from test_store import contents

import dragoman as dr
from dragoman.loading.document import make_document


@pytest.fixture
def store(tmp_path: Path) -> dr.Store:
    store = dr.Store(tmp_path / "news.dragoman")
    store.add([*documents(), make_document(FRENCH)])
    return store


def test_a_claim_leads_to_its_sentence_and_whose_word_it_is(store: dr.Store) -> None:
    claims = store.events(voice="attributed", all=True, publisher="The Wharf").to_pylist()
    told = store.trace(next(row["id"] for row in claims if row["trigger"] == "attacked"))
    assert told.sentence.text == "Officials said that the men had attacked a polling station."
    assert told.chain[0].startswith("Officials (“said")
    assert told.chain[-1].startswith("The Wharf, 2031-05-10")
    assert "on the word of: Officials (“said" in str(told)


def test_every_record_can_be_traced(store: dr.Store) -> None:
    for table in ("events", "attributions", "ties", "entities", "mentions", "times", "places"):
        for id in store.sql(f"SELECT id FROM {table}")["id"].to_pylist():
            told = store.trace(id)
            assert told.record["id"] == id
            assert told.sentence.holds(told.span)
    with pytest.raises(dr.ConfigError, match="no record"):
        store.trace("nonsense")


def change(store: dr.Store, *statements: str) -> None:
    with duckdb.connect(store.path) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    ("statements", "again"),
    [
        (("UPDATE readings SET knowledge = 'old'", "DELETE FROM events"), 5),
        (("UPDATE readings SET model = 'old' WHERE document = (SELECT id FROM documents WHERE seq = 1)",), 1),
        (("DELETE FROM readings", "DELETE FROM ties"), 5),
        (("UPDATE store SET tables = 0", "DROP TABLE roles"), 5),
        (("UPDATE readings SET model = model",), 0),
    ],
)
def test_reread_brings_the_tables_to_what_this_version_reads(
    store: dr.Store, statements: tuple[str, ...], again: int
) -> None:
    before = contents(store)
    change(store, *statements)
    assert store.reread(batch=2).new == again
    assert contents(store) == before
    assert store.reread().new == 0


def test_an_earlier_version_is_told_to_reread(store: dr.Store) -> None:
    change(store, "UPDATE store SET tables = 0")
    with pytest.raises(dr.StoreError, match="dragoman reread"):
        store.events()
    with pytest.raises(dr.StoreError, match="dragoman reread"):
        store.add(documents())
