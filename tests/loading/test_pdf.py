"""A PDF with a text layer is a document: its lines, whole words, no page numbers, and only plausible notes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import dragoman as dr
from dragoman.document import Document
from dragoman.loading.document import blocks
from dragoman.records import Failure
from made import pdf

NOTES = {"Title": "Rebels took the port of Buka", "Author": "Ama Mensah", "CreationDate": "D:20310501103000+02'00'"}
FIRST = ["Rebels took the port", "of Buka", "By Ama Mensah, 2 May 2031",
         "The rebels of Buka took the port, officials said."]  # fmt: skip


def load(path: Path, pages: Sequence[Sequence[str]], notes: dict[str, str] | None = None, **told: str) -> Document:
    path.write_bytes(pdf(pages, notes))
    (found,) = dr.load(path, **told)  # type: ignore[arg-type]
    assert isinstance(found, Document), found.error
    return found


def test_notes_count_where_the_text_bears_them_out(tmp_path: Path) -> None:
    found = load(tmp_path / "a.pdf", [FIRST], NOTES)
    assert found.text.startswith("Rebels took the port of Buka\nBy Ama Mensah")
    assert (str(found.title), found.author) == ("Rebels took the port of Buka", "Ama Mensah")
    assert (found.published, found.precision) == ("2031-05-02", "day")


@pytest.mark.parametrize(
    ("notes", "title", "author", "published"),
    [
        ({"Title": "Microsoft Word - draft3.doc", "Author": "jsmith"}, None, None, None),
        ({"Title": "Rebels", "Author": "Ama"}, None, None, None),
        ({"CreationDate": "D:20351231000000Z"}, None, None, None),
        ({"CreationDate": "D:2035-13-77"}, None, None, None),
        ({}, None, None, None),
    ],
)
def test_other_notes_are_passed_over(
    notes: dict[str, str], title: str | None, author: str | None, published: str | None, tmp_path: Path
) -> None:
    line = "The rebels took the port on 2 May 2031, Ama Mensah of the port’s union said."
    found = load(tmp_path / "a.pdf", [[line]], notes)
    assert (found.title, found.author, found.published) == (title, author, published)


def test_what_the_caller_says_wins(tmp_path: Path) -> None:
    found = load(tmp_path / "a.pdf", [FIRST], NOTES, published="2031-05-03", publisher="The Wharf")
    assert (found.published, found.publisher) == ("2031-05-03", "The Wharf")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (["The govern-", "ment fell."], "The government\nfell."),
        (["It fell on Mon-", "day in Buka."], "It fell on Monday\nin Buka."),
        (["An Iran-", "backed group and pro-", "Iran men left."], "An Iran-backed\ngroup and pro-Iran\nmen left."),
        (["A cease-fire held. The cease-", "fire ended."], "A cease-fire held. The cease-fire\nended."),
        (["The counterattack failed. A counter-", "attack is"], "The counterattack failed. A counterattack\nis"),
        (["They left – some in 2030-", "31."], "They left – some in 2030-\n31."),
    ],
)  # fmt: skip
def test_words_that_a_lines_end_breaks_are_whole(broken: list[str], whole: str, tmp_path: Path) -> None:
    assert load(tmp_path / "a.pdf", [broken]).text == whole


def test_page_numbers_and_running_heads_are_left_out(tmp_path: Path) -> None:
    told = [[f"In year {n} the union struck,", "page by page."] for n in range(1, 5)]
    pages = [["The Wharf, issue 7", *lines, f"Page {n} of 4"] for n, lines in enumerate(told, 1)]
    pages[1][-1] = "- 2 -"
    text = load(tmp_path / "a.pdf", pages).text
    assert "issue" not in text
    assert text.splitlines() == [line for lines in told for line in lines]


def test_a_paragraph_goes_on_over_lines_and_pages(tmp_path: Path) -> None:
    lines = ["The rebels of Buka took the old port on Monday, officials",
             "of the region said, and three ships that lay there were"]  # fmt: skip
    found = load(tmp_path / "a.pdf", [lines, ["sunk before dawn.", "The union called for a strike."]])
    whole = " ".join([*lines, "sunk before dawn."])
    assert [" ".join(found.text[start:end].split()) for start, end in blocks(found)] == [
        whole,
        "The union called for a strike.",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pdf([[]]), "DocumentError: the PDF holds no text: it is a scan"),
        (pdf([["7"], ["8"]]), "DocumentError: the PDF holds no text: it is a scan"),
        (pdf([["Rebels left."]], padding=100_000_000), "RefusedFile: expansion: "),
        (pdf([["Rebels left."]])[:200], "DocumentError: "),
        (b"", "DocumentError: "),
        (b"<html>no such report</html>", "DocumentError: "),
    ],
    ids=["empty page", "numbers", "bomb", "cut", "nothing", "page"],
)
def test_what_gives_no_text_is_told(content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    (failure,) = dr.load(tmp_path / "a.pdf")
    assert isinstance(failure, Failure)
    assert failure.error.startswith(words)


def test_a_locked_pdf_is_refused_by_name(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    (tmp_path / "open.pdf").write_bytes(pdf([["Rebels left."]]))
    for password, name in (("secret", "locked.pdf"), ("", "readable.pdf")):
        writer = PdfWriter(clone_from=PdfReader(tmp_path / "open.pdf"))
        writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
        writer.write(tmp_path / name)
    sizes = {b"O": 48, b"U": 48, b"OE": 32, b"UE": 32}
    keys = b"".join(b"/%b<%b>" % (name, b"00" * size) for name, size in sizes.items())
    aes = b"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/P -4%b/Perms<%b>/StmF/StdCF/StrF/StdCF" \
          b"/CF<</StdCF<</CFM/AESV3/Length 32>>>>>>/ID[<00><00>]" % (keys, b"00" * 16)  # fmt: skip
    raw = (tmp_path / "open.pdf").read_bytes()
    (tmp_path / "aes.pdf").write_bytes(raw.replace(b"/Root 1 0 R", b"/Root 1 0 R" + aes))
    strong, locked, opened, readable = dr.load(tmp_path)
    for refused in (strong, locked):
        assert isinstance(refused, Failure)
        assert refused.error.startswith("RefusedFile: encrypted: ")
    assert isinstance(opened, Document)
    assert isinstance(readable, Document)
    assert opened.text == readable.text == "Rebels left."
