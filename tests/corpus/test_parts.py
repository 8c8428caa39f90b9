"""Reading into a folder of Parquet parts, and a store that shows it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import light
import pyarrow.parquet as pq
import pytest
from reports import FRENCH, documents
from test_store import TABLES

import dragoman as dr
from dragoman.corpus import parts
from dragoman.corpus.done import Done
from dragoman.corpus.engines.engine import Engine
from dragoman.document import Document
from dragoman.loading.document import make_document
from dragoman.records import Failure

QUESTIONS = (
    lambda s: s.documents(publisher="The Wharf"),
    lambda s: s.failures(),
    lambda s: s.events(all=True, nested=True),
    lambda s: s.events(country="Peru"),
    lambda s: s.events(since="2031-05", until="2031-05"),
    lambda s: s.attributions(actor="Esi Boateng"),
    lambda s: s.ties(),
    lambda s: s.actors(),
    lambda s: s.reports(),
    lambda s: s.happenings(),
    lambda s: s.stories(),
    lambda s: s.timeline(actor="Esi Boateng"),
    lambda s: s.network().edges,
    lambda s: s.voices().voices,
    lambda s: s.panel("dyad,month,quad", undated=True),
    lambda s: s.sample(size=3, all=True),
    lambda s: s.search("harbour"),
    lambda s: s.sql("SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY type"),
    lambda s: s.judgements(),
)
"""What a store may be asked: a table each."""


def items() -> list[Document | Failure]:
    return [*documents(), make_document(FRENCH), Failure("broken.txt", None, "loading", "byte 0xff"), documents()[1]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports, with what fails, in parts."""
    found = tmp_path_factory.mktemp("parts") / "news"
    done = dr.read_to(found, items())
    assert (done.given, done.new, done.failed) == (7, 6, 2)
    return found


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    """The same in a store of its own."""
    store = dr.Store(tmp_path_factory.mktemp("plain") / "news.dragoman")
    store.add(items())
    return store


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> dr.Store:
    """A store to which a copy of the folder is attached."""
    shutil.copytree(folder, tmp_path / "news")
    store = dr.Store(tmp_path / "news.dragoman")
    store.attach(tmp_path / "news")
    return store


def light_parts(folder: Path, texts: list[str], size: int = 4) -> Done:
    documents = [light.document(text) for text in texts]
    return parts.add(folder, documents, light.read, light.READER, Engine(), lambda _: None, size)


