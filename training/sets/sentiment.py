"""NewsMTSC (Hamborg and Donnay 2021): sentiment toward a target. Hutto and Gilbert 2014: how strongly text is meant.

The second is the folder `hutto_ICWSM_2014` in the source archive of the package vaderSentiment 3.3.2 (MIT): sentences
of a newspaper's opinion pages, of reviews of films and goods, and tweets, with the mean of twenty people's ratings.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.overlaps import left_out
from benchmarks.sentiment import Target, sentence, targets
from dragoman.reading.encoding.pieces import Ints, Range, pieces
from dragoman.reading.encoding.sentiment import POLARITIES, window

KINDS = ("nytEditorialSnippets", "movieReviewSnippets", "amazonReviewSnippets", "tweets")

MOST = 4.0
"""The highest rating."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A window, the pieces of the target in it, and the answer: the number of a polarity, or a valence of −1 to 1."""

    inputs: dict[str, Ints]
    target: Range
    answer: float

    def __len__(self) -> int:
        return len(self.inputs["ids"])


def newsmtsc(data: Path) -> tuple[list[Target], list[Asked]]:
    """All targets, and what the branch is asked of each."""
    known, asked = [], []
    for line in (data / "newsmtsc" / "train.jsonl").read_text(encoding="utf-8").splitlines():
        p = pieces(sentence(line))
        for target in targets(line):
            known.append(target)
            asked.append(Asked(*window(p, target.place), POLARITIES.index(target.polarity)))
    return known, asked


def apart(data: Path) -> set[int]:
    """Positions of the targets whose sentences stand in SEESAW, which measures: what ships is not taught them."""
    shared = left_out(data, "seesaw", "newsmtsc")
    lines = (data / "newsmtsc" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    owners = [i for i, line in enumerate(lines) for _ in targets(line)]
    return {n for n, i in enumerate(owners) if i in shared}


def valences(data: Path) -> Iterator[Asked]:
    """The rated sentences; a word of each, always the same, stands for the target, as none is marked."""
    for kind in KINDS:
        path = data / "hutto_ICWSM_2014" / f"{kind}_GroundTruth.txt"
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            number, rating, text = line.split("\t", 2)
            p = pieces(text.strip())
            words = [i for i, start in enumerate(p.starts.tolist()) if text.strip()[start].isalpha()]
            if len(p.first) > 2 and words:
                chosen = words[zlib.crc32(f"{kind} {number}".encode()) % len(words)]
                place = p.characters((chosen, chosen + 1))
                yield Asked(*window(p, place), float(rating) / MOST)
