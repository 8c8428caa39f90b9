"""Files, folders and patterns come in as documents; a bad one is told and stops nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from dragoman.document import Document
from dragoman.errors import ConfigError
from dragoman.loading.kinds import looks_like_html
from dragoman.loading.load import load
from dragoman.records import Failure

PAGE = "<html><body><p>Tanks left Gao.</p></body></html>"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name, content in {
        "b.txt": b"Rebels left Goma.",
        "a.html": PAGE.encode(),
        "c.bin": bytes(range(256)),
        "sub/d.HTM": PAGE.encode(),
        "sub/e": PAGE.encode(),
        "sub/f.txt": PAGE.encode(),
        "empty.txt": b"",
        ".git/x.txt": b"hidden",
    }.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def told(found: Document | Failure) -> str:
    return found.text if isinstance(found, Document) else found.step


def test_a_folder_is_read_whole_and_in_order(news: Path) -> None:
    found = list(load(news, published="2024-05", publisher="Wire"))
    assert [told(x) for x in found] == [
        "Tanks left Gao.",
        "Rebels left Goma.",
        "loading",
        "",
        "Tanks left Gao.",
        "Tanks left Gao.",
        PAGE,
    ]
    documents = [x for x in found if isinstance(x, Document)]
    assert {(d.published, d.publisher) for d in documents} == {("2024-05", "Wire")}
    assert documents[1].raw_sha256 == hashlib.sha256(b"Rebels left Goma.").hexdigest()


def test_a_failure_says_where_and_why(news: Path) -> None:
    (failure,) = load(news / "c.bin")
    assert isinstance(failure, Failure)
    assert failure.origin == str(news / "c.bin")
    assert "UTF-8" in failure.error


def test_patterns_and_several_paths(news: Path) -> None:
    assert [told(x) for x in load(str(news / "*.txt"), news / "a.html")] == ["Rebels left Goma.", "", "Tanks left Gao."]
    assert len(list(load(str(news / "**" / "*.txt")))) == 3


@pytest.mark.parametrize("path", ["absent.txt", "*.pdf"])
def test_a_path_that_does_not_exist_stops_before_work(news: Path, path: str) -> None:
    with pytest.raises(ConfigError, match="check the path"):
        load(news, str(news / path))


def test_other_mistakes_stop_before_work(news: Path) -> None:
    with pytest.raises(ConfigError, match="no path"):
        load()
    with pytest.raises(ConfigError, match="ISO 8601"):
        load(news, published="soon")


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        (PAGE, True),
        ("\ufeff \n<!DOCTYPE html>\n<html>", True),
        ("<!-- saved --><html lang=en>", True),
        ("<p>Tanks left.</p>", True),
        ("<?xml version='1.0'?><html>", True),
        ("Tanks left Gao, <b>witnesses</b> said.", False),
        ("<Reuters> Tanks left Gao.", False),
        ("a < b and c > d", False),
        ("", False),
    ],
)
def test_what_looks_like_html(text: str, is_html: bool) -> None:
    assert looks_like_html(text) is is_html
