"""Calendar periods as TIMEX3 writes them, with their first and last days.

Values follow ISO 8601 and TIMEX3 (TimeML 1.2.1): `2025-01-08`, `2025-W02`, `2025-W02-WE`, `2025-Q1`, `2025-SU`, `199`
for a decade, `19` for a century, `2025-01-08T15:00`, `2025-01-08TMO`. Bounds are ISO days, both included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dragoman.vocabulary import Reason

TimeType = Literal["date", "time", "duration", "set"]

DAYS_IN_WEEK = 7
MONTHS_IN_YEAR = 12
# Meteorological and astronomical seasons of the north together, since a report does not say which one it means.
_SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 3)}
_UNIT_PRECISION = {"D": "day", "W": "week", "M": "month", "Y": "year", "TH": "hour", "TM": "minute", "TS": "second"}


@dataclass(frozen=True, slots=True)
class Step:
    """How far a time lies from the one that the text told last: "two days later" is 2 of D, "that morning" 0 of D."""

    count: int
    unit: str
    part: str = ""
    """The part of the day that is meant."""
    edge: str = ""
    """START, MID or END of the period."""
    month: int = 0
    """The month that is meant of a year."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a time expression means; `reason` says why `value` and the bounds are null where they are.

    `step` is there where it counts from a time told before; `value` is then what holds without one.
    """

    type: TimeType
    value: str | None
    precision: str | None
    earliest: date | None = None
    latest: date | None = None
    reason: Reason | None = None
    step: Step | None = None


def unknown(type_: TimeType, precision: str | None, reason: Reason) -> Value:
    """An expression whose value cannot be told."""
    return Value(type_, None, precision, reason=reason)


def day(d: date) -> Value:
    """One day."""
    return Value("date", d.isoformat(), "day", d, d)


def week(d: date) -> Value:
    """The ISO week that holds `d`, Monday to Sunday."""
    year, number, weekday = d.isocalendar()
    monday = d - timedelta(weekday - 1)
    return Value("date", f"{year}-W{number:02d}", "week", monday, monday + timedelta(6))


def weekend(d: date) -> Value:
    """Saturday and Sunday of the ISO week that holds `d`."""
    whole = week(d)
    assert whole.latest is not None
    return Value("date", f"{whole.value}-WE", "day", whole.latest - timedelta(1), whole.latest)


def month(year: int, number: int) -> Value:
    """One month."""
    return Value("date", f"{year:04d}-{number:02d}", "month", date(year, number, 1), last_day(year, number))


def quarter(year: int, number: int) -> Value:
    """One quarter of a calendar year."""
    first = 3 * number - 2
    return Value("date", f"{year:04d}-Q{number}", "quarter", date(year, first, 1), last_day(year, first + 2))


def half_year(year: int, number: int) -> Value:
    """The first or the second six months of a calendar year."""
    first = 6 * number - 5
    return Value("date", f"{year:04d}-H{number}", "half_year", date(year, first, 1), last_day(year, first + 5))


def season(year: int, code: str) -> Value:
    """A season (SP, SU, FA, WI); a winter belongs to the year in which it starts."""
    first, last = _SEASONS[code]
    end = last_day(year + (last < first), last)
    return Value("date", f"{year:04d}-{code}", "season", date(year, first, 1), end)


def year(number: int) -> Value:
    """One calendar year."""
    return Value("date", f"{number:04d}", "year", date(number, 1, 1), date(number, 12, 31))


def decade(first: int) -> Value:
    """The ten years from `first`, which ends in 0."""
    return Value("date", f"{first // 10:03d}", "decade", date(first, 1, 1), date(first + 9, 12, 31))


def century(ordinal: int) -> Value:
    """A century by its number: the 19th is 1800 to 1899, as TIMEX3 counts."""
    first = 100 * (ordinal - 1)
    return Value("date", f"{ordinal - 1:02d}", "century", date(max(first, 1), 1, 1), date(first + 99, 12, 31))


def part_of_day(d: date, code: str) -> Value:
    """A part of a day: MO, MI, AF, EV, NI, DT; a night may end on the next day."""
    return Value("time", f"{d.isoformat()}T{code}", "part_of_day", d, d)


def clock(d: date, hour: int, minute: int | None) -> Value:
    """A time of day; `minute` is None where only the hour is told."""
    precision = "hour" if minute is None else "minute"
    return Value("time", f"{d.isoformat()}T{hour:02d}:{minute or 0:02d}", precision, d, d)


def period(d: date, unit: str) -> Value:
    """The day, week, month, year, decade, quarter or century that holds `d`."""
    if unit == "D":
        return day(d)
    if unit == "W":
        return week(d)
    if unit == "M":
        return month(d.year, d.month)
    if unit == "Q":
        return quarter(d.year, (d.month + 2) // 3)
    if unit == "DE":
        return decade(d.year - d.year % 10)
    return century(d.year // 100 + 1) if unit == "CE" else year(d.year)


def duration(count: str, unit: str, type_: TimeType = "duration") -> Value:
    """A length: `count` is a number or X, `unit` one of D W M Y Q DE CE TH TM TS."""
    factor, base = {"DE": (10, "Y"), "CE": (100, "Y"), "Q": (3, "M")}.get(unit, (1, unit))
    if factor > 1 and re.fullmatch(r"\d+", count):
        count = str(int(count) * factor)
    text = f"PT{count}{base[1]}" if base[0] == "T" else f"P{count}{base}"
    return Value(type_, text, _UNIT_PRECISION[base])


def interval(first: Value, last: Value) -> Value:
    """From the start of `first` to the end of `last`, as an ISO 8601 interval."""
    return Value(first.type, f"{first.value}/{last.value}", last.precision, first.earliest, last.latest)


def narrowed(value: Value, modifier: str) -> Value:
    """`value` with the bounds of its START (first half), END (last half) or MID (the middle half).

    Decades and centuries are cut by years, years by months, the rest by days.
    """
    if value.earliest is None or value.latest is None or value.precision == "day":
        return value
    first, unit = value.earliest, {"decade": "Y", "century": "Y", "year": "M"}.get(value.precision or "", "D")
    whole = {"decade": 10, "century": 100, "year": 12}.get(value.precision or "", (value.latest - first).days + 1)
    from_, to = {"START": (0, 2), "MID": (1, 3)}.get(modifier, (2, 4))
    latest = value.latest if to == 4 else shifted(first, unit, whole * to // 4) - timedelta(1)
    return replace(value, earliest=shifted(first, unit, whole * from_ // 4), latest=latest)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return shifted(date(year, month, 1), "M", 1) - timedelta(1) if (year, month) < (9999, 12) else date.max


def valid(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(d: date, unit: str, count: int) -> date:
    """`d` moved by `count` units; a day that the new month lacks becomes its last.

    Raises OverflowError outside the years 1 to 9999.
    """
    if unit in ("D", "W"):
        return d + timedelta(count * (DAYS_IN_WEEK if unit == "W" else 1))
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit] * count
    total = d.year * MONTHS_IN_YEAR + d.month - 1 + months
    y, m = divmod(total, MONTHS_IN_YEAR)
    if not 1 <= y <= date.max.year:
        raise OverflowError(f"{d} moved by {count} {unit} leaves the calendar")
    return next(found for n in range(d.day, 0, -1) if (found := valid(y, m + 1, n)))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (Monday is 1) of a month."""
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % DAYS_IN_WEEK + DAYS_IN_WEEK * (nth - 1))


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month_, day_ = divmod(h + m - 7 * n + 114, 31)
    return date(year, month_, day_ + 1)
