"""`python -m benchmarks`, as one types it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = "Amara Diallo said that the port is closed."
STANDOFF = """T1\tSource 0 12\tAmara Diallo
T2\tCue 13 17\tsaid
T3\tContent 18 41\tthat the port is closed
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one article in PolNeAR's form."""
    for folder, name, text in (("text", "a.txt", ARTICLE), ("attributions", "a_1.ann", STANDOFF)):
        home = tmp_path / "polnear" / "dev" / folder
        home.mkdir(parents=True)
        (home / name).write_text(text, encoding="utf-8")
    return tmp_path


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "benchmarks", *arguments], cwd=ROOT, capture_output=True, text=True)


def test_figures_as_json(data: Path) -> None:
    found = json.loads(command("polnear", "--data", str(data), "--json").stdout)
    assert found["whole attribution F1"] == {"value": 1.0, "low": 1.0, "high": 1.0, "error": 0.0}


def test_figures_as_a_table(data: Path) -> None:
    lines = command("polnear", "--data", str(data)).stdout.splitlines()
    assert "whole attribution P 1.000 1.000 … 1.000 ±0.000".split() in [line.split() for line in lines]


@pytest.mark.parametrize("arguments", [["polnear", "--data", "no/such/folder"], ["gossip", "--data", "."], ["polnear"]])
def test_what_cannot_be_measured_is_said_so(arguments: list[str]) -> None:
    done = command(*arguments)
    assert done.returncode == 2
    assert "error:" in done.stderr


def test_a_folder_without_the_set(tmp_path: Path) -> None:
    assert "holds nothing of polnear" in command("polnear", "--data", str(tmp_path)).stderr
    assert "train.jsonl is not there" in command("factuality", "--data", str(tmp_path)).stderr
