"""When each event took place: by its own clause, else by the events that it is tied to, what was just told, its tense.

The first of these that tells anything is the basis. Whatever the basis, what is told as past lies not after the report,
nor after the day on which somebody is reported to have said it, and what is to come not before. A single day is given
only where the words give one; all else are bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.document import Document
from dragoman.reading.parsing.syntax import Token
from dragoman.reading.timing.event_order import Order, linked, together, told_next
from dragoman.reading.timing.outlook import Outlook, direction
from dragoman.records import Attribution, Event, Link, Time
from dragoman.vocabulary import Reason
from dragoman.when import When

_COUNTED = re.compile(
    r"(?:(?:early|earlier|late|later) )?(?:the )?(that|that same|same|next|following) "
    r"(?:day|morning|afternoon|evening|night)"
)
_POINTING = frozenset({"times:today", "times:tonight", "times:part", "times:unit", "times:ago", "times:weekend"})
"""The rules of times that are counted from when they are said: "yesterday", "last week"."""


def date_events(
    document: Document,
    events: Sequence[Event],
    by_token: Mapping[Token, str],
    links: Sequence[Link],
    attributions: Sequence[Attribution],
    times: Sequence[Time],
) -> list[Event]:
    """The events with `when`, and with `time` where an expression of their sentence is found through another event.

    `by_token` gives the event of each trigger. Events that have a `when` already have it from their own clause.
    """
    maker = _Maker(document, events, by_token, attributions, times)
    maker.count_on()
    maker.follow(together(by_token, maker.events))
    maker.follow(linked(links, maker.events, maker.tokens))
    maker.follow(told_next(by_token, maker.events, maker.found))
    return [maker.dated(e) for e in events]


class _Maker:
    def __init__(
        self,
        document: Document,
        events: Sequence[Event],
        by_token: Mapping[Token, str],
        attributions: Sequence[Attribution],
        times: Sequence[Time],
    ) -> None:
        self.events = {e.id: e for e in events}
        self.times = {t.id: t for t in times}
        self.tokens = {by_token[t]: t for t in sorted(by_token, key=lambda t: -t.start)}
        self.outlook = Outlook(document.published, attributions, times)
        own = {e.id: self._own(e, e.when) for e in events if e.when is not None}
        self.found: dict[str, When] = {id: when for id, when in own.items() if when is not None}

    def _own(self, event: Event, when: When) -> When | None:
        """What the own clause tells; "tomorrow" in somebody's words is no later than the report's tomorrow."""
        time = self.times[when.time or ""]
        quote = self.outlook.quoting(time.span.start, event)
        if quote is not None and time.by.method in _POINTING and not self._said_today(event):
            when = replace(when, earliest=None)
        narrowed = _both(when, self._tense(event))
        return narrowed if narrowed is None or narrowed.earliest or narrowed.latest else None

    def _said_today(self, event: Event) -> bool:
        """Whether it was said on the day of the report, as far as the text dates it."""
        said = next(self.outlook.said(event), None)
        return said is not None and said.earliest == said.latest == self.outlook.first == self.outlook.last

    def _tense(self, event: Event) -> When | None:
        frame = self.events.get(event.frame or "")
        return self.outlook.of(event, self.tokens[event.id], frame.when if frame is not None else None)

    def follow(self, orders: Iterable[Order]) -> None:
        """Bound the events that are not dated yet by those that are."""
        bounds: dict[str, When] = {}
        for order in (way for one in orders for way in (one, one.turned)):
            other = self.found.get(order.other)
            if order.event in self.found or other is None:
                continue
            given = _given(order, other)
            before = bounds.get(order.event)
            given = _both(before, given) if before is not None and given is not None else given
            if given is not None:
                bounds[order.event] = given
        for id, when in bounds.items():
            narrowed = _both(when, self._tense(self.events[id]))
            if narrowed is not None:
                self.found[id] = narrowed

    def count_on(self) -> None:
        """Count "that day" and "the next morning" from the last day that was told before on the same word."""
        last: Event | None = None
        for id, token in sorted(self.tokens.items(), key=lambda x: x[1].start):
            event, own = self.events[id], self.found.get(id)
            time = self.times.get(event.time or "")
            if own is not None:
                last = event if own.earliest is not None and own.earliest == own.latest else last
            elif time is not None and last is not None and last.attribution == event.attribution:
                days = _days_on(time)
                near = token.sentence.index - self.tokens[last.id].sentence.index <= 1
                before = self.found[last.id]
                if days is not None and near and before.earliest is not None:
                    day = (date.fromisoformat(before.earliest) + timedelta(days)).isoformat()
                    self.found[id] = When(day, day, "discourse", before.time)

    def dated(self, event: Event) -> Event:
        """The event with what was found; else with what its tense tells, or with the reason why nothing."""
        when = self.found.get(event.id) or self._tense(event)
        if when is None:
            reasons: dict[str, Reason] = {**event.reasons, "when": self._why_not(event)}
            return replace(event, when=None, reasons=reasons)
        if event.time is None and when.basis == "sentence":
            kept = {name: reason for name, reason in event.reasons.items() if name != "time"}
            return replace(event, when=when, time=when.time, reasons=kept)
        return replace(event, when=when)

    def _why_not(self, event: Event) -> Reason:
        told = event.time is not None or direction(event, self.tokens[event.id]) is not None
        return "no_anchor" if told else "not_stated"


def _days_on(time: Time) -> int | None:
    """How many days an expression counts from a day that was told: "later that day", "the following night"."""
    counted = _COUNTED.fullmatch(time.span.text.lower())
    return None if counted is None or time.earliest is not None else int(counted[1] in ("next", "following"))


def _given(order: Order, other: When) -> When | None:
    """What an order leaves of an event's days."""
    if order.relation == "same":
        return replace(other, basis=order.basis)
    earliest = other.earliest if order.relation == "after" else None
    latest = other.latest if order.relation == "before" else None
    return When(earliest, latest, order.basis, other.time) if earliest or latest else None


def _both(one: When, other: When | None) -> When | None:
    """The days that both leave, on the first one's word; where they leave none, the second's."""
    if other is None:
        return one
    earliest = max(filter(None, (one.earliest, other.earliest)), default=None)
    latest = min(filter(None, (one.latest, other.latest)), default=None)
    if earliest is not None and latest is not None and earliest > latest:
        return other
    return replace(one, earliest=earliest, latest=latest)
