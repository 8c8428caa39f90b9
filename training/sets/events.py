"""Event types: PLV (Hu et al. 2024) by source and target, PLOVER's gold records (Halterman et al. 2023) by trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.duplicates import groups
from benchmarks.learned import FOLDS
from benchmarks.measures import Range as Place
from benchmarks.measures import overlap
from benchmarks.plv import Row, rows
from dragoman.reading.encoding.layout import TYPES
from dragoman.reading.encoding.pieces import pieces
from dragoman.reading.parsing.parse import pipeline
from training.examples import Event, Example, Ready, whole

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ROOTS = {"YIELD": ("CONCEDE", "RETREAT")}
"""PLV's class that is two types."""

OLDER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "INVESTIGATE": "ACCUSE"}
"""Types of PLOVER's first version, by what they became."""

PREDICATES = frozenset(["VERB", "AUX", "NOUN", "ADJ"])

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
    """The predicate that holds source and target together, and the words that lead from it to the target.

    That is the lowest word above both in the parse, and the verbs, nouns and adjectives below it on the way to the
    target (of a target above the source, to the source), none of them inside either; where there is none, the words
    between the two.
    """
    doc = pipeline()(row.text)
    source, target = _head(doc, row.source), _head(doc, row.target)
    common = next((t for t in _upwards(target) if t in _upwards(source)), None)
    way = [] if common is None else [common, *_below(common, source if common == target else target)]
    outside = [t for t in way if not _in(t, row.source) and not _in(t, row.target)]
    if found := sorted({(t.idx, t.idx + len(t)) for t in outside if t.pos_ in PREDICATES}):
        return found
    first, second = sorted((row.source, row.target))
    return [(first[1], second[0])] if first[1] + 1 < second[0] else []


def _head(doc: Doc, place: Place) -> Token:
    """The word of a span whose head stands outside."""
    inside = [t for t in doc if _in(t, place)]
    return next((t for t in inside if t.head == t or not _in(t.head, place)), inside[0] if inside else doc[0])


def _upwards(token: Token) -> list[Token]:
    return [token, *token.ancestors]


def _below(top: Token, token: Token) -> list[Token]:
    """The words on the way up from `token` to `top`."""
    way = _upwards(token)
    return way[: way.index(top)] if top in way else []


def _in(token: Token, place: Place) -> bool:
    return overlap((token.idx, token.idx + len(token)), place) > 0


def _example(
    text: str, actors: Sequence[Place], triggers: Sequence[Place], recipients: Sequence[Place], types: Sequence[str]
) -> Example:
    p = pieces(text)
    actor, trigger, recipient = ([p.words(*x) for x in places] for places in (actors, triggers, recipients))
    return whole(p, events=[Event(actor, trigger, recipient, [TYPES.index(t) for t in types])])
