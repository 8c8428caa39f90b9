"""A quick part of the benchmarks holds its floors, where the data is at hand.

It is looked for in the folder that DRAGOMAN_DATA names, else in ../shared/data beside this checkout; sets may be
packed (NAME.tar.xz) or unpacked there, and the own gold stands in it or beside it.
"""

import os
import tarfile
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import run
from benchmarks.figures import Figure
from benchmarks.floors import FAST, broken, floor, key, load, of, raised

BESIDE = Path(__file__).parents[3] / "shared" / "data"
HOME = Path(os.environ.get("DRAGOMAN_DATA", BESIDE))
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
"""Python before 3.11.4 knows no filters."""

SETS = {"cameo": "cameo_multicoder", "crossner": "crossner_politics", "factuality": "factuality_uw",
        "leaders": "roles", "pairs": "actor_pairs", "polnear": "polnear", "times": "timeml"}  # fmt: skip


def unpacked(task: str, room: Path) -> Path | None:
    """The folder to give to the task, or None where its set is not at hand."""
    if task == "gold":
        return next((home for home in (HOME, HOME.parent) if (home / "gold").is_dir()), None)
    if (HOME / SETS[task]).is_dir():
        return HOME
    archive = HOME / f"{SETS[task]}.tar.xz"
    if not archive.is_file():
        return None
    with tarfile.open(archive) as packed:
        packed.extractall(room, **SAFELY)
    return room


@pytest.mark.parametrize("task", FAST)
def test_the_floors_hold(task: str, tmp_path: Path) -> None:
    data = unpacked(task, tmp_path)
    if data is None:
        pytest.skip(f"the data of {task} is not at hand")
    assert not broken(load()[key(task, FAST[task])], run(task, data, FAST[task]))


@pytest.mark.parametrize(("name", "held"), [("whole attribution P", 0.57), ("all, MAE", 0.63)])
def test_a_floor_is_worse_by_one_standard_error(name: str, held: float) -> None:
    measured = {name: Figure(0.6, 0.5, 0.7, 0.03)}
    assert of(measured) == {name: held}
    assert not broken(of(measured), measured)


@pytest.mark.parametrize(("name", "value"), [("whole attribution P", 0.56), ("all, MAE", 0.64)])
def test_what_is_worse_than_its_floor_is_named(name: str, value: float) -> None:
    held = {name: floor(name, Figure(0.6, 0.5, 0.7, 0.03))}
    (words,) = broken(held, {name: Figure(value, value, value, 0)})
    assert words.startswith(f"{name}: {value}")


def test_a_floor_never_falls() -> None:
    held = {"whole attribution P": 0.6, "all, MAE": 0.7, "gone": 0.9}
    assert raised(held, {"whole attribution P": 0.5, "all, MAE": 0.8}) == {"whole attribution P": 0.6, "all, MAE": 0.7}
    assert raised(held, {"whole attribution P": 0.7, "all, MAE": 0.5, "new": 0.1}) == {
        "whole attribution P": 0.7, "all, MAE": 0.5, "new": 0.1
    }  # fmt: skip


def test_other_readers_have_no_floor() -> None:
    assert of({"spaCy span F1": Figure(0.7, 0.6, 0.8, 0.01)}) == {}
