"""Speech within speech: PolNeAR's sentences in frames of our own, which put another speaker around them.

The corpus marks no attribution within another's content. A sentence whose attributions lie within it is put behind
"S said that": the frame is then the attribution, and what the sentence held stands within its content. `frames.tsv`
has the frames (S the source, [cue], {content}, C the sentence), `speakers.txt` what takes the place of S.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.measures import Range as Place
from benchmarks.polnear import ROLES, Spans
from dragoman.reading.encoding.marks import openings

FRAMES = Path(__file__).with_name("frames.tsv").read_text(encoding="utf-8").splitlines()
SPEAKERS = Path(__file__).with_name("speakers.txt").read_text(encoding="utf-8").splitlines()
SHARE = 0.15
"""The share of an article's fitting sentences that get a frame."""

Framed = tuple[Place, list[Spans]]
"""The place of a framed sentence, and the attributions that it held."""

_SMALL = frozenset(
    "the a an this that these those it its he his she her they their we our there in on at for from by with as after "
    "before while when some many most all no both several more other such as since".split()
)
_MARKS = re.compile(r"[\"“”„«»]")


def framed(text: str, rows: Sequence[Spans], rng: np.random.Generator) -> tuple[str, list[Spans], list[Framed]]:
    """The text with some sentences in frames, its attributions, and those within the sentences, by their place."""
    done, out = 0, ""
    kept: list[Spans] = []
    taken: list[Spans] = []
    inner: list[Framed] = []
    moves: list[tuple[int, int]] = []
    for place, own in _fitting(text, rows):
        if rng.random() >= SHARE:
            continue
        taken += own
        out += text[done : place[0]]
        frame = str(rng.choice(FRAMES))
        made, outer, start = _frame(frame, str(rng.choice(SPEAKERS)), text[slice(*place)])
        begin = len(out)
        kept.append(_moved(outer, begin))
        shift = begin + start - place[0]
        inner.append(((begin, begin + len(made)), [_moved(row, shift) for row in own]))
        out, done = out + made, place[1]
        moves.append((place[1], len(out) - place[1]))
    out += text[done:]
    kept += [_shifted(row, moves) for row in rows if not any(row is x for x in taken)]
    return out, kept, inner


def _fitting(text: str, rows: Sequence[Spans]) -> Iterator[Framed]:
    """The plain sentences without quotation marks that end with a stop, with the attributions that lie within."""
    starts = [*np.flatnonzero(openings(text)).tolist(), len(text)]
    for start, after in itertools.pairwise(starts):
        end = start + len(text[start:after].rstrip())
        words = text[start:end].split()
        touching = [row for row in rows if any(s < end and start < e for role in ROLES for s, e in row[role])]
        within = all(start <= s and e <= end for row in touching for role in ROLES for s, e in row[role])
        if 6 <= len(words) <= 40 and text[end - 1] == "." and not _MARKS.search(text[start:end]) and within:
            yield (start, end), touching


def _frame(frame: str, speaker: str, sentence: str) -> tuple[str, Spans, int]:
    """The framed sentence, the frame's attribution in it, and where the sentence's own words begin."""
    words = sentence[:-1]
    if not frame.startswith("{") and "“" not in frame and words.split()[0].lower() in _SMALL:
        words = words[0].lower() + words[1:]
    spans: Spans = defaultdict(list)
    text, begun, start = "", 0, 0
    for part in re.split(r"([\[\]{}]|\bS\b|\bC\b)", frame):
        if part in ("[", "{"):
            begun = len(text)
        elif part in ("]", "}"):
            spans["Cue" if part == "]" else "Content"].append((begun, len(text)))
        elif part == "S":
            name = speaker if text else speaker[0].upper() + speaker[1:]
            spans["Source"].append((len(text), len(text) + len(name)))
            text += name
        elif part == "C":
            start, text = len(text), text + words
        else:
            text += part
    return text, spans, start


def _moved(row: Spans, by: int) -> Spans:
    return defaultdict(list, {role: [(s + by, e + by) for s, e in spans] for role, spans in row.items()})


def _shifted(row: Spans, moves: Sequence[tuple[int, int]]) -> Spans:
    """A row behind the frames before it."""

    def at(place: int) -> int:
        return place + next((by for end, by in reversed(moves) if end <= place), 0)

    return defaultdict(list, {role: [(at(s), at(e - 1) + 1) for s, e in spans] for role, spans in row.items()})
