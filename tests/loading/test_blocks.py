"""Blocks are the paragraphs that sentences are read from."""

from __future__ import annotations

import pytest

from dragoman.loading.document import blocks, make_document


def read(text: str) -> list[str]:
    return [text[a:b] for a, b in blocks(make_document(text))]


def test_each_line_of_unwrapped_text_is_a_paragraph() -> None:
    assert read("  Rebels left.\tThey said so. \n\n\nTroops came.\r\nNobody died.\u2029Talks began.") == [
        "Rebels left.\tThey said so.",
        "Troops came.",
        "Nobody died.",
        "Talks began.",
    ]


def test_hard_wrapped_lines_are_joined() -> None:
    first = (
        "The ceasefire in Tigray held on Sunday, aid workers said, although\n"
        "drones were seen over Mekelle and both sides accused each other of\n"
        "moving guns. The African Union sent two envoys."
    )
    second = "Traders in Adigrat said that the road to the border was open again\nfor the first time in a year."
    assert read(f"{first}\n{second}\n\nNobody spoke.") == [first, second, "Nobody spoke."]


def test_short_lines_are_not_joined() -> None:
    lines = ["Army leaves the northern town of Kidal", "Rebels claim the airport after long talks", "Aid returns"]
    assert read("\n".join(["Rebels spoke.", *lines])) == ["Rebels spoke.", *lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gangs hold Port-au-Princehttps://t.co/x1", ["Gangs hold Port-au-Prince"]),
        ("Gangs hold the port. pic.twitter.com/a https://t.co/b", ["Gangs hold the port."]),
        ("https://example.org/a Gangs hold the port.", ["Gangs hold the port."]),
        ("Gangs hold the port. https://t.co/b Police fled.", ["Gangs hold the port.", "Police fled."]),
        ("The list https://example.org/list names ten.", ["The list https://example.org/list names ten."]),
        ("The list (https://example.org/list).", ["The list (https://example.org/list)."]),
        ("Police fled.\nhttps://example.org/a\npic.twitter.com/b\nGangs came.", ["Police fled.", "Gangs came."]),
        ("* * *\nPolice fled.\n—", ["Police fled."]),
        ("#EndSARS crowds cheered @example_ng in Lagos.", ["#EndSARS crowds cheered @example_ng in Lagos."]),
    ],
)
def test_links_outside_sentences_are_left_out(text: str, expected: list[str]) -> None:
    assert read(text) == expected
