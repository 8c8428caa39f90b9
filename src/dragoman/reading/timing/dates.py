"""Rules for dates that name a day, month, season or year, with or without the year: "Jan. 8", "the late 1980s"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dragoman.reading.timing import calendar
from dragoman.reading.timing.calendar import Step, Value, unknown
from dragoman.reading.timing.match import Match, Part
from dragoman.reading.timing.patterns import compiled

_SURE = frozenset({"in", "since", "during", "until", "till", "after", "before", "circa"})
_DETERMINERS = frozenset(
    {"the", "this", "that", "a", "an", "his", "her", "its", "their", "our", "my", "your", "'s", "’s"}
)
_PREFIXES = frozenset({"post", "pre", "mid", "late", "early"})
_MONTH_SIGNS = frozenset(
    {"in", "since", "until", "till", "of", "by", "from", "between", "during", "and", "through", "early", "late", "mid"}
)
_MARCHES = frozenset({"for", "of", "on", "against", "to"})
_NEAR = timedelta(60)
_GONE = timedelta(7)
_THAT_YEAR = compiled("(OF (THAT|THE) SAME?|THAT SAME?) UNIT")
_LATER_YEAR = {
    "day": compiled("(AND|TO|HYPHEN) (DAY MONTH|MONTH DAY|THE? DAY OF MONTH) COMMA? YEAR"),
    "month": compiled("(AND|TO|HYPHEN) MONTH YEAR"),
}
"""The date that a yearless one is joined to and takes its year from."""


def iso(m: Match) -> Value | None:
    """2025-01-08."""
    found = calendar.valid(*(int(x) for x in m.code("ISO").split("-")))
    return calendar.day(found) if found else None


def slashed(m: Match) -> Value | None:
    """01/13/2025: month or day first, "ambiguous" where both would do; "89" is the year so ending nearest by."""
    a, b, year = (int(x) for x in m.code("SLASHED").split("/"))
    if year < 100:
        now = m.anchor.holding("Y").year
        year = min((c + year for c in range(1000, 3000, 100)), key=lambda y: abs(y - now))
    found = {d for d in (calendar.valid(year, a, b), calendar.valid(year, b, a)) if d}
    if len(found) == 1:
        return calendar.day(found.pop())
    return unknown("date", "day", "ambiguous") if found else None


def day(m: Match) -> Value | None:
    """A day of a month, either order, with or without weekday and year."""
    month, number = m.number("MONTH"), m.number("NUMBER", "ORDINAL")
    if month is None or number is None or not is_month(m):
        return None
    return day_value(m, month, number, m.number("YEAR") or year_ahead(m, "day"))


def day_value(m: Match, month: int, number: int, year: int | None) -> Value | None:
    """That day; without a year, in the year that fits the publication date and the tense. None: no such day."""
    if not calendar.valid(2000, month, number):
        return None
    if year is not None:
        dated_day = calendar.valid(year, month, number)
        return calendar.day(dated_day) if dated_day else None
    around = m.anchor.around
    dated = [d for y in range(around.year - 4, around.year + 5) if (d := calendar.valid(y, month, number))]
    found = fitting(m, dated, around)
    named = m.number("WEEKDAY", "WEEKDAY_SHORT")
    if named is not None and named != found.isoweekday():
        return unknown("date", "day", "ambiguous")
    return calendar.day(found)


def fitting(m: Match, candidates: list[date], around: date, near: timedelta = _NEAR) -> date:
    """The candidate nearest to `around`, unless the tense tells of the other side.

    In the past tense what lies up to `near` ahead is still believed: "told him to appear on Feb. 10"; so is a day just
    gone that was a limit: "was to be freed by Jan. 8".
    """
    nearest, tense = min(candidates, key=lambda d: (abs(d - around), d)), m.tense()
    if tense == "past" and nearest - around > near:
        return max((d for d in candidates if d <= around), default=nearest)
    if tense == "future" and nearest < around and not (m.word_before() == "by" and around - nearest <= _GONE):
        return min((d for d in candidates if d >= around), default=nearest)
    return nearest


def year_ahead(m: Match, unit: str) -> int | None:
    """The year of the date that this one is joined to: 2020 for "March" in "between March and May 2020"."""
    found = _LATER_YEAR[unit].match(m.symbols, m.end)
    return int(m.line.lexemes[found.end() - 1].value) if found else None


def days(m: Match) -> list[Part] | None:
    """Several days of one month: "April 24 and 25", "5 to 6 April 2016"."""
    month, year = m.number("MONTH"), m.number("YEAR")
    numbers = [i for i in range(m.first, m.end) if m.line.lexemes[i].symbol in ("NUMBER", "ORDINAL")]
    if month is None or not is_month(m) or _counts_things(m):
        return None
    found = []
    for i in numbers:
        value = day_value(m, month, int(m.line.lexemes[i].value), year)
        if value is None:
            return None
        first, last = i == numbers[0], i == numbers[-1]
        found.append(Part(m.first if first else i, m.end if last else i + 1, value))
    return found


def _counts_things(m: Match) -> bool:
    token = m.token()
    return m.lexemes[-1].symbol == "NUMBER" and token.dep == "nummod" and token.head.i > token.i


def day_range(m: Match) -> Value | None:
    """From one day of a month to another: "5-6 April 2016"."""
    parts = days(m)
    return calendar.interval(parts[0].value, parts[-1].value) if parts else None


def month(m: Match) -> Value | None:
    """A month, with or without a year: "late November", "last October", "March 2020", "April next year"."""
    number = m.number("MONTH")
    if number is None or not is_month(m):
        return None
    year = m.number("YEAR") or year_ahead(m, "month")
    if year is None and m.get("UNIT"):
        if m.code("UNIT") != "Y":
            return None
        year = m.anchor.holding("Y").year + (m.number("LAST", "NEXT", "THIS") or 0)
    if year is not None:
        return m.modified(calendar.month(year, number))
    if _THAT_YEAR.match(m.symbols, m.end):
        return replace(unknown("date", "month", "no_anchor"), step=Step(0, "Y", month=number))
    d = recurring(m, lambda y: calendar.month(y, number), "M")
    return m.modified(calendar.month(d.year, number))


def recurring(m: Match, of_year: Callable[[int], Value], unit: str) -> date:
    """The first day of what comes once a year, in the year that "last", "next", "this" or the tense points to."""
    around = m.anchor.around
    now = calendar.period(around, unit).earliest or around
    spans = [(v.earliest, v.latest) for y in range(around.year - 3, around.year + 4) if (v := of_year(y)).earliest]
    firsts = [first for first, _ in spans if first]
    if m.get("THIS"):
        running = [first for first, last in spans if first and last and first <= around <= last]
        return (running or [d for d in firsts if d.year == around.year])[0]
    if m.get("LAST"):
        return max(first for first, last in spans if first and last and last < now)
    if m.get("NEXT"):
        return min(d for d in firsts if d > now)
    direct = m.token().head.dep == "prep" and m.token().head.head.pos in ("VERB", "AUX")
    return fitting(m, firsts, now, near=timedelta(0) if direct else _NEAR)


def is_month(m: Match) -> bool:
    """Whether the month's word is one here: "May", "March", "Jan" may be names or verbs."""
    word = m.get("MONTH")
    if word is None or not word.text[:1].isupper():
        return False
    if word.text.endswith(".") or m.get("NUMBER", "ORDINAL", "YEAR", "UNIT", "EDGE", "LAST", "NEXT"):
        return True
    token = m.token(word)
    if m.word_before() not in _MONTH_SIGNS and m.word_after() in _MARCHES:
        return False
    if token.tag == "MD" or token.ent == "PERSON":
        return False
    return m.word_before() in _MONTH_SIGNS or token.ent == "DATE"


