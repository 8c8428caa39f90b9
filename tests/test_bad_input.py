"""What is no good report is read as far as it goes, or refused in words, and never takes another document with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman as dr
from dragoman.cli import main
from dragoman.loading.text import decode
from dragoman.records import Reading
from dragoman.schemas import to_dict

GOOD = "Ana Ruiz, the mayor of Cusco, said on Monday that the mining firm had hidden the spill."
RECORDS = ("mentions", "entities", "attributions", "times", "places", "events", "links", "ties")


def spans(value: object) -> Iterator[dict[str, Any]]:
    """Every span of a reading's JSON form, however deep; a document's own span is in its parent's text."""
    if isinstance(value, dict):
        if {"start", "end", "text"} == value.keys():
            yield value
        else:
            for name, part in value.items():
                if name not in ("posts", "document"):
                    yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def true_spans(reading: Reading) -> int:
    """How many spans the reading and its posts have, each checked against the text that it is of."""
    form = to_dict(reading)
    found = list(spans(form))
    for span in found:
        assert form["text"][span["start"] : span["end"]] == span["text"]
        assert span["start"] < span["end"]
    return len(found) + sum(true_spans(post) for post in reading.posts)


def quoted(text: str) -> list[str]:
    """What stands inside quotation marks, in text order."""
    return [str(span) for span in sorted(q for a in dr.read(text).attributions for q in a.quoted)]


def beside_a_good_one(bad: str) -> dr.Reading:
    """The reading of `bad` between two good texts, which must both be read as they are alone."""
    first, reading, last = dr.read_all([GOOD, bad, GOOD])
    alone = dr.read(GOOD).to_dict()
    assert first.to_dict() == last.to_dict() == alone
    assert alone["attributions"]
    return reading


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\r\n", "\u200b\ufeff", "\0"])
def test_nothing_is_read_from_nothing(text: str) -> None:
    for reading in (dr.read(text), beside_a_good_one(text)):
        assert reading.failure is None
        assert reading.document.text == text
        assert not any(getattr(reading, name) for name in RECORDS)


@pytest.mark.parametrize(
    ("raw", "offset"),
    [
        (b"The mayor \xff\xfe\x80\x81 left", 10),
        ("The mayor of Košice ".encode() + b"\xc3( left", 21),
        (b"\xff\xfeT\x00h\x00e\x00 ", 8),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(range(9)) * 40, 7),
        (b"PK\x03\x04\x14\x00\x00\x00" * 30, 5),
        (b"\x00" * 400, 0),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_offset(raw: bytes, offset: int, tmp_path: Path) -> None:
    with pytest.raises(dr.UndecodableDocument) as caught:
        decode(raw)
    assert caught.value.offset == offset
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_bytes(raw)
    (tmp_path / "c.txt").write_text(GOOD)
    first, bad, last = dr.read_all(dr.load(tmp_path))
    assert bad.failure is not None
    assert f"offset {offset}" in bad.failure.error
    assert "b.txt" in bad.failure.origin
    assert first.attributions
    assert last.attributions
    result = CliRunner().invoke(main, ["read", str(tmp_path / "b.txt")])
    assert result.exit_code == 1
    assert f"offset {offset}" in result.stderr


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Der Minister sagte am Montag, die Truppen würden die Stadt bis Ende des Monats verlassen.", "de", "German"),
        ("El presidente dijo el lunes que los soldados se irían de la ciudad antes de fin de mes.", "es", "Spanish"),
        ("قال الوزير يوم الاثنين إن القوات ستغادر المدينة قبل نهاية الشهر الجاري", "ar", "Arabic"),
        ("Министр заявил в понедельник, что войска покинут город до конца месяца.", "ru", "Russian"),
        ("部长星期一表示，部队将在月底前离开这座城市，并呼吁各方恢复谈判。", "zh", "Chinese"),
    ],
)
def test_what_is_not_english_is_refused_by_name(text: str, language: str, name: str) -> None:
    with pytest.raises(dr.UnsupportedLanguage, match=name) as caught:
        dr.read(text)
    assert caught.value.language == language
    reading = beside_a_good_one(text)
    assert reading.failure is not None
    assert name in reading.failure.error
    assert not any(getattr(reading, field) for field in RECORDS)


def test_ten_megabytes_are_refused_with_the_limit_and_the_way_out() -> None:
    text = "The rebels of Buka took the port on Monday, officials said.\n" * 170_000
    with pytest.raises(dr.DocumentError, match=r"10,200,000 characters; allowed are 1,000,000: split it"):
        dr.read(text)
    reading = beside_a_good_one(text)
    assert reading.failure is not None
    assert "allowed are 1,000,000" in reading.failure.error
    result = CliRunner().invoke(main, ["read", "-"], input=text.encode())
    assert (result.exit_code, result.stdout) == (1, "")
    assert "allowed are 1,000,000" in result.stderr


def test_a_sentence_of_thirty_thousand_words_is_read() -> None:
    words = "the rebels of Buka took the old port and " * 3_334
    reading = dr.read(f"Officials said that {words}left.")
    assert len(reading.document.text.split()) > 30_000
    assert reading.events
    assert reading.events[-1].triggers[-1].end > 0.9 * len(reading.document.text)
    assert true_spans(reading) > 1000


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We stay,” Ruiz said.", ["We stay,"]),
        ('"We stay," Ruiz said.', ["We stay,"]),
        ("Ruiz said: “They told us ‘go now’ and we went.”", ["They told us ‘go now’ and we went."]),
        ("Ruiz said: “We stay.\n\n“We will not go.”", ["We stay.", "We will not go."]),
    ],
    ids=["curly", "straight", "nested", "two paragraphs"],
)
def test_quotation_marks(text: str, inside: list[str]) -> None:
    found = quoted(text)
    assert [words for words in inside if any(words.rstrip(".,") in f for f in found)] == inside


