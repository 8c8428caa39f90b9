"""A reading's text as a page shows it: blocks of marked pieces, posts as cards, and notes that say who speaks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.analysis.names import UNNAMED, Names
from dragoman.document import Document
from dragoman.marks import Break, Close, Mark, Open, Token
from dragoman.records import Attribution, Event, Reading
from dragoman.views.marked import Block, Marked, hashtags


@dataclass(frozen=True, slots=True)
class Voice:
    """A note in the margin: who speaks from here on, by which word, whether within somebody else's words, and whether
    the note before named the same."""

    record: str
    who: str
    cue: str
    kind: str
    within: bool
    again: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A mark begins: `record` is whose it is, `anchor` where the record is found; `voice` stands before it."""

    kind: str
    record: str
    anchor: bool
    label: str
    title: str
    certainty: str
    voice: str
    note: Voice | None


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph or byline with its pieces (a text, a Piece that begins, None where the last one ends), or a post."""

    kind: str
    pieces: tuple[str | Piece | None, ...] = ()
    post: Article | None = None


@dataclass(frozen=True)
class Article:
    """A reading with the parts of its text in order; posts whose place is not known come last."""

    reading: Reading

    @property
    def document(self) -> Document:
        """What was read."""
        return self.reading.document

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The text without its title, which stands above it."""
        marks = _Marks(self.reading)
        found = [self._part(block, tokens, marks) for block, tokens in marks.marked.blocks() if block.kind != "title"]
        shown = {id(part.post.reading) for part in found if part.post}
        return (*found, *(Part("post", post=Article(p)) for p in self.reading.posts if id(p) not in shown))

    @property
    def extra(self) -> tuple[str, ...]:
        """The hashtags of a post that do not stand in its text."""
        return tuple(tag for tag in hashtags(self.document) if tag not in self.document.text)

    def _part(self, block: Block, tokens: list[Token], marks: _Marks) -> Part:
        if block.post is not None:
            return Part("post", post=Article(self.reading.posts[block.post]))
        return Part(block.kind, tuple(marks.pieces(tokens)))


class _Marks:
    """The marks of one reading, as pieces."""

    def __init__(self, reading: Reading) -> None:
        self.marked = Marked(reading, ties=True)
        self._names, self._last = Names(reading), ""
        self._events = {e.id: e for e in reading.events}
        self._entities = {m.id: m.entity for m in reading.mentions}
        self._voices = {a.id: (begins(a), self._voice(a)) for a in reading.attributions if a.source_class != "document"}

    def pieces(self, tokens: list[Token]) -> Iterator[str | Piece | None]:
        """The tokens of a block as pieces."""
        for token in tokens:
            match token:
                case str():
                    yield token
                case Open(mark, first):
                    yield self._piece(mark, first)
                case Close():
                    yield None
                case Break():
                    pass

    def _piece(self, mark: Mark, first: bool) -> Piece:
        note, event = self.marked.note(mark), self._events.get(mark.id)
        record = self._entities.get(mark.id) or mark.id
        return Piece(mark.kind, record, first and self.marked.anchors(mark), note.label if first else "", note.title,
                     certainty(event) if event else "", voice(event) if event else "",
                     self._note(mark) if first else None)  # fmt: skip

    def _note(self, mark: Mark) -> Voice | None:
        """The note of an attribution, where the first of its marks begins."""
        if mark.kind not in ("words", "source", "cue"):
            return None
        start, note = self._voices.get(mark.id, (-1, None))
        if note is None or mark.start != start:
            return None
        del self._voices[mark.id]
        again, self._last = note.who == self._last, note.who
        return dataclasses.replace(note, again=again)

    def _voice(self, a: Attribution) -> Voice:
        who = ", ".join(self._names.sources(a)) or UNNAMED
        return Voice(a.id, who, a.cue.span.text if a.cue else "", a.kind, a.parent is not None)


def certainty(record: Event) -> str:
    """How certain it is told to be; "negated" where it is told not to be so."""
    return "negated" if record.polarity == "negated" else record.certainty


def voice(record: Event) -> str:
    """Whose word it is: the document's own, or somebody else's."""
    return "attributed" if record.attribution else "own"


def begins(a: Attribution) -> int:
    """Where the first of its words, its cue and its sources stands."""
    cue = (a.cue.span,) if a.cue else ()
    return min((span.start for span in (*a.content, *cue, *(role.span for role in a.sources))), default=0)
