"""What goes into a store stays there, once, whole, and only there."""

import dataclasses
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from reports import ACCRA, FRENCH, KYOTO, documents

import dragoman as dr
from dragoman.corpus import files
from dragoman.corpus.forms import dump, restore, unpack
from dragoman.corpus.tables import CACHES
from dragoman.document import Document
from dragoman.loading.document import make_document
from dragoman.records import Failure

TABLES = ("documents", *CACHES)


def contents(store: dr.Store) -> dict[str, list[str]]:
    """Every row of every table, in an order of its own."""
    return {name: sorted(map(str, store.sql(f"FROM {name}").to_pylist())) for name in TABLES}


@pytest.fixture
def store(tmp_path: Path) -> dr.Store:
    return dr.Store(tmp_path / "news.dragoman")


def test_a_store_has_a_row_for_each_record(store: dr.Store) -> None:
    added = store.add(documents())
    assert (added.given, added.new, added.failed) == (4, 4, 0)
    readings = [r for reading in dr.read_all(documents()) for r in (reading, *reading.posts)]
    for name in ("events", "attributions", "ties", "entities", "mentions", "times", "places", "links"):
        ids = {record.id for reading in readings for record in getattr(reading, name)}
        assert set(store.sql(f"SELECT id FROM {name}")["id"].to_pylist()) == ids, name
    assert store.sql("FROM documents").num_rows == 5
    (post,) = store.sql("FROM documents WHERE kind = 'post'").to_pylist()
    assert (post["handle"], post["published"]) == ("@valleywatch", "2031-06-02")


def test_a_stored_reading_is_the_reading(store: dr.Store) -> None:
    store.add(documents())
    stored = [unpack(f) for f in store.sql("SELECT form FROM readings")["form"].to_pylist() if f]
    assert stored == [reading.to_dict() for reading in dr.read_all(documents())]


def test_a_document_comes_back_whole(store: dr.Store) -> None:
    for document in documents():
        assert restore(dump(document), document.text) == document


def test_roles_lead_to_their_characters_and_names(store: dr.Store) -> None:
    store.add(documents())
    (met,) = store.sql("FROM events WHERE type = 'CONSULT' AND place = 'Lomé'").to_pylist()
    who = met["actors_nested"] + met["recipients_nested"]
    assert [role["name"] for role in who] == ["Esi Boateng", "Komla Adjavon"]
    assert all(ACCRA[r["start"] : r["end"]] == r["text"] for r in met["actors_nested"])
    assert (met["time"], str(met["earliest"]), str(met["latest"])) == ("4 May 2031", "2031-05-04", "2031-05-04")


def test_adding_twice_changes_nothing(store: dr.Store) -> None:
    store.add(documents(), batch=3)
    before = contents(store)
    assert store.add([*documents(), *documents()], batch=2).new == 0
    assert contents(store) == before


def test_batches_make_no_difference(store: dr.Store, tmp_path: Path) -> None:
    other = dr.Store(tmp_path / "other.dragoman")
    store.add([*documents(), documents()[0]])
    other.add(documents(), batch=1)
    assert contents(store) == contents(other)


def test_failures_are_kept_and_stop_nothing(store: dr.Store) -> None:
    half = make_document("Juba \ud83d fell to the rebels on Monday, the government said.")
    items: list[Document | Failure]
    items = [Failure("broken.txt", None, "loading", "byte 0xff"), make_document(FRENCH), half, make_document(KYOTO)]
    for new in (4, 0):
        assert store.add(items).new == new
    failures = store.sql("SELECT step, error FROM failures ORDER BY step").to_pylist()
    assert [f["step"] for f in failures] == ["loading", "reading", "storing"]
    assert "UnsupportedLanguage" in failures[1]["error"]
    assert "surrogate" in failures[2]["error"]
    assert store.sql("SELECT text FROM documents ORDER BY seq")["text"].to_pylist() == [FRENCH, KYOTO]


