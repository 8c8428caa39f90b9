"""Rules for times counted from the publication date, and for times of day: "last week", "two years ago", "3 p.m."."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.reading.timing import calendar
from dragoman.reading.timing.calendar import Step, Value, unknown
from dragoman.reading.timing.dates import day_value
from dragoman.reading.timing.match import Match

_LENGTHS = frozenset({"last", "past", "next", "coming"})
_BESIDE = frozenset({"following", "previous", "preceding"})
_TOLD = frozenset({"following", "previous", "preceding", "same"})
_CLOCK_SIGNS = frozenset(
    {"at", "by", "around", "about", "until", "till", "before", "after", "from", "between", "since", "to", "and"}
)


def today(m: Match) -> Value:
    """Today, yesterday, tomorrow, with a part of the day or a day more on either side."""
    d = m.anchor.holding("D") + timedelta(m.number("TODAY") or 0)
    if m.get("UNIT"):
        d += timedelta(-1 if m.get("BEFORE") else 1)
    part = m.get("PART")
    return calendar.part_of_day(d, part.value) if part else calendar.day(d)


def day_beyond(m: Match) -> Value | None:
    """The day before yesterday, the day after tomorrow."""
    return today(m) if m.code("UNIT") == "D" else None


def tonight(m: Match) -> Value:
    """The night of the day of publication."""
    return calendar.part_of_day(m.anchor.holding("D"), "NI")


def part(m: Match) -> Value | None:
    """A part of the day of publication or of its neighbour: "this morning", "last night"."""
    move = m.number("LAST", "NEXT", "THIS") or 0
    if move > 0 or m.lexemes[0].text.lower() in _TOLD or (move < 0 and m.code("PART") != "NI"):
        return None
    return calendar.part_of_day(m.anchor.holding("D") + timedelta(move), m.code("PART"))


def weekday(m: Match) -> Value | None:
    """A weekday: "on Monday", "last Friday", "late Sunday", "Tuesday morning"."""
    name = m.get("WEEKDAY")
    if name is None or not name.text[:1].isupper():
        return None
    d = weekday_date(m, int(name.value))
    found = m.get("PART")
    return calendar.part_of_day(d, found.value) if found else calendar.day(d)


def beside_weekday(m: Match) -> Value | None:
    """The day before last Tuesday."""
    name = m.get("WEEKDAY")
    if name is None or not name.text[:1].isupper() or m.code("UNIT") != "D":
        return None
    return calendar.day(weekday_date(m, int(name.value)) + timedelta(-1 if m.get("BEFORE") else 1))


def weekday_date(m: Match, weekday: int) -> date:
    """The day that a weekday means: by "last", "next" and "this", else by the tense; today's name means today."""
    today_ = m.anchor.holding("D")
    back = (today_.isoweekday() - weekday) % calendar.DAYS_IN_WEEK
    last, coming = today_ - timedelta(back), today_ + timedelta(-back % calendar.DAYS_IN_WEEK)
    if m.get("LAST"):
        return last if back else today_ - timedelta(calendar.DAYS_IN_WEEK)
    if m.get("NEXT"):
        return coming if back else today_ + timedelta(calendar.DAYS_IN_WEEK)
    if m.get("THIS"):
        return today_ + timedelta(weekday - today_.isoweekday())
    tense = m.tense()
    if tense == "open":
        return min(last, coming, key=lambda d: abs(d - today_))
    return last if tense == "past" else coming


def unit(m: Match) -> Value | None:
    """A week, month, year … beside the publication's: "last week", "earlier this month", "next year"."""
    code, move = m.code("UNIT", "CENTURY", "QUARTER"), m.number("LAST", "NEXT", "THIS") or 0
    word = (m.get("LAST", "NEXT", "THIS") or m.lexemes[0]).text.lower()
    if code.startswith("T"):
        return None
    if word in _TOLD or (code == "D" and (move > 0 or word == "past")):
        return unknown("date", None, "no_anchor")
    d = m.anchor.holding(code)
    found = m.modified(calendar.period(calendar.shifted(d, code, move), code))
    return found if move else cut(m, found)


def cut(m: Match, found: Value) -> Value:
    """The part of the publication's own period that lies "earlier" or "later" than the publication."""
    side, (first, last) = m.code("EARLIER"), m.anchor.bounds
    if not side or first != last:
        return found
    return replace(found, latest=first) if side == "BEFORE" else replace(found, earliest=first)


