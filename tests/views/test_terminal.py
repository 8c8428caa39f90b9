"""The terminal: what is read stands there, with and without colour, and nothing in a text can steer it."""

import re

import pytest
from handmade import READER, Handmade, article
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dragoman import records as r
from dragoman.document import Document
from dragoman.views.terminal import harmless, render

ESCAPES = re.compile(r"\x1b\[[\d;]*m")


def flat(text: str) -> str:
    return " ".join(text.split())


def test_without_colour_the_marks_are_brackets() -> None:
    shown = flat(render(article(), width=200))
    assert "[CONSULT: met] Colonel Idris Omar" in shown
    assert "[direct, Amara Tesfaye: “We will never give up the dam,”] [source: she] [cue: said]." in shown
    assert "on [time: 3 March]." in shown


def test_with_colour_the_text_is_left_as_it_is() -> None:
    shown = flat(ESCAPES.sub("", render(article(), width=200, color=True)))
    assert "“We will never give up the dam,” she said. Egypt allegedly threatened to shell the site." in shown
    assert "\x1b[" in render(article(), color=True)
    assert "\x1b" not in render(article())


def test_marks_that_cross_nest_in_brackets() -> None:
    shown = flat(render(article(), width=200))
    assert "[cue: said [indirect, Analysts: that]][… Sudan had [AID: armed] the Border Guard]." in shown


def test_the_parts_stand_in_order_and_the_system_comes_last() -> None:
    shown = render(article())
    parts = ("Tension on the Blue Nile", "President Amara", "Entities", "Attributions", "Events", "Ties", "Times",
             "The system", "Who leads", "Who did what", "Who said what", "Who wants what")  # fmt: skip
    places = [shown.index(part) for part in parts]
    assert places == sorted(places)


def test_a_post_stands_in_a_box_at_its_place_and_its_words_only_there() -> None:
    shown = render(article(), width=120).split("Entities")[0]
    assert shown.count("back down") == 1
    assert "─ the post of River Watch (@riverwatch), 2031-03-02 ─" in shown
    assert shown.index("shell") < shown.index("River Watch") < shown.index("Analysts")


def test_events_tell_voice_certainty_and_status() -> None:
    table = render(article(), width=160).split("\nEvents\n")[1].split("\nTies\n")[0]
    rows = {line.split()[0]: flat(line) for line in table.splitlines() if line.strip()}
    assert rows["who"] == "who event words to whom about where when certainty status voice"
    assert rows["Sudan"] == "Sudan AID armed Border Guard certain actual Analysts"
    assert rows["Amara"].endswith("Idris Omar Asosa 2031-03-03 certain actual own")


@pytest.mark.parametrize("width", [40, 60, 80, 139, 140, 200])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut(width: int) -> None:
    shown = render(article(), width=width)
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    letters = re.sub(r"[\s│]", "", shown)
    assert "AmaraTesfaye—heads→Ethiopia" in letters
    assert "ThatSudanhadarmed".lower() in letters.lower()


def test_nothing_read_is_said_so() -> None:
    assert "Nothing was read." in render(r.Reading(Document("d", ""), READER))


def test_a_failure_is_told() -> None:
    failed = r.Reading(Document("d", ""), READER, failure=r.Failure("a.txt", None, "loading", "not \x1b[31mEnglish"))
    assert "Could not be read: not ␛[31mEnglish" in render(failed)


HOSTILE = "Rebels \x1b]0;owned\x07 took\x00 \x9b2J \u202eabuK\u202c [bold red]now[/] \ud800 :smile: on \u2066Monday."


def test_hostile_text_is_harmless() -> None:
    made = Handmade(HOSTILE, {"title": None, "publisher": "\x1b[2J", "url": "\u202ehttps"})
    made.event("COERCE", "took\x00", {"Rebels \x1b]0;owned\x07": None})
    made.time("Monday", None, reasons={"value": "no_anchor\x1b"})
    shown = render(made.reading(), width=100)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert "[bold red]now[/]" in shown
    assert ":smile:" in shown
    shown.encode()


@given(st.text(st.characters(), max_size=40))
def test_what_is_replaced_is_replaced_one_for_one(text: str) -> None:
    assert len(harmless(text)) == len(text)
    assert harmless("Ünïcode, 東京, ‘quotes’ – and 🕊\n") == "Ünïcode, 東京, ‘quotes’ – and 🕊\n"
