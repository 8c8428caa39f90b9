"""Sizes of hand-built events: the marked triggers of a sentence as drafts, and what sizes they get, in words."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.loading.document import blocks, make_document
from dragoman.reading.happening.candidate import Candidate
from dragoman.reading.happening.event_candidates import candidates
from dragoman.reading.happening.event_types import Draft
from dragoman.reading.happening.factuality import presented
from dragoman.reading.happening.sizes import find_sizes
from dragoman.reading.parsing.parse import parse
from dragoman.reading.parsing.syntax import Sentence
from dragoman.records import Size
from marked import parse_marked


def sizes(marked: str, one_event: bool = False) -> list[str]:
    """The sizes in a text whose triggers are marked by their types: "Mali [assault:killed] two men" gives
    ["killed: dead 2 (two men)"]. `one_event`: the later triggers mention the event of the first.
    """
    text, marks = parse_marked(marked)
    document = make_document(text)
    sentences = parse(document.text, blocks(document))
    drafts = [draft(sentences, m.start, m.end, kind.upper()) for kind, found in marks.items() for m in found]
    drafts.sort(key=lambda d: d.start)
    first = {d: drafts[0] if one_event else d for d in drafts}
    return [f"{d.token.text}: {told(s)}" for d, found in find_sizes(first, document).items() for s in found]


def told(size: Size) -> str:
    """A size in words: "dead 12 (12 men)", "dead 12- (at least 12 men)", "dead -50 (up to 50)"."""
    low, high = ("" if x is None else str(x) for x in (size.low, size.high))
    return f"{size.what} {low if low == high else f'{low}-{high}'} ({size.span.text})"


def draft(sentences: Sequence[Sentence], start: int, end: int, kind: str) -> Draft:
    """A draft from the first candidate of this type whose trigger stands in [start, end)."""
    found = (c for s in sentences for options in candidates(s) for c in options)
    return as_draft(next(c for c in found if start <= c.token.start < end and c.row.type == kind))


def as_draft(c: Candidate) -> Draft:
    """A candidate as the event that its row of the lexicon says."""
    assert c.row.type is not None
    return Draft(c, c.row.type, c.row.mode, [], [], [], [], presented(c.token), None, None, [list(c.words)])
