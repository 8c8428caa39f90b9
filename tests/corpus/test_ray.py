"""The engine Ray, on a real Ray of this machine: the tables of one process, and a document costs itself only."""

import sys
from collections.abc import Iterator
from pathlib import Path

import light
import pytest
from reports import FRENCH, documents
from test_store import contents

import dragoman as dr
from dragoman.corpus.done import Done
from dragoman.corpus.engines import ray_data
from dragoman.corpus.engines.engine import Engine
from dragoman.corpus.write import add
from dragoman.document import Document
from dragoman.loading.document import make_document
from dragoman.records import Failure

ray = pytest.importorskip("ray")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:ray.data.context")
"""Ray Data warns of outdated settings where it sets its own defaults."""


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[None]:
    """One Ray for all tests; it is the caller's own, so that no run ends it."""
    ray.init("local", num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=100_000_000)
    yield
    ray.shutdown()


def added(path: Path, texts: list[str], engine: Engine) -> tuple[dr.Store, Done]:
    items = [light.document(text) for text in texts]
    done = add(path, items, light.read, engine, lambda r, _: r, lambda _: None, batch=7)
    return dr.Store(path), done


def test_ray_gives_the_tables_of_one_process(tmp_path: Path) -> None:
    items: list[Document | Failure]
    items = [*documents(), make_document(FRENCH), Failure("broken.txt", None, "loading", "byte 0xff")]
    alone, spread = dr.Store(tmp_path / "a"), dr.Store(tmp_path / "b")
    alone.add(items)
    done = spread.add(items, engine="ray", workers=1)
    assert contents(spread) == contents(alone)
    assert (done.new, done.failed, done.engine) == (6, 2, "ray")
    assert ray.is_initialized()


def test_a_document_that_ends_its_worker_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray_data, "GROUP", 16)
    texts = [f"word {n}" for n in range(70)]
    texts[5], texts[50] = "KILL now", "HANG now"
    store, done = added(tmp_path / "s", texts, Engine("ray", 2, limit=5.0))
    assert store.sql("SELECT text FROM documents ORDER BY seq")["text"].to_pylist() == texts
    assert (done.new, done.failures) == (70, {"WorkerDied": 1, "TimeLimitPassed": 1})


def test_what_is_wrong_with_the_reader_is_told(tmp_path: Path) -> None:
    with pytest.raises(dr.StoreError, match="the reader itself is at fault"):
        added(tmp_path / "s", ["word", "WRONG"], Engine("ray", 1))


def test_without_ray_it_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(dr.MissingExtra, match=r"pip install dragoman\[ray\]"):
        dr.Store(tmp_path / "s").add(documents(), engine="ray")
