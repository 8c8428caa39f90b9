"""Ties as a reader would expect them: a table of sentences, and the examples of the verbs that state them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

import dragoman as dr
from dragoman.knowledge.tie_verbs import tie_verbs
from marked import parse_marked
from probes.check import Row, rows, tie_faults

SENTENCES = [(text, list(group)) for text, group in itertools.groupby(rows("ties.tsv"), key=lambda r: r["text"])]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:60] for text, _ in SENTENCES])
def test_the_sentence_states_these_ties(text: str, expected: Sequence[Row]) -> None:
    assert tie_faults(text, expected) == []


@pytest.mark.parametrize("lemma", tie_verbs())
def test_each_verb_states_its_tie(lemma: str) -> None:
    row = tie_verbs()[lemma]
    text, marks = parse_marked(row.example)
    sides = [marks[side][0] for side in ("from", "to")]
    ties = [t for t in dr.read(text).ties if t.by.method == "rule:verb"]
    assert [(t.kind, t.status) for t in ties] == [(row.tie, "former" if row.over else "current")]
    for role, mark in zip((ties[0].start, ties[0].end), sides, strict=True):
        assert role.span.start < mark.end
        assert mark.start < role.span.end


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Yusuf Darwish did not command the Izz Battalion.",
        "Finland may join NATO.",
        "If Rosa Mamani leads the union, the strike will end.",
        "Lena Voss led the march through Munich.",
    ],
)
def test_what_is_denied_supposed_or_an_episode_states_no_tie(text: str) -> None:
    assert [t for t in dr.read(text).ties if t.by.method == "rule:verb"] == []


def test_a_tie_told_twice_is_one_row_with_both_places() -> None:
    text = "Rwandan-backed rebels took Goma. The rebels, backed by Rwanda, then took Bukavu."
    ties = [t for t in dr.read(text).ties if t.kind == "sponsors"]
    assert [len(t.evidence) for t in ties] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "Tuareg fighters, backed by Algeria, allegedly burned the post.",
        "A bloc of states, led by Kenya, has reportedly frozen the loan.",
        "The Hutu rebels, armed by Burundi, are said to have shelled Uvira and reportedly took two hills.",
    ],
)
def test_who_has_reportedly_acted_is_described_by_the_reporter(text: str) -> None:
    assert [t.attribution for t in dr.read(text).ties][:1] == [None]


def test_a_tie_inside_somebodys_words_is_theirs() -> None:
    reading = dr.read("The Ukrainian minister said that the Iran-backed militia had fled.")
    tie = next(t for t in reading.ties if t.kind == "sponsors")
    said = next(a for a in reading.attributions if a.id == tie.attribution)
    assert "minister" in said.sources[0].span.text
