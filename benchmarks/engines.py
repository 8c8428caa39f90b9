"""What the engines do with many real reports: `python -m benchmarks.engines WHAT --data DIR [--documents 2000]`.

WHAT is one of
  speed   documents a second with one process, two, and Ray on two CPUs, in turn, `--runs` times: medians, and the
          median ratio to one process of the same turn; the tables of all must be equal
  spacy   words a second and core of bare spaCy and of `Store.add` with one and two processes, for 200 documents and all
  memory  the memory of the process that keeps the readings, each second, while two others read without end
  kills   twenty of the workers killed at random while two read: nothing lost, nothing doubled, equal tables
  nodes   one of a Ray cluster's two nodes killed while both read: equal tables
  keeping what the process that writes takes for a report, by itself, and the happenings at the end of a run, in a store
          of `--documents` made of 200 real reports, as `benchmarks.large_store` does

The reports are those of PolNeAR, news_cluster, SEESAW, LGL and TR-News in DIR, each text once. All is wall time, so
that it must be measured on a machine that does nothing else. No figure decides anything, but unequal tables end the
program.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import os
import random
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import dragoman as dr
from benchmarks import large_store, stories, toponyms
from benchmarks.texts import folder
from dragoman.corpus.done import Done
from dragoman.corpus.engines import worker
from dragoman.corpus.engines.engine import Running
from dragoman.corpus.tables import CACHES
from dragoman.loading.document import make_document
from dragoman.reading.parsing.parse import pipeline
from dragoman.resolution.happenings import find_happenings

SETUPS: dict[str, Running] = {
    "one process": {"workers": 1},
    "two processes": {"workers": 2},
    "Ray, two CPUs": {"engine": "ray", "workers": 2},
}
KILLS = 20
FEW = 200
TRANSACTION = 32
"""Reports that `Store.add` writes at once."""
_WORKS = worker.__name__.encode()


def main() -> None:
    """Do what the command line asks for and print what comes of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("speed", "spacy", "memory", "kills", "nodes", "keeping"))
    parser.add_argument("--data", type=Path, required=True, help="the folder of the unpacked sets")
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=3, help="turns of `speed`")
    parser.add_argument("--seconds", type=float, default=120, help="how long `memory` looks on")
    given = parser.parse_args()
    documents = list(itertools.islice(reports(given.data), given.documents))
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} reports of {words} words")
    if given.what == "speed":
        speed(documents, given.runs)
    elif given.what == "spacy":
        beside_spacy(documents)
    elif given.what == "memory":
        memory(documents, given.seconds)
    elif given.what == "kills":
        kills(documents)
    elif given.what == "nodes":
        nodes(documents)
    else:
        keeping(documents[:FEW], given.documents)


def reports(data: Path) -> Iterator[dr.Document]:
    """The reports of all sets, each text once."""
    seen: set[str] = set()
    for text in _texts(data):
        document = make_document(text, published="2017-06-01")
        if document.id not in seen:
            seen.add(document.id)
            yield document


