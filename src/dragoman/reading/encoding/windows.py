"""Windows over a text's word pieces: each is read by itself, and the middle decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dragoman.reading.encoding.marks import PARAGRAPH, SENTENCE
from dragoman.reading.encoding.pieces import Ints, Pieces

SIZE = 254
"""Pieces of a window, beside the two signs around them."""

OVERLAP = 64
"""Pieces that a window shares with the next, and so many more as its start moves back to an opening."""

CLS, SEP = 101, 102
"""The signs that open and close a window, in BERT's vocabulary."""


@dataclass(frozen=True, slots=True)
class Window:
    """The pieces [start, end), of which [first, last) are taken from this window."""

    start: int
    end: int
    first: int
    last: int


def windows(openings: Ints, size: int = SIZE, overlap: int = OVERLAP) -> Iterator[Window]:
    """Windows over pieces, of which `openings` says what begins at each, as in `marks`.

    `overlap` is under half of `size`. The parts that they decide follow one another without gap. Where one part ends,
    and where the next window starts, a paragraph or sentence begins if one does nearby: a span cut in two is told worse
    by both sides.
    """
    length = len(openings)
    start = first = 0
    while first < length:
        end = min(start + size, length)
        last = length if end == length else _turn(openings, end - overlap, end)
        yield Window(start, end, first, last)
        start, first = _begin(openings, last - overlap // 2, overlap // 2), last


def _turn(openings: Ints, low: int, high: int) -> int:
    """Where to pass to the next window in the overlap [low, high): best at a paragraph of its inner half."""
    middle, width = (low + high + 1) // 2, high - low
    for least, margin in ((PARAGRAPH, width // 4), (SENTENCE, width // 16)):
        found = low + margin + np.flatnonzero(openings[low + margin : high - margin] >= least)
        if len(found):
            return int(found[np.abs(found - middle).argmin()])
    return middle


def _begin(openings: Ints, wanted: int, back: int) -> int:
    """The last opening at or before this piece, at most `back` before it; else the piece."""
    low = max(wanted - back, 0)
    found = np.flatnonzero(openings[low : wanted + 1])
    return low + int(found[-1]) if len(found) else max(wanted, 0)


def inputs(p: Pieces, start: int, end: int) -> dict[str, Ints]:
    """What the encoder takes for the pieces [start, end): ids, shapes, quotes, openings, with the signs around."""
    return {
        "ids": np.concatenate(([CLS], p.ids[start:end], [SEP])),
        "shapes": np.pad(p.shapes[start:end], 1),
        "quotes": np.pad(p.quotes[start:end], 1),
        "openings": np.pad(p.openings[start:end], 1),
    }
