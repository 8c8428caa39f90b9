"""Whether two articles are one report, and what of the later one is new.

A sentence is repeated where an earlier text has its words: all of them in a row, or in a sentence from which it differs
by slips of the pen, articles or words left out. It is changed where such a sentence has another word of its own, as a
corrected number. Everything else is new. What two reports share by quoting the same speech is some sentences of each;
what texts made from one template share is the frame of nearly every sentence, with other numbers and names in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from dragoman.resolution.shingles import RUN, Body, Sentence, jaccard

SHARED = 0.65
"""The least share of one article's words in shingles that the other has too."""

CONFLICTS = 0.02
"""The most places with other numbers or names for each shared word: more make two texts of one template. One is allowed
in any."""

LEAST = 20
"""Words that two articles must share."""

_ALIKE = 0.5
_LONG_WORD = 4
_SMALL = frozenset(("a", "an", "the", "that"))
_NEGATIONS = frozenset(("no", "not", "never", "t", "cannot", "nor", "without"))


@dataclass(frozen=True, slots=True)
class Likeness:
    """The Jaccard index of two articles' shingles, and whether they are one report."""

    similarity: float
    same: bool


class Change(NamedTuple):
    """A sentence that no earlier text has: added, or changed from `before`."""

    sentence: Sentence
    kind: Literal["added", "changed"]
    before: Sentence | None


class _Difference(NamedTuple):
    content: bool
    conflicts: int


class Told:
    """The sentences that some texts have told, as they are looked up."""

    def __init__(self, bodies: Iterable[Body] = ()) -> None:
        self._runs: set[int] = set()
        self._short: set[str] = set()
        self._sentences: list[Sentence] = []
        self._keys: set[str] = set()
        self._pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
        for body in bodies:
            self.add(body)

    def add(self, body: Body) -> None:
        """Take in what `body` tells."""
        self._runs.update(body.runs)
        for sentence in body.sentences:
            if sentence.key not in self._keys:
                self._keys.add(sentence.key)
                for pair in set(pairwise(sentence.words)):
                    self._pairs[pair].append(len(self._sentences))
                self._sentences.append(sentence)

    def has(self, sentence: Sentence, runs: tuple[int, ...]) -> bool:
        """Whether these words were told in a row; `runs` are those of the sentence."""
        return sentence.key in self._keys or (bool(runs) and self._runs.issuperset(runs))

    def nearest(self, sentence: Sentence) -> Sentence | None:
        """The told sentence that shares most pairs of words with this one, at least half (Dice)."""
        pairs = set(pairwise(sentence.words))
        counts = Counter(i for pair in pairs for i in self._pairs.get(pair, ()))
        best, score = None, 0.0
        for i, shared in counts.items():
            told = self._sentences[i]
            dice = 2 * shared / (len(pairs) + len(told.words) - 1)
            if dice >= _ALIKE and (dice, -i) > (score, 0):
                best, score = told, dice
        return best


def compare(a: Body, b: Body) -> Likeness:
    """How alike `a` and `b` are; the order does not matter."""
    same = any(_holds(one, other) and not _of_one_template(one, other) for one, other in ((a, b), (b, a)))
    return Likeness(jaccard(a.shingles, b.shingles), same)


def _holds(a: Body, b: Body) -> bool:
    """Whether most words of `b` stand in `a`: one that was changed costs itself, one that is rewritten much more."""
    return b.shared(a) >= max(LEAST, SHARED * len(b.words))


def _of_one_template(a: Body, b: Body) -> bool:
    """Whether `b` differs from `a` by numbers and names throughout."""
    changes = [change for change in news(b, Told([a])) if change.before]
    conflicts = sum(_difference(change.before, change.sentence).conflicts for change in changes if change.before)
    return conflicts > max(1, CONFLICTS * b.shared(a))


def news(body: Body, told: Told) -> list[Change]:
    """The sentences of `body` that are not told yet, in text order; those of fewer than RUN words are none."""
    found, at = [], 0
    for sentence in body.sentences:
        end = at + len(sentence.words)
        runs = body.runs[at : max(at, end - RUN + 1)]
        at = end
        if len(sentence.words) >= RUN and not told.has(sentence, runs):
            before = told.nearest(sentence)
            if before is None:
                found.append(Change(sentence, "added", None))
            elif _difference(before, sentence).content:
                found.append(Change(sentence, "changed", before))
    return found


@lru_cache(maxsize=10_000)
def _difference(old: Sentence, new: Sentence) -> _Difference:
    """Whether `new` says something that `old` does not, and in how many places it has other numbers or names."""
    content, conflicts = False, 0
    for operation, i, j, k, m in SequenceMatcher(None, old.words, new.words, autojunk=False).get_opcodes():
        if operation == "equal" or "".join(old.words[i:j]) == "".join(new.words[k:m]):
            continue
        gone, come = _unlike(old, range(i, j), new, range(k, m))
        content |= bool(come) or any(old.words[n] in _NEGATIONS for n in gone)
        conflicts += any(n in old.telling for n in gone) and any(n in new.telling for n in come)
    return _Difference(content, conflicts)


def _unlike(old: Sentence, gone: range, new: Sentence, come: range) -> tuple[list[int], list[int]]:
    """The places of two runs of words that differ by more than slips, without small words."""
    slips = {(i, k) for i, k in zip(gone, come, strict=False) if _slip(old.words[i], new.words[k])}
    olds, news = {i for i, _ in slips}, {k for _, k in slips}
    return (
        [i for i in gone if i not in olds and old.words[i] not in _SMALL],
        [k for k in come if k not in news and new.words[k] not in _SMALL],
    )


def _slip(a: str, b: str) -> bool:
    """Whether one letter too many, too few, wrong or misplaced makes the one word of the other (Damerau 1964)."""
    if min(len(a), len(b)) < _LONG_WORD or abs(len(a) - len(b)) > 1 or any(c.isdigit() for c in a + b):
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    one, other = a[start:], b[start:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or (
        one[:2] == other[1::-1] and one[2:] == other[2:]
    )
