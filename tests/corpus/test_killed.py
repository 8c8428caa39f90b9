"""A run that is killed at any moment and started again gives the tables of an undisturbed one."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from reports import ACCRA, KYOTO, LIMA, SUVA
from test_store import contents

import dragoman as dr

ADD = """
import sys
import dragoman as dr
print("ready", flush=True)
dr.Store(sys.argv[1]).add(dr.load(sys.argv[2], published="2031-06-03"), batch=2)
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for n in range(24):
        text = (ACCRA, KYOTO, LIMA, SUVA)[n % 4]
        (folder / f"{n:02}.txt").write_text(f"{text}\nThe {n + 2}th patrol left Suva on Monday.\n", encoding="utf-8")
    return folder


def add_and_kill(store: Path, reports: Path, after: float) -> bool:
    """Whether the run was killed before its end, `after` seconds from its start."""
    with subprocess.Popen([sys.executable, "-c", ADD, store, reports], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(after)
        run.kill()
        return run.wait() != 0


def test_nothing_is_lost_and_nothing_doubled(reports: Path, tmp_path: Path) -> None:
    undisturbed, disturbed = dr.Store(tmp_path / "a"), dr.Store(tmp_path / "b")
    undisturbed.add(dr.load(reports, published="2031-06-03"))
    moments = random.Random(3)
    killed = [add_and_kill(disturbed.path, reports, moments.uniform(0, 3)) for _ in range(4)]
    assert any(killed)
    disturbed.add(dr.load(reports, published="2031-06-03"))
    assert contents(disturbed) == contents(undisturbed)
    assert disturbed.verify() == undisturbed.verify()
