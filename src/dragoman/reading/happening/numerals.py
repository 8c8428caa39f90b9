"""Numbers in a sentence: figures and words, ranges, and what bounds them.

"dozens" and their like say no number: they are at least two of their kind (dozens 24, hundreds 200, tens of thousands
20,000), as is "several hundred". "several", "some", "many" and "a few" alone are no numbers. "more than 50" gives 50 as
the lower end, as "at least 50" does; "about 50" is taken as 50.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.knowledge.counts import Beside, bounds, numbers
from dragoman.reading.parsing.syntax import Sentence, Token

_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_RANGE = re.compile(r"(\d[\d,]*)[-–](\d[\d,]*)")
_DASHES = frozenset("-–")
_SOME = frozenset({"several", "few", "many", "couple"})
_MONEY = frozenset("$€£¥₹%") | frozenset({"us$", "a$", "percent", "pct", "per"})
_LABELS = frozenset("no. nr. number article chapter section page room flight line route".split())
_NO_ONE = frozenset("no any every each the this that which some".split())
"""Before "one" they make a pronoun of it, or single somebody out."""

_SHARES = frozenset({("one", "in"), ("out", "of")})
_OUT_OF = frozenset({"in", "out"})
_PREPOSITIONS = frozenset({"over", "about", "around", "under"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at the tokens [first, last] of a sentence; `low` or `high` is None where the text leaves it open."""

    first: int
    last: int
    low: int | None
    high: int | None
    plain: bool


def numerals(sentence: Sentence) -> Iterator[Numeral]:
    """The numbers of a sentence in text order; not those of money, shares, ages or labels ("Article 5")."""
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        found = _ranged(tokens, i)
        if found is None:
            i += 1
            continue
        i = found.last + 1
        if not _is_no_count(tokens, found):
            yield _bounded(tokens, found)


def _ranged(tokens: list[Token], i: int) -> Numeral | None:
    """A number or a range: "10 to 15", "10-15", "two or three", "between 10 and 15"; of a change, where it led."""
    if (both := _RANGE.fullmatch(tokens[i].text)) is not None:
        low, high = (int(x.replace(",", "")) for x in both.groups())
        return Numeral(i, i, low, high, False) if low < high else None
    a = _number(tokens, i)
    if a is None or a.high is None or a.last + 2 >= len(tokens):
        return a
    joint, before = tokens[a.last + 1].lower, tokens[i - 1].lower if i else ""
    b = _number(tokens, a.last + 2)
    if b is None or b.high is None or b.low is None or a.low is None:
        return a
    if before == "from" and joint == "to":
        return replace(b, plain=False)
    pair = joint in _DASHES or joint in ("to", "or") or (joint == "and" and before == "between")
    low = _scaled(a.low, b.high)
    if not pair or low >= b.high:
        return a
    return Numeral(i - 1 if before == "between" else i, b.last, low, b.high, False)


