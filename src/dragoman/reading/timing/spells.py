"""Rules for seasons, quarters and halves of a year, and for business years: "last summer", "Q3 2019", "fiscal 2026"."""

from __future__ import annotations

from dragoman.reading.timing import calendar
from dragoman.reading.timing.calendar import Value, unknown
from dragoman.reading.timing.dates import recurring
from dragoman.reading.timing.match import Match

_SEASON_SIGNS = frozenset({"in", "since", "by", "until", "during", "through", "throughout", "over"})


def season(m: Match) -> Value | None:
    """A season: "the spring of 2014", "last summer", "in the fall"."""
    code, year = m.code("SEASON"), m.number("YEAR")
    if year is not None:
        return m.modified(calendar.season(year, code))
    if m.get("UNIT"):
        year = m.anchor.holding("Y").year + (m.number("LAST", "NEXT", "THIS") or 0)
        return m.modified(calendar.season(year, code)) if m.code("UNIT") == "Y" else None
    if m.get("LAST", "NEXT", "THIS") is None and not _is_season(m):
        return None
    d = recurring(m, lambda y: calendar.season(y, code), "M")
    return m.modified(calendar.season(d.year, code))


def _is_season(m: Match) -> bool:
    plain = m.lexemes[-1].text.islower() and m.token().pos == "NOUN" and m.word_after() != "of"
    return plain and (m.get("EDGE") is not None or m.word_before() in _SEASON_SIGNS)


def quarter(m: Match) -> Value | None:
    """A quarter of a year: "the third quarter of 2019", "Q3 2019", "the first quarter"."""
    number = m.number("QUARTER_NUMBER", "ORDINAL") or 0
    if not 1 <= number <= 4:
        return None
    year = m.number("YEAR")
    if year is None and m.get("LAST", "NEXT", "THIS"):
        if m.code("UNIT") != "Y":
            return None
        year = m.anchor.holding("Y").year + (m.number("LAST", "NEXT", "THIS") or 0)
    if year is None:
        year = _owner(m) or recurring(m, lambda y: calendar.quarter(y, number), "Q").year
    found = calendar.quarter(year, number)
    return Value("date", found.value, "quarter", reason="ambiguous") if m.get("FISCAL") else found


def _owner(m: Match) -> int | None:
    """The year in "last year's third quarter" or "1988's"."""
    if m.word_before() != "s" or (owner := m.before(3)) is None:
        return None
    if owner.symbol == "YEAR":
        return int(owner.value)
    side = m.before(4)
    if owner.value != "Y" or side is None or side.symbol not in ("LAST", "NEXT", "THIS"):
        return None
    return m.anchor.holding("Y").year + int(side.value)


def half_year(m: Match) -> Value | None:
    """Half a year: "the first half of 2019", "the second half of this year"."""
    number, year = m.number("ORDINAL") or 0, m.number("YEAR")
    if number not in (1, 2) or (year is None and m.code("UNIT") != "Y"):
        return None
    if year is None:
        year = m.anchor.holding("Y").year + (m.number("LAST", "NEXT", "THIS") or 0)
    return calendar.half_year(year, number)


def fiscal_year(m: Match) -> Value | None:
    """A business year by its name: "fiscal 1989"; when it starts, the text does not say."""
    if m.get("UNIT") and m.code("UNIT") != "Y":
        return None
    return Value("date", m.code("YEAR"), "year", reason="ambiguous")


def fiscal_period(m: Match) -> Value:
    """A business year or quarter with no name: "the current fiscal year"."""
    return unknown("date", "quarter" if m.get("QUARTER") else "year", "ambiguous")


def year_end(m: Match) -> Value:
    """The end of a year: "by year-end", "at year-end 1989"; a past one is the publication's last."""
    year = m.number("YEAR")
    if year is None:
        year = m.anchor.holding("Y").year - (m.tense() == "past")
    return calendar.narrowed(calendar.year(year), "END")
