"""Windows over a text's word pieces: each is read by itself, and its centre decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dragoman.reading.encoding.pieces import Ints, Pieces

SIZE = 254
"""Pieces of a window, beside the two signs around them."""

OVERLAP = 64
"""Pieces that a window shares with the next."""

CLS, SEP = 101, 102
"""The signs that open and close a window, in BERT's vocabulary."""


@dataclass(frozen=True, slots=True)
class Window:
    """The pieces [start, end), of which [first, last) are taken from this window."""

    start: int
    end: int
    first: int
    last: int


def windows(length: int, size: int = SIZE, overlap: int = OVERLAP) -> Iterator[Window]:
    """Windows over `length` pieces; the parts that they decide follow one another without gap."""
    start = first = 0
    while first < length:
        end = min(start + size, length)
        last = length if end == length else end - overlap // 2
        yield Window(start, end, first, last)
        start, first = end - overlap, last


def inputs(p: Pieces, start: int, end: int) -> dict[str, Ints]:
    """What the encoder takes for the pieces [start, end): ids, shapes, quotes, openings, with the signs around."""
    return {
        "ids": np.concatenate(([CLS], p.ids[start:end], [SEP])),
        "shapes": np.pad(p.shapes[start:end], 1),
        "quotes": np.pad(p.quotes[start:end], 1),
        "openings": np.pad(p.openings[start:end], 1),
    }
