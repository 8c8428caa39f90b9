"""An attribution before it is a record: a candidate with its content as offsets, and the quotations that it took."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.reading.parsing.quotations import Quotation
from dragoman.reading.parsing.syntax import Token
from dragoman.reading.speech.cue_slots import Candidate

Stretch = tuple[int, int]
"""[start, end) of the document's text."""


_BLOCK = 1000
"""Characters."""


@dataclass(slots=True, eq=False)
class Draft:
    """What is said by whom: `content` are stretches in text order; `paragraphs` those without quotation marks.

    Of what the encoder finds, `source` is where it sees who speaks, `score` the probability, and `told` says whether
    the content is a quotation or a clause with a finite verb, as somebody's words are.
    """

    candidate: Candidate
    content: list[Stretch]
    quotations: list[Quotation] = field(default_factory=list)
    carried: list[Quotation] = field(default_factory=list)
    paragraphs: list[Stretch] = field(default_factory=list)
    source: Stretch | None = None
    score: float | None = None
    told: bool = False

    @property
    def anchor(self) -> int:
        """The offset of the cue."""
        return self.candidate.token.start

    @property
    def place(self) -> tuple[int, int]:
        """What drafts are ordered by: where the content starts; the longer, which may hold the other, first."""
        return self.content[0][0], -self.content[-1][1]


class Near:
    """Drafts by where they stand, so that in a long text each is compared only with those around it."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._blocks: dict[int, list[tuple[int, Draft]]] = {}
        for i, d in enumerate(drafts):
            for block in _blocks(d):
                self._blocks.setdefault(block, []).append((i, d))

    def around(self, d: Draft) -> list[Draft]:
        """Those that stand in the same thousands of characters as `d` does, in their order."""
        found = {i: other for block in _blocks(d) for i, other in self._blocks.get(block, ())}
        return [found[i] for i in sorted(found)]


def _blocks(d: Draft) -> range:
    quoted = ((q.start, q.end) for q in (*d.quotations, *d.carried))
    words = ((t.start, t.end) for t in (d.candidate.token, *d.candidate.cue))
    places = [*d.content, *quoted, *words]
    return range(min(s for s, _ in places) // _BLOCK, max(e for _, e in places) // _BLOCK + 1)


def stretches(content: Iterable[Sequence[Token]]) -> list[Stretch]:
    """Runs of tokens as offsets."""
    return [(run[0].start, run[-1].end) for run in content if run]


def union(found: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in text order, those that touch or overlap made one."""
    merged: list[Stretch] = []
    for s, e in sorted(found):
        if merged and s <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(e, merged[-1][1]))
        else:
            merged.append((s, e))
    return merged


def with_quotations(d: Draft) -> list[Stretch]:
    """The content with whole quotations: those that touch the parse's content extend it; else they replace it.

    What is carried on behind the cue, and paragraphs without marks, are added.
    """
    quotes = [(q.start, q.end) for q in d.quotations]
    more = [*((q.start, q.end) for q in d.carried), *d.paragraphs]
    touching = [c for c in d.content if any(c[0] < e and s < c[1] for s, e in quotes)]
    own = d.content if d.content and not quotes else [*touching, *quotes]
    return union([*own, *more])


def subtract(found: Iterable[Stretch], holes: Iterable[Stretch]) -> list[Stretch]:
    """What is left of the stretches outside of the holes, in text order."""
    left: list[Stretch] = []
    cuts = union(holes)
    for start, end in union(found):
        for s, e in cuts:
            if s < end and start < e:
                if start < s:
                    left.append((start, s))
                start = max(start, e)
        if start < end:
            left.append((start, end))
    return left
