"""The best sequence of tags (Viterbi 1967), and the spans that it marks."""

from __future__ import annotations

import numpy as np

from dragoman.reading.encoding.heads import Floats
from dragoman.reading.encoding.pieces import Ints, Range

NEVER = np.float32(-1e4)


def best_tags(emissions: Floats, transitions: Floats) -> Ints:
    """[layer, word]: the best tags of each layer, of [word, layer, tag] and [layer, from, to].

    Tags are O, then B and I of each kind; no text begins inside a span.
    """
    count, layers, size = emissions.shape
    if not count:
        return np.zeros((layers, 0), dtype=np.int64)
    best = emissions[0].astype(np.float64)
    best[:, 2::2] = NEVER
    back = np.zeros((count, layers, size), dtype=np.int64)
    table = transitions.astype(np.float64).transpose(0, 2, 1)
    for i in range(1, count):
        scores = table + best[:, None, :]
        back[i] = scores.argmax(-1)
        best = scores.max(-1) + emissions[i]
    tags = np.zeros((layers, count), dtype=np.int64)
    tags[:, -1] = best.argmax(-1)
    every = np.arange(layers)
    for i in range(count - 1, 0, -1):
        tags[:, i - 1] = back[i, every, tags[:, i]]
    return tags


def spans(tags: Ints) -> list[tuple[Range, int]]:
    """The spans of one layer and the number of their kind, in order."""
    out: list[tuple[Range, int]] = []
    for i in np.flatnonzero(tags).tolist():
        tag = int(tags[i])
        if tag % 2 == 0 and out and out[-1][0][1] == i:
            out[-1] = ((out[-1][0][0], i + 1), out[-1][1])
        else:
            out.append(((i, i + 1), (tag - 1) // 2))
    return out
