"""Time expressions: which words tell when, how long or how often, and what they mean (TIMEX3 of TimeML 1.2.1).

Each word of a sentence becomes one letter, its symbol; a table of patterns over these letters finds the expressions,
the longest first; each pattern's rule gives the value or says that it is no time. What counts from the publication
date is null without one, with the reason "no_anchor".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dragoman.document import Document
from dragoman.reading.parsing.syntax import Sentence
from dragoman.reading.timing import calendar, dates, lengths, relative
from dragoman.reading.timing.calendar import Value, unknown
from dragoman.reading.timing.lexemes import Line
from dragoman.reading.timing.match import Anchor, Match, Part, Unanchored
from dragoman.reading.timing.patterns import compiled, letters
from dragoman.records import By, Time, record_id
from dragoman.vocabulary import Reason

Rule = Callable[[Match], Value | list[Part] | None]

_TABLE: tuple[tuple[str, str, Rule], ...] = (
    ("iso", "ISO", dates.iso),
    ("slashed", "SLASHED", dates.slashed),
    ("month_day", "NAMED MONTH DAY (COMMA? YEAR)?", dates.day),
    ("month_day", "SIDE MONTH DAY", dates.day),
    ("day_month", "NAMED THE? DAY OF? MONTH (COMMA? YEAR)?", dates.day),
    ("day_list", "NAMED MONTH DAY (COMMA DAY)* (AND|TO) DAY (COMMA? YEAR)?", dates.days),
    ("day_list", "DAY (COMMA DAY)* (AND|TO) DAY OF? MONTH (COMMA? YEAR)?", dates.days),
    ("day_range", "MONTH DAY HYPHEN DAY (COMMA? YEAR)?", dates.day_range),
    ("day_range", "DAY HYPHEN DAY OF? MONTH (COMMA? YEAR)?", dates.day_range),
    ("month", "EDGED MONTH (COMMA|OF)? YEAR", dates.month),
    ("month", "EDGED MONTH OF? SIDE UNIT", dates.month),
    ("month", "EDGED SIDE? MONTH", dates.month),
    ("years", "YEAR (HYPHEN|SLASH) (YEAR|NUMBER)", dates.years),
    ("year", "EDGED YEAR", dates.year),
    ("decade", "THE? EDGED (DECADE|WORD_DECADE)", dates.decade),
    ("century", "THE? EDGED ORDINAL HYPHEN? CENTURY", dates.century),
    ("season", "THE? EDGED SEASON (OF|COMMA)? YEAR", dates.season),
    ("season", "THE? EDGED SEASON OF? SIDE UNIT", dates.season),
    ("season", "EDGED SIDE SEASON", dates.season),
    ("season", "THE? EDGED SEASON", dates.season),
    ("quarter", "THE? ORDINAL HYPHEN? QUARTER (OF? YEAR|OF? SIDE UNIT)?", dates.quarter),
    ("quarter", "QUARTER_NUMBER (OF|COMMA)? YEAR", dates.quarter),
    ("holiday", "SIDE? HOLIDAY (COMMA? YEAR)?", dates.holiday),
    ("today", "EDGE? TODAY PART?", relative.today),
    ("today", "THE? UNIT (BEFORE|AFTER) TODAY", relative.day_beyond),
    ("tonight", "EDGE? TONIGHT", relative.tonight),
    ("part", "(EDGE|EARLIER)? SIDE PART", relative.part),
    ("weekday", "EDGE? SIDE? WEEKDAY PART?", relative.weekday),
    ("unit", "(EDGE|EARLIER)? SIDE (UNIT|QUARTER|CENTURY)", relative.unit),
    ("unit", "THE (LAST|NEXT) (UNIT|QUARTER|CENTURY)", relative.unit_with_article),
    ("weekend", "(THE|SIDE) WEEKEND", relative.weekend),
    ("week_of", "THE UNIT OF MONTH DAY (COMMA? YEAR)?", relative.week_of),
    ("ago", "QUALIFIER? (COUNT MORE? ANY_UNIT|UNITS) AGO", relative.ago),
    ("hence", "QUALIFIER? COUNT ANY_UNIT FROM PRESENT", relative.hence),
    ("clock", "(CLOCK AM?|NUMBER AM) ZONE? OF_DAY", relative.time_of_day),
    ("clock", "(NUMBER|WORD_NUMBER) OCLOCK (IN THE PART)? OF_DAY", relative.time_of_day),
    ("clock", "NUMBER IN THE PART OF_DAY", relative.time_of_day),
    ("clock", "NOON OF_DAY", relative.time_of_day),
    ("length", "QUALIFIER? COUNT (MORE|LONG)? HYPHEN? ANY_UNIT (HYPHEN LONG)?", lengths.length),
    ("length", "(THE|THESE)? (LAST|NEXT) COUNT ANY_UNIT", lengths.length),
    ("length", "A? (UNIT|CENTURY) HYPHEN LONG", lengths.one_unit),
    ("vague_length", "UNITS (HYPHEN LONG)?", lengths.bare_units),
    ("vague_length", "(THE|THESE)? (LAST|NEXT|RECENT) UNITS", lengths.bare_units),
    ("set", "EVERY OTHER? (UNIT|QUARTER|CENTURY|WEEKDAY|MONTH|PART|SEASON|WEEKEND)", lengths.every),
    ("set", "EVERY COUNT ANY_UNIT", lengths.every),
    ("set", "COUNT? TIMES (A|EVERY|PER) UNIT", lengths.every),
    ("set", "REPEATED", lengths.repeated),
    ("set", "WEEKDAYS", lengths.weekdays),
    ("told", "(EDGE|EARLIER)? THAT SAME? (UNIT|PART|WEEKEND)", lengths.told),
    ("told", "THE (SAME|LAST|NEXT) (PART|UNIT)", lengths.told),
    ("reference", "PRESENT|PAST|FUTURE|THE? AHEAD|THIS", lengths.reference),
    ("reference", "THE LAST", lengths.past),
)  # fmt: skip


_JOINED = compiled("COMMA? (AND|TO|HYPHEN)?")


@dataclass(frozen=True, slots=True)
class _Found:
    """A time before it becomes a record: offsets, value, whether the publication date was asked, and the rule."""

    start: int
    end: int
    value: Value
    anchored: bool
    rule: str


def find_times(sentences: list[Sentence], document: Document) -> list[Time]:
    """The time expressions of a document, in text order; none overlap.

    `document.published` is the anchor. Spans are in characters of `document.text`; bounds are ISO days.
    """
    found: list[Time] = []
    for sentence in sentences:
        line = Line(sentence, document.text)
        found.extend(_record(f, document) for f in _dated(list(_scan(line, document.published))))
    return found


def _scan(line: Line, published: str | None) -> Iterator[_Found]:
    symbols = letters(x.symbol for x in line.lexemes)
    i, last_end = 0, -1
    while (start := _start().search(symbols, i)) is not None:
        i = start.start()
        parts = _at(line, symbols, i, published, _follows(symbols, last_end, i))
        for first, end, found in parts:
            yield replace(found, start=line.lexemes[first].start, end=line.lexemes[end - 1].end)
            i = last_end = end
        i += not parts


def _follows(symbols: str, last_end: int, i: int) -> bool:
    return last_end >= 0 and _JOINED.fullmatch(symbols, last_end, i) is not None


def _at(line: Line, symbols: str, i: int, published: str | None, follows: bool) -> list[tuple[int, int, _Found]]:
    """The expressions that start at lexeme `i`: the longest pattern whose rule agrees, the first of equals."""
    fits = ((m.end(), name, rule) for name, pattern, rule in _rules() if (m := pattern.match(symbols, i)))
    for end, name, rule in sorted(fits, key=lambda f: -f[0]):
        anchor = Anchor(published)
        match = Match(line, symbols, i, end, anchor, follows)
        try:
            built = rule(match)
        except Unanchored:
            built = unknown(_type_of(match), None, "no_anchor")
            anchor.used = False
        if built is not None:
            parts = built if isinstance(built, list) else [Part(i, end, built)]
            return [(p.first, p.end, _Found(0, 0, p.value, anchor.used, name)) for p in parts]
    return []


def _type_of(match: Match) -> calendar.TimeType:
    return "time" if match.get("PART", "TONIGHT", "CLOCK", "AM", "NOON", "OCLOCK") else "date"


@functools.cache
def _rules() -> tuple[tuple[str, re.Pattern[str], Rule], ...]:
    return tuple((name, compiled(pattern), rule) for name, pattern, rule in _TABLE)


@functools.cache
def _start() -> re.Pattern[str]:
    """Fits wherever one of the rules does."""
    return compiled("|".join(f"({pattern})" for _, pattern, _ in _TABLE))


def _dated(found: list[_Found]) -> list[_Found]:
    """Undated times of day take the one day that their sentence names; with none or several they stay unknown."""
    known = {f.value.earliest: f for f in found if f.value.earliest is not None and f.value.earliest == f.value.latest}
    return [_on_day(f, list(known.values())) if (f.value.value or "").startswith("T") else f for f in found]


def _on_day(found: _Found, days: list[_Found]) -> _Found:
    if len(days) != 1:
        return replace(found, value=unknown("time", None, "no_anchor"))
    d, clock = days[0].value.earliest or date.min, found.value.value or ""
    value = calendar.clock(d, int(clock[1:3]) % 24, int(clock[4:]))
    return replace(found, value=replace(value, precision=found.value.precision), anchored=days[0].anchored)


def _record(found: _Found, document: Document) -> Time:
    v = found.value
    fields = {"value": v.value, "earliest": v.earliest, "latest": v.latest}
    reasons: dict[str, Reason] = {k: v.reason for k, x in fields.items() if x is None and v.reason is not None}
    return Time(
        record_id(document.id, "time", found.start),
        By(f"times:{found.rule}"),
        document.spot(found.start, found.end),
        v.type,
        v.value,
        v.precision,
        v.earliest.isoformat() if v.earliest else None,
        v.latest.isoformat() if v.latest else None,
        "published" if found.anchored and v.value is not None else None,
        reasons=reasons,
    )