def unit_with_article(m: Match) -> Value | None:
    """ "the past week" is a length, "the last week" too; "the next day" counts from what was just told."""
    word, code = m.lexemes[1].text.lower(), m.code("UNIT", "CENTURY", "QUARTER")
    if word in _BESIDE or (word == "next" and code == "D"):
        step = Step(m.number("LAST", "NEXT") or 0, code)
        return replace(unknown("date", None, "no_anchor"), step=step)
    return calendar.duration("1", code) if word in _LENGTHS else unknown("date", None, "no_anchor")


def weekend(m: Match) -> Value:
    """A weekend: "the weekend", "this weekend", "last weekend"."""
    d = m.anchor.holding("W")
    move = m.number("LAST", "NEXT", "THIS")
    if move is None:
        move = -1 if m.tense() == "past" and d.isoweekday() < 6 else 0
    elif m.get("THIS") and m.tense() == "past" and d.isoweekday() < 5:
        move = -1
    return calendar.weekend(d + timedelta(move * calendar.DAYS_IN_WEEK))


def week_of(m: Match) -> Value | None:
    """The week of a day: "the week of March 6"."""
    if m.code("UNIT") != "W":
        return None
    found = day_value(m, m.number("MONTH") or 0, m.number("NUMBER", "ORDINAL") or 0, m.number("YEAR"))
    return calendar.week(found.earliest) if found and found.earliest else None


def ago(m: Match) -> Value | None:
    """A length before publication: "six weeks ago", "a decade ago"; vague for "years ago"."""
    return _away(m, -1)


def about_ago(m: Match) -> Value | None:
    """ "two or three years ago"."""
    joint = m.get("AND")
    if joint is not None and joint.text.lower() == "and":
        return None
    return Value("date", "PAST_REF", None, None, m.anchor.bounds[1], "not_stated")


def hence(m: Match) -> Value | None:
    """A length after publication: "two weeks from now"."""
    return _away(m, 1)


def _away(m: Match, sign: int) -> Value | None:
    code = m.code("UNIT", "UNITS", "CENTURY")
    count = m.quantity() if m.get("A", "NUMBER", "YEAR", "BIG", "WORD_NUMBER", "FEW", "HALF", "FRACTION") else None
    if count is None or code.startswith("T") or count.denominator > 1:
        first, last = m.anchor.bounds
        name, early, late = ("PAST_REF", None, last) if sign < 0 else ("FUTURE_REF", first, None)
        return Value("date", name, None, early, late, "not_stated")
    d = m.anchor.holding("Y" if code in ("DE", "CE") else code)
    try:
        then = calendar.shifted(d, code, sign * int(count))
    except OverflowError:
        return unknown("date", None, "out_of_scope")
    return _round_years(then.year, code) if code in ("DE", "CE") else calendar.period(then, code)


def _round_years(year: int, code: str) -> Value:
    """About that year: half a decade or a century on either side."""
    half, precision = (5, "decade") if code == "DE" else (50, "century")
    first, last = max(1, year - half), min(date.max.year, year + half)
    return Value("date", f"{year:04d}", precision, date(first, 1, 1), date(last, 12, 31))


def time_of_day(m: Match) -> Value | None:
    """A time of day: "3 p.m.", "9 a.m. EST Tuesday", "4 in the morning", "midnight", "10:35"; undated as THH:MM."""
    told = _hour(m)
    if told is None:
        return None
    hour, minute = told
    d = _day_of(m)
    if d is not None:
        return calendar.clock(d + timedelta(hour == 24), hour % 24, minute)
    precision = "hour" if minute is None else "minute"
    return Value("time", f"T{hour:02d}:{minute or 0:02d}", precision, reason="no_anchor")


def _day_of(m: Match) -> date | None:
    if m.get("WEEKDAY"):
        return weekday_date(m, m.number("WEEKDAY") or 0)
    if m.get("TODAY", "THIS", "TONIGHT"):
        return m.anchor.holding("D") + timedelta(m.number("TODAY") or 0)
    return None


def _hour(m: Match) -> tuple[int, int | None] | None:
    if (noon := m.get("NOON")) is not None:
        if noon.text[0].isupper() and m.first > 0:
            return None
        return m.number("NOON") or 0, None
    word = m.get("CLOCK", "NUMBER", "WORD_NUMBER")
    if word is None:
        return None
    hours, _, minutes = word.value.partition(":")
    hour = int(hours)
    if (half := m.get("AM")) is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + int(half.value)
    elif (m.get("TONIGHT") or m.code("PART") not in ("", "MO")) and hour < 12:
        hour += 12
    elif m.get("CLOCK") and not m.get("ZONE", "WEEKDAY", "TODAY", "PART") and m.word_before() not in _CLOCK_SIGNS:
        return None
    return (hour, int(minutes) if minutes else None) if hour <= 24 else None
