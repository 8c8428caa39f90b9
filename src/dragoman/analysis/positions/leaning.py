"""To which pole of an issue a statement leans: the one place where that is decided.

By rules over the words alone: which act of the issue is said of an object, whether it is wanted (a cue or a modal of
wanting, a judgement on it), and how often that is turned round (negation, refusal, a mistake, "rather than"); or else
how the object itself is judged (`opinion`). A statement that does not tell is None, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.analysis.positions.issues import Issue
from dragoman.analysis.positions.opinion import NAMING, judged, supposed, things_own
from dragoman.analysis.positions.speaker import Speaker
from dragoman.analysis.positions.statement import OBJECT, ActWord, act_words, sentences, tokens, uses
from dragoman.knowledge.acts import wishing

PREDICATED = 0.5
"""What a judgement of the object itself weighs beside an act that is wanted."""

_REACH, _RELATIVE_REACH = 8, 16
_BREAKS = frozenset("… . ; : — – but while although though because whereas ?".split())
_SUBJECTS = frozenset("must should will would can cannot we i they he she it is are".split())
_PARTED = _BREAKS | frozenset(
    "that who which if when after before he she they we i will would is are was were has have had must should".split()
)
_BE = frozenset("be been being get gets got is are was were".split())
_ALLIES = frozenset("for with alongside by among between".split())
_MODALS = frozenset("must should shall to will would can could".split())
_OTHERS = frozenset("the a an this these those our said says".split())
_TOWARDS = frozenset("from to of in at on upon over about against".split())
_OVER = frozenset("on over about for after with against at from to by as".split())
_BEHIND = frozenset(
    "in on at by for from with and or after before over during since until when as but this next".split()
)
_PRONOUNS = frozenset("he she they it we i you".split())
_MARKS = ("“", "”", "‘", "’", '"', "'")
_QUOTES = ("“", '"', "''", "‘")
_THINKING = frozenset("think believe feel consider see find regard view".split())
_UNSAYING = frozenset("deny quote cite ask wonder doubt imagine pretend joke".split())


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says, wants or thinks: the cue's words and lemma, and the content with its objects' characters."""

    cue: str
    lemma: str
    content: str
    objects: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """Where a statement stands, from -1 to +1, what it weighs (0 to 1), and the characters that say so."""

    value: float
    weight: float
    start: int
    end: int


def leaning(statement: Statement, issue: Issue) -> Leaning | None:
    """Where the statement stands on the issue; None where it does not tell."""
    found = [_Sentence(statement, issue, start, end).leaning() for start, end in sentences(statement.content)]
    told = [each for each in found if each]
    if not told:
        return None
    weight = sum(each.weight for each in told)
    value = sum(each.value * each.weight for each in told) / weight
    return Leaning(value, max(each.weight for each in told), told[0].start, told[0].end)


