"""Rules for lengths of time ("for two weeks"), repeated times ("every Monday") and vague ones ("recently")."""

from __future__ import annotations

from fractions import Fraction

from dragoman.reading.timing import calendar
from dragoman.reading.timing.calendar import Value
from dragoman.reading.timing.match import Match

_UNIT_SYMBOLS = ("UNIT", "UNITS", "CENTURY")
_FINER = {"TH": ("TM", 60), "TM": ("TS", 60)}
_BARE_BEFORE = frozenset({"for", "in", "within", "after", "over", "during", "of"})
_BARE_AFTER = frozenset({"of", "before", "after", "later", "earlier", "since"})
_DEGREES = frozenset({"as", "too", "very", "so", "how"})
_AROUND = frozenset({"after", "before", "afterward", "afterwards", "as"})
_EDGES = frozenset({"early", "late", "small"})
_MORE = frozenset({"another", "further", "additional"})
_ROUND = ("12", "100", "1000")
_REFERENCES = {"PRESENT": "PRESENT_REF", "THIS": "PRESENT_REF", "PAST": "PAST_REF"}


def length(m: Match) -> Value | None:
    """A counted length: "two more weeks", "three-day", "half a century", "a year"; not ages."""
    if _is_age(m) or _is_any_day(m) or _is_title(m):
        return None
    if m.lexemes[0].symbol == "A" and (number := m.get("WORD_NUMBER")) and number.value not in _ROUND:
        return None
    unit = m.code(*_UNIT_SYMBOLS)
    if _is_rate(m):
        return calendar.duration("1", unit, "set")
    return _duration(m.quantity(), unit)


def counted(m: Match) -> Value | None:
    """A length with its article: "the nine months to June"; in "the three-day strike" the article is the strike's."""
    units = m.token()
    return None if units.head.i > units.i and units.dep in ("compound", "nmod", "amod") else length(m)


def between(m: Match) -> Value | None:
    """ "two or three weeks", "5-6 days": how many is not said."""
    joint = m.get("TO", "AND", "HYPHEN")
    if joint is None or (joint.text.lower() == "and" and m.word_before() != "between") or _is_age(m):
        return None
    return calendar.duration("X", m.code("UNITS"))


def another(m: Match) -> Value | None:
    """ "another week", "another two years", "further months"."""
    word = m.get("MORE")
    if word is None or word.text.lower() not in _MORE:
        return None
    told = m.get("A", "NUMBER", "YEAR", "BIG", "WORD_NUMBER", "FEW", "HALF", "FRACTION")
    if told is None and m.lexemes[-1].symbol == "UNITS":
        return None
    return length(m)


def and_a_half(m: Match) -> Value:
    """ "a year and a half"."""
    return _duration(Fraction(m.number("A", "WORD_NUMBER") or 1) + Fraction(1, 2), m.code("UNIT"))


def _is_title(m: Match) -> bool:
    """Whether it is a name: "60 Minutes"."""
    return m.lexemes[-1].text.istitle() and m.lexemes[0].symbol in ("NUMBER", "BIG")


def _is_age(m: Match) -> bool:
    after = m.after(2) if m.word_after() in ("-", "of") else m.after()
    return after is not None and after.symbol == "OLD"


def _is_rate(m: Match) -> bool:
    """Whether "a day" means "each day", as in "dozens of calls a day"."""
    if len(m.lexemes) != 2 or m.lexemes[0].symbol != "A":
        return False
    unit, before = m.token(), m.before()
    if unit.dep != "npadvmod" or before is None:
        return False
    after_noun = unit.head.pos in ("NOUN", "NUM", "SYM") and unit.head.i < unit.i
    return after_noun or m.line.token(before).tag in ("NNS", "CD", "NN")


def _is_any_day(m: Match) -> bool:
    """Whether no length is meant: "one day the war will end", "a day of mourning"."""
    if len(m.lexemes) != 2 or m.lexemes[1].text.lower() != "day":
        return False
    if m.lexemes[0].text.lower() == "one":
        return m.token().dep == "npadvmod"
    return m.lexemes[0].symbol == "A" and m.word_after() == "of"


