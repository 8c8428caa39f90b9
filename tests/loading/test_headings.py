"""Title, byline and dateline are spans, and no sentence of the body is lost to them."""

from __future__ import annotations

import pytest

from dragoman.loading.document import blocks, make_document

BODY = "The army left the town on Saturday after weeks of talks, a spokesman for the rebels said."


def read(text: str, start: int, end: int) -> str:
    return text[start:end]


@pytest.mark.parametrize(
    "title",
    [
        "Army leaves Kidal",
        "Is the war in Sudan over?",
        "‘We will return’: exiled Venezuelans look home",
        "U.S. Senate backs aid for Taiwan",
        "Hundreds feared dead in Darfur",
        "Gen. Haftar and Gov. Musa meet in St. Petersburg",
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_headline_is_the_title(title: str, gap: str) -> None:
    document = make_document(title + gap + BODY)
    assert str(document.title) == title
    assert [read(document.text, *b) for b in blocks(document)] == [BODY]


@pytest.mark.parametrize(
    "text",
    [
        "Russia attacked Ukraine",
        "Russia attacked Ukraine.\n\n" + BODY,
        "Russia attacked Ukraine\nPoland said so.",
        "The army left Gao. Rebels moved in\n\n" + BODY,
        "BAGHDAD — Iraq’s army left the town\n\n" + BODY,
        "“We will not leave,\n\nwe will stay,” the bishop of Goma told the crowd on Sunday.",
        "Peru will vote again #Peru\n— Foreign Office (@peru_mfa) 7 January 2025\n" + BODY,
        "The army said on Tuesday that it would leave the northern town of\nKidal within a week of the vote.",
    ],
)
def test_a_first_line_that_may_be_a_sentence_is_no_title(text: str) -> None:
    assert make_document(text).title is None


def test_a_given_title_is_marked_where_the_text_starts_with_it() -> None:
    text = "Junta dissolves parliament.\n\nThe generals in Conakry closed it on Monday."
    assert str(make_document(text, title="Junta dissolves parliament.").title) == "Junta dissolves parliament."
    assert make_document(text, title="Something else").title is None
    assert make_document("Junta dissolves parliament in Guinea.", title="Junta").title is None


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By JANE DOE and JOHN ROE", "JANE DOE and JOHN ROE"),
        ("By Ana de la Cruz, The Example Times", "Ana de la Cruz"),
        ("By Jane Doe in Nairobi | Jan. 5, 2024", "Jane Doe"),
        ("Jane Doe in Nairobi", "Jane Doe"),
        ("Jane Doe and John Roe in San Salvador", "Jane Doe and John Roe"),
        ("By Jane Doe\n(Reuters)\n| Jan. 5, 2024", "Jane Doe"),
        ("(Reuters)", None),
        ("| Jan. 5, 2024", None),
        ("Updated: 5 March 2024, 10:30 AM", None),
        ("Wednesday, January 8, 2025 10:30 GMT", None),
    ],
)
def test_bylines(byline: str, author: str | None) -> None:
    document = make_document(f"Army leaves Kidal\n{byline}\n\n{BODY}")
    assert (str(document.title), str(document.byline), document.author) == ("Army leaves Kidal", byline, author)
    assert [read(document.text, *b) for b in blocks(document)] == [BODY]


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the army had left Kidal.",
        "By then rebels held the town",
        "By Friday, Goma had fallen.",
        "Fighting goes on in Khartoum",
    ],
)
def test_sentences_that_look_like_bylines(line: str) -> None:
    document = make_document(f"{line}\n{BODY}")
    assert document.byline is None


def test_a_given_author_wins() -> None:
    assert make_document(f"By Jane Doe\n\n{BODY}", author="John Roe").author == "John Roe"


def test_a_standfirst_above_the_byline_stays_text() -> None:
    document = make_document(f"Army leaves Kidal\n\nTraders fear a siege.\n\nBy Awa Diallo\n\n{BODY}")
    assert str(document.byline) == "By Awa Diallo"
    assert [read(document.text, *b) for b in blocks(document)] == ["Traders fear a siege.", BODY]


@pytest.mark.parametrize(
    "dateline",
    [
        "OFER PRISON, West Bank (Reuters) -",
        "NAIROBI, Kenya (AP) —",
        "PARIS, March 3 (AFP) —",
        "BAGHDAD —",
        "WASHINGTON/BEIRUT, Jan 5 (Reuters) -",
        "SÃO PAULO (AP) —",
        "LONDON, Feb. 5, 2024 (AP) --",
        "PORT-AU-PRINCE, Haiti —",
        "Beirut, Lebanon –",
        "Moscow, 12 March (TASS) -",
        "KABUL (Pajhwok) :",
        "LAGOS (NAN):",
        "ACCRA, March 3 (GNA) :",
    ],
)
@pytest.mark.parametrize("heading", ["", "Talks go on\n\n", "Talks go on\nBy Jane Doe\n\n"])
def test_datelines_with_their_dash(heading: str, dateline: str) -> None:
    document = make_document(f"{heading}{dateline} {BODY}\n\nTalks went on.")
    assert str(document.dateline) == dateline
    assert [read(document.text, *b) for b in blocks(document)] == [BODY, "Talks went on."]


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance of 32 states — warned Moscow on Monday.",
        "Mali, Niger – both under juntas – left the bloc.",
        "The army — long feared — left Naypyidaw.",
        "Doctors Without Borders (MSF) — the aid group — left Gaza.",
        "The United Nations (UN) — Africa’s largest donor in the crisis — cut rations.",
        "Iran-backed militias left Tikrit.",
        f"{BODY}\n\nKYIV, Ukraine — Shelling went on.",
    ],
)
def test_dashes_that_are_no_dateline(text: str) -> None:
    assert make_document(text).dateline is None
