"""The pages of WARC and WACZ files are documents with the address that they were fetched from."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import dragoman as dr
from dragoman.document import Document
from dragoman.loading import limits, piece
from dragoman.records import Failure
from made import pdf, warc, zipped

PAGE = """<html><head><title>Mill closed</title><meta name="author" content="Ama Mensah">
<meta property="article:published_time" content="2031-05-06"></head>
<body><article><p>Police in Arequipa closed the “mill” on Monday, officials said.</p></article></body></html>"""
HTML = "Content-Type: text/html; charset=utf-8"


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)


FETCHED = [
    ("http://w.example/a", "200 OK", HTML, PAGE.encode()),
    ("http://w.example/gone", "404 Not Found", HTML, PAGE.encode()),
    ("http://w.example/moved", "301 Moved", HTML, b"<html><p>Moved.</p></html>"),
    ("http://w.example/p.png", "200 OK", "Content-Type: image/png", b"\x89PNG\r\n"),
    ("http://w.example/packed", "200 OK", f"{HTML}\nContent-Encoding: gzip", gzip.compress(PAGE.encode())),
    ("http://w.example/parts", "200 OK", "Content-Type: text/plain\nTransfer-Encoding: chunked", chunked(b"It left.")),
    ("http://w.example/west", "200 OK", "Content-Type: text/html; charset=windows-1251",
     "<html><body><p>Село Ольховка was taken on Monday, the ministry said.</p></body></html>".encode("cp1251")),
    ("http://w.example/n.pdf", "200 OK", "Content-Type: application/pdf", pdf([["Rebels took the port of Buka."]])),
    ("http://w.example/bad", "200 OK", "Content-Type: text/plain", b"\xff\xfe\x00"),
    ("http://w.example/last", "200 OK", "Content-Type: text/plain", b"The union called a strike."),
]  # fmt: skip


def loaded(path: Path, content: bytes) -> list[tuple[str, str]]:
    path.write_bytes(content)
    return [told(item, path.parent) for item in dr.load(path)]


def told(item: Document | Failure, folder: Path) -> tuple[str, str]:
    if isinstance(item, Document):
        return str(item.url), item.text
    return item.origin.removeprefix(f"{folder}/"), item.error.partition(":")[0]


MILL = "Mill closed\n\nPolice in Arequipa closed the “mill” on Monday, officials said."
EXPECTED = [
    ("http://w.example/a", MILL),
    ("http://w.example/packed", MILL),
    ("http://w.example/parts", "It left."),
    ("http://w.example/west", "Село Ольховка was taken on Monday, the ministry said."),
    ("http://w.example/n.pdf", "Rebels took the port of Buka."),
]


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.warc", "crawl"])
def test_what_was_fetched_is_read_and_the_rest_passed_over(name: str, tmp_path: Path) -> None:
    content = warc(FETCHED) if name.endswith("gz") else gzip.decompress(warc(FETCHED))
    assert loaded(tmp_path / name, content) == [
        *EXPECTED,
        (f"{name}!http://w.example/bad", "UndecodableDocument"),
        ("http://w.example/last", "The union called a strike."),
    ]


def test_a_page_keeps_what_it_says_of_itself(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(warc(FETCHED[:1]))
    (document,) = dr.load(tmp_path / "a.warc.gz", publisher="The Wharf")
    assert isinstance(document, Document)
    assert (str(document.title), document.author, document.published) == ("Mill closed", "Ama Mensah", "2031-05-06")
    assert document.publisher == "The Wharf"


def test_the_day_of_fetching_is_not_that_of_publication(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(gzip.decompress(warc(FETCHED[-1:])))
    (document,) = dr.load(tmp_path / "a.warc")
    assert isinstance(document, Document)
    assert document.published is None


def test_text_that_was_made_of_pages(tmp_path: Path) -> None:
    text = b"Tanks left Gao."
    head = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://w.example/a\r\n" \
           "WARC-Identified-Content-Language: eng\r\nContent-Type: text/plain\r\n"  # fmt: skip
    (tmp_path / "a.warc").write_bytes(f"{head}Content-Length: {len(text)}\r\n\r\n".encode() + text + b"\r\n\r\n")
    (document,) = dr.load(tmp_path / "a.warc")
    assert isinstance(document, Document)
    assert (document.text, document.url) == ("Tanks left Gao.", "http://w.example/a")


def test_of_a_wacz_the_records_are_read(tmp_path: Path) -> None:
    held = {"datapackage.json": b"{}", "pages/pages.jsonl": b'{"text": "not this"}', "indexes/index.cdx": b"x",
            "archive/data.warc.gz": warc(FETCHED[:1])}  # fmt: skip
    assert loaded(tmp_path / "a.wacz", zipped(held)) == EXPECTED[:1]
    assert loaded(tmp_path / "b.zip", zipped({"crawls/a.wacz": zipped(held)})) == EXPECTED[:1]


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_cut_archive_gives_what_came_before_the_cut(cut: float, tmp_path: Path) -> None:
    whole = warc(FETCHED)
    *before, last = loaded(tmp_path / "a.warc.gz", whole[: int(len(whole) * cut)])
    assert before[: len(EXPECTED)] == EXPECTED[: len(before)]
    assert last == ("a.warc.gz", "EOFError") or last[1] == "DocumentError"


@pytest.mark.parametrize("digit", [b"1", b""], ids=["longer", "shorter"])
def test_a_record_of_a_wrong_length_is_told(digit: bytes, tmp_path: Path) -> None:
    raw = gzip.decompress(warc([FETCHED[-1], FETCHED[0], FETCHED[5]]))
    place = raw.index(b"Content-Length: ", raw.index(b"Content-Length: ") + 1) + 16
    *before, last = loaded(tmp_path / "a.warc", raw[:place] + digit + raw[place + (not digit) :])
    assert before[0] == ("http://w.example/last", "The union called a strike.")
    assert (len(before), last[1]) == (1, "DocumentError")


def test_bombs_are_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = gzip.compress(gzip.compress(bytes(60_000_000)))
    packed = ("http://w.example/bomb", "200 OK", f"{HTML}\nContent-Encoding: gzip", gzip.decompress(bomb))
    assert loaded(tmp_path / "a.warc.gz", warc([packed, FETCHED[-1]])) == [
        ("a.warc.gz!http://w.example/bomb", "RefusedFile"),
        ("http://w.example/last", "The union called a strike."),
    ]
    monkeypatch.setattr(piece, "LARGEST_DOCUMENT", 1_000_000)
    monkeypatch.setattr(limits, "HARMLESS", 10_000_000)
    assert loaded(tmp_path / "b.warc", b"WARC/1.0\r\n" + b"a" * 2_000_000) == [("b.warc", "RefusedFile")]
    (refused,) = loaded(tmp_path / "c.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b"a" * 20_000_000))
    assert refused == ("c.warc.gz", "RefusedFile")
