"""The encoder's names as labels of the parse: where it is sure of a name, its bounds and kind win over spaCy's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dragoman.knowledge import states
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.parsing.syntax import Sentence, Token

AGAINST, ALONE = 0.8, 0.5
"""The probability that a name needs where spaCy has a label of its own, and where it has none; chosen on CrossNER's
dev part, GUM's and the own gold.
"""

LABELS = {"person": "PERSON", "organization": "ORG", "state": "GPE", "group": "NORP", "place": "GPE"}
_NEVER = frozenset("DATE TIME MONEY PERCENT CARDINAL ORDINAL QUANTITY LANGUAGE NORP".split())
"""Labels that stay: dates, amounts, and peoples with their adjectives, which the encoder calls states."""


def relabel(sentences: Sequence[Sentence], encoded: Encoded) -> None:
    """Give the tokens of each name the label of its kind, in place; what the lists of states know stays as it is."""
    tokens = [t for s in sentences for t in s.tokens]
    starts = [t.start for t in tokens]
    for name in encoded.names():
        named = tokens[bisect_left(starts, name.start) : bisect_left(starts, name.end)]
        if named and named[0].sentence is named[-1].sentence and _wins(named, LABELS[name.kind], name.score):
            _label(named, LABELS[name.kind])


def _wins(named: Sequence[Token], label: str, score: float) -> bool:
    """Whether the name is more than the parse has; spaCy's longer name of the same kind stays whole."""
    if any(t.ent in _NEVER for t in named) or _is_known(" ".join(t.text for t in named)):
        return False
    if all(t.ent == label for t in named) and not any(t.ent_start for t in named[1:]):
        return False
    if any(t.ent for t in named):
        return score >= AGAINST
    return score >= ALONE and any(t.pos == "PROPN" for t in named)


def _is_known(name: str) -> bool:
    """Whether the lists know the name as a state's, a people's or a capital's."""
    return bool(states.state_of(name) or states.demonym_states(name) or states.seat(name))


def _label(named: Sequence[Token], label: str) -> None:
    after = named[-1].sentence.tokens[named[-1].i + 1 : named[-1].i + 2]
    if after and after[0].ent and not after[0].ent_start:
        after[0].ent_start = True
    for t in named:
        t.ent, t.ent_start = label, t is named[0]