def _texts(data: Path) -> Iterator[str]:
    for path in sorted(folder(data, "polnear").rglob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for article in (*stories.clustered(folder(data, "news_cluster")), *stories.outlets(folder(data, "seesaw"))):
        yield article.text
    for name in toponyms.SETS.values():
        for place in toponyms.articles(folder(data, "geo") / name, None):
            yield place.text


def speed(documents: list[dr.Document], runs: int) -> None:
    """Documents a second of each setup."""
    rates: dict[str, list[float]] = {name: [] for name in SETUPS}
    digests: set[str] = set()
    for _ in range(runs):
        for name, running in SETUPS.items():
            with fresh() as store:
                rates[name].append(_added(store, documents, running).documents_per_second)
                digests.add(digest(store))
    _equal(digests)
    first = next(iter(SETUPS))
    for name, found in rates.items():
        ratio = statistics.median(a / b for a, b in zip(found, rates[first], strict=True))
        shown = " ".join(f"{rate:.2f}" for rate in found)
        print(f"{name:16} {statistics.median(found):7.2f} documents/s, {ratio:.2f} times one process ({shown})")


def beside_spacy(documents: list[dr.Document]) -> None:
    """Words a second and core."""
    list(pipeline().pipe([documents[0].text]))
    for some in (documents[:FEW], documents):
        texts = [document.text for document in some]
        began = time.perf_counter()
        for _ in pipeline().pipe(texts, batch_size=8):
            pass
        bare = sum(len(text.split()) for text in texts) / (time.perf_counter() - began)
        line = [f"{len(some)} documents: spaCy {bare:.0f} words/s"]
        for name in ("one process", "two processes"):
            with fresh() as store:
                running = SETUPS[name]
                each = _added(store, some, running).words_per_second / (running["workers"] or 1)
            line.append(f"{name} {each:.0f} a core, ratio {each / bare:.2f}")
        print("; ".join(line))


def memory(documents: list[dr.Document], seconds: float) -> None:
    """What the keeping process holds, as the input has no end."""
    samples: list[float] = []
    until = time.monotonic() + seconds

    def endless() -> Iterator[dr.Document]:
        for n in itertools.count():
            for document in documents:
                if time.monotonic() > until:
                    return
                yield make_document(f"{document.text}\n{n}", published="2017-06-01")

    def sample() -> None:
        while time.monotonic() < until:
            samples.append(resident())
            time.sleep(1)

    watcher = threading.Thread(target=sample)
    watcher.start()
    with fresh() as store:
        done = store.add(endless(), workers=2)
    watcher.join()
    quarter = max(1, len(samples) // 4)
    parts = [samples[start : start + quarter] for start in range(0, quarter * 4, quarter)]
    shown = ", ".join(f"{max(part):.0f}" for part in parts if part)
    print(f"{done.new} documents; the most MB that the keeping process held in each quarter of the time: {shown}")


def resident() -> float:
    """The memory that this process holds now, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def kills(documents: list[dr.Document]) -> None:
    """Twenty workers killed at random while two read."""
    chance = random.Random(7)
    moments = set(chance.sample(range(len(documents) // 20, len(documents)), min(KILLS, len(documents) // 2)))
    due = killed = 0

    def while_killing() -> Iterator[dr.Document]:
        nonlocal due, killed
        for n, document in enumerate(documents):
            due += n in moments
            if due and (found := workers()):
                os.kill(chance.choice(found), signal.SIGKILL)
                due, killed = due - 1, killed + 1
            yield document

    with fresh() as store, fresh() as plain:
        done = store.add(while_killing(), workers=2)
        plain.add(documents, workers=2)
        print(f"{killed} killed, {done.new} documents kept, {done.failures} failed; {store.verify()} spans match")
        _equal({digest(store), digest(plain)})


def nodes(documents: list[dr.Document]) -> None:
    """One of two nodes killed in the middle of the run."""
    import ray
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    second = cluster.add_node(num_cpus=1)
    ray.init(cluster.address, log_to_driver=False)

    def told(done: Done) -> None:
        nonlocal second
        if second and done.new > len(documents) // 3:
            cluster.remove_node(second, allow_graceful=False)
            second = None
            print(f"a node was killed after {done.new} documents")

    with fresh() as store, fresh() as plain:
        done = store.add(documents, engine="ray", workers=2, report=told)
        print(f"{done.new} documents kept, {done.failures} failed, {store.verify()} spans match")
        ray.shutdown()
        cluster.shutdown()  # type: ignore[no-untyped-call]
        plain.add(documents, workers=2)
        _equal({digest(store), digest(plain)})


def keeping(documents: list[dr.Document], count: int) -> None:
    """Seconds of the processor for writing `count` reports, and of the clock for the end of a run after them."""
    with fresh() as few, fresh() as store:
        few.add(documents, workers=2)
        copies = itertools.islice(large_store.identities(few.path), count)
        spent = 0.0
        while batch := list(itertools.islice(copies, TRANSACTION)):
            began = time.process_time()
            large_store.insert(store.path, batch)
            spent += time.process_time() - began
        began = time.perf_counter()
        find_happenings(store.path)
        print(
            f"{count} reports: {1000 * spent / count:.2f} ms, {store.path.stat().st_size / count / 1000:.1f} kB each; "
            f"happenings at the end of a run: {time.perf_counter() - began:.1f} s"
        )


@contextmanager
def fresh() -> Iterator[dr.Store]:
    """A store that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="dragoman-") as home:
        yield dr.Store(Path(home) / "news.dragoman")


def digest(store: dr.Store) -> str:
    """The SHA-256 of every row of every table, in their order."""
    found = hashlib.sha256()
    for name in ("documents", *CACHES):
        for row in store.sql(f"FROM {name}").to_pylist():
            found.update(str(row).encode())
    return found.hexdigest()


def _added(store: dr.Store, documents: list[dr.Document], running: Running) -> Done:
    add: Callable[..., Done] = store.add
    done = add(documents, **running)
    if done.new != len(documents) or done.failed:
        print(f"{done.new} of {len(documents)} read, failed: {done.failures}")
    return done


def workers() -> list[int]:
    """The processes that this one has started to read and that run, whatever else it has started (Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
            reads = _WORKS in stat.with_name("cmdline").read_bytes()
        except OSError:  # it ended meanwhile
            continue
        if int(parent) == os.getpid() and state != "Z" and reads:
            found.append(int(stat.parent.name))
    return found


def _equal(digests: set[str]) -> None:
    if len(digests) != 1:
        sys.exit("the tables differ")
    print("all tables are equal")


if __name__ == "__main__":
    main()
