"""Whatever the text: spans are true, blocks keep apart from headings and posts, and nothing hangs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.document import Document
from dragoman.loading.document import blocks, make_document

PARTS = st.sampled_from(
    [
        "Army leaves Kidal",
        "By Jane Doe",
        "Jane Doe in Nairobi",
        "(Reuters)",
        "| Jan. 5, 2024",
        "NAIROBI, Kenya (AP) — ",
        "The army left.",
        "the rebels stayed in the hills above the town and waited for the",
        "#Gao",
        "@handle",
        " ",
        "\n",
        "\n\n",
        "https://t.co/x",
        "pic.twitter.com/y",
        "— Ann Lee (@ann) January 7, 2025",
        "– Bo (@bo)",
        "“Go,” he said:",
        "(@x) May 3, 2023",
        "\u200b",
        "\u202e",
        "e\u0301",
        "👩\u200d👧",
        "\0",
        "\ud800",
        "\r\n",
        "\u2028",
        "שלום",
        "-",
        "--",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PARTS, max_size=25).map("".join), st.lists(PARTS, max_size=15).map("\n".join))


def check(document: Document) -> None:
    text = document.text
    spans = [s for s in (document.title, document.byline, document.dateline, *(p.span for p in document.posts)) if s]
    assert all(text[s.start : s.end] == s.text and s.text for s in spans)
    found = blocks(document)
    assert all(0 <= a < b <= len(text) and text[a:b].strip() == text[a:b] for a, b in found)
    places = sorted([*found, *((s.start, s.end) for s in spans)])
    assert found == sorted(found)
    assert all(first[1] <= second[0] for first, second in pairwise(places))


@given(TEXTS)
def test_blocks_keep_apart_from_headings_and_posts(text: str) -> None:
    document = make_document(text)
    assert document.text == text
    check(document)
    for post in document.posts:
        assert post.span is not None
        assert post.text == text[post.span.start : post.span.end]
        assert post.parent == document.id
        check(post)


@given(TEXTS)
def test_every_word_is_in_a_block_a_span_or_a_link(text: str) -> None:
    document = make_document(text)
    kept = set(range(len(text)))
    spans = [s for s in (document.title, document.byline, document.dateline, *(p.span for p in document.posts)) if s]
    for start, end in [*blocks(document), *((s.start, s.end) for s in spans)]:
        kept -= set(range(start, end))
    left = "".join(text[i] if i in kept else "\n" for i in range(len(text)))
    assert not any(c.isalnum() for part in left.split() if "://" not in part and "pic." not in part for c in part)


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u200b\ufeff", "\0"])
def test_empty_texts_are_empty_documents(text: str) -> None:
    document = make_document(text)
    assert (document.text, document.title, document.posts, blocks(document)) == (text, None, (), [])


@pytest.mark.parametrize(
    "text",
    [
        "The army left Kidal\u200b on Monday\u200f. 👩‍👩‍👧 Rebels che\u0301red in קידל.",
        "\u202eThe army\u202c left\0 Gao.",
    ],
)
def test_odd_characters_keep_their_place(text: str) -> None:
    assert blocks(make_document(f"\u200b\n{text}\n\ufeff")) == [(2, 2 + len(text))]


MEGABYTES = {
    "paragraphs": "The army left the town of Kidal on Saturday, and rebels came.\n",
    "one line": "The army left the town of Kidal on Saturday, and rebels came. ",
    "no space": "army",
    "signatures": "— Ann Lee (@ann_lee) January 7, 2025\n",
    "signatures on one line": "We left. — Ann Lee (@ann_lee) January 7, 2025 ",
    "handles": "(@a) ",
    "dashes": "— ",
    "links": "https://t.co/abc ",
    "glued links": "https://t.co/",
    "capitals": "NAIROBI, KENYA ",
    "hashtags": "#Gao\n",
    "blank lines": " \n",
    "quotes": "“”",
    "stops": ".",
}


@pytest.mark.parametrize("unit", MEGABYTES.values(), ids=MEGABYTES.keys())
@pytest.mark.parametrize("size", [1_000_000])
def test_long_texts_come_to_an_end(unit: str, size: int) -> None:
    document = make_document(unit * (size // len(unit)))
    assert sum(b - a for a, b in blocks(document)) <= len(document.text)


def test_ten_megabytes() -> None:
    sentence = "The army left the town of Kidal on Saturday, and rebels came.\n"
    assert len(blocks(make_document(sentence * 160_000))) == 160_000


def test_a_line_of_a_hundred_thousand_words() -> None:
    text = "rebels " * 99_999 + "left"
    assert blocks(make_document(text)) == [(0, len(text))]
