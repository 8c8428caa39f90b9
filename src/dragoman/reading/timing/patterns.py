"""How patterns over the symbols of time expressions become regular expressions over one letter for each symbol."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.reading.timing.lexemes import OTHER

_LETTERS = {
    "MONTH": "M", "YEAR": "Y", "NUMBER": "n", "ORDINAL": "o", "OF": "f", "COMMA": ",", "HYPHEN": "-", "AND": "&",
    "TO": ">", "WEEKDAY": "D", "WEEKDAY_SHORT": "d", "WEEKDAYS": "E", "WORD_NUMBER": "w", "BIG": "b", "FRACTION": "r",
    "FEW": "F", "A": "a", "HALF": "h", "UNIT": "u", "UNITS": "U", "CENTURY": "C", "QUARTER": "q",
    "QUARTER_NUMBER": "Q", "SEASON": "S", "PART": "p", "NOON": "N", "EDGE": "e", "EARLIER": "l", "LAST": "L",
    "NEXT": "X", "THIS": "t", "THAT": "T", "THESE": "H", "SAME": "s", "THE": "i", "EVERY": "v", "OTHER": "O",
    "TIMES": "x", "AGO": "g", "TODAY": "y", "TONIGHT": "G", "PRESENT": "P", "PAST": "A", "FUTURE": "R", "AHEAD": "B",
    "RECENT": "j", "WEEKEND": "W", "REPEATED": "V", "QUALIFIER": "k", "MORE": "m", "LONG": "J", "OLD": "K", "AM": "c",
    "OCLOCK": "I", "ZONE": "z", "IN": "Z", "ON": "1", "BEFORE": "2", "AFTER": "3", "FROM": "4", "HOLIDAY": "5",
    "ISO": "6", "SLASHED": "7", "DECADE": "8", "WORD_DECADE": "9", "CLOCK": ":", "SLASH": "/", "MONEY": "$",
    "PER": "#", "FISCAL": "0", "YEAR_END": "@", "YEAR_AGO": "%", "PERIOD": "!", "ALL": "=", OTHER: "_",
}  # fmt: skip

_MACROS = {
    "DAY": "(NUMBER|ORDINAL)",
    "NAMED": "((WEEKDAY|WEEKDAY_SHORT) COMMA?)?",
    "COUNT": "(NUMERAL (HYPHEN? WORD_NUMBER)* (AND A HALF|FRACTION)?|A? FEW OF?|A HALF?|HALF A|FRACTION)",
    "NUMERAL": "(NUMBER|YEAR|BIG|A? WORD_NUMBER)",
    "SIDE": "(LAST|NEXT|THIS)",
    "ANY_UNIT": "(UNIT|UNITS|CENTURY)",
    "EDGED": "(EDGE HYPHEN?)?",
    "OF_DAY": "(COMMA? ON? (WEEKDAY|TODAY) PART?|THIS PART|TONIGHT)?",
}


def letters(symbols: Iterable[str]) -> str:
    """The letters of these symbols, one each."""
    return "".join(_LETTERS[s] for s in symbols)


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of symbols and macros, with the marks of regular expressions, as one over letters."""
    while any(word in _MACROS for word in re.findall(r"[A-Z_]+", pattern)):
        pattern = re.sub(r"[A-Z_]+", lambda m: _MACROS.get(m[0], m[0]), pattern)
    pattern = re.sub(r"[A-Z_]+", lambda m: re.escape(_LETTERS[m[0]]), pattern)
    return re.compile(re.sub(r"\s+", "", pattern).replace("(", "(?:"))
