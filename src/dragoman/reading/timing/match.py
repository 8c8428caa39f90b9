"""What the rules for time expressions are given: the words that matched, what stands around them, and the anchor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dragoman.reading.parsing.syntax import Token
from dragoman.reading.timing import calendar
from dragoman.reading.timing.calendar import Value
from dragoman.reading.timing.lexemes import Lexeme, Line
from dragoman.reading.timing.tense import Tense, tense

_MULTIPLIERS = (12, 100, 1000)
_BELIEVED = (1400, 2999)
"""The years in which a report can have been published; what lies outside is a mistake and no anchor."""
_SIGNS: dict[str, Tense] = {"by": "future", "since": "past"}


class Unanchored(Exception):
    """The value depends on a publication date that is not known, or not as precisely as needed."""


class Anchor:
    """The date of publication, as precise as it is known; `used` tells whether a rule has asked for it."""

    def __init__(self, published: str | None) -> None:
        self.used = False
        self._first: date | None = None
        self._precision = ""
        m = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", published or "")
        if m is not None and _BELIEVED[0] <= int(m[1]) <= _BELIEVED[1]:
            self._first = calendar.valid(int(m[1]), int(m[2] or 1), int(m[3] or 1))
            self._precision = "day" if m[3] else "month" if m[2] else "year"

    def holding(self, unit: str) -> date:
        """A day in the same day, week, month or year (…) as the publication. Raises Unanchored."""
        enough = {"D": ("day",), "W": ("day",), "M": ("day", "month"), "Q": ("day", "month")}
        self.used = True
        if self._first is None or self._precision not in enough.get(unit, ("day", "month", "year")):
            raise Unanchored
        return self._first

    @property
    def around(self) -> date:
        """The day of publication, or the middle of its month. Raises Unanchored."""
        first = self.holding("M")
        return first if self._precision == "day" else first.replace(day=15)

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and last day on which the publication may have been. Raises Unanchored."""
        first = self.holding("Y")
        found = calendar.period(first, {"day": "D", "month": "M", "year": "Y"}[self._precision])
        return found.earliest or first, found.latest or first


@dataclass(frozen=True, slots=True)
class Part:
    """One of several expressions that a single rule found, as lexeme numbers [first, end)."""

    first: int
    end: int
    value: Value


@dataclass(slots=True)
class Match:
    """The lexemes [first, end) of a sentence, which one rule's pattern fits."""

    line: Line
    symbols: str
    first: int
    end: int
    anchor: Anchor
    after_time: bool
    """Whether another expression was found just before, with at most a comma, a hyphen or an "and" between."""

    @property
    def lexemes(self) -> list[Lexeme]:
        """The lexemes that matched."""
        return self.line.lexemes[self.first : self.end]

    def all(self, *symbols: str) -> list[Lexeme]:
        """The matched lexemes with one of these symbols."""
        return [x for x in self.lexemes if x.symbol in symbols]

    def get(self, *symbols: str) -> Lexeme | None:
        """The first matched lexeme with one of these symbols."""
        return next((x for x in self.lexemes if x.symbol in symbols), None)

    def number(self, *symbols: str) -> int | None:
        """The number of the first matched lexeme with one of these symbols."""
        found = self.get(*symbols)
        return None if found is None else int(found.value)

    def code(self, *symbols: str) -> str:
        """The code of the first matched lexeme with one of these symbols, "" where there is none."""
        found = self.get(*symbols)
        return "" if found is None else found.value

    def before(self, distance: int = 1) -> Lexeme | None:
        """The lexeme that stands before the match."""
        return self.line.at(self.first - distance)

    def after(self, distance: int = 1) -> Lexeme | None:
        """The lexeme that stands behind the match."""
        return self.line.at(self.end + distance - 1)

    def word_before(self) -> str:
        """The word before the match in lower case, "" at the start of a sentence."""
        found = self.before()
        return found.text.lower() if found else ""

    def word_after(self) -> str:
        """The word behind the match in lower case, "" at the end of a sentence."""
        found = self.after()
        return found.text.lower() if found else ""

    def token(self, lexeme: Lexeme | None = None) -> Token:
        """The token of a lexeme, by default of the last one that matched."""
        return self.line.token(lexeme or self.line.lexemes[self.end - 1])

    def tense(self) -> Tense:
        """The tense of the clause around the match; what is due "by" a day lies ahead, "since" looks back."""
        return _SIGNS.get(self.word_before()) or tense(self.token())

    def behind(self) -> date | None:
        """The last day of what the tense puts before the publication; None where it does not, or has no date."""
        try:
            return self.anchor.bounds[1] if self.tense() == "past" else None
        except Unanchored:
            return None

    def modified(self, value: Value) -> Value:
        """`value` with its bounds narrowed by "early", "late" or "mid"."""
        edge = self.get("EDGE")
        return calendar.narrowed(value, edge.value) if edge else value

    def quantity(self) -> Fraction | None:
        """How many, from the matched number words; None for "several", "few", "dozens"."""
        if self.get("FEW"):
            return None
        total = Fraction(0)
        for x in self.all("NUMBER", "YEAR", "BIG", "WORD_NUMBER", "FRACTION"):
            n = Fraction(x.value)
            total = total * n if x.symbol == "WORD_NUMBER" and n in _MULTIPLIERS and total else total + n
        if self.get("HALF"):
            return total + Fraction(1, 2)
        return total or Fraction(1)
