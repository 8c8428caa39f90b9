"""A sentence as the grammar of time expressions sees it: words, numbers and marks, each with a symbol.

Cut anew from the text, because a parse splits "mid-1990s", "5-6" and "2025-01-08" in ways that vary.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.knowledge.time_words import TimeWord, time_phrases, time_words
from dragoman.reading.parsing.syntax import Sentence, Token

_SHORT_NAMES = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs)?|fri|sat|sun"
_LEXEME = re.compile(
    rf"""
    (?P<ISO>\b\d{{4}}-\d\d-\d\d(?!\d))
  | (?P<SLASHED>\b\d{{1,2}}/\d{{1,2}}/(?:\d\d){{1,2}}\b(?!/))
  | (?P<DECADE>\b\d{{3}}0['’]?s\b|(?<!\w)['’]\d0s\b)
  | (?P<CLOCK>\b(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:]))
  | (?P<FRACTION>\b[1-9]/[2-9]\b(?!/)|[¼½¾])
  | (?P<BIG>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d+(?!\d*[.:]))
  | (?P<ORDINAL>\b\d{{1,2}}(?:st|nd|rd|th)\b)
  | (?P<QUARTER_NUMBER>\bQ[1-4]\b)
  | (?P<NUMBER>\d+)
  | (?P<DOTTED>[ap]\.m\.|\b(?:{_SHORT_NAMES})\.)
  | (?P<WORD>[^\W\d_]+(?:['’](?:clock|s(?=\ (?:day|eve)\b)))?)
  | (?P<MARK>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = {",": "COMMA", "-": "HYPHEN", "‐": "HYPHEN", "‑": "HYPHEN", "–": "HYPHEN", "/": "SLASH"}
_MONEY = frozenset("$€£¥")

OTHER = "OTHER_WORD"
"""The symbol of all that has no part in a time expression."""


@dataclass(slots=True)
class Lexeme:
    """A word, number or mark at [start, end) of the document."""

    start: int
    end: int
    text: str
    symbol: str
    value: str = ""


class Line:
    """The lexemes of one sentence, with a way back to its tokens."""

    def __init__(self, sentence: Sentence, text: str) -> None:
        self.sentence = sentence
        self.lexemes = [_lexeme(m) for m in _LEXEME.finditer(text, sentence.start, sentence.end)]
        _join_phrases(self.lexemes)
        self._starts: list[int] = []

    def token(self, lexeme: Lexeme) -> Token:
        """The token that the lexeme starts in."""
        if not self._starts:
            self._starts = [t.start for t in self.sentence.tokens]
        return self.sentence.tokens[max(0, bisect_right(self._starts, lexeme.start) - 1)]

    def at(self, index: int) -> Lexeme | None:
        """The lexeme with this number, None outside the sentence."""
        return self.lexemes[index] if 0 <= index < len(self.lexemes) else None


def _lexeme(m: re.Match[str]) -> Lexeme:
    kind, text = m.lastgroup or "MARK", m.group()
    symbol, value = _CLASSES[kind](text)
    return Lexeme(m.start(), m.end(), text, symbol, value)


def _word(text: str) -> tuple[str, str]:
    lower = text.lower().replace("’", "'")
    found = time_words().get(lower)
    if found is not None:
        return found.symbol, found.value
    return OTHER, lower


def _mark(text: str) -> tuple[str, str]:
    return ("MONEY", "") if text in _MONEY else (_MARKS.get(text, OTHER), text)


def _number(text: str) -> tuple[str, str]:
    if len(text) == 4 and "1000" <= text <= "2199":
        return "YEAR", text
    return ("NUMBER" if len(text) <= 2 else "BIG"), text


def _decade(text: str) -> tuple[str, str]:
    digits = "".join(c for c in text if c.isdigit())
    return "DECADE", digits if len(digits) == 4 else f"19{digits}"


_CLASSES: dict[str, Callable[[str], tuple[str, str]]] = {
    "ISO": lambda text: ("ISO", text),
    "SLASHED": lambda text: ("SLASHED", text),
    "DECADE": _decade,
    "CLOCK": lambda text: ("CLOCK", text),
    "FRACTION": lambda text: ("FRACTION", {"¼": "1/4", "½": "1/2", "¾": "3/4"}.get(text, text)),
    "QUARTER_NUMBER": lambda text: ("QUARTER_NUMBER", text[1]),
    "BIG": lambda text: ("BIG", text.replace(",", "")),
    "ORDINAL": lambda text: ("ORDINAL", text[:-2]),
    "NUMBER": _number,
    "DOTTED": _word,
    "WORD": _word,
    "MARK": _mark,
}


def _join_phrases(lexemes: list[Lexeme]) -> None:
    """Make one lexeme of each fixed phrase ("at the moment", "Good Friday")."""
    phrases = time_phrases()
    for i, first in enumerate(lexemes):
        for words, row in phrases.get(first.text.lower().replace("’", "'"), ()):
            part = lexemes[i : i + len(words)]
            if tuple(p.text.lower().replace("’", "'") for p in part) == words:
                _merge(lexemes, i, part, row)
                break


def _merge(lexemes: list[Lexeme], i: int, part: list[Lexeme], row: TimeWord) -> None:
    text = " ".join(p.text for p in part)
    lexemes[i : i + len(part)] = [Lexeme(part[0].start, part[-1].end, text, row.symbol, row.value)]