def year(m: Match) -> Value | None:
    """A bare year, where the sentence uses it as one: "in 2016", "the 2014 war"; not a quantity."""
    word = m.get("YEAR")
    if word is None or not (m.get("EDGE") or m.after_time or _is_year(m, int(word.value))):
        return None
    if m.get("EDGE") is None and _is_quantity(m, int(word.value)):
        return None
    return m.modified(calendar.year(int(word.value)))


def named_year(m: Match) -> Value | None:
    """The year 2000."""
    return calendar.year(int(m.code("YEAR"))) if m.code("UNIT") == "Y" else None


def _is_quantity(m: Match, number: int) -> bool:
    token, after = m.token(), m.after()
    if after is not None and (after.text in "%°" or (after.start == m.lexemes[-1].end and after.text[0].isalnum())):
        return True
    if token.dep != "nummod" or token.head.i < token.i or token.head.tag not in ("NNS", "NNPS"):
        return False
    return number < 1900 or number % 100 == 0 or m.word_before() not in _DETERMINERS


def _is_year(m: Match, number: int) -> bool:
    before, word = m.before(), m.word_before()
    token = m.token()
    if before is not None and before.symbol in ("MONEY", "HYPHEN", "SLASH"):
        return word == "-" and (two := m.before(2)) is not None and two.text.lower() in _PREFIXES
    if word in _SURE:
        return number >= 1300
    if token.ent == "DATE" and number >= 1800:
        return before is None or m.line.token(before).pos not in ("PROPN", "NOUN") or word in _DETERMINERS
    if number < 1900 or number > 2100:
        return False
    if word in _DETERMINERS and token.head.i > token.i and token.head.pos in ("NOUN", "PROPN"):
        return True
    return token.dep in ("pobj", "npadvmod") and word in ("by", "from", "between", "of", "to")


