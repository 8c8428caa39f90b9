"""The scorer of factuality, and how tokens become text."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.factuality import measure, pairs, sentence
from benchmarks.tokens import join


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("The mayor , 61 , did n't resign .", "The mayor, 61, didn't resign."),
        ("Kenya 's debt ( $ 4 billion ) grew", "Kenya's debt ($4 billion) grew"),
        ('He said " no deal " twice', 'He said "no deal" twice'),
        ("`` We wait , '' she said", "“We wait,” she said"),
    ],
)
def test_tokens_become_text(tokens: str, text: str) -> None:
    assert join(tokens.split())[0] == text


@given(st.lists(st.text("ab.,'\"($", min_size=1, max_size=3)))
def test_every_token_keeps_its_place(tokens: list[str]) -> None:
    text, places = join(tokens)
    assert [text[s:e] for s, e in places] == [{"''": "”"}.get(t, t) for t in tokens]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(places))


def test_marked_words_are_found_in_the_joined_text() -> None:
    row = {"text": "Peru , he said , may sue .", "targets": [{"span1": [6, 7], "label": 0.4}]}
    text, gold = sentence(json.dumps(row))
    assert text == "Peru, he said, may sue."
    assert [(text[s:e], label) for (s, e), label in gold] == [("sue", 0.4)]


def test_perfect_and_absent_readings() -> None:
    found = measure([[(3.0, 3.0), (-3.0, -3.0)], [(0.0, None)]])
    assert found["where read, share"] == pytest.approx(2 / 3)
    assert found["where read, r"] == pytest.approx(1)
    assert found["where read, MAE"] == 0
    assert found["where read, MAE of constant"] == 3
    assert found["all, MAE"] == 1
    assert found["all, MAE of constant"] == 3
    assert 0 < found["all, r"] < 1


def test_nothing_read_correlates_with_nothing() -> None:
    found = measure([[(1.0, None), (2.0, None)]])
    assert (found["all, r"], found["where read, r"], found["where read, share"]) == (0, 0, 0)


def test_what_dragoman_reads_of_a_denied_attack() -> None:
    text = "The army did not attack the village."
    assert pairs(text, [((17, 23), -3.0), ((0, 3), 1.0)]) == [(-3.0, -3.0), (1.0, None)]
