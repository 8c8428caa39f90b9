"""What a text's characters show before any word is understood: case, quotation marks, starts of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

LOWER, TITLE, UPPER, MIXED, DIGIT, MARK = range(1, 7)
"""Shapes of words; 0 stands for what is no word of the text."""

OPENS, INSIDE, NESTED, CLOSES = range(1, 5)
"""States of characters: an opening mark, between the marks, between single marks within, a closing mark; 0 outside."""

SENTENCE, PARAGRAPH = 1, 2
"""What opens at a character; 0 nothing."""

SHAPES, STATES, OPENINGS = 7, 5, 3
"""How many values each has, 0 included."""

_DOUBLE = re.compile(r"[\"“”„‟«»]|``|''")
_SINGLE_OPENS = re.compile(r"(?<!\w)['‘](?=[\w“\"])")
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[^\sa-z])")
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Reps|Sens|Gov|Gen|Col|Lt|Sgt|St|Jr|Prof|Rev|No|vs))\.\s+$")
_SPACE = " \t\n\r\xa0"


def shape(word: str) -> int:
    """The case of a word, by its letters."""
    if not any(c.isalnum() for c in word):
        return MARK
    if any(c.isdigit() for c in word):
        return DIGIT
    if word.islower() or not (word[0].isupper() or word.isupper()):
        return LOWER if word == word.lower() else MIXED
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    return TITLE if word[1:] == word[1:].lower() else MIXED


def openings(text: str) -> NDArray[np.int64]:
    """For each character, whether it opens a sentence or a paragraph: the first after the end of the one before."""
    out = np.zeros(len(text) + 1, dtype=np.int64)
    for m in _SENTENCE_END.finditer(text):
        if not _SHORT.search(text, max(0, m.start() - 6), m.end()):
            out[m.end()] = SENTENCE
    for m in re.finditer(r"(?:^|\n)\s*(?=\S)", text):
        out[m.end()] = PARAGRAPH
    return out


def quotation_states(text: str) -> NDArray[np.int64]:
    """For each character, where it stands between quotation marks.

    Straight marks open after a space and close before one, else in turn; a paragraph's end closes what is open, as
    reports open each paragraph of a long quotation anew and a forgotten mark must not turn the rest of the text over.
    """
    out = np.zeros(len(text) + 1, dtype=np.int64)
    for paragraph in re.finditer(r"[^\n]+", text):
        for start, end in _quotations(paragraph[0]):
            first, last = paragraph.start() + start, paragraph.start() + end
            out[first:last] = INSIDE
            _nest(text, first + 1, last, out)
            out[first] = OPENS
            if end > start + 1 and _DOUBLE.match(text, last - 1):
                out[last - 1] = CLOSES
    return out


def _quotations(paragraph: str) -> Iterator[tuple[int, int]]:
    """The stretches between double marks, marks included; one without end goes to the paragraph's."""
    opened: int | None = None
    for m in _DOUBLE.finditer(paragraph):
        opens = _opens(paragraph, m, opened is not None)
        if opened is not None and not opens:
            yield opened, m.end()
            opened = None
        elif opened is None and opens:
            opened = m.start()
    if opened is not None:
        yield opened, len(paragraph)


def _opens(paragraph: str, mark: re.Match[str], inside: bool) -> bool:
    """Whether this mark opens a quotation."""
    if mark[0] in ("“", "„", "«", "``"):
        return True
    if mark[0] in ("”", "»"):
        return False
    before, after = paragraph[mark.start() - 1 : mark.start()], paragraph[mark.end() : mark.end() + 1]
    spaced_left, spaced_right = before in _SPACE or before in "([—–-", after in _SPACE
    return not inside if spaced_left == spaced_right else spaced_left


def _nest(text: str, start: int, end: int, out: NDArray[np.int64]) -> None:
    """Mark what stands between single marks within a quotation."""
    place = start
    while m := _SINGLE_OPENS.search(text, place, end):
        closing = _SINGLE_CLOSES.search(text, m.end(), end)
        if closing is None:
            return
        out[m.start() : closing.end()] = NESTED
        place = closing.end()