class _Sentence:
    """One sentence of the content behind the cue, as tokens."""

    def __init__(self, statement: Statement, issue: Issue, start: int, end: int) -> None:
        self.start, self.end, self.lemma = start, end, statement.lemma
        spots = [(a - start, b - start) for a, b in statement.objects if start <= a < end]
        cue = tokens(statement.cue, ())
        self.cue = len(cue)
        self.words = cue + tokens(statement.content[start:end], spots)
        reported = not any(mark in statement.content for mark in _QUOTES)
        self.speaker = Speaker(self.words, self.cue, reported, self._clause_at)
        self.objects = [n for n, word in enumerate(self.words) if word == OBJECT]
        self.asked = self.words[-1:] == ["?"]
        if self.objects and not self.asked:
            self.acts, self.uses = act_words(self.words, issue), uses(self.words)

    def leaning(self) -> Leaning | None:
        if not self.objects or self.asked:
            return None
        found = [each for act, place in self._innermost() if (each := self._judged(act, place))]
        found = found or [each for act in self.acts if (each := self._opinion(act))]
        told = [each for each in found if not each[2]] or [(-value, weight, True) for value, weight, _ in found]
        if not told:
            return None
        value = sum(value * weight for value, weight, _ in told) / sum(weight for _, weight, _ in told)
        return Leaning(value, max(weight for _, weight, _ in told), self.start, self.end)

    def _innermost(self) -> Iterator[tuple[ActWord, int]]:
        """Each act that is said of an object and stands nearest to it; of acts on both its sides either."""
        acts = (act for act in self.acts if act.kind in ("verb", "noun"))
        said = [(act, place) for act in acts if (place := self._object_of(act)) is not None]
        for act, place in said:
            near = [a for a, p in said if p == place and (a.start > place) == (act.start > place)]
            joined = act.start > place or "rather" in self.words or "instead" in self.words
            if joined or act.start == max(a.start for a in near):
                yield act, place

    def _object_of(self, act: ActWord) -> int | None:
        after = (n for n in self.objects if n >= act.end)
        before = (n for n in reversed(self.objects) if n < act.start)
        if (place := next(after, None)) is not None and self._governs(act, place):
            return place
        place = next(before, None)
        return place if place is not None and self._undergoes(act, place) else None

    def _governs(self, act: ActWord, place: int) -> bool:
        """Whether the object stands behind the act as its object: "dissolve all the X", "the dissolution of X"."""
        gap = self.words[act.end : place]
        if len(gap) > _REACH or _PARTED & set(gap) or ("," in gap and (act.stance or act.kind == "noun")):
            return False
        if act.stance and (self._goes_on(act, place) or _OVER & set(gap)):
            return False
        if act.kind == "verb":
            if act.stance and not self.speaker.verb(act.start):
                return False
            return not gap or (gap[0] not in _ALLIES | _TOWARDS and gap[-1] != "by" and "against" not in gap)
        return not gap or not {"by", "from", "alongside"} & {gap[0], gap[-1]}

    def _goes_on(self, act: ActWord, place: int) -> bool:
        """Whether it is not the object that the attitude is about: "like X to go", "praised X's rival"."""
        behind = self.words[place + 1 : place + 4]
        if behind[:1] == ["to"] or not things_own(behind):
            return True
        if not act.called:
            return False
        further = bool(behind) and behind[0].isalpha() and behind[0] not in _BEHIND
        return further or any(word.endswith("ing") for word in self.words[act.end : place])

    def _undergoes(self, act: ActWord, place: int) -> bool:
        """Whether the object stands before the act: "X must be dissolved", "X's dissolution", "X are heroes"."""
        gap = self.words[place + 1 : act.start]
        if _BREAKS & set(gap) or len(gap) > _RELATIVE_REACH:
            return False
        near = len(gap) <= 5
        if act.kind == "noun":
            return len(gap) <= 2 and not (_PARTED | _ALLIES | {"of", "to", "on", "in", "and"}) & set(gap)
        if act.itself and near and _MODALS & set(gap) and not _OTHERS & set(gap):
            return True
        if len(gap) < 3 and self._count(("wish",), max(0, place - 4), place) and not _PARTED & set(gap):
            return True
        relative = bool({"that", "which", "who"} & set(gap))
        return _passive(gap[-4:]) and not _PRONOUNS & set(gap) and (relative or (near and not _OTHERS & set(gap)))

    def _judged(self, act: ActWord, place: int) -> tuple[float, float, bool] | None:
        """The act's value as it is wanted, its weight, and whether it is only what is not wanted beside another."""
        start = self._clause(act)
        if act.stance and act.start >= self.cue and (self._unsaid() or "whether" in self.words[start : act.start]):
            return None
        contrast = self._contrast(act, place, start)
        after = start if contrast is None or contrast > act.start else contrast
        turned = self._count(("negation", "against"), after, act.start)
        wanted = self._wanted(act, place, start)
        verdict = self._verdict(max(act.end, place + 1))
        condition, foretold = self._condition(act), self._foretold(act, start)
        if condition is not None:
            turned, wanted = condition, True
        elif foretold is not None:
            return act.value * (-1) ** foretold, 1.0, False
        elif "if" in self.words[start : act.start]:
            return None
        if verdict is not None:
            turned, wanted = turned + verdict, True
        elif self.lemma in ("warn", "caution") and not turned and not self._count(("wish",), start, act.start):
            turned, wanted = 1, True
        return (act.value * (-1) ** turned, 1.0, contrast is not None) if wanted else None

    def _opinion(self, act: ActWord) -> tuple[float, float, bool] | None:
        """The value of a judgement of an object itself, if it is the speaker's."""
        if (place := judged(self.words, self.objects, act)) is None or self._unsaid():
            return None
        first, last = min(place, act.start), max(place, act.start)
        start = self._clause_at(first)
        copula = {"is", "are", "was", "were"} & set(self.words[place + 1 : act.start])
        named = not copula and bool(NAMING & set(self.words[max(start, place - 4) : place]))
        if supposed(self.words, start, first) or self.speaker.others_say(start, first):
            return None
        if self._count(("negation",), start, first):
            if named or not _THINKING & {self.lemma, *self.words[start:first]}:
                return None
            return -act.value, PREDICATED, False
        turned = self._count(("negation",), first, last)
        return act.value * (-1) ** turned, PREDICATED, False

    def _unsaid(self) -> bool:
        """Whether the cue tells that it was not said, or that it was only asked or passed on."""
        if self.lemma in _UNSAYING:
            return True
        return bool(self._count(("negation",), 0, self.cue)) and self.lemma not in _THINKING

    def _contrast(self, act: ActWord, place: int, start: int) -> int | None:
        """Where "rather than" stands before the act; or between it and the object, with no other act behind it."""
        behind = self._last("contrast", act.end, place)
        if behind is not None and not any(behind <= other.start < place for other in self.acts):
            return behind
        return self._last("contrast", start, act.start)

    def _wanted(self, act: ActWord, place: int, start: int) -> bool:
        """Whether wanting it is said: by the cue, before the act, or as an attitude of the speaker's own."""
        if act.stance and (act.start < self.cue or self.speaker.feels(start, act.start)):
            return True
        if act.stance and act.start > place and self._to_be(place, act):
            return True
        if self.speaker.intends(start, act.start):
            return True
        return any(
            b <= self.cue or (start <= a and b <= act.start and self._wishes(start, a, b))
            for a, b, use in self.uses if use in ("wish", "against")
        )  # fmt: skip

    def _wishes(self, start: int, a: int, b: int) -> bool:
        """Whether a word of wishing is the speaker's, or nobody's as "must" is."""
        verb = tuple(self.words[a:b]) in wishing()
        return not verb or b <= self.cue or self.speaker.acts(start, a) or not self.speaker.has_subject(start, a)

    def _to_be(self, place: int, act: ActWord) -> bool:
        """Whether an attitude is what the object calls for: "X cannot be trusted", "X should be praised"."""
        gap, behind = set(self.words[place + 1 : act.start]), self.words[act.end : act.end + 1]
        return bool({"must", "should", "cannot", "can"} & gap and _BE & gap) and behind != ["by"]

    def _condition(self, act: ActWord) -> int | None:
        """How often what is threatened for is turned round: 0 "unless X is dissolved", 1 "if X is dissolved"."""
        if self.lemma not in ("threaten", "warn", "vow", "promise") or act.start < self.cue:
            return None
        if self._last_word("unless", act.start) is not None:
            return 0
        if (place := self._last_word("if", act.start)) is None:
            return None
        return 0 if self._count(("failure", "negation", "against"), place, act.start) else 1

    def _foretold(self, act: ActWord, start: int) -> int | None:
        """The same of a judgement before the act: "it would be wrong to dissolve X"."""
        for a, b, use in self.uses:
            behind = [word for word in self.words[b : act.start] if word not in _MARKS]
            if use in ("bad", "good") and start <= a < act.start and behind == ["to"]:
                return (use == "bad") + self._count(("negation",), start, a)
        return None

    def _verdict(self, start: int) -> int | None:
        """How often a judgement behind the act turns it round: 1 "would be a mistake", 0 "is necessary"."""
        stop = next((n for n in range(start, len(self.words)) if self.words[n] in _BREAKS), len(self.words))
        for a, _, use in self.uses:
            said = {"is", "are", "was", "would", "will", "be", "not", "s", "’s"} & set(self.words[start:a])
            if use in ("bad", "good") and start <= a < min(stop, start + 12) and said:
                return (use == "bad") + self._count(("negation",), start, a)
        return None

    def _clause(self, act: ActWord) -> int:
        return self._clause_at(act.start)

    def _clause_at(self, place: int) -> int:
        """Where the clause begins in which `place` stands."""
        for n in range(place - 1, -1, -1):
            joined = self.words[n] in ("and", "or") and self.words[n + 1] in _SUBJECTS
            if self.words[n] in _BREAKS or joined:
                return n + 1
        return 0

    def _count(self, wanted: Iterable[str], start: int, end: int) -> int:
        kinds = set(wanted)
        spots = {a for a, b, use in self.uses if use in kinds and start <= a and b <= end}
        return sum(self.words[a : a + 2] != ["not", "only"] for a in spots)

    def _last(self, use: str, start: int, end: int) -> int | None:
        return max((b for a, b, of in self.uses if of == use and start <= a and b <= end), default=None)

    def _last_word(self, word: str, end: int) -> int | None:
        return max((n for n, each in enumerate(self.words[:end]) if each == word), default=None)


def _passive(gap: Sequence[str]) -> bool:
    """Whether a form of to be stands right before a participle: "must be quickly", not "is in favour of"."""
    last = max((n for n, word in enumerate(gap) if word in _BE), default=None)
    return last is not None and not (_TOWARDS | _ALLIES) & set(gap[last + 1 :])