def years(m: Match) -> Value | None:
    """From one year to another: "2014-2018", "1914-18"."""
    first, last = m.lexemes[0].value, m.lexemes[-1].value
    last = last if len(last) == 4 else first[:2] + last.zfill(2)
    if m.lexemes[-1].start - m.lexemes[0].end > 1 or not "1000" <= first < last <= "2199":
        return None
    return calendar.interval(calendar.year(int(first)), calendar.year(int(last)))


def decade(m: Match) -> Value | None:
    """The 1990s, the late eighties."""
    first = m.number("DECADE")
    if first is None and m.get("THE"):
        first = 1900 + (m.number("WORD_DECADE") or 0)
    return None if first is None else m.modified(calendar.decade(first))


def century(m: Match) -> Value | None:
    """The 19th century."""
    number = m.number("ORDINAL") or 0
    return m.modified(calendar.century(number)) if 0 < number < 25 else None


def holiday(m: Match) -> Value | None:
    """A named day: "Christmas Eve", "last Thanksgiving", "Easter Monday 2019"; movable feasts have no value."""
    rule, year = m.code("HOLIDAY"), m.number("YEAR")
    if not m.lexemes[-1 if year is None else -2].text[:1].isupper():
        return None
    if not rule:
        return unknown("date", None, "out_of_scope")
    if year is not None:
        return calendar.day(feast(rule, year))
    return calendar.day(recurring(m, lambda y: calendar.day(feast(rule, y)), "D"))


def holiday_week(m: Match) -> Value | None:
    """ "Easter week"."""
    if m.code("UNIT") != "W" or not m.code("HOLIDAY") or not m.lexemes[-2].text[:1].isupper():
        return None
    return calendar.week(recurring(m, lambda y: calendar.day(feast(m.code("HOLIDAY"), y)), "D"))


def feast(rule: str, year: int) -> date:
    """The day of a holiday: MM-DD, MM-weekday-nth or easter±days."""
    if rule.startswith("easter"):
        return calendar.easter(year) + timedelta(int(rule.removeprefix("easter")))
    fields = [int(x) for x in rule.split("-")]
    if len(fields) == 3:
        return calendar.nth_weekday(year, *fields)
    return date(year, *fields)