def _scaled(low: int, high: int) -> int:
    """The lower end in the upper end's measure: "two to three hundred"."""
    scale = next((m for m in (10**6, 1000, 100) if high % m == 0 and high // m > low), 1)
    return low * scale if low < 20 else low


def _number(tokens: list[Token], i: int) -> Numeral | None:
    """The number that begins at a token, in figures or words."""
    word = tokens[i].lower
    known = numbers().get(word)
    if known is not None and known.kind == "many":
        return _many(tokens, i, known.value)
    if word in _SOME or word in ("a", "an", "half") or (known is not None and known.kind == "times"):
        return _multiple(tokens, i)
    value = _value(word)
    return _exact(tokens, i, value) if value is not None else None


def _value(word: str) -> float | None:
    """What a figure or a plain number word is worth."""
    if _FIGURE.fullmatch(word):
        return float(word.replace(",", ""))
    known = numbers().get(word)
    return known.value if known is not None and known.kind == "plain" else None


def _times(tokens: list[Token], i: int) -> int | None:
    """What the word at this place multiplies by; None where it does not."""
    known = numbers().get(tokens[i].lower) if i < len(tokens) else None
    return known.value if known is not None and known.kind == "times" else None


def _many(tokens: list[Token], i: int, value: int) -> Numeral | None:
    """ "hundreds", "tens of thousands"."""
    after = numbers().get(tokens[i + 2].lower) if i + 2 < len(tokens) and tokens[i + 1].lower == "of" else None
    if after is not None and after.kind == "many":
        return Numeral(i, i + 2, value * after.value // 2, None, False)
    return Numeral(i, i, value, None, False) if tokens[i].lower != "tens" else None


def _multiple(tokens: list[Token], i: int) -> Numeral | None:
    """ "a dozen", "half a million", "several hundred"; the lone word ("hundred people") is one of its kind."""
    word, at = tokens[i].lower, i
    while at < len(tokens) and tokens[at].lower in (*_SOME, "a", "an", "half"):
        at += 1
    times = _times(tokens, at)
    if times is None or at - i > 2:
        return None
    said = {t.lower for t in tokens[i:at]}
    if said & _SOME:
        return Numeral(i, at, 2 * times, None, False)
    found = _exact(tokens, at - 1, 0.5 if "half" in said else 1.0) if at > i else _exact(tokens, i - 1, 1.0)
    return replace(found, first=i, plain=word in ("a", "an", "half")) if found is not None else None


def _exact(tokens: list[Token], i: int, value: float) -> Numeral | None:
    """A number from its first word's value: what multiplies it and what is added ("two hundred and fifty")."""
    total, last = 0.0, i
    while True:
        if (times := _times(tokens, last + 1)) is not None:
            value, last = value * times, last + 1
            if times >= 1000:
                total, value = total + value, 0.0
            continue
        step = _added(tokens, last, value or total)
        if step is None:
            break
        value, last = value + (_value(tokens[step].lower) or 0.0), step
    total += value
    whole = int(total)
    return Numeral(i, last, whole, whole, True) if total == whole else None


def _added(tokens: list[Token], last: int, value: float) -> int | None:
    """Where a smaller number follows that is added: "twenty-five", "hundred and fifty", "thousand two hundred"."""
    step = last + 1
    if step < len(tokens) and tokens[step].lower in ("-", "and"):
        step += 1
    if step >= len(tokens) or tokens[step].text.isdigit() or tokens[last].text[0].isdigit():
        return None
    more = _value(tokens[step].lower)
    if more is None or (tokens[step - 1].lower == "and" and value < 100):
        return None
    fits = (value < 100 and value % 10 == 0 and value >= 20 and more < 10) or (value >= 100 and value % 100 == 0)
    return step if fits and more < 100 else None


def _is_no_count(tokens: list[Token], n: Numeral) -> bool:
    """Whether a number counts nothing: money, shares, parts of a word ("34-year-old"), labels, "one in ten"."""
    before = tokens[n.first - 1].lower if n.first else ""
    after = [t.lower for t in tokens[n.last + 1 : n.last + 3]] + ["", ""]
    if tokens[n.first].lower == "one" and n.first == n.last and before in _NO_ONE:
        return True
    if before in _MONEY or after[0] in _MONEY or before in _LABELS or tokens[n.first].ent in ("MONEY", "PERCENT"):
        return True
    if after[0] in _DASHES or before in ("/", ":") or after[0] in ("/", ":"):
        return after[0] != "-" or tokens[n.last + 1].start == tokens[n.last].end
    if before in _DASHES and tokens[n.first - 1].end == tokens[n.first].start:
        return True
    parts = after[0] in _OUT_OF and n.last + 2 < len(tokens) and _number(tokens, n.last + 2 + (after[1] == "of"))
    share = n.first > 1 and (tokens[n.first - 2].lower, before) in _SHARES
    return bool(parts) or share


def _bounded(tokens: list[Token], n: Numeral) -> Numeral:
    """The number with the words that bound it."""
    before = _beside(tokens, n, "before")
    if before is not None:
        n = replace(n, first=n.first - len(before.words))
        if n.first and tokens[n.first - 1].lower == "an" and before.words[0] == "estimated":
            n = replace(n, first=n.first - 1)
    behind = _beside(tokens, n, "behind")
    if behind is not None:
        n = replace(n, last=n.last + len(behind.words))
    for found in (before, behind):
        if found is not None:
            n = _narrowed(n, found.bound)
    return n


def _narrowed(n: Numeral, bound: str) -> Numeral:
    n = replace(n, plain=False)
    if bound == "low":
        return replace(n, high=None)
    if bound == "high":
        return replace(n, low=None, high=n.high if n.high is not None else n.low)
    return n


def _beside(tokens: list[Token], n: Numeral, place: str) -> Beside | None:
    for b in bounds():
        size = len(b.words)
        at = n.first - size if place == "before" else n.last + 1
        words = tuple(t.lower for t in tokens[at : at + size]) if at >= 0 else ()
        if b.place == place and words == b.words and not _is_preposition(tokens[at]):
            return b
    return None


def _is_preposition(t: Token) -> bool:
    """Whether "over" or "about" does not bound a number: "protests *over* two deaths", "a law *about* 40 prisoners"."""
    return t.lower in _PREPOSITIONS and t.dep == "prep" and t.head.pos not in ("NUM",)
