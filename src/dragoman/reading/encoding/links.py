"""What a link between two spans is judged by beside their words: how far apart they stand and what is between."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.reading.encoding.marks import PARAGRAPH
from dragoman.reading.encoding.pieces import Ints, Range

FARTHEST = 60
"""Words between two spans beyond which they have nothing to do with each other."""

DISTANCES, PARAGRAPHS, SENTENCES, RANKS = 17, 3, 3, 4
"""How many values each of the four has."""

_HALF = DISTANCES // 2


def sides(these: Sequence[Range], those: Sequence[Range]) -> tuple[Ints, Ints]:
    """For each pair of spans (rows: these, columns: those), the words from the end of the second to the start of the
    first, and from the end of the first to the start of the second; below 0 where it does not stand on that side.
    """
    a, b = np.array(these).reshape(-1, 1, 2), np.array(those).reshape(1, -1, 2)
    return a[..., 0] - b[..., 1], b[..., 0] - a[..., 1]


def between(these: Sequence[Range], those: Sequence[Range], openings: Ints) -> Ints:
    """For each pair of spans of words (rows: these, columns: those), four numbers, each from 0.

    The distance in words on a doubling scale, the middle where they touch, lower where the second stands before the
    first; how many paragraphs, and how many sentences, begin from the start of the earlier to that of the later, two
    for more; how many of `those` stand between them, three for more. `openings`: what begins at each word, as in
    `marks`.
    """
    out = np.zeros((len(these), len(those), 4), dtype=np.int64)
    if not these or not those:
        return out
    before, after = sides(these, those)
    starts, others = np.array(these)[:, :1], np.array(those)[None, :, 0]
    gap = np.maximum(np.maximum(after, before), 0)
    steps = np.minimum(np.log2(gap + 1).astype(np.int64), _HALF - 1)
    out[..., 0] = _HALF + np.where(after >= 0, steps + 1, np.where(before >= 0, -steps - 1, 0))
    for axis, begins, most in ((1, openings == PARAGRAPH, PARAGRAPHS), (2, openings > 0, SENTENCES)):
        number = np.cumsum(begins)
        out[..., axis] = np.minimum(np.abs(number[others] - number[starts]), most - 1)
    for side in (after >= 0, before >= 0):
        for row, gaps in zip(out, np.where(side, gap, -1), strict=True):
            order = np.sort(gaps[gaps >= 0])
            rank = np.searchsorted(order, gaps)
            row[gaps >= 0, 3] = np.minimum(rank[gaps >= 0], RANKS - 1)
    return out
