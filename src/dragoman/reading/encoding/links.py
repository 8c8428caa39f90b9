"""What a link between two spans is judged by beside their words: how far apart they stand and what is between."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.reading.encoding.pieces import Ints, Range

FARTHEST = 200
"""Words between two spans beyond which they have nothing to do with each other."""

DISTANCES, PARAGRAPHS, RANKS = 17, 3, 4
"""How many values each of the three has."""

_HALF = DISTANCES // 2


def between(these: Sequence[Range], those: Sequence[Range], paragraphs: Ints) -> Ints:
    """For each pair of spans of words (rows: these, columns: those), three numbers, each from 0.

    The distance in words on a doubling scale, the middle where they touch, lower where the second stands before the
    first; how many paragraphs it crosses, two for more; how many of `those` stand between them, three for more.
    `paragraphs` numbers each word's paragraph.
    """
    out = np.zeros((len(these), len(those), 3), dtype=np.int64)
    if not these or not those:
        return out
    a, b = np.array(these)[:, None], np.array(those)[None]
    after, before = b[..., 0] - a[..., 1], a[..., 0] - b[..., 1]
    gap = np.maximum(np.maximum(after, before), 0)
    steps = np.minimum(np.log2(gap + 1).astype(np.int64), _HALF - 1)
    out[..., 0] = _HALF + np.where(after >= 0, steps + 1, np.where(before >= 0, -steps - 1, 0))
    out[..., 1] = np.minimum(np.abs(paragraphs[b[..., 0]] - paragraphs[a[..., 0]]), PARAGRAPHS - 1)
    for side in (after >= 0, before >= 0):
        for row, gaps in zip(out, np.where(side, gap, -1), strict=True):
            order = np.sort(gaps[gaps >= 0])
            rank = np.searchsorted(order, gaps)
            row[gaps >= 0, 2] = np.minimum(rank[gaps >= 0], RANKS - 1)
    return out
