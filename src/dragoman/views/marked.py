"""A reading's text, cut into blocks and marked with what was read from it: what the terminal and HTML show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dragoman.analysis.names import Names, joined
from dragoman.document import Document, Span
from dragoman.loading.document import blocks as sentence_blocks
from dragoman.marks import Break, Mark, Token, nest
from dragoman.records import Attribution, Event, Mention, Reading, Role, Time

KINDS = ("words", "source", "cue", "event", "time", "place", "mention")
"""The kinds of marks; of two over the same characters, the one named first is the outer."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is told about a mark: a short label for beside it, and all of it for a tooltip."""

    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text that stands alone; `post` is the number of the reading's post that stands there."""

    kind: Literal["title", "byline", "signature", "paragraph", "post"]
    start: int
    end: int
    post: int | None = None


class Marked:
    """The marks of one reading, without those of its posts, and what each is.

    `ties`: the evidence of ties is marked too, outside all others.
    """

    def __init__(self, reading: Reading, *, ties: bool = False) -> None:
        self.reading = reading
        self.notes: dict[tuple[str, str], Note] = {}
        self._anchors: dict[str, Mark] = {}
        self._names = Names(reading)
        self._marks: dict[str, list[Mark]] = {kind: [] for kind in ("tie", *KINDS)}
        for tie in reading.ties if ties else ():
            self._add("tie", tie.id, tie.evidence, Note("tie", tie.kind.replace("_", " ")))
        for attribution in reading.attributions:
            self._add_attribution(attribution)
        for event in (e for e in reading.events if e.likely):
            self._add("event", event.id, event.triggers, self._event_note(event))
        for time in reading.times:
            self._add("time", time.id, (time.span,), _time_note(time))
        for place in reading.places:
            where = ", ".join(x for x in (place.name, place.country) if x)
            self._add("place", place.id, (place.span,), Note("place", f"place: {where}"))
        for mention in reading.mentions:
            self._add("mention", mention.id, (mention.head,), self._mention_note(mention))

    def note(self, mark: Mark) -> Note:
        """What `mark` is."""
        return self.notes[mark.kind, mark.id]

    def anchors(self, mark: Mark) -> bool:
        """Whether `mark` is the one that its record is found by."""
        return self._anchors[mark.id] is mark

    def blocks(self) -> Iterator[tuple[Block, list[Token]]]:
        """The text's blocks in order, each with its marked characters; a post's are left to its own reading."""
        found = {block.start: block for block in blocks(self.reading)}
        breaks = {p for block in found.values() for p in (block.start, block.end)}
        marks = [mark for kind in self._marks.values() for mark in kind]
        block, held = None, list[Token]()
        for token in nest(self.reading.document.text, marks, breaks):
            if not isinstance(token, Break):
                held.append(token)
                continue
            if block is not None:
                yield block, [] if block.kind == "post" else held
            block, held = found.get(token.position), []

    def _add(self, kind: str, record: str, spans: tuple[Span, ...], note: Note) -> None:
        marks = [Mark(span.start, span.end, kind, record) for span in spans]
        self._marks[kind] += marks
        for mark in marks:
            self._anchors.setdefault(record, mark)
        self.notes[kind, record] = note

    def _add_attribution(self, a: Attribution) -> None:
        who = joined(self._names.sources(a))
        cue = f", “{a.cue.span}” ({a.cue.stance})" if a.cue else ""
        self._add("words", a.id, a.content, Note(f"{a.kind}, {who}", f"{a.kind} words of {who}{cue}"))
        self._add("source", a.id, tuple(r.span for r in a.sources), Note("source", f"{a.source_class} source: {who}"))
        if a.cue:
            self._add("cue", a.id, (a.cue.span,), Note("cue", f"cue: {a.cue.lemma}, {a.cue.stance}"))

    def _event_note(self, event: Event) -> Note:
        who, whom = joined(self._names.all(event.actors)), joined(self._names.all(event.recipients))
        told = ", ".join((event.polarity, event.certainty, event.status))
        word = self._names.word(event.attribution)
        voice = f"on the word of {word}" if word else "in the text's own voice"
        return Note(event.type, f"{' '.join((event.type, *event.modes))}: {who} → {whom} ({told}; {voice})")

    def _mention_note(self, mention: Mention) -> Note:
        name = self._names.all((Role(mention.head, mention.entity),))
        return Note(mention.kind, f"{mention.kind}, {mention.form}" + (f": {name[0]}" if name else ""))


def blocks(reading: Reading) -> list[Block]:
    """The title, the byline, the posts and, between them, the text's paragraphs, in text order.

    A post's byline is left out: who posted it, and when, stands above it.
    """
    document = reading.document
    byline: Literal["byline", "signature"] = "signature" if document.kind == "post" else "byline"
    known = [
        *(Block("title", s.start, s.end) for s in (document.title,) if s),
        *(Block(byline, s.start, s.end) for s in (document.byline,) if s),
        *(Block("post", s.start, s.end, n) for n, s in enumerate(p.document.span for p in reading.posts) if s),
    ]
    soft = _soft_breaks(document)
    found, at = list[Block](), 0
    for block in sorted((b for b in known if b.start < b.end), key=lambda b: (b.start, -b.end)):
        if block.start >= at:
            found += [*_paragraphs(document.text, at, block.start, soft), block]
            at = block.end
    found += _paragraphs(document.text, at, len(document.text), soft)
    return [block for block in found if block.kind != "signature"]


def _soft_breaks(document: Document) -> set[int]:
    """The ends of lines that end no paragraph, in a hard-wrapped text."""
    held = sentence_blocks(document)
    return {start + m.start() for start, end in held for m in re.finditer("[\r\n]", document.text[start:end])}


def _paragraphs(text: str, start: int, end: int, soft: set[int]) -> Iterator[Block]:
    breaks = [start + m.start() for m in re.finditer("[\r\n]", text[start:end])]
    cuts = [start, *(at for at in breaks if at not in soft), end]
    for a, b in pairwise(cuts):
        line = text[a:b]
        if line.strip():
            yield Block("paragraph", a + len(line) - len(line.lstrip()), a + len(line.rstrip()))


def hashtags(document: Document) -> list[str]:
    """A post's hashtags with their sign."""
    return [f"#{tag.removeprefix('#')}" for tag in document.hashtags]


def _time_note(time: Time) -> Note:
    return Note("time", f"{time.type}: {time.value or 'no value'}")