def _duration(count: Fraction | None, unit: str) -> Value:
    if count is None:
        return calendar.duration("X", unit)
    whole, rest = divmod(count, 1)
    if not rest:
        return calendar.duration(str(whole), unit)
    if unit in ("DE", "CE"):
        return _duration(count * (10 if unit == "DE" else 100), "Y")
    if unit in _FINER and whole:
        finer, per = _FINER[unit]
        found = calendar.duration(str(whole), unit)
        return Value("duration", f"{found.value}{int(rest * per)}{finer[1]}", found.precision)
    if unit in _FINER:
        finer, per = _FINER[unit]
        return calendar.duration(str(int(rest * per)), finer)
    return calendar.duration(f"{float(count):g}", unit)


def bare_units(m: Match) -> Value | None:
    """A length that is not counted: "for years", "in the weeks before the vote", "decades-long"."""
    before = m.word_before()
    if before in _EDGES:
        return None
    if before == "the":
        before = m.line.lexemes[m.first - 2].text.lower() if m.first > 1 else ""
    told = m.get("LONG", "LAST", "NEXT", "RECENT") is not None
    if not told and before not in _BARE_BEFORE and m.word_after() not in _BARE_AFTER:
        return None
    return calendar.duration("X", m.code(*_UNIT_SYMBOLS))


def one_unit(m: Match) -> Value:
    """A length named by its unit alone: "the past week", "a month-long siege"."""
    return calendar.duration("1", m.code(*_UNIT_SYMBOLS))


def repeated(m: Match) -> Value | None:
    """A repetition in one word: "weekly", "annual"; a newspaper is no time ("a daily")."""
    if m.token().tag in ("NN", "NNS", "NNP", "NNPS"):
        return None
    return calendar.duration(m.code("REPEATED")[1:].removeprefix("T")[:-1], _unit_of(m.code("REPEATED")), "set")


def _unit_of(value: str) -> str:
    return f"T{value[-1]}" if value.startswith("PT") else value[-1]


def every(m: Match) -> Value:
    """A repetition: "every day", "every two weeks", "each Monday", "twice a week"."""
    weekday, month = m.get("WEEKDAY"), m.get("MONTH")
    if weekday is not None:
        return Value("set", f"XXXX-WXX-{weekday.value}", "day")
    if month is not None:
        return Value("set", f"XXXX-{int(month.value):02d}", "month")
    if part := m.get("PART"):
        return Value("set", f"XXXX-XX-XXT{part.value}", "part_of_day")
    if season := m.get("SEASON"):
        return Value("set", f"XXXX-{season.value}", "season")
    if m.get("WEEKEND"):
        return Value("set", "XXXX-WXX-WE", "day")
    count = "1" if m.get("TIMES") else "2" if m.get("OTHER") else _count(m.quantity())
    return calendar.duration(count, m.code(*_UNIT_SYMBOLS, "QUARTER"), "set")


def _count(quantity: Fraction | None) -> str:
    return "X" if quantity is None else f"{float(quantity):g}"


def weekdays(m: Match) -> Value:
    """A weekday that returns: "on Mondays"."""
    return Value("set", f"XXXX-WXX-{m.code('WEEKDAYS')}", "day")


def reference(m: Match) -> Value | None:
    """Now, before or to come, no more: "currently", "recently", "the future"."""
    word = m.lexemes[-1]
    if word.symbol == "THIS" and word.text.lower() != "current":
        return None
    if word.symbol == "FUTURE" and (m.tense() == "past" or m.word_before() in _DEGREES or m.word_after() in _AROUND):
        return None
    if word.symbol == "AHEAD" and m.word_after() == "of":
        return None
    first, last = m.anchor.bounds
    name = _REFERENCES.get(word.symbol, "FUTURE_REF")
    return Value(
        "date",
        name,
        None,
        earliest=first if name == "FUTURE_REF" else None,
        latest=last if name == "PAST_REF" else None,
        reason="not_stated",
    )


def past(m: Match) -> Value | None:
    """ "the past" as a noun."""
    if m.lexemes[-1].text.lower() != "past" or m.token().pos != "NOUN":
        return None
    return Value("date", "PAST_REF", None, latest=m.anchor.bounds[1], reason="not_stated")


def recent(m: Match) -> Value | None:
    """ "recent" before what is not a length: "a recent attack"."""
    token = m.token()
    if token.dep != "amod" or m.word_before() in ("more", "most"):
        return None
    return Value("date", "PAST_REF", None, latest=m.anchor.bounds[1], reason="not_stated")
