"""Rules for times counted from what the text has just told: "that day", "two weeks later", "the year-ago quarter"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.reading.timing import calendar
from dragoman.reading.timing.calendar import Step, TimeType, Value, unknown
from dragoman.reading.timing.match import Match
from dragoman.reading.timing.relative import cut

_WITHIN = frozenset({"in", "for", "during", "over", "through", "throughout", "within"})
_STAGES = frozenset({"rest", "remainder", "half", "quarter", "most", "part", "days", "weeks", "months"})
_OPENED = frozenset({"of", "before", "after", "when", "that", "since", "ended", "ending", "to", "from", "until", "-"})
_AT_PARTS = frozenset({"at", "by", "before", "after", "until", "till", "around", "since", "during", "through", "in"})


def _counted(step: Step, type_: TimeType = "date") -> Value:
    return replace(unknown(type_, None, "no_anchor"), step=step)


def that(m: Match) -> Value | None:
    """ "that day", "that same evening", "later that year"."""
    word = m.get("THAT")
    return None if word is None or m.token(word).pos != "DET" else beside(m)


def beside(m: Match) -> Value:
    """ "the same day", "the next morning", "the previous night"."""
    move = m.number("LAST", "NEXT") or 0
    if m.get("WEEKEND"):
        return unknown("date", None, "no_anchor")
    if part := m.code("PART"):
        return _counted(Step(move, "D", part), "time")
    return _counted(Step(move, m.code("UNIT"), edge=m.code("EDGE")))


def later(m: Match) -> Value | None:
    """ "two days later", "a year earlier"; with no number ("years later") it cannot be told."""
    if m.word_after() == "than":
        return None
    code = m.code("UNIT", "UNITS", "CENTURY")
    count = m.quantity() if m.first < m.end - 2 else None
    if count is None or count.denominator > 1 or code.startswith("T"):
        return unknown("time" if code.startswith("T") else "date", None, "no_anchor")
    return _counted(Step(int(count) * (-1 if m.code("EARLIER") == "BEFORE" else 1), code))


def year_before(m: Match) -> Value:
    """ "the year-ago quarter"."""
    return _counted(Step(-1, "Y"))


def within(m: Match) -> Value | None:
    """ "later in the year", "the end of the month": the told one, else the publication's.

    Not "at the end of the day", which says "after all".
    """
    code = m.code("UNIT", "CENTURY")
    if code.startswith("T"):
        return None
    if code == "D" and m.word_before() == "at":
        return None
    step = Step(0, code, edge=m.code("EDGE"))
    if code == "D" or (m.code("EDGE", "EARLIER") in ("END", "AFTER") and m.tense() == "past"):
        return _counted(step)
    return replace(cut(m, m.modified(calendar.period(m.anchor.holding(code), code))), step=step)


def bare(m: Match) -> Value | None:
    """ "in the quarter", "the rest of the day": the one that was told."""
    unit, code = m.token(), m.code("UNIT", "QUARTER")
    if code.startswith("T") or not m.lexemes[-1].text.islower() or m.word_after() in _OPENED:
        return None
    if unit.dep != "pobj" or any(c.dep not in ("det", "punct") for c in unit.children):
        return None
    if code == "D" and (two := m.before(2)) is not None and two.text.lower() == "back":
        return None
    stage = m.before(2)
    known = m.word_before() == "of" and stage is not None and stage.text.lower() in _STAGES
    return _counted(Step(0, code)) if known or m.word_before() in _WITHIN else None


def part(m: Match) -> Value | None:
    """A part of a day that is not named: "at night", "in the early morning", "overnight"; TMO and the like, undated."""
    token = m.token()
    alone = token.lower == "overnight" and token.dep == "advmod"
    if m.lexemes[-1].text[:1].isupper() and m.first > 0:
        return None
    if not alone and (token.dep != "pobj" or m.word_before() not in _AT_PARTS or m.word_after() in ("of", "-")):
        return None
    if any(c.dep not in ("det", "punct") and c.start < m.lexemes[0].start for c in token.children):
        return None
    return Value("time", f"T{m.code('PART')}", "part_of_day", reason="no_anchor")
