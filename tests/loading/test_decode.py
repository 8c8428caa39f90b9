"""Bytes become text, or an error that names the first bad byte."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UndecodableDocument
from dragoman.loading.text import decode

WORDS = "“Nous partons,” said São Tomé’s envoy."


@pytest.mark.parametrize(
    "raw",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian", "windows-1252"],
)
def test_the_same_words_in_each_encoding(raw: bytes) -> None:
    assert decode(raw) == WORDS


def test_nothing_is_empty_text() -> None:
    assert decode(b"") == decode(codecs.BOM_UTF8) == ""


def test_a_few_nul_characters_are_kept() -> None:
    assert decode(b"The army left\x00 the town.") == "The army left\x00 the town."


@pytest.mark.parametrize(
    ("raw", "offset"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", 0, id="picture"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00", 5, id="archive"),
        pytest.param(bytes(500), 0, id="zeros"),
        pytest.param("Ударили по городу".encode("cp1251"), 0, id="Windows-1251"),
        pytest.param("The junta’s men left.".encode() + b" \xff", 24, id="damaged UTF-8"),
        pytest.param("Peña won. Peña".encode()[:-2], 13, id="cut UTF-8"),
        pytest.param(codecs.BOM_UTF8 + b"abc\xff" + "é".encode(), 6, id="damaged behind the mark"),
        pytest.param("Tripoli".encode("utf-16") + b"\x00", 16, id="odd UTF-16"),
        pytest.param("Tripoli".encode("utf-16-le"), 1, id="UTF-16 without mark"),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, offset: int) -> None:
    with pytest.raises(UndecodableDocument, match="UTF-8") as caught:
        decode(raw)
    assert caught.value.offset == offset


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_typed_error(raw: bytes) -> None:
    try:
        decode(raw)
    except UndecodableDocument as error:
        offset = error.offset
    else:
        offset = 0
    assert 0 <= offset <= len(raw)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text
