"""Several processes at one store, and a disk that is full."""

import subprocess
import sys
from pathlib import Path

import pytest
from reports import KYOTO, documents
from test_store import contents

import dragoman as dr

ADD = """
import sys
import dragoman as dr
print("ready", flush=True)
sys.stdin.readline()
dr.Store(sys.argv[1]).add(dr.load(sys.argv[2]), batch=3)
"""


def reports(folder: Path, name: str, numbers: range) -> Path:
    home = folder / name
    home.mkdir()
    for n in numbers:
        (home / f"{n:02}.txt").write_text(f"{KYOTO} The {n}th patrol left.", encoding="utf-8")
    return home


def test_two_writers_wait_their_turn(tmp_path: Path) -> None:
    """Both add at once, some of it the same: all of it is there, once."""
    store = dr.Store(tmp_path / "news.dragoman")
    store.add([])
    homes = [reports(tmp_path, "first", range(2, 17)), reports(tmp_path, "second", range(10, 26))]
    runs = [
        subprocess.Popen([sys.executable, "-c", ADD, store.path, home], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for home in homes
    ]
    for run in runs:
        assert run.stdout is not None
        run.stdout.readline()
    for run in runs:
        run.communicate(b"\n")
        assert run.returncode == 0
    alone = dr.Store(tmp_path / "alone.dragoman")
    for home in homes:
        alone.add(dr.load(home))
    assert without_order(store) == without_order(alone)
    store.verify()


def without_order(store: dr.Store) -> dict[str, list[str]]:
    """What the store holds, but for the order in which it came."""
    found = contents(store)
    found["documents"] = sorted(map(str, store.sql("SELECT * EXCLUDE (seq) FROM documents").to_pylist()))
    return found


FULL = """
import resource, sys
import dragoman as dr
from reports import many
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    dr.Store(sys.argv[1]).add(many(), batch=4)
except dr.StoreError as error:
    print(error)
    sys.exit(3)
"""


@pytest.mark.parametrize("room", [4_000, 300_000, 900_000])
def test_a_full_disk_is_told_and_damages_nothing(tmp_path: Path, room: int) -> None:
    """A limit on the size of files stands in for the disk: the system refuses to write in the same way."""
    store = dr.Store(tmp_path / "news.dragoman")
    store.add(documents())
    before = contents(store)
    size = store.path.stat().st_size + room
    run = subprocess.run([sys.executable, "-c", FULL, store.path, str(size)], capture_output=True, text=True,
                         cwd=Path(__file__).parent)  # fmt: skip
    assert (run.returncode, run.stderr) == (3, "")
    assert "cannot be written" in run.stdout
    after = contents(store)
    assert all(set(before[name]) <= set(after[name]) for name in before)
    store.verify()
    assert store.add(documents()).new == 0
