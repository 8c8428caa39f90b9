"""Event types: PLV (Hu et al. 2024) by source and target, PLOVER's gold records (Halterman et al. 2023) by trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.duplicates import groups
from benchmarks.learned import FOLDS
from benchmarks.linking_words import linking_words
from benchmarks.measures import Range as Place
from benchmarks.plv import Row, rows
from dragoman.reading.encoding.layout import TYPES
from dragoman.reading.encoding.pieces import pieces
from dragoman.reading.parsing.parse import pipeline
from training.examples import Event, Example, Ready, whole

ROOTS = {"YIELD": ("CONCEDE", "RETREAT")}
"""PLV's class that is two types."""

OLDER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "INVESTIGATE": "ACCUSE"}
"""Types of PLOVER's first version, by what they became."""

_RECORD = re.compile(r'"event": "([A-Z]+)".*?"markup": "((?:[^"\\]|\\.)*)"', re.DOTALL)
_MARK = re.compile(r"\(([A-Z/]+): ?([^()]*)\)")


def plv(data: Path, fold: int) -> Iterator[Ready]:
    """The sentences outside of one fold."""
    for row in plv_rows(data, fold, held_out=False):
        yield Ready(_example(row.text, [row.source], between(row), [row.target], ROOTS.get(row.root, (row.root,))))


def plv_rows(data: Path, fold: int, held_out: bool) -> Iterator[Row]:
    """The rows of one fold, or of all the others; near-duplicates stand in the same fold."""
    table = list(rows(data / "plv" / "train.tsv"))
    near = groups([row.text for row in table])
    return (row for row, group in zip(table, near, strict=True) if (group % FOLDS == fold) == held_out)


def gsr(data: Path) -> Iterator[Ready]:
    """The records whose text has marks."""
    found = (data / "plover_gsr" / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8")
    for kind, marked in _RECORD.findall(found):
        text, places = unmarked(re.sub(r"\\(.)", r"\1", marked))
        kind = OLDER.get(kind, kind)
        if kind in TYPES and places["EVT"]:
            yield Ready(_example(text, places["SRC"], places["EVT"], places["TAR"], (kind,)))


def unmarked(marked: str) -> tuple[str, dict[str, list[Place]]]:
    """A record's text without its marks, and the places that they give to sources, targets and triggers."""
    text, done = "", 0
    places: dict[str, list[Place]] = {"SRC": [], "EVT": [], "TAR": []}
    for m in _MARK.finditer(marked):
        text += marked[done : m.start()]
        for name in m[1].split("/"):
            if name in places:
                places[name].append((len(text), len(text) + len(m[2].rstrip())))
        text, done = text + m[2], m.end()
    return text + marked[done:], places


def between(row: Row) -> list[Place]:
    """The words that lead from source to target."""
    return linking_words(pipeline()(row.text), row.source, row.target)


def _example(
    text: str, actors: Sequence[Place], triggers: Sequence[Place], recipients: Sequence[Place], types: Sequence[str]
) -> Example:
    p = pieces(text)
    actor, trigger, recipient = ([p.words(*x) for x in places] for places in (actors, triggers, recipients))
    return whole(p, events=[Event(actor, trigger, recipient, [TYPES.index(t) for t in types])])
