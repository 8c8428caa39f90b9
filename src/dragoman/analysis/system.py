"""The political system that a reading describes: who leads, backs and opposes whom; who did, said and wants what.

Every line keeps the id of its record, the sentence that it was read from and on whose word it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

from dragoman.analysis.dates import Dates
from dragoman.analysis.lines import Act, Line, Saying, TieLine, Trace, Want
from dragoman.analysis.names import UNKNOWN, Names
from dragoman.corpus.sentences import sentence_at
from dragoman.document import Span
from dragoman.records import Event, Reading, Tie
from dragoman.vocabulary import TieKind

_WANTING = frozenset({"REQUEST", "REJECT", "THREATEN"})
_WANTED = frozenset({"demanded", "proposed", "promised", "threatened", "refused", "future"})
_SPEAKERS = frozenset({"demanded", "proposed"})
"""What is wanted without a stated framing act is, with these, the speaker's wish; with the others the doer's own."""


@dataclass(frozen=True, slots=True)
class System:
    """The system in four groups; posts' lines follow the article's and stand on their author's word.

    `acts` are what the text presents as having happened (affirmed, certain or probable, actual or ended), its own
    voice first. Requests, rejections and threats stand with `wants`. Unlikely events stand nowhere (`records.LIKELY`).
    """

    ties: tuple[TieLine, ...]
    acts: tuple[Act, ...]
    sayings: tuple[Saying, ...]
    wants: tuple[Want, ...]

    @property
    def groups(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The groups with their headings, empty ones left out."""
        groups: tuple[tuple[str, tuple[Line, ...]], ...] = (
            ("Who leads, backs, advises and opposes whom", self.ties),
            ("Who did what", self.acts),
            ("Who said what", self.sayings),
            ("Who wants what", self.wants),
        )
        return tuple((heading, lines) for heading, lines in groups if lines)

    def __str__(self) -> str:
        blocks = ["\n".join([heading, *map(_plain_line, lines)]) for heading, lines in self.groups]
        return "\n\n".join(blocks)


def system(reading: Reading) -> System:
    """The political system that `reading` and the posts within it describe."""
    readings = [_Lines(r) for r in _with_posts(reading)]
    order = {kind: n for n, kind in enumerate(get_args(TieKind))}
    return System(
        tuple(sorted((t for r in readings for t in r.ties()), key=lambda t: order[t.kind])),
        tuple(sorted((a for r in readings for a in r.acts()), key=lambda a: a.trace.word is not None)),
        tuple(s for r in readings for s in r.sayings()),
        tuple(w for r in readings for w in r.wants()),
    )


def happened(event: Event) -> bool:
    """Whether the text presents the event as having happened, in whosever voice."""
    told = event.polarity == "affirmed" and event.certainty in ("certain", "probable")
    return told and event.status in ("actual", "ended")


class _Lines:
    """The lines of one reading, without its posts, in text order."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.names = reading, Names(reading)
        self.dates = Dates(reading.times)
        self.places = {p.id: p.name for p in reading.places}
        self.events = {e.id: e for e in reading.events}
        self.framing = {e.frame for e in reading.events if e.frame and e.status in _WANTED and e.likely}

    def ties(self) -> Iterator[TieLine]:
        for t in self.reading.ties:
            trace = self._trace(t.id, _evidence(t), t.attribution)
            who, whom = self.names.of(t.start), self.names.of(t.end)
            yield TieLine(who, t.kind, whom, t.status, t.polarity, t.certainty, trace)

    def acts(self) -> Iterator[Act]:
        return (self._act(e) for e in self.reading.events if e.likely and happened(e) and e.type not in _WANTING)

    def sayings(self) -> Iterator[Saying]:
        for a in self.reading.attributions:
            if a.source_class == "document" or not a.content:
                continue
            cue = (a.cue.span.text, a.cue.stance) if a.cue else (None, None)
            trace = self._trace(a.id, a.cue.span if a.cue else a.content[0], a.parent)
            who, to = self.names.sources(a), self.names.all(a.addressees)
            yield Saying(who, cue[0], to, a.content, a.kind, cue[1], trace)

    def wants(self) -> Iterator[Want]:
        for e in self.reading.events:
            if not e.likely:
                continue
            if e.status in _WANTED:
                yield self._wanted(e)
            elif e.type in _WANTING and e.id not in self.framing:
                yield self._wish(e)

    def _wanted(self, event: Event) -> Want:
        act = self._act(event)
        frame = self.events.get(event.frame or "")
        if frame is None:
            who = self._speakers(event) if event.status in _SPEAKERS else act.who
            return Want(who, event.status, act, "affirmed", event.certainty, None)
        if not act.whom and not act.about:
            asked = tuple(name for name in self.names.all(frame.recipients) if name not in act.who)
            act = replace(act, whom=asked, about=self.names.all(frame.themes))
        who = self.names.all(frame.actors) or self._speakers(frame)
        return Want(who, _verb(frame), act, frame.polarity, frame.certainty, frame.id)

    def _wish(self, event: Event) -> Want:
        who = self.names.all(event.actors) or self._speakers(event)
        return Want(who, _verb(event), self._act(event), event.polarity, event.certainty, event.id)

    def _speakers(self, event: Event) -> tuple[str, ...]:
        wanted = event.utterance or event.attribution
        found = next((a for a in self.reading.attributions if a.id == wanted), None)
        return self.names.sources(found) if found else self.names.author()

    def _act(self, event: Event) -> Act:
        trigger = event.triggers[0]
        return Act(
            self.names.all(event.actors), _deed(event), event.type, self.names.all(event.recipients),
            self.names.all(event.themes), self.dates.of(event), self.places.get(event.place or ""),
            event.status, event.polarity, event.certainty, self._trace(event.id, trigger, event.attribution),
        )  # fmt: skip

    def _trace(self, record: str, evidence: Span, attribution: str | None) -> Trace:
        document = self.reading.document
        sentence = sentence_at(document, evidence)
        return Trace(record, document.id, evidence, sentence, self.names.word(attribution))


_VERBS = {"REQUEST": "demands", "REJECT": "rejects", "THREATEN": "threatens"}


def _verb(event: Event) -> str:
    """How somebody wants: in the text's own verb, else by what the type says ("must", "their call for")."""
    named = event.by.method.startswith("rule:noun:") or event.by.method.endswith(":must")
    return _VERBS.get(event.type, event.triggers[0].text) if named else event.triggers[0].text


def _deed(event: Event) -> str:
    """The trigger; a host's word for a visit ("received") is told from the visitor's side."""
    text = event.triggers[0].text.replace("“", "").replace('"', "")
    return f"visit ({text})" if "visit" in event.modes and "visit" not in text.lower() else text


def _with_posts(reading: Reading) -> Iterator[Reading]:
    yield reading
    for post in reading.posts:
        yield from _with_posts(post)


def _evidence(tie: Tie) -> Span:
    return tie.evidence[0] if tie.evidence else min(tie.start.span, tie.end.span)


def _plain_line(line: Line) -> str:
    marked = f"  [{'; '.join(line.markers)}]" if line.markers else ""
    return f"  {line}{marked}\n      {' '.join(line.trace.sentence.text.split()) or UNKNOWN}"
