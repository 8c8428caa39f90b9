"""Times counted from what the text has just told: "two days later", "that morning", "at 10 a.m." after "on Monday".

A day serves as the one told for its own sentence and the next, for what counts by months or years longer. The time of
a report's own saying ("the ministry said Monday") does not serve, since what follows goes on with what was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.reading.timing import calendar
from dragoman.reading.timing.calendar import Step, Value, unknown

_REACH = {"D": 1, "W": 1}
_FAR = 3
"""How many sentences further a told time serves, by the unit in which something counts from it."""
_FINENESS = (
    "minute", "hour", "part_of_day", "day", "week", "month", "quarter", "season", "half_year", "year", "decade",
    "century",
)  # fmt: skip
_ENOUGH = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century"}


@dataclass(frozen=True, slots=True)
class Found:
    """A time before it becomes a record: offsets, value, the rule, and what it counts from."""

    start: int
    end: int
    value: Value
    anchor: str | None
    """ "published", the id of another time, or None."""
    rule: str
    id: str
    until: date | None = None
    """The last day on which it can lie, where the tense puts it before the publication."""
    saying: bool = False
    """Whether it tells when something was said."""


class Narrative:
    """The time that a text told last."""

    def __init__(self) -> None:
        self._told: Found | None = None
        self._age = 0
        self._quarter: Found | None = None

    def sentence(self, found: Sequence[Found]) -> list[Found]:
        """The times of the next sentence, with the values of those that count from a told one."""
        done = []
        for time in found:
            placed = self._placed(time)
            done.append(placed)
            if _serves(placed):
                self._told, self._age = placed, 0
                self._quarter = placed if placed.value.precision == "quarter" else self._quarter
            elif time.value.step is not None and placed.value.value is None:
                self._told = None
        done = [self._on_day(x, _days(done)) if (x.value.value or "").startswith("T") else x for x in done]
        self._age += 1
        return done

    def _placed(self, time: Found) -> Found:
        step = time.value.step
        told = self._last(step.unit) or self._reported(step) if step else None
        if step is None or told is None:
            return time
        value = _stepped(told.value, step)
        if value is None or (time.until and value.earliest and value.earliest > time.until):
            return time
        return replace(time, value=value, anchor=told.id)


    def _last(self, unit: str) -> Found | None:
        """What was told last, if it is as fine as `unit` and not too far back."""
        far = self._age > _REACH.get(unit, _FAR)
        return None if self._told is None or far or not _fine(self._told.value, unit) else self._told

    def _reported(self, step: Step) -> Found | None:
        """The quarter that a business report is about: "the quarter", "a year earlier" come back to it all through."""
        return self._quarter if step.unit == "Q" or (step.unit == "Y" and step.count) else None

    def _on_day(self, time: Found, days: list[Found]) -> Found:
        """An undated time of day on the one day that its sentence names, or, if it names none, on the one told."""
        if not days and (told := self._last("D")):
            days = [told]
        if len(days) != 1:
            return replace(time, value=unknown("time", None, "no_anchor"))
        d, clock = days[0].value.earliest or date.min, (time.value.value or "")[1:]
        if not clock[0].isdigit():
            return replace(time, value=calendar.part_of_day(d, clock), anchor=days[0].anchor)
        value = calendar.clock(d, int(clock[:2]) % 24, int(clock[3:]))
        return replace(time, value=replace(value, precision=time.value.precision), anchor=days[0].anchor)


def _days(found: Sequence[Found]) -> list[Found]:
    """The different days among the times of a sentence."""
    days = {f.value.earliest: f for f in found if f.value.earliest is not None and f.value.earliest == f.value.latest}
    return list(days.values())


def _serves(time: Found) -> bool:
    v = time.value
    return v.type in ("date", "time") and v.earliest is not None and v.latest is not None and not time.saying


def _fine(told: Value, unit: str) -> bool:
    precision, enough = told.precision, _ENOUGH.get(unit)
    return precision is not None and enough is not None and _FINENESS.index(precision) <= _FINENESS.index(enough)


def _stepped(told: Value, step: Step) -> Value | None:
    first = told.earliest or date.min
    try:
        d = calendar.shifted(first, step.unit, step.count)
    except OverflowError:
        return None
    if step.part:
        return calendar.part_of_day(d, step.part)
    if step.month:
        return calendar.month(d.year, step.month)
    if told.precision == "quarter" and step.unit == "Y" and step.count:
        return calendar.period(d, "Q")
    found = calendar.period(d, step.unit)
    return calendar.narrowed(found, step.edge) if step.edge else found
