"""Word pieces, their features and the windows over them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.encoding import marks
from dragoman.reading.encoding.pieces import Pieces, pieces
from dragoman.reading.encoding.windows import CLS, SEP, inputs, windows


def words(text: str) -> list[str]:
    p = pieces(text)
    return [text[s:e] for s, e in zip(p.starts, p.ends, strict=True)]


def by_word(text: str, feature: str) -> dict[str, int]:
    p = pieces(text)
    found = getattr(p, feature)[p.first].tolist()
    return dict(zip((text[s:e] for s, e in zip(p.starts, p.ends, strict=True)), found, strict=True))


def test_words_end_at_spaces_and_marks() -> None:
    assert words("Mr. Kovač said: “We won’t.”") == [
        "Mr", ".", "Kovač", "said", ":", "“", "We", "won", "’", "t", ".", "”",
    ]  # fmt: skip


def test_a_word_of_several_pieces_is_one_word() -> None:
    p = pieces("Zyuganovites marched")
    assert len(p) > 2
    assert p.first.tolist() == [0, len(p) - 1]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("said", marks.LOWER),
        ("Said", marks.TITLE),
        ("I", marks.TITLE),
        ("NATO", marks.UPPER),
        ("iPhone", marks.MIXED),
        ("McCain", marks.MIXED),
        ("2016", marks.DIGIT),
        ("G20", marks.DIGIT),
        ("—", marks.MARK),
    ],
)
def test_shapes(word: str, shape: int) -> None:
    assert marks.shape(word) == shape


@pytest.mark.parametrize(
    "text", ['He said "no way" and left', "He said “no way” and left", "He said ``no way'' and left"]
)
def test_quotation_marks_of_all_kinds(text: str) -> None:
    found = by_word(text, "quotes")
    assert (found["said"], found["no"], found["way"], found["and"]) == (0, marks.INSIDE, marks.INSIDE, 0)


def test_marks_open_and_close() -> None:
    text = '"No," he said. "Never."'
    p = pieces(text)
    assert p.quotes[p.starts == 0].tolist() == [marks.OPENS]
    assert p.quotes[p.starts == 4].tolist() == [marks.CLOSES]
    assert p.quotes[p.starts == 15].tolist() == [marks.OPENS]


def test_a_quotation_within_a_quotation() -> None:
    found = by_word("“They say ‘never again’ and don’t mean it,” she said", "quotes")
    assert (found["They"], found["never"], found["again"]) == (marks.INSIDE, marks.NESTED, marks.NESTED)
    assert (found["don"], found["mean"], found["she"]) == (marks.INSIDE, marks.INSIDE, 0)


def test_a_forgotten_mark_reaches_no_further_than_its_paragraph() -> None:
    found = by_word("“One begins\n\nAnother “ends” here", "quotes")
    assert (found["begins"], found["Another"], found["ends"], found["here"]) == (marks.INSIDE, 0, marks.INSIDE, 0)


def test_starts_of_sentences_and_paragraphs() -> None:
    found = by_word("It fell. Mr. Day won by 3.5 points. “Why?” asked J. Roe.\n Then all", "openings")
    assert found["It"] == found["Then"] == marks.PARAGRAPH
    assert found["“"] == marks.SENTENCE
    assert [found[w] for w in ("fell", "Day", "points", "asked", "Roe", "all")] == [0] * 6


@given(st.text())
def test_pieces_of_any_text_stand_in_it_in_order(text: str) -> None:
    p = pieces(text)
    assert np.all(p.starts < p.ends)
    assert np.all(p.ends[:-1] <= p.starts[1:])
    assert not len(p) or p.ends[-1] <= len(text)
    assert len(p.ids) == len(p.shapes) == len(p.quotes) == len(p.openings)


@given(st.lists(st.sampled_from(["“", "”", '"', "'", "‘", "’", "We", " ", ". ", "\n", "no", "–"])).map("".join))
def test_marks_of_any_text(text: str) -> None:
    assert set(marks.quotation_states(text).tolist()) <= set(range(marks.STATES))
    assert set(marks.openings(text).tolist()) <= set(range(marks.OPENINGS))


@given(st.lists(st.sampled_from(["Assad", "don’t", "“No,”", "U.S.", "café", "𝔘nd", "🙂", "said"]), min_size=1))
def test_the_words_of_a_place_lead_back_to_it(written: list[str]) -> None:
    text = " ".join(written)
    p = pieces(text)
    for i in range(len(p.first)):
        place = p.characters((i, i + 1))
        assert p.words(*place) == (i, i + 1)
    assert p.characters(p.words(0, len(text))) == (0, len(text))


@given(st.lists(st.sampled_from([0] * 9 + [marks.SENTENCE, marks.PARAGRAPH]), max_size=900), st.data())
def test_windows_decide_each_piece_once(openings: list[int], data: st.DataObject) -> None:
    size = data.draw(st.integers(3, 300))
    overlap = data.draw(st.integers(0, (size - 1) // 2))
    found = list(windows(np.array(openings, dtype=np.int64), size, overlap))
    assert [i for w in found for i in range(w.first, w.last)] == list(range(len(openings)))
    assert all(0 <= w.start <= w.first < w.last <= w.end <= w.start + size for w in found)
    assert all(w.first == 0 or overlap // 2 <= w.first - w.start <= overlap for w in found)


def test_windows_meet_where_a_paragraph_begins() -> None:
    openings = np.zeros(400, dtype=np.int64)
    openings[[205, 220]] = marks.SENTENCE
    openings[[190, 230]] = marks.PARAGRAPH
    first, second = windows(openings)
    assert (first.last, second.start) == (230, 190)


def test_a_window_has_the_signs_around_it() -> None:
    p = pieces("Two words")
    found = inputs(p, 0, len(p))
    assert found["ids"][[0, -1]].tolist() == [CLS, SEP]
    assert all(len(row) == len(p) + 2 for row in found.values())
    assert found["shapes"].tolist() == [0, marks.TITLE, marks.LOWER, 0]


def test_an_empty_text_has_no_pieces() -> None:
    assert isinstance(pieces(""), Pieces)
    assert len(pieces(" \n")) == 0
    assert not list(windows(pieces("").openings))
