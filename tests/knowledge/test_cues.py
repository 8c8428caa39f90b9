"""The cue lexicon: every row well formed, reachable and shown by a marked sentence."""

from __future__ import annotations

import functools
import itertools
import re

import pytest

from dragoman.knowledge.cues import CueRow, Hedge, cues, cues_of, hedges
from dragoman.reading.parsing.parse import parse
from dragoman.reading.parsing.syntax import Token

ROWS = [row for rows in cues().values() for row in rows]
SLOTS = {"quote", "ccomp", "xcomp", "dobj", "obj_as", "clause", "that", "infinitive"}
PREPOSITIONS = {"about", "against", "as", "at", "by", "for", "from", "in", "of", "on", "over", "to", "toward", "under",
                "with"}  # fmt: skip
SOURCES = {"nsubj", "agent", "poss", "of", "from", "by", "amod", "none", "passive_none"}
MARK = re.compile(r"\[(source|cue|content|addressee):([^\[\]]+)\]")

each_row = pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r.lemma}-{r.pos}-{r.content[0]}")


@each_row
def test_row_is_well_formed(row: CueRow) -> None:
    assert row.pos in {"verb", "noun", "adj", "adv", "prep"}
    assert row.cls in {"speech", "belief", "intention", "perception", "document"}
    assert row.stance in {"neutral", "endorsing", "doubting"}
    assert row.content
    assert all(slot in SLOTS or slot in PREPOSITIONS for slot in row.content)
    assert row.source
    assert set(row.source) <= SOURCES
    assert all(slot == "dobj" or slot in PREPOSITIONS for slot in row.addressee)
    assert (row.precision is None) == (row.count < 5)
    assert row.precision is None or 0 <= row.precision <= 1


@each_row
def test_slots_suit_the_part_of_speech(row: CueRow) -> None:
    nominal, verbal = {"that", "infinitive"}, {"ccomp", "xcomp", "dobj", "obj_as"}
    assert not set(row.content) & (verbal if row.pos == "noun" else nominal)
    if row.pos in {"adv", "prep"}:
        assert set(row.content) <= {"clause", "quote"}


@each_row
def test_example_marks_source_cue_and_content(row: CueRow) -> None:
    roles = {m[1] for m in MARK.finditer(row.example)}
    assert {"cue", "content"} <= roles
    assert "source" in roles or {"none", "passive_none"} & set(row.source)
    assert ("addressee" in roles) <= bool(row.addressee)
    assert "[" not in MARK.sub("", row.example)


@each_row
def test_example_is_found_by_its_words(row: CueRow) -> None:
    tokens = cue_tokens()[row.example]
    assert row in [r for t in tokens for r in cues_of(t.lemma, t.text)]
    assert {t.lower for t in tokens}.issuperset(row.words[1:])


@functools.cache
def cue_tokens() -> dict[str, list[Token]]:
    """The tokens of each example's cue; the examples are parsed together, as one text of many paragraphs."""
    plain = {row.example: unmarked(row.example) for row in ROWS}
    ends = list(itertools.accumulate(len(text) + 1 for text, _ in plain.values()))
    starts = [0, *ends[:-1]]
    sentences = parse("\n".join(text for text, _ in plain.values()), zip(starts, ends, strict=True))
    tokens = [t for sentence in sentences for t in sentence.tokens]
    return {
        example: [t for t in tokens if any(start + a <= t.start < start + b for a, b in cue)]
        for start, (example, (_, cue)) in zip(starts, plain.items(), strict=True)
    }


def unmarked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The example without its marks, and where its cue stands in that."""
    text, last, cue = "", 0, []
    for m in MARK.finditer(example):
        text += example[last : m.start()]
        if m[1] == "cue":
            cue.append((len(text), len(text) + len(m[2])))
        text, last = text + m[2], m.end()
    return text + example[last:], cue


def test_no_two_rows_of_a_word_claim_the_same_content() -> None:
    keys = [(row.lemma, row.pos, slot) for row in ROWS for slot in row.content]
    assert sorted(keys) == sorted(set(keys))


def test_rows_are_found_by_their_first_word_longest_first() -> None:
    assert next(row.lemma for row in cues()["point"]) == "point out"
    assert [row.pos for row in cues()["according"]] == ["prep"]
    assert {row.pos for row in cues()["claim"]} == {"verb", "noun"}


@pytest.mark.parametrize(("lemma", "form", "found"), [("hop", "hoped", "hope"), ("texte", "texted", "text")])
def test_a_verb_is_found_under_the_lemma_that_the_parser_gives(lemma: str, form: str, found: str) -> None:
    assert {row.lemma for row in cues_of(lemma, form)} == {found}


@pytest.mark.parametrize("row", hedges().values(), ids=lambda r: f"{r.word}-{r.pos}")
def test_hedge_is_well_formed_and_shown(row: Hedge) -> None:
    assert row.pos in {"adv", "adj"}
    assert row.use in {"attribution", "hedge"}
    assert row.stance in {"neutral", "doubting"}
    assert f"[word:{row.word}]" in row.example


def test_adverbs_that_are_cues_are_hedges_of_the_same_stance() -> None:
    adverbs = {row.lemma: row.stance for row in ROWS if row.pos == "adv"}
    assert adverbs == {word: hedges()[word, "adv"].stance for word in adverbs}
