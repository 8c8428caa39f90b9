"""What the documentation shows and promises is what the program does."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dragoman.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = (
    "README.md", "CHANGELOG.md", "docs/development.md", "docs/dependencies.md", "docs/engines.md", "docs/exports.md",
    "docs/records.md",
)  # fmt: skip


def test_it_opens_with_what_dragoman_gives_where_it_leads_and_what_it_reads() -> None:
    first, second, third = re.split(r"(?<=\.)\s", README.split("\n\n")[1])
    assert first.startswith("Dragoman gives back the political system that news reports describe")
    assert second == "Every field leads to the exact characters it was read from."
    assert third == "It reads English."


def test_the_output_that_is_shown_is_what_the_program_prints_now() -> None:
    run = subprocess.run([sys.executable, ROOT / "docs" / "refresh.py", "--check"], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


def test_the_excerpt_is_the_system_of_the_sample_that_make_sample_reads() -> None:
    shown = re.findall(r"```text\n(.*?)```", README, re.DOTALL)[0]
    assert shown.startswith("The system\n\nWho leads, backs, advises and opposes whom\n")
    assert "read src/dragoman/samples/militias.txt --published 2025-01-09" in (ROOT / "Makefile").read_text("utf-8")


def test_the_python_that_is_shown_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert len(code.splitlines()) <= 10
    assert "“This must be resisted,”" in printed.getvalue()
    assert "Who leads, backs, advises and opposes whom" in printed.getvalue()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_and_pictures_lead_somewhere(name: str) -> None:
    path = ROOT / name
    targets = re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8"))
    assert not [t for t in targets if "://" not in t and not (path.parent / t).exists()]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_that_is_named_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = (ROOT / name).read_text(encoding="utf-8")
    assert set(re.findall(r"(?:`|^)make (?:PYTHON=\S+ )?([a-z]+)", text, re.MULTILINE)) <= targets


def test_every_command_and_option_is_shown() -> None:
    for command in main.commands.values():
        options = [p.opts[0] for p in command.params if isinstance(p, click.Option)]
        assert f"dragoman {command.name} " in README
        assert not [option for option in options if option not in README]


def test_the_pictures_are_small() -> None:
    pictures = [path.read_bytes() for path in (ROOT / "docs" / "images").glob("*.png")]
    assert len(pictures) >= 3
    assert all(picture.startswith(b"\x89PNG") and len(picture) < 300_000 for picture in pictures)
