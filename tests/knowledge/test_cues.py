"""The cue lexicon: every row well formed, reachable and shown by a marked sentence."""

from __future__ import annotations

import re

import pytest

from dragoman.knowledge.cues import CueRow, cues

ROWS = [row for rows in cues().values() for row in rows]
SLOTS = {"quote", "ccomp", "xcomp", "dobj", "obj_as", "clause", "that", "infinitive"}
PREPOSITIONS = {"about", "against", "as", "at", "behind", "for", "from", "in", "into", "of", "on", "over", "to", "with"}
SOURCES = {"nsubj", "agent", "poss", "of", "from", "by", "amod", "none", "passive_none"}
MARK = re.compile(r"\[(source|cue|content|addressee):([^\[\]]+)\]")

each_row = pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r.lemma}-{r.pos}-{r.content[0]}")


@each_row
def test_row_is_well_formed(row: CueRow) -> None:
    assert row.pos in {"verb", "noun", "adj", "adv", "prep"}
    assert row.cls in {"speech", "belief", "intention", "perception", "document"}
    assert row.stance in {"neutral", "endorsing", "doubting"}
    assert row.content
    assert set(row.content) <= SLOTS | PREPOSITIONS
    assert row.source
    assert set(row.source) <= SOURCES
    assert set(row.addressee) <= {"dobj"} | PREPOSITIONS
    assert (row.precision is None) == (row.count < 5)
    assert row.precision is None or 0 <= row.precision <= 1


@each_row
def test_slots_suit_the_part_of_speech(row: CueRow) -> None:
    nominal, verbal = {"that", "infinitive"}, {"ccomp", "xcomp", "dobj", "obj_as"}
    assert not set(row.content) & (verbal if row.pos == "noun" else nominal)
    if row.pos in {"adv", "prep"}:
        assert set(row.content) <= {"clause", "quote"}


@each_row
def test_example_marks_the_cue_and_its_content(row: CueRow) -> None:
    marks = [(m[1], m[2].lower()) for m in MARK.finditer(row.example)]
    assert "content" in {role for role, _ in marks}
    shown = " ".join(text for role, text in marks if role == "cue")
    stems = [word[: max(2, len(word) - 2)] for word in row.words]
    assert all(stem in shown for stem in stems) or row.words[0] in IRREGULAR
    assert "[source:" in row.example or {"none", "passive_none"} & set(row.source)
    assert "[" not in MARK.sub("", row.example)


IRREGULAR = {"say", "tell"}


def test_no_two_rows_of_a_word_claim_the_same_content() -> None:
    keys = [(row.lemma, row.pos, slot) for row in ROWS for slot in row.content]
    assert sorted(keys) == sorted(set(keys))


def test_rows_are_found_by_their_first_word_longest_first() -> None:
    assert next(row.lemma for row in cues()["point"]) == "point out"
    assert [row.pos for row in cues()["according"]] == ["prep"]
    assert {row.pos for row in cues()["claim"]} == {"verb", "noun"}
