"""Where quotation marks open and close, whatever marks a writer uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.parsing.quotations import Quotation, find_quotations


def quoted(*paragraphs: str) -> list[tuple[int, str]]:
    """Depth and inner text of the quotations of a text of these paragraphs."""
    text, blocks = "\n".join(paragraphs), []
    start = 0
    for p in paragraphs:
        blocks.append((start, start + len(p)))
        start += len(p) + 1
    return [(q.depth, text[q.inner_start : q.inner_end]) for q in find_quotations(text, blocks)]


ONE_PARAGRAPH = [
    ("curly", "“Go,” he said.", [(0, "Go,")]),
    ("straight", '"Go," he said. "Now."', [(0, "Go,"), (0, "Now.")]),
    ("guillemets", "«Go,» he said.", [(0, "Go,")]),
    ("low and high", "„Go,“ he said. „Now.“", [(0, "Go,"), (0, "Now.")]),
    ("two single marks", "''Go,'' he said. ''Now.''", [(0, "Go,"), (0, "Now.")]),
    ("British single, curly", "‘Go,’ he said.", [(0, "Go,")]),
    ("British single, straight", "'Go,' he said.", [(0, "Go,")]),
    ("curly opens, straight closes", '“Go," he said.', [(0, "Go,")]),
    ("single in double", "“He said ‘go’ to us,” she said.", [(0, "He said ‘go’ to us,"), (1, "go")]),
    ("single in double, straight", "\"He said 'go' to us,\" she said.", [(0, "He said 'go' to us,"), (1, "go")]),
    ("marks apart at the end", "\"He said, 'Go,' \" she said.", [(0, "He said, 'Go,' "), (1, "Go,")]),
    ("mixed marks at the end", "“He said, 'I go,’” she said.", [(0, "He said, 'I go,’")]),
    ("doubled in a table's cell", '"He said ""go"" to us"', [(0, "go")]),
    ("apostrophes are no marks", "The rebels' road and the army's camp don't meet.", []),
    ("apostrophes inside", "“They don't know the rebels' road,” he said.", [(0, "They don't know the rebels' road,")]),
    ("a decade", "In the '90s the road was shut.", []),
    ("never closed, in the middle", 'He said "go and left. They stayed.', []),
    ("never opened", "Go,” he said.", []),
    ("empty", "“” and \"\" are nothing.", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in ONE_PARAGRAPH], ids=[c[0] for c in ONE_PARAGRAPH])
def test_in_one_paragraph(text: str, expected: list[tuple[int, str]]) -> None:
    assert quoted(text) == expected


SEVERAL = [
    ("each reopens, the last closes", ["“One.", "“Two.", "“Three.”"], [(0, "One."), (0, "Two."), (0, "Three.")]),
    ("straight", ['"One.', '"Two."'], [(0, "One."), (0, "Two.")]),
    ("two single marks", ["''One.", "''Two.''"], [(0, "One."), (0, "Two.")]),
    ("begun behind a cue", ["He said: “One.", "“Two.” They left."], [(0, "One."), (0, "Two.")]),
    ("left open, then plain text", ["He said “one.", "They left."], []),
    ("left open from the start", ["“One.", "They left."], [(0, "One.")]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), [c[1:] for c in SEVERAL], ids=[c[0] for c in SEVERAL])
def test_over_paragraphs(paragraphs: list[str], expected: list[tuple[int, str]]) -> None:
    assert quoted(*paragraphs) == expected


def test_what_resumes_is_marked() -> None:
    text = "“One.\n“Two.”\n“Three.”"
    found = find_quotations(text, [(0, 5), (6, 12), (13, 21)])
    assert [q.resumes for q in found] == [False, True, False]


@given(st.text(alphabet="ab .,!?\"“”‘’'„«»\n", max_size=120))
def test_any_marks_nest_and_stay_inside_their_paragraph(text: str) -> None:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append((start, start + len(line)))
        start += len(line) + 1
    found = find_quotations(text, blocks)
    assert all(q.start < q.inner_start <= q.inner_end <= q.end for q in found)
    assert all(any(s <= q.start and q.end <= e for s, e in blocks) for q in found)
    assert not [(a, b) for a in found for b in found if crossing(a, b)]


def crossing(a: Quotation, b: Quotation) -> bool:
    """Whether the second begins inside the first and ends outside of it."""
    return a.start < b.start < a.end < b.end
