"""Reading in processes: the same rows in the same order, whatever dies of whichever document."""

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import light
import pytest
from reports import FRENCH, documents
from test_store import contents

import dragoman as dr
from benchmarks.engines import workers
from dragoman.corpus.done import Done
from dragoman.corpus.engines import processes
from dragoman.corpus.engines.engine import Engine, Running
from dragoman.corpus.made import make
from dragoman.corpus.write import add
from dragoman.document import Document
from dragoman.loading.document import make_document
from dragoman.records import Failure

ORDERS = ("KILL", "CRASH", "LEAVE", "HANG")


def added(path: Path, texts: list[str], workers: int | None, limit: float | None = None) -> tuple[dr.Store, Done]:
    """A store of these texts as the light reader reads them, and what was done."""
    items = [light.document(text) for text in texts]
    done = add(path, items, light.read, Engine("local", workers, limit), lambda r, _: r, lambda _: None, batch=7)
    return dr.Store(path), done


def test_processes_give_the_tables_of_one(tmp_path: Path) -> None:
    items: list[Document | Failure]
    items = [*documents(), make_document(FRENCH), Failure("broken.txt", None, "loading", "byte 0xff"), documents()[1]]
    alone, together = dr.Store(tmp_path / "a"), dr.Store(tmp_path / "b")
    expected = alone.add(items)
    done = together.add(items, workers=2, batch=3)
    assert contents(together) == contents(alone)
    order = "SELECT id FROM documents ORDER BY seq"
    assert together.sql(order) == alone.sql(order)
    assert (done.given, done.new, done.failed) == (expected.given, expected.new, expected.failed) == (7, 6, 2)


def test_the_order_is_that_of_the_input(tmp_path: Path) -> None:
    """Wherever a document takes longer than those behind it."""
    texts = [f"{'WORK' if n % 5 == 0 else 'word'} {n}" for n in range(60)]
    store, done = added(tmp_path / "s", texts, workers=3)
    assert store.sql("SELECT text FROM documents ORDER BY seq")["text"].to_pylist() == texts
    assert (done.new, done.failed, done.words) == (60, 0, 120)
    assert added(tmp_path / "s", [*texts, *texts], workers=2)[1].new == 0


@pytest.mark.parametrize("order", ORDERS)
def test_a_document_that_ends_its_worker_costs_itself_only(tmp_path: Path, order: str) -> None:
    texts = [f"word {n}" for n in range(12)]
    texts[4:4] = [f"{order} now"]
    store, done = added(tmp_path / "s", texts, workers=2, limit=3.0 if order == "HANG" else None)
    assert store.sql("SELECT text FROM documents ORDER BY seq")["text"].to_pylist() == texts
    assert (done.new, done.failed) == (13, 1)
    (failure,) = store.failures().to_pylist()
    words = {
        "KILL": "WorkerDied: the process that read it was ended by SIGKILL, as the system does where memory runs out",
        "CRASH": "WorkerDied: the process that read it was ended by SIGSEGV",
        "LEAVE": "WorkerDied: the process that read it ended with status 7",
        "HANG": "TimeLimitPassed: it was not read in 3 seconds",
    }[order]
    assert (failure["document"], failure["step"]) == (light.document(texts[4]).id, "reading")
    assert failure["error"] == f"{words}; tried twice"
    assert store.sql("SELECT DISTINCT document FROM mentions").num_rows == 12
    assert done.failures == {failure["kind"]: 1}


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    texts = ["word 1", f"ONCE {tmp_path / 'mark'}", "word 2"]
    _, done = added(tmp_path / "s", texts, workers=1)
    assert (done.new, done.failed) == (3, 0)


def test_workers_killed_at_random_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    texts = [f"WORK {n}" for n in range(150)]
    chance = random.Random(5)
    moments = set(chance.sample(range(40, 150), 8))

    def while_killing() -> Iterator[Document]:
        for n, text in enumerate(texts):
            if n in moments and (found := workers()):
                moments.remove(n)
                os.kill(chance.choice(found), signal.SIGKILL)
            yield light.document(text)

    engine = Engine("local", 2)
    done = add(tmp_path / "s", while_killing(), light.read, engine, lambda r, _: r, lambda _: None, batch=5)
    assert not moments
    store = dr.Store(tmp_path / "s")
    assert store.sql("SELECT text FROM documents ORDER BY seq")["text"].to_pylist() == texts
    assert done.new == 150
    plain, _ = added(tmp_path / "plain", texts, workers=None)
    if not done.failed:  # the same document was killed twice: rare, and told
        assert contents(store) == contents(plain)


def test_endless_input_is_taken_as_it_is_read() -> None:
    taken = itertools.count()

    def endless() -> Iterator[Document]:
        while True:
            yield light.document(f"word {next(taken)}")

    made = processes.run(partial(make, light.read), endless(), 2, 60)
    for _ in range(20):
        next(made)
    made.close()
    assert next(taken) <= 20 + 2 * processes.AHEAD
    assert workers() == []


def test_what_is_wrong_with_the_reader_is_told_and_nothing_keeps_running(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError, match="the reader itself"):
        added(tmp_path / "s", ["word", "WRONG"], workers=2)
    assert workers() == []


def test_a_worker_ends_with_the_process_that_it_works_for(tmp_path: Path) -> None:
    code = "import sys, light; from pathlib import Path; from test_processes import added; " \
           "added(Path(sys.argv[1]), [f'WORK {n}' for n in range(9000)], 1)"  # fmt: skip
    with subprocess.Popen([sys.executable, "-c", code, tmp_path / "s"], env=os.environ | _found()) as run:
        worker = _wait_for_child_of(run.pid)
        run.kill()
    until = time.monotonic() + 20
    while Path(f"/proc/{worker}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists()


def _found() -> dict[str, str]:
    return {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def _wait_for_child_of(pid: int) -> int:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                if int(stat.read_text().rpartition(")")[2].split()[1]) == pid:
                    return int(stat.parent.name)
            except OSError:
                continue
        time.sleep(0.05)
    raise TimeoutError


@pytest.mark.parametrize(
    ("running", "words"),
    [
        ({"workers": 0}, "at least 1"), ({"workers": 1, "time_limit": 0}, "more than 0"),
        ({"time_limit": 5}, "give workers"), ({"engine": "dask"}, "local, ray"), ({"address": "auto"}, "engine='ray'"),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_told_before_anything_is_done(tmp_path: Path, running: Running, words: str) -> None:
    with pytest.raises(dr.ConfigError, match=words):
        dr.Store(tmp_path / "s").add([], **running)
    assert not (tmp_path / "s").exists()
