"""What tense alone says of an event's time: not after the report or what was said, or not before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Literal

from dragoman.reading.parsing.syntax import Token
from dragoman.reading.timing.match import Anchor, Unanchored
from dragoman.reading.timing.tense import of_verb, tense
from dragoman.records import Attribution, Event, Time
from dragoman.when import When

Direction = Literal["past", "future"]

_AHEAD = frozenset({"future", "promised", "threatened"})
_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
# Where a noun stands that its verb's tense holds for too; "called for", "ahead of", "about" say nothing of when.
_DONE = frozenset({"nsubj", "nsubjpass", "agent"})
# Verbs whose object may be yet to come, or never.
_NOT_YET = frozenset(
    "schedule plan set expect announce cancel postpone propose prepare discuss consider seek want organize arrange "
    "fear prevent avoid demand urge request promise vow threaten call support oppose reject refuse".split()
)
_TOLD_IN = frozenset("after following since in during by at amid despite".split())


class Outlook:
    """The bounds that the tense of a document's events gives, from its date and the dates of what is said in it."""

    def __init__(self, published: str | None, attributions: Iterable[Attribution], times: Iterable[Time]) -> None:
        self._by_id = {a.id: a for a in attributions}
        self._times = {t.id: t for t in times}
        self.first: str | None = None
        self.last: str | None = None
        with suppress(Unanchored):
            self.first, self.last = (day.isoformat() for day in Anchor(published).bounds)

    def of(self, event: Event, token: Token, frame: When | None) -> When | None:
        """The bounds of an event with this trigger; `frame` is when it was promised, planned or threatened."""
        way = direction(event, token)
        if way == "past":
            return self._until(event)
        return self._from(event, token, frame) if way == "future" else None

    def said(self, event: Event) -> Iterator[Time]:
        """The dates of the attributions that hold an event, the innermost first."""
        above = self._by_id.get(event.attribution or "")
        while above is not None:
            time = self._times.get(above.time or "")
            if time is not None and (time.earliest or time.latest):
                yield time
            above = self._by_id.get(above.parent or "")

    def _until(self, event: Event) -> When | None:
        """Not after the first of the days on which it was said and reported."""
        for time in self.said(event):
            if time.latest is not None and (self.last is None or time.latest <= self.last):
                return When(None, time.latest, "tense", time.id)
        return When(None, self.last, "tense", None) if self.last is not None else None

    def _from(self, event: Event, token: Token, frame: When | None) -> When | None:
        """Not before it was announced, where the text says when that was."""
        if event.frame is not None:
            known = frame is not None and frame.basis in ("clause", "sentence") and frame.earliest is not None
            return When(frame.earliest, None, "tense", frame.time) if known and frame is not None else None
        for time in self.said(event):
            return When(time.earliest, None, "tense", time.id) if time.earliest else None
        quoted = self.quoting(event.triggers[0].start, event)
        now = self.first is not None and quoted is None and _will(token)
        return When(self.first, None, "tense", None) if now else None

    def quoting(self, place: int, event: Event) -> Attribution | None:
        """The attribution in whose quotation marks a character of an event stands."""
        held = self._by_id.get(event.attribution or "")
        return held if held is not None and any(q.start <= place < q.end for q in held.quoted) else None


def direction(event: Event, token: Token) -> Direction | None:
    """Whether an event is told as past or as to come; None where its words do not tell, or it is denied."""
    if event.polarity == "negated":
        return None
    if event.status in _AHEAD:
        return "future"
    if event.status not in ("actual", "ended"):
        return None
    return "past" if (_verb_is_past(token) if token.pos in ("VERB", "AUX") else _noun_is_past(token)) else None


def _verb_is_past(verb: Token) -> bool:
    if verb.dep == "xcomp" and verb.tag == "VB":
        return _verb_is_past(verb.head)
    if verb.dep == "conj" and verb.tag in ("VB", "VBN") and verb.child("aux", "auxpass") is None:
        return _verb_is_past(verb.head) if verb.head.pos in ("VERB", "AUX") else verb.tag == "VBN"
    return of_verb(verb) == "past"


def _noun_is_past(noun: Token) -> bool:
    head = noun.head
    if noun.dep == "pobj" and (head.lower not in _TOLD_IN or head.head.lower == "ahead"):
        return False
    stated = noun.dep in _DONE or noun.dep == "pobj" or (noun.dep == "dobj" and head.lemma not in _NOT_YET)
    return stated and tense(noun) == "past"


def _will(token: Token) -> bool:
    """Whether it is to come as seen from the report: "will meet", "plans to meet", not "planned a meeting"."""
    for verb in (token, *token.ancestors()):
        if verb.pos not in ("VERB", "AUX"):
            continue
        helpers = {c.lower: c.tag for c in verb.children if c.dep in ("aux", "auxpass")}
        if _WILL & helpers.keys():
            return True
        if verb.tag in ("VBD", "MD") or "VBD" in helpers.values() or "MD" in helpers.values():
            return False
        if verb.tag in ("VBZ", "VBP") or {"VBZ", "VBP"} & set(helpers.values()):
            return True
    return False
