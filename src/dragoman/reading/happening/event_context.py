"""Where an event took place, by its own clause, and whether it is told as history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dragoman.document import Document
from dragoman.reading.parsing.syntax import Token
from dragoman.reading.placing.toponyms import LOCATIVE, is_location
from dragoman.records import Place, Time

_EARLIER = frozenset({"previously", "formerly", "earlier", "once", "originally"})
HISTORY_DAYS = 90
"""How long before publication an event must have ended to be background."""


class Clauses:
    """The places of a document, found by the clause that they stand in."""

    def __init__(self, places: Mapping[Token, Place]) -> None:
        self.places = places
        self.by_sentence: dict[int, list[Token]] = {}
        for token in places:
            self.by_sentence.setdefault(token.sentence.index, []).append(token)

    def place(self, trigger: Token, triggers: set[Token], taken: set[int]) -> Place | None:
        """The place in the trigger's phrase or clause that is none of its participants (`taken`: their offsets)."""
        own = [t for t in self.by_sentence.get(trigger.sentence.index, ()) if is_location(t) and t.start not in taken]
        for target in _targets(trigger, triggers):
            near = [t for t in own if _located(t) is target]
            if near:
                return self.places[min(near, key=lambda t: abs(t.i - trigger.i))]
        return None


def _targets(trigger: Token, triggers: set[Token]) -> list[Token]:
    """What a place may hang on to be the event's: the trigger, then the verb that carries a nominal one."""
    if trigger.pos in ("VERB", "AUX"):
        return [trigger]
    above = next((a for a in trigger.ancestors() if a.pos in ("VERB", "AUX") or a in triggers), None)
    carried = trigger.dep in ("dobj", "nsubj", "nsubjpass", "pobj")
    return [trigger] if above is None or above in triggers or not carried else [trigger, above]


def _located(place: Token) -> Token | None:
    """What the locative phrase of a place hangs on."""
    t = place
    while t.head is not t:
        if t.dep == "prep" and t.lower in LOCATIVE:
            return t.head if t.head.pos in ("VERB", "AUX", "NOUN") else None
        t = t.head
    return None


def is_background(trigger: Token, time: Time | None, document: Document) -> bool:
    """Whether the event is history: dated well before publication, or told in the past perfect."""
    if time is not None and time.latest is not None and document.published is not None:
        published = _day(document.published)
        latest = _day(time.latest)
        if published is not None and latest is not None:
            return latest < published - timedelta(days=HISTORY_DAYS)
    verb = trigger if trigger.pos == "VERB" else None
    if verb is None:
        return False
    perfect = any(c.dep == "aux" and c.lower in ("had", "'d", "’d") for c in verb.children)
    earlier = any(c.dep == "advmod" and c.lower in _EARLIER for c in verb.children)
    return (perfect and verb.dep not in ("ccomp",)) or earlier


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat((value + "-01-01")[:10] if len(value) == 4 else (value + "-01")[:10])
    except ValueError:
        return None
