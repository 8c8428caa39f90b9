"""Time expressions: which words tell when, how long or how often, and what they mean (TIMEX3 of TimeML 1.2.1).

Each word of a sentence becomes one letter, its symbol; a table of patterns over these letters finds the expressions,
the longest first; each pattern's rule gives the value or says that it is no time. What counts from the publication
date is null without one, with the reason "no_anchor".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence

from dragoman.document import Document
from dragoman.reading.parsing.syntax import Sentence
from dragoman.reading.timing import calendar, dates, lengths, relative, spells, told
from dragoman.reading.timing.calendar import Value, unknown
from dragoman.reading.timing.lexemes import Line
from dragoman.reading.timing.match import Anchor, Match, Part, Unanchored
from dragoman.reading.timing.narrative import Found, Narrative
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
    ("year", "THE UNIT YEAR", dates.named_year),
    ("fiscal", "THE? EDGED (FISCAL UNIT? YEAR|YEAR FISCAL UNIT)", spells.fiscal_year),
    ("fiscal", "THE? (SIDE FISCAL (UNIT|QUARTER)|FISCAL UNIT)", spells.fiscal_period),
    ("year_end", "YEAR_END YEAR?", spells.year_end),
    ("decade", "THE? EDGED THE? (DECADE|WORD_DECADE)", dates.decade),
    ("century", "THE? EDGED THE? ORDINAL HYPHEN? CENTURY", dates.century),
    ("season", "THE? EDGED SEASON (OF|COMMA)? YEAR", spells.season),
    ("season", "THE? EDGED SEASON OF? SIDE UNIT", spells.season),
    ("season", "EDGED SIDE SEASON", spells.season),
    ("season", "THE? EDGED SEASON", spells.season),
    ("quarter", "THE? FISCAL? ORDINAL FISCAL? HYPHEN? QUARTER (OF? YEAR|OF? SIDE UNIT)?", spells.quarter),
    ("half", "THE? ORDINAL HYPHEN? HALF OF? (YEAR|SIDE UNIT)", spells.half_year),
    ("quarter", "THE? YEAR FISCAL? ORDINAL HYPHEN? QUARTER", spells.quarter),
    ("quarter", "QUARTER_NUMBER (OF|COMMA)? YEAR", spells.quarter),
    ("holiday", "SIDE? HOLIDAY (COMMA? YEAR)?", dates.holiday),
    ("holiday", "SIDE? HOLIDAY UNIT", dates.holiday_week),
    ("today", "(EDGE|EARLIER)? TODAY PART?", relative.today),
    ("today", "THE? UNIT (BEFORE|AFTER) TODAY", relative.day_beyond),
    ("weekday", "THE? UNIT (BEFORE|AFTER) SIDE? WEEKDAY", relative.beside_weekday),
    ("tonight", "EDGE? TONIGHT", relative.tonight),
    ("part", "(EDGE|EARLIER)? SIDE PART", relative.part),
    ("weekday", "EDGE? SIDE? WEEKDAY PART?", relative.weekday),
    ("unit", "(EDGE|EARLIER)? SIDE (UNIT|QUARTER|CENTURY)", relative.unit),
    ("unit", "THE (LAST|NEXT) (UNIT|QUARTER|CENTURY)", relative.unit_with_article),
    ("weekend", "(THE|SIDE) WEEKEND", relative.weekend),
    ("week_of", "THE UNIT OF MONTH DAY (COMMA? YEAR)?", relative.week_of),
    ("ago", "QUALIFIER? NUMERAL (TO|AND) NUMERAL UNITS AGO", relative.about_ago),
    ("ago", "QUALIFIER? (COUNT MORE? ANY_UNIT|UNITS) AGO", relative.ago),
    ("hence", "QUALIFIER? COUNT ANY_UNIT FROM PRESENT", relative.hence),
    ("clock", "(CLOCK AM?|NUMBER AM) ZONE? OF_DAY", relative.time_of_day),
    ("clock", "(NUMBER|WORD_NUMBER) OCLOCK (IN THE PART)? OF_DAY", relative.time_of_day),
    ("clock", "NUMBER IN THE PART OF_DAY", relative.time_of_day),
    ("clock", "NOON OF_DAY", relative.time_of_day),
    ("length", "QUALIFIER? COUNT (MORE|LONG)? HYPHEN? ANY_UNIT (HYPHEN LONG)?", lengths.length),
    ("length", "(THE|THESE)? (LAST|NEXT|ORDINAL) COUNT ANY_UNIT", lengths.length),
    ("length", "(THE|THESE) COUNT MORE? UNITS", lengths.counted),
    ("length", "QUALIFIER? NUMERAL (TO|AND|HYPHEN) NUMERAL UNITS", lengths.between),
    ("length", "QUALIFIER? MORE COUNT? ANY_UNIT", lengths.another),
    ("length", "(THE MORE|ALL) UNIT", lengths.one_unit),
    ("length", "QUALIFIER? (A|WORD_NUMBER) UNIT AND A HALF", lengths.and_a_half),
    ("length", "(THE|A)? HALF HYPHEN ANY_UNIT", lengths.length),
    ("length", "A? (UNIT|CENTURY) HYPHEN LONG", lengths.one_unit),
    ("vague_length", "UNITS (HYPHEN LONG)?", lengths.bare_units),
    ("vague_length", "(THE|THESE)? (LAST|NEXT|RECENT) UNITS", lengths.bare_units),
    ("set", "EVERY OTHER? (UNIT|QUARTER|CENTURY|WEEKDAY|MONTH|PART|SEASON|WEEKEND)", lengths.every),
    ("set", "EVERY COUNT ANY_UNIT", lengths.every),
    ("set", "COUNT? TIMES (A|EVERY|PER) UNIT", lengths.every),
    ("set", "REPEATED", lengths.repeated),
    ("set", "WEEKDAYS", lengths.weekdays),
    ("told", "(EDGE|EARLIER)? THAT SAME? (UNIT|PART|WEEKEND)", told.that),
    ("told", "THE (SAME|LAST|NEXT) (PART|UNIT)", told.beside),
    ("told", "THE? YEAR_AGO (QUARTER|UNIT|PERIOD)", told.year_before),
    ("told", "QUALIFIER? (COUNT MORE? ANY_UNIT|UNITS) EARLIER", told.later),
    ("told", "(EDGE|EARLIER) (IN THE|THE) (UNIT|CENTURY)", told.within),
    ("told", "THE (UNIT|QUARTER)", told.bare),
    ("part", "THE? EDGED PART", told.part),
    ("reference", "PRESENT|PAST|FUTURE|THE? AHEAD|THIS", lengths.reference),
    ("reference", "THE LAST", lengths.past),
    ("reference", "RECENT", lengths.recent),
)  # fmt: skip


_SAYING = frozenset({"say", "tell", "report", "announce", "state", "add", "declare", "write", "warn", "confirm"})
_JOINED = compiled("COMMA? (AND|TO|HYPHEN)?")


def find_times(sentences: list[Sentence], document: Document) -> list[Time]:
    """The time expressions of a document, in text order; none overlap.

    `document.published` is the anchor, or a time told before. Spans are in characters of `document.text`; bounds are
    ISO days.
    """
    narrative = Narrative()
    found: list[Time] = []
    for sentence in sentences:
        line = Line(sentence, document.text)
        found.extend(_record(f, document) for f in narrative.sentence(list(_scan(line, document))))
    return found


def _scan(line: Line, document: Document) -> Iterator[Found]:
    symbols = letters(x.symbol for x in line.lexemes)
    i, last_end = 0, -1
    while (start := _start().search(symbols, i)) is not None:
        i = start.start()
        match, name, parts = _at(line, symbols, i, document.published, _follows(symbols, last_end, i))
        for part in parts:
            yield _found(match, name, part, document)
            i = last_end = part.end
        i += not parts


def _follows(symbols: str, last_end: int, i: int) -> bool:
    return last_end >= 0 and _JOINED.fullmatch(symbols, last_end, i) is not None


def _at(
    line: Line, symbols: str, i: int, published: str | None, follows: bool
) -> tuple[Match, str, Sequence[Part]]:
    """The expressions that start at lexeme `i`: the longest pattern whose rule agrees, the first of equals."""
    fits = ((m.end(), name, rule) for name, pattern, rule in _rules() if (m := pattern.match(symbols, i)))
    for end, name, rule in sorted(fits, key=lambda f: -f[0]):
        match = Match(line, symbols, i, end, Anchor(published), follows)
        try:
            built = rule(match)
        except Unanchored:
            built = unknown(_type_of(match), None, "no_anchor")
            match.anchor.used = False
        if built is not None:
            return match, name, built if isinstance(built, list) else [Part(i, end, built)]
    return Match(line, symbols, i, i, Anchor(published), follows), "", []


def _found(match: Match, name: str, part: Part, document: Document) -> Found:
    start, end = match.line.lexemes[part.first].start, match.line.lexemes[part.end - 1].end
    anchor = "published" if match.anchor.used and part.value.value is not None else None
    id_ = record_id(document.id, "time", start)
    until = match.behind() if part.value.step is not None else None
    return Found(start, end, part.value, anchor, name, id_, until, saying=_tells_saying(match))


def _tells_saying(match: Match) -> bool:
    head = match.token().head
    return (head.head if head.dep == "prep" else head).lemma in _SAYING


def _type_of(match: Match) -> calendar.TimeType:
    return "time" if match.get("PART", "TONIGHT", "CLOCK", "AM", "NOON", "OCLOCK") else "date"


@functools.cache
def _rules() -> tuple[tuple[str, re.Pattern[str], Rule], ...]:
    return tuple((name, compiled(pattern), rule) for name, pattern, rule in _TABLE)


@functools.cache
def _start() -> re.Pattern[str]:
    """Fits wherever one of the rules does."""
    return compiled("|".join(f"({pattern})" for _, pattern, _ in _TABLE))


def _record(found: Found, document: Document) -> Time:
    v = found.value
    fields = {"value": v.value, "earliest": v.earliest, "latest": v.latest}
    reasons: dict[str, Reason] = {k: v.reason for k, x in fields.items() if x is None and v.reason is not None}
    return Time(
        found.id,
        By(f"times:{found.rule}"),
        document.spot(found.start, found.end),
        v.type,
        v.value,
        v.precision,
        v.earliest.isoformat() if v.earliest else None,
        v.latest.isoformat() if v.latest else None,
        found.anchor if v.value is not None else None,
        reasons=reasons,
    )
