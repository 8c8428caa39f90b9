"""Events of our own labels (`labels/README.md`), and of the event lexicon's examples."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measures import Range as Place
from dragoman.knowledge import lexicon
from dragoman.reading.encoding.layout import TYPES
from dragoman.reading.encoding.marks import openings
from dragoman.reading.encoding.pieces import pieces
from training.examples import Event, Ready, whole
from training.sets.documents import documents

LABELS = Path(__file__).parents[1] / "labels" / "events.jsonl"
Label = dict[str, Any]
_MARK = re.compile(r"\[(\w+):([^\[\]]*)\]")


def labels(data: Path, held_out: bool) -> Iterator[tuple[str, Label]]:
    """The labels with their documents' texts: of a fifth of the documents, or of the others."""
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    texts = {(set, name): text for set, name, text in documents(data)}
    for row in rows:
        if (zlib.crc32(row["document"].encode()) % 5 == 0) == held_out:
            yield texts[row["set"], row["document"]], row


def events(data: Path, without: Collection[str] = ()) -> Iterator[Ready]:
    """What may be trained on, a sentence with the one before it for each label; not on texts of the sets `without`."""
    for text, row in labels(data, held_out=False):
        if row["set"] not in without:
            yield example(text, row)


def example(text: str, row: Label) -> Ready:
    """A label's sentence and the one before it as one example."""
    first, last = context(text, row)
    p = pieces(text[first:last])
    sides = [
        [p.words(start - first, end - first) for start, end in found]
        for found in (row["actors"], [row["trigger"]], row["recipients"])
    ]
    return Ready(whole(p, events=[Event(*sides, [TYPES.index(row["type"])])]))


def context(text: str, row: Label) -> Place:
    """Where a label's sentence and the one before it stand."""
    places = [row["trigger"], *row["actors"], *row["recipients"]]
    starts = np.flatnonzero(openings(text))
    before = starts[starts <= min(start for start, _ in places)]
    after = starts[starts >= max(end for _, end in places)]
    return (int(before[-2:][0]) if len(before) else 0), (int(after[0]) if len(after) else len(text))


def examples() -> Iterator[Ready]:
    """The sentences of the event lexicon: who does what to whom is marked in them."""
    rows = [row for table in (lexicon.verbs(), lexicon.nouns()) for found in table.values() for row in found]
    for row in {row.example: row for row in rows}.values():
        text, places = unmarked(row.example)
        p = pieces(text)
        sides = [[p.words(*x) for x in places.get(name, [])] for name in ("actor", "trigger", "recipient")]
        if sides[1] and (sides[0] or sides[2]):
            yield Ready(whole(p, events=[Event(*sides, [TYPES.index(row.type)])]))


def unmarked(marked: str) -> tuple[str, dict[str, list[Place]]]:
    """A sentence without its marks ("[actor:Fiji] left"), and the places that they give."""
    text, done = "", 0
    places: dict[str, list[Place]] = {}
    for m in _MARK.finditer(marked):
        text += marked[done : m.start()]
        places.setdefault(m[1], []).append((len(text), len(text) + len(m[2])))
        text, done = text + m[2], m.end()
    return text + marked[done:], places
