"""Which paragraphs tell of sport, where who meets, yields or threatens is a game and no event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from dragoman.knowledge.sports import sport_words
from dragoman.reading.parsing.syntax import Sentence
from dragoman.vocabulary import EventType

PLAYED: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "RETREAT", "COOPERATE", "THREATEN"})
"""The types that a report of a game seems to tell of the players. Who wins or loses is told as of elections: who it was
is what many ask of such a report. Bans, arrests, boycotts and riots of sport are of public life.
"""

_OFTEN = 0.2
"""The share of a text's sentences with words of sport from which one word in a paragraph is enough."""


def games(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the paragraphs about sport: two different words of it, or one where much of the text has one."""
    found: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    of_sport = 0
    for s in sentences:
        words = _words(s)
        found[s.paragraph] |= words
        of_sport += bool(words)
    enough = 1 if of_sport > 1 and of_sport >= _OFTEN * len(sentences) else 2
    return frozenset(n for n, words in found.items() if len(words) >= enough)


def _words(sentence: Sentence) -> set[tuple[str, ...]]:
    forms = [(t.lower, t.lemma.lower(), t.lower.removesuffix("s")) for t in sentence.tokens if t.text != "-"]
    ones: set[tuple[str, ...]] = {(word,) for options in forms for word in options}
    twos: set[tuple[str, ...]] = {(a, b) for first, second in pairwise(forms) for a in first for b in second}
    return (ones | twos) & sport_words()
