"""The words of contexts: every word of every row speaks for its context, and stands where it should."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from dragoman.document import Document
from dragoman.knowledge.contexts import ContextRow, context_rows, phrases
from dragoman.reading.happening.contexts import find_contexts
from dragoman.reading.parsing.parse import parse
from dragoman.vocabulary import ContextName
from marked import parse_marked

BOTH = {
    "coup": {"political_institutions", "pro_autocracy"},
    "free and fair election": {"election", "pro_democracy"},
    "women 's rights": {"gender", "rights_freedoms"},
    "gender pay gap": {"gender", "inequality"},
    "racial discrimination": {"inequality", "religion_ethnicity"},
    "nuclear talk": {"cbrn", "diplomatic"},
    "cybercrime": {"crime", "cyber"},
    "drug trafficking": {"illegal_drugs", "trafficking"},
    "drug trafficker": {"illegal_drugs", "trafficking"},
    "drug smuggling": {"illegal_drugs", "trafficking"},
    "drug smuggler": {"illegal_drugs", "trafficking"},
}
"""Words that PLOVER's manual puts under two contexts at once."""

ROWS = context_rows()
EACH = pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r.context}-{r.words[0]}")
TOLD = [row for row in ROWS if row.context is not None]
SILENT = [row for row in ROWS if row.context is None]


def counted(row: ContextRow) -> list[tuple[ContextName, int, int]]:
    """The words that count in the row's example: their context, start and end."""
    text, _ = parse_marked(row.example)
    found = find_contexts(Document("d", text), parse(text, [(0, len(text))]))
    return [(c.name, w.start, w.end) for contexts in found.values() for c in contexts for w in c.words]


@pytest.mark.parametrize("row", TOLD, ids=lambda r: f"{r.context}-{r.words[0]}")
def test_every_word_of_a_row_speaks_for_its_context_in_the_example(row: ContextRow) -> None:
    _, marks = parse_marked(row.example)
    assert sorted(w[1:] for w in counted(row) if w[0] == row.context) == [(m.start, m.end) for m in marks["word"]]
    assert len(marks["word"]) == len(row.words)


@pytest.mark.parametrize("row", SILENT, ids=lambda r: r.words[0])
def test_a_phrase_of_no_context_is_silent(row: ContextRow) -> None:
    _, marks = parse_marked(row.example)
    assert len(marks["word"]) == len(row.words)
    assert not [w for w in counted(row) for m in marks["word"] if w[1] < m.end and m.start < w[2]]


@pytest.mark.parametrize("phrase", [w for row in SILENT for w in row.words])
def test_a_phrase_of_no_context_holds_a_word_that_would_speak(phrase: str) -> None:
    words = tuple(phrase.split())
    tails = [words[i:] for i in range(len(words))]
    spoken = [p for tail in tails for p in phrases().get(tail[0], ()) if p.contexts and _begins_alike(p.words, tail)]
    assert spoken


def _begins_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(a == b for a, b in zip(one, other, strict=False))


@EACH
def test_a_row_is_well_formed(row: ContextRow) -> None:
    assert row.context is None or row.context in get_args(ContextName)
    for entry in row.words:
        words, slash, pos = entry.partition("/")
        assert words == " ".join(words.split())
        assert "-" not in words.split()
        assert not slash or pos in {"noun", "verb", "adj"}


def test_every_context_has_its_words() -> None:
    counts = Counter(row.context for row in ROWS for _ in row.words)
    assert set(counts) == {*get_args(ContextName), None}
    assert min(counts.values()) >= 10


def test_a_word_stands_once_in_a_context_and_in_two_only_where_both_are_meant() -> None:
    stands = [(word, row.context) for row in ROWS for word in row.words]
    assert [pair for pair, n in Counter(stands).items() if n > 1] == []
    homes: dict[str, set[str | None]] = {}
    for word, context in stands:
        homes.setdefault(word.partition("/")[0], set()).add(context)
    assert {word: names for word, names in homes.items() if len(names) > 1} == BOTH