def test_the_manifest_tells_what_the_files_hold(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["reader"]["schema"] == 4
    (part,) = manifest["parts"]
    assert part["documents"] == 6
    for name in TABLES:
        file = folder / name / "00001.parquet"
        assert pq.read_table(file).num_rows == part["rows"][name]
        assert file.stat().st_size == part["bytes"][name]
        assert len(part["sha256"][name]) == 64


def test_every_table_is_that_of_a_plain_store(store: dr.Store, plain: dr.Store) -> None:
    for name in TABLES:
        query = f"SELECT * EXCLUDE (seq) FROM {name} ORDER BY seq" if name == "documents" else f"FROM {name}"
        assert store.sql(query).to_pylist() == plain.sql(query).to_pylist(), name


@pytest.mark.parametrize("question", range(len(QUESTIONS)))
def test_every_question_has_the_answer_of_a_plain_store(store: dr.Store, plain: dr.Store, question: int) -> None:
    found, expected = QUESTIONS[question](store), QUESTIONS[question](plain)
    assert found.to_pylist() == expected.to_pylist()
    assert found.schema.metadata == expected.schema.metadata


def test_a_record_is_traced_judged_and_verified_where_it_lies(store: dr.Store, plain: dr.Store) -> None:
    id = store.events(type="CONSULT")["id"][0].as_py()
    assert str(store.trace(id)) == str(plain.trace(id))
    store.judge(id, "right", author="Ana")
    assert store.judgements()["stale"].to_pylist() == [False]
    assert store.verify() == plain.verify()


def test_what_is_attached_and_what_is_added_stand_side_by_side(store: dr.Store) -> None:
    other = make_document("Police in Suva arrested four men on 9 May 2031, officials said.")
    assert store.add([*items(), other]).new == 1
    assert store.documents().num_rows == 7
    assert {row["document"] for row in store.events(all=True).to_pylist()} >= {other.id, documents()[0].id}
    assert store.search("Suva").num_rows == 1
    store.verify()
    folder = store.path.with_name("news")
    store.detach(folder)
    assert store.documents()["id"].to_pylist() == [other.id]
    assert store.search("harbour").num_rows == 0
    store.add(documents()[:1])
    with pytest.raises(dr.StoreError, match=r"1 documents .* already"):
        store.attach(folder)


def test_what_is_attached_is_read_only(store: dr.Store) -> None:
    before = {file: file.read_bytes() for file in store.path.with_name("news").rglob("*.parquet")}
    store.add([make_document("Rebels took the port of Buka on Monday, officials said.")])
    store.reread()
    store.resolve()
    with pytest.raises(dr.StoreError, match="query"):
        store.sql("DELETE FROM events")
    with pytest.raises(dr.StoreError, match="query"):
        store.sql(f"FROM '{store.path}.csv'")
    assert {file: file.read_bytes() for file in store.path.with_name("news").rglob("*.parquet")} == before


def test_a_missing_or_damaged_part_is_told_by_name(store: dr.Store) -> None:
    folder = store.path.with_name("news")
    events = folder / "events" / "00001.parquet"
    whole = events.read_bytes()
    events.write_bytes(whole[:-9])
    with pytest.raises(dr.StoreError, match=r"events/00001.parquet is damaged: .* bytes"):
        store.events()
    changed = bytearray(whole)
    changed[len(whole) // 2] ^= 255
    events.write_bytes(changed)
    with pytest.raises(dr.AuditError, match=r"events/00001.parquet is not, byte for byte, what was written"):
        store.verify()
    with pytest.raises(dr.StoreError, match=r"events/00001.parquet is damaged"):
        dr.Store(folder.with_name("other")).attach(folder)
    events.unlink()
    with pytest.raises(dr.StoreError, match=r"events/00001.parquet is missing"):
        store.documents()
    folder.rename(folder.with_name("moved"))
    with pytest.raises(dr.StoreError, match=r"news, attached to .*, is gone.*detach"):
        store.documents()
    store.detach(folder)
    assert store.documents().num_rows == 0


def test_what_is_no_folder_of_parts_is_not_attached(tmp_path: Path, store: dr.Store) -> None:
    with pytest.raises(dr.StoreError, match="no finished parts"):
        store.attach(tmp_path)
    with pytest.raises(dr.StoreError, match="is not attached"):
        store.detach(tmp_path)
    (tmp_path / "manifest.json").write_text("{}")
    with pytest.raises(dr.StoreError, match="damaged or of another program"):
        store.attach(tmp_path)


def test_parts_are_filled_one_after_the_other(tmp_path: Path) -> None:
    texts = [f"word {n}" for n in range(10)]
    folder, store = tmp_path / "parts", dr.Store(tmp_path / "s")
    assert light_parts(folder, texts).new == 10
    assert sorted(file.name for file in (folder / "mentions").iterdir()) == [f"0000{n}.parquet" for n in (1, 2, 3)]
    store.attach(folder)
    assert light_parts(folder, [*texts, "word 10", "word 10"]).new == 1
    assert store.sql("SELECT text FROM documents ORDER BY seq")["text"].to_pylist() == texts
    assert store.attached().to_pylist() == [{"folder": str(folder), "parts": 3, "documents": 10}]
    store.attach(folder)
    assert store.sql("SELECT count(*) AS n FROM documents")["n"].to_pylist() == [11]


ADD = """
import sys
from pathlib import Path
from test_parts import light_parts
light_parts(Path(sys.argv[1]), [f"WORK {n}" for n in range(60)], size=3)
"""


def test_a_killed_run_is_taken_up_where_it_stopped(tmp_path: Path) -> None:
    """Killed at three moments, of which one may be that of a write."""
    folder, texts = tmp_path / "parts", [f"WORK {n}" for n in range(60)]
    path = os.pathsep.join(path for path in sys.path if path)
    for finished in (2, 5, 9):
        with subprocess.Popen([sys.executable, "-c", ADD, folder], env=os.environ | {"PYTHONPATH": path}) as run:
            while run.poll() is None and not (folder / "mentions" / f"{finished:05}.parquet").exists():
                time.sleep(0.01)
            run.send_signal(signal.SIGKILL)
    before = json.loads((folder / "manifest.json").read_text())["parts"]
    done = light_parts(folder, texts, size=3)
    assert 0 < done.new == 60 - 3 * len(before)
    store = dr.Store(tmp_path / "s")
    store.attach(folder)
    assert store.sql("SELECT text FROM documents ORDER BY seq")["text"].to_pylist() == texts
    assert store.verify() == store.sql("FROM mentions").num_rows * 2


def test_two_runs_do_not_write_the_same_folder(tmp_path: Path) -> None:
    def while_writing() -> Iterator[Document]:
        with pytest.raises(dr.StoreError, match="another run"):
            light_parts(tmp_path, ["word"])
        yield light.document("word")

    parts.add(tmp_path, while_writing(), light.read, light.READER, Engine(), lambda _: None)


def test_a_folder_of_another_reader_is_left_alone(tmp_path: Path) -> None:
    light_parts(tmp_path, ["word"])
    with pytest.raises(dr.StoreError, match="another version of the reader"):
        dr.read_to(tmp_path, documents())
