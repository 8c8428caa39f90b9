"""How many people a phrase counts: a number and the noun that it counts, in the order of the text.

A number without a noun ("wounded *30*") counts whom its place in the sentence asks for, unless it may be a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge import people, states
from dragoman.knowledge.counts import people_words, tolls_of
from dragoman.reading.happening.numerals import Numeral, numerals
from dragoman.reading.parsing.grammar import conjuncts
from dragoman.reading.parsing.syntax import Sentence, Token

_INSIDE = frozenset("nummod quantmod compound det amod nmod advmod conj prep punct npadvmod dep".split())
_TIMES = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL")
_THEM = frozenset({"them", "us", "you", "whom", "those", "these"})
_NOBODY = frozenset({"nobody", "no-one"})
_EACH = frozenset({"a", "an", "per", "each", "every"})
_UNITS = frozenset({"minute", "hour", "day", "night", "week", "month", "year"})
_THEN = frozenset({"earlier", "later", "before", "after", "ago"})
_YEARS = range(1900, 2101)
_LIFE = ("life", "lives")


@dataclass(slots=True, eq=False)
class Amount:
    """People counted by the tokens [first, last]; `head` holds their place in the parse; `bare`: no noun is told."""

    first: int
    last: int
    low: int | None
    high: int | None
    head: Token
    bare: bool = False

    def overlaps(self, other: Amount) -> bool:
        """Whether the two share a token."""
        return self.first <= other.last and other.first <= self.last


class Amounts:
    """The counted people and tolls of one sentence, by the token that holds their place in the parse."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.found: list[Amount] = []
        self._by_head: dict[Token, Amount] = {}
        for amount in (*_numbered(sentence), *_nobody(sentence), *_one(sentence)):
            if amount.head not in self._by_head:
                self._by_head[amount.head] = amount
                self.found.append(amount)

    def of(self, t: Token | None) -> Amount | None:
        """How many a token's phrase counts, what is coordinated added up; None where it counts nobody.

        Where some of those who are coordinated are not counted ("12 soldiers and their commander"), the upper end is
        open.
        """
        if t is None:
            return None
        parts = [(c, self.one(c)) for c in conjuncts(t)]
        counted = [a for c, a in parts if a is not None and (c is t or not self._stands_apart(c, a))]
        others = any(a is None and is_person(c) for c, a in parts)
        nobody = parts[0][1] is None and not is_person(t)
        if not counted or nobody or (others and any(a.high == 0 for a in counted)):
            return None
        return counted[0] if len(counted) == 1 and not others else added(counted, open_end=others)

    def one(self, t: Token) -> Amount | None:
        """The amount of a token alone, of a body of people its number ("a crowd of *500*")."""
        found = self._by_head.get(t)
        if found is not None or (t.lemma.lower() not in people_words("body") and t.lower not in ("dozen", "total")):
            return found
        inner = next((c.child("pobj") for c in t.children if c.dep == "prep" and c.lower == "of"), None)
        return self._by_head.get(inner) if inner is not None else None

    def _stands_apart(self, t: Token, amount: Amount) -> bool:
        """Whether something else befell these: "12 dead and *30 wounded*", "killed 40 and displaced *thousands*"."""
        verbal = any(c.pos == "VERB" and c.i < t.i for c in t.children)
        return self.state(amount) is not None or (amount.bare and verbal)

    def state(self, amount: Amount) -> Token | None:
        """The word in or behind an amount that says what befell those counted: "five people *dead*"."""
        for t in self.sentence.tokens[amount.last : amount.last + 2]:
            if t.lower in tolls_of("state") and t.child("dobj", "dative", "aux") is None:
                return t if t.i == amount.last or t.dep != "amod" or t.head.i < t.i else None
        return None


def added(parts: Sequence[Amount], open_end: bool) -> Amount:
    """One amount of several, from the first to the last; `open_end`: there are more, who are not counted."""
    lows, highs = [p.low for p in parts], [p.high for p in parts]
    low = sum(x for x in lows if x is not None) if any(x is not None for x in lows) else None
    high = None if open_end or None in highs else sum(x for x in highs if x is not None)
    return Amount(min(p.first for p in parts), max(p.last for p in parts), low, high, parts[0].head)


def _numbered(sentence: Sentence) -> Iterator[Amount]:
    for n in numerals(sentence):
        found = _counted(sentence, n)
        if found is not None:
            yield found


def _counted(sentence: Sentence, n: Numeral) -> Amount | None:
    """Whom a number counts; None where it is no people."""
    tokens = sentence.tokens
    head = _head(tokens, n)
    if head is None:
        return _bare(tokens, n)
    if head.ent in _TIMES or _is_year_of(tokens, n) or _is_rate(tokens, head) or not (is_person(head) or is_toll(head)):
        return None
    return Amount(n.first, max(head.i, n.last), n.low, n.high, head)


def _head(tokens: list[Token], n: Numeral) -> Token | None:
    """The noun that a number stands before."""
    for at in range(n.last, n.first - 1, -1):
        t = tokens[at]
        while t.dep in _INSIDE and t.head is not t and (t.head.i > t.i or n.first <= t.head.i <= n.last):
            t = t.head
        if t.i > n.last:
            between = tokens[n.last + 1 : t.i]
            return t if not any(x.text in (",", ";", ":") or x.pos in ("VERB", "ADP") for x in between) else None
    return None


