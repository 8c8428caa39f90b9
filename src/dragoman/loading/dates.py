"""Dates of documents and of posts, with the precision that they were given in."""

from __future__ import annotations

import re
from datetime import date, datetime

from dragoman.errors import ConfigError
from dragoman.vocabulary import Precision

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
"""A month's English name or abbreviation, as a regular expression."""

ISO = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?: ?Z|[+-]\d\d:?\d\d)?)?"
"""A day or a minute or a second in ISO 8601, as a regular expression."""

WRITTEN = rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}}|{ISO})"
"""A day as news and social media write it ("January 7, 2025", "7 Jan 2025") or in ISO 8601, as a regular expression."""

_ALLOWED = "allowed is ISO 8601: 2025, 2025-01, 2025-01-09, 2025-01-09T08:30, 2025-01-09T08:30:00, with Z or +01:00"
_SHORT = re.compile(r"(\d{4})(?:-(\d\d))?", re.ASCII)
_LONG = re.compile(ISO, re.ASCII)


def publication(value: str | date | None) -> tuple[str | None, Precision | None]:
    """`value` in ISO 8601 and its precision; (None, None) for None.

    Raises ConfigError for what is not a date, a datetime or ISO 8601 with at least the year.
    """
    if value is None:
        return None, None
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds"), "second"
    if isinstance(value, date):
        return value.isoformat(), "day"
    try:
        return _from_iso(value.strip())
    except (AttributeError, ValueError) as error:
        raise ConfigError(f"published is {value!r}; {_ALLOWED}") from error


def _from_iso(value: str) -> tuple[str, Precision]:
    if short := _SHORT.fullmatch(value):
        date(int(short[1]), int(short[2] or 1), 1)
        return value, "month" if short[2] else "year"
    if not _LONG.fullmatch(value):
        raise ValueError(value)
    value = value.replace(" Z", "Z").replace(" ", "T")
    datetime.fromisoformat(value)
    if len(value) == len("2025-01-09"):
        return value, "day"
    return value, "second" if value.count(":", 0, len("2025-01-09T08:30:00")) == 2 else "minute"


def written_day(text: str) -> tuple[str | None, Precision | None]:
    """The first date in `text` that has the form of WRITTEN, in ISO 8601; (None, None) if there is no such day."""
    found = re.search(WRITTEN, text)
    if not found:
        return None, None
    try:
        return _from_iso(found[0] if re.match(ISO, found[0]) else _from_words(found[0]))
    except ValueError:
        return None, None


def _from_words(words: str) -> str:
    name = re.search(r"[A-Za-z]{3}", re.sub(r"(\d)(?:st|nd|rd|th)", r"\1", words))
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    assert name is not None
    return date(numbers[1], MONTHS.index(name[0].lower()) + 1, numbers[0]).isoformat()