def test_odd_characters_are_kept_as_they_are(store: dr.Store) -> None:
    text = "Rebels \x00 took \u202ethe port\u202c of Buka 🛶 on Monday, officials said."
    store.add([make_document(text)])
    assert store.sql("SELECT text FROM documents")["text"].to_pylist() == [text]


def test_a_query_changes_nothing(store: dr.Store) -> None:
    store.add(documents()[:1])
    before = contents(store)
    for query in ("DELETE FROM events", "DROP TABLE documents", "FROM nowhere", "COPY events TO 'x.csv'"):
        with pytest.raises(dr.StoreError, match="query"):
            store.sql(query)
    assert contents(store) == before


def test_a_store_that_is_not_there_is_told(store: dr.Store, tmp_path: Path) -> None:
    with pytest.raises(dr.StoreError, match="there is no store"):
        store.sql("FROM events")
    assert not store.path.exists()
    with pytest.raises(dr.StoreError, match="make the folder first"):
        dr.Store(tmp_path / "no" / "news.dragoman").add([])


def _other_database(path: Path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE store (sheep INT)")
        connection.execute("CREATE TABLE events (sheep INT)")
        connection.execute("ALTER TABLE store RENAME TO herd")


@pytest.mark.parametrize("change", ["UPDATE store SET step = 99", "UPDATE store SET tables = 99"])
def test_a_later_version_is_left_alone(store: dr.Store, change: str) -> None:
    store.add(documents()[:1])
    with duckdb.connect(store.path) as connection:
        connection.execute(change)
    for act in (lambda: store.sql("FROM events"), lambda: store.add(documents())):
        with pytest.raises(dr.StoreError, match="later version"):
            act()


def test_what_is_no_store_is_left_alone(tmp_path: Path) -> None:
    text, other = tmp_path / "a.txt", tmp_path / "b.duckdb"
    text.write_text(ACCRA)
    _other_database(other)
    for path, words in ((text, "no Dragoman store"), (other, "another program"), (tmp_path, "is a folder")):
        before = path.read_bytes() if path.is_file() else b""
        for act in (lambda p=path: dr.Store(p).sql("SELECT 1"), lambda p=path: dr.Store(p).add(documents())):
            with pytest.raises(dr.StoreError, match=words):
                act()
        assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_can_be_asked_but_not_added_to(store: dr.Store) -> None:
    store.add(documents()[:1])
    store.path.chmod(0o444)
    with pytest.raises(dr.StoreError, match="read-only"):
        store.add(documents())
    assert store.sql("FROM documents").num_rows == 1


def test_a_busy_store_names_who_holds_it(store: dr.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(documents()[:1])
    monkeypatch.setattr(files, "PATIENCE", 0.3)
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, store.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(dr.StoreError, match=f"in use .*PID {holder.pid}"):
            store.sql("FROM events")
        holder.communicate("\n")
    assert store.sql("FROM documents").num_rows == 1


def test_a_reader_works_beside_a_writer(store: dr.Store) -> None:
    store.add([])
    many = [make_document(f"{KYOTO} The {n}th patrol left.") for n in range(12)]
    writer = threading.Thread(target=store.add, args=(many,), kwargs={"batch": 2})
    writer.start()
    seen = []
    while writer.is_alive():
        seen.append(store.sql("SELECT count(*) AS n FROM documents")["n"][0].as_py())
    writer.join()
    assert seen == sorted(seen)
    assert set(seen) <= set(range(0, 13, 2))
    assert store.sql("FROM documents").num_rows == 12


def test_an_interrupted_batch_leaves_nothing_behind(store: dr.Store) -> None:
    def until_interrupted() -> Iterator[Document]:
        yield from documents()[:3]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add(until_interrupted(), batch=2)
    ids = store.sql("SELECT id FROM documents ORDER BY seq")["id"].to_pylist()
    assert ids == [document.id for document in documents()[:2]]
    assert store.add(documents()).new == 2


def test_the_same_text_of_another_outlet_is_another_document(store: dr.Store) -> None:
    first = documents()[1]
    other = make_document(first.text, publisher="El Puente")
    store.add([first, other, dataclasses.replace(first)])
    assert store.sql("FROM documents").num_rows == 2