@pytest.mark.parametrize(
    "text",
    [
        "“We stay, Ruiz said on Monday. The firm denied it.",
        "We stay,” Ruiz said on Monday. The firm denied it.",
        "Ruiz said: “They told us ‘go now” and we went.",
        "”“”“ Ruiz said “” that “ the firm ” lied.",
        "“" * 500 + "We stay" + "”" * 400 + " said Ruiz.",
        "\"We stay,\" Ruiz said, 'and you' \"\"\" go.",
        "« Nous restons », Ruiz said. „We stay“, the firm said.",
        "‘We stay,’ Ruiz’s men’s leader said of the ’90s.",
    ],
)
def test_unbalanced_quotation_marks_swallow_nothing(text: str) -> None:
    reading = beside_a_good_one(f"{text}\n\nThe army of Peru attacked the rebels in Cusco on 2 May 2031.")
    assert reading.failure is None
    assert true_spans(reading)
    assert "ASSAULT" in {event.type for event in reading.events}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor\u200b of Lviv\u200d told\ufeff the army\u2060 to leave.",
        "The \u202eroyam\u202c of \u2067חיפה\u2069 told the army to leave.",
        "The mayor of M\u0065\u0301rida told the a\u0336r\u0336m\u0336y\u0336 to leave.",
        "🇵🇪 The mayor 👩🏽‍⚖️ of Cusco 🗳️ told the army to leave. 👍🏿",
        "The mayor\0 of Cusco told\0 the army to leave.",
        "The mayor of Cusco\u00a0told\u2028the\u3000army\u0085to leave.",
        "The mayor of \U0001d402\U0001d42e\U0001d42c\U0001d41c\U0001d428 told the army to leave.",
        "T\u0301h\u0302e\u0303\u0304\u0305 mayor\x1b[31m of Cusco told the army to leave.",
    ],
    ids=["zero width", "right to left", "combining", "emoji", "NUL", "spaces", "astral", "escape"],
)
def test_odd_characters_leave_offsets_true(text: str) -> None:
    reading = beside_a_good_one(f"{text} The union rejected the plan.")
    assert reading.failure is None
    assert true_spans(reading)
    assert "union" in {str(mention.head) for mention in reading.mentions}


ODD = st.sampled_from(
    ["The army of Peru ", "attacked ", "the rebels ", "on Monday ", "“", "”", '"', "‘", "’", "said ", "that ", "\u200b",
     "\u202e", "\u0301", "👩🏽‍⚖️", "\0", "\n\n", "\n", ". ", ", ", "Ana Ruiz ", "קידל ", "#Cusco ", "@ruiz ", "- ", "—"]
)  # fmt: skip


@given(st.lists(ODD, max_size=30).map("".join))
@settings(max_examples=60, deadline=None)
def test_whatever_the_characters_spans_are_true(text: str) -> None:
    true_spans(next(dr.read_all([text])))


PAGE = "<html><head><title>Spill</title></head><body><article><p>{}</p><p>{}</p></article></body></html>"
LAST = "The firm rejected her words, and the union called for a strike on Friday in the whole of the Andes."


@pytest.mark.parametrize(
    "between",
    [
        "<p>Tanks <b>left<i> Gao.<div></p></b><table><tr><p>",
        "<script>document.write('<p>The army attacked Lima.</p>')</script>",
        "<p><img src=x onerror=\"alert('The army attacked Lima.')\"></p>",
        "<!-- The army attacked Lima. --><style>p:after {content: 'The army attacked Lima.'}</style>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &#0; &#xD800; &nosuch; &amp</p>",
        "<" * 2_000,
        "<div>" * 3_000,
        "</p></article></body></html><p>",
        "<iframe srcdoc='<p>The army attacked Lima.</p>'></iframe><noscript><p>Allow scripts.</p></noscript>",
    ],
    ids=["unclosed", "script", "handler", "hidden", "escaped", "brackets", "deep", "ended", "frames"],
)
def test_broken_and_hostile_html(between: str, tmp_path: Path) -> None:
    page = PAGE.format(GOOD, f"{LAST}</p>{between}<p>{LAST}")
    reading = beside_a_good_one(page)
    assert reading.failure is None
    assert GOOD in reading.document.text
    assert true_spans(reading)
    assert "Lima" not in {entity.name for entity in reading.entities}
    (tmp_path / "page.html").write_text(page)
    out = tmp_path / "out.html"
    assert CliRunner().invoke(main, ["read", str(tmp_path / "page.html"), "--html", str(out)]).exit_code == 0
    assert not [tag for tag in ("<script>alert", "<img", "<iframe") if tag in out.read_text(encoding="utf-8")]


@pytest.mark.parametrize("when", ["last week", "yesterday", "on Monday", "three days ago", "next month"])
def test_without_a_date_relative_times_have_no_value_and_say_why(when: str) -> None:
    text = f"The army attacked the rebels {when}."
    (undated,) = dr.read(text).times
    (dated,) = dr.read(text, published="2031-06-18").times
    assert str(undated.span) == when.removeprefix("on ")
    assert (undated.value, undated.earliest, undated.latest) == (None, None, None)
    assert undated.reasons["value"] == "no_anchor"
    assert dated.value is not None
    assert "value" not in dated.reasons


def test_a_full_date_needs_no_date_of_the_document() -> None:
    (time,) = dr.read("The army attacked the rebels on 2 May 2031.").times
    assert (time.value, time.earliest, time.latest) == ("2031-05-02", "2031-05-02", "2031-05-02")