def _bare(tokens: list[Token], n: Numeral) -> Amount | None:
    """A number that no noun follows, or one that counts those whom "of" adds ("dozens of *students*")."""
    head = next((t for t in tokens[n.first : n.last + 1] if t.head.i not in range(n.first, n.last + 1)), None)
    head = head or tokens[n.last]
    after = tokens[n.last + 1] if n.last + 1 < len(tokens) else None
    if after is not None and after.lower in ("more", "others"):
        n = Numeral(n.first, after.i, n.low, n.high, n.plain)
        after = tokens[after.i + 1] if after.i + 1 < len(tokens) else None
    if after is not None and after.lower == "of":
        inner = _of(after)
        return Amount(n.first, inner.i, n.low, n.high, head) if inner is not None else None
    if _is_time(tokens, n) or head.ent in ("TIME", "MONEY", "PERCENT", "QUANTITY"):
        return None
    if after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "SYM") and after.lower not in tolls_of("state"):
        return None
    return Amount(n.first, n.last, n.low, n.high, head, bare=True)


def _is_rate(tokens: list[Token], head: Token) -> bool:
    """Whether so many are meant each time: "90 people *a day*"; not "two men a day *earlier*"."""
    after = [*(t.lower for t in tokens[head.i + 1 : head.i + 4]), "", "", ""]
    return after[0] in _EACH and after[1] in _UNITS and after[2] not in _THEN


def _is_year_of(tokens: list[Token], n: Numeral) -> bool:
    """Whether a number before a noun is a year: "the *1968* miners", "*2011* protesters"."""
    figure = n.plain and n.low in _YEARS and tokens[n.last].text.isdigit()
    before = tokens[n.first - 1] if n.first else None
    named = before is not None and before.tag in ("DT", "POS", "PRP$")
    return figure and (named or tokens[n.last].ent == "DATE" or (n.low or 0) % 10 != 0)


def _is_time(tokens: list[Token], n: Numeral) -> bool:
    """Whether a bare number is a year or belongs to a date ("3 June")."""
    beside = [*tokens[max(0, n.first - 1) : n.first], *tokens[n.last + 1 : n.last + 2]]
    dated = tokens[n.last].ent == "DATE" and any(t.ent == "DATE" and t.pos in ("NOUN", "PROPN", "ADJ") for t in beside)
    return dated or (n.plain and n.low in _YEARS and "," not in tokens[n.last].text)


def _of(preposition: Token) -> Token | None:
    """The people whom "of" adds to a number."""
    inner = preposition.child("pobj")
    if inner is None:
        return None
    plural = inner.tag in ("NNS", "NNPS") or inner.lower in ("people", "police") or inner.ent == "NORP"
    return inner if inner.lower in _THEM or (plural and is_person(inner)) else None


def _nobody(sentence: Sentence) -> Iterator[Amount]:
    """ "nobody", "no one", "no civilians", "no casualties"."""
    for t in sentence.tokens:
        no = t.child("det", "neg")
        one = no is not None and no.lower == "no" and no.i < t.i and (t.lower == "one" or is_person(t) or is_toll(t))
        if one or t.lower in _NOBODY:
            yield Amount(no.i if one and no is not None else t.i, t.i, 0, 0, t)


def _one(sentence: Sentence) -> Iterator[Amount]:
    """A single person: "a farmer"."""
    for t in sentence.tokens:
        a = t.child("det")
        if a is not None and a.lower in ("a", "an", "another") and _is_single(t):
            yield Amount(a.i, t.i, 1, 1, t)


def _is_single(t: Token) -> bool:
    found = people.noun(t.lower) if t.tag == "NN" else None
    israeli = t.pos in ("NOUN", "PROPN") and bool(states.demonym_states(t.text))
    listed = t.tag == "NN" and _is_listed(t)
    return israeli or listed or (found is not None and found.kind == "person")


def _is_listed(t: Token) -> bool:
    """Whether a noun or its plural is listed as one for persons: "supporter", "supporters"."""
    return not {t.lower, f"{t.lower}s", t.lower.rsplit("-", 1)[-1]}.isdisjoint(people_words("one"))


def is_person(t: Token) -> bool:
    """Whether a noun, or a name of a people, is for persons one by one."""
    if _is_listed(t):
        return True
    found = people.noun(t.lower) or people.noun(t.lemma.lower()) or people.noun(t.lower.rsplit("-", 1)[-1])
    if found is not None and t.pos != "PROPN":
        return found.kind == "person"
    if t.ent in ("NORP", "PERSON"):
        return True
    demonym = bool(states.demonym_states(t.text) or states.demonym_states(t.text.removesuffix("s")))
    return demonym or (found is not None and found.kind == "person") or (t.tag == "NNPS" and t.ent in ("", "NORP"))


def is_toll(t: Token) -> bool:
    """Whether a noun counts what befell people: "12 *deaths*", "30 *wounded*", "40 *lives*", "no *casualties*"."""
    lemma = t.lemma.lower()
    counted = any(toll.who == "itself" for toll in tolls_of("noun").get(lemma, ()))
    return counted or lemma in _LIFE or t.lower in tolls_of("state") or lemma == "casualty"
