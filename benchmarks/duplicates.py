"""Sentences that stand twice, within one set or in two: what must not be trained on and measured on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

SAME = 0.5
Shingles = frozenset[tuple[str, ...]]


def shingles(sentence: str) -> Shingles:
    """The runs of three words (Broder 1997), lower case, without punctuation; of a shorter sentence the whole."""
    words = re.findall(r"\w+", sentence.lower())
    return frozenset(tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2)))


def resemblance(a: Shingles, b: Shingles) -> float:
    """Shared runs over all runs, 0 to 1."""
    return len(a & b) / len(a | b)


def near_pairs(these: Sequence[str], those: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Positions of sentences of these and of those that share half of their runs of words."""
    left, right = [shingles(s) for s in these], [shingles(s) for s in those]
    places: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for j, runs in enumerate(right):
        for run in runs:
            places[run].add(j)
    for i, runs in enumerate(left):
        near: set[int] = set().union(*(places.get(run, set()) for run in runs))
        yield from ((i, j) for j in sorted(near) if resemblance(runs, right[j]) >= SAME)


def shared(these: Sequence[str], those: Sequence[str]) -> set[int]:
    """Positions in `these` of what stands in `those` as well, word for word or nearly."""
    return {i for i, _ in near_pairs(these, those)}


def groups(sentences: Sequence[str]) -> list[int]:
    """A number for each sentence, the same for near-duplicates and for what they lead to in turn."""
    group = list(range(len(sentences)))
    for i, j in near_pairs(sentences, sentences):
        if group[i] != group[j]:
            low, high = sorted((group[i], group[j]))
            group = [low if g == high else g for g in group]
    return group
