"""What speaks for two mentions being one beside their words: form, gender, function, distance, how often it is named.

The signs are those of mention-ranking resolvers (Denis and Baldridge 2008); what each counts is learned with the
encoder's heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.knowledge.people import Gender
from dragoman.reading.encoding.pieces import Ints
from dragoman.reading.naming.entities import Cluster
from dragoman.reading.naming.mentions import PLURAL, SPEAKER, THING, Draft
from dragoman.reading.naming.wording import content_words, gender, titles_of
from dragoman.reading.parsing.grammar import SUBJECTS

FARTHEST = 60
"""Mentions back beyond which none is looked at."""

_BACK = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_FORMS = 16
_SIZES = (7 * _FORMS, 5, 2 * 3 * 4, 7, 7, 5)
_STARTS = [sum(_SIZES[:i]) for i in range(len(_SIZES))]

SIGNS = sum(_SIZES)
"""How many signs there are: a pair has one of each sort."""


def is_anaphor(d: Draft) -> bool:
    """Whether the mention may point back: a pronoun of the third person, a definite description."""
    if d.form == "pronoun":
        return d.head.lower not in SPEAKER
    return d.form == "nominal" and d.determiner in _BACK


@dataclass(frozen=True, slots=True)
class Traits:
    """What the signs of a mention are told by, each once."""

    form: int
    pointing: int
    function: int
    sentence: int
    often: int
    noun: str
    words: tuple[str, ...]
    titles: frozenset[str]
    pronoun: str


class Likeness:
    """The signs of pairs of mentions of one document; `of` has the clusters of its names."""

    def __init__(self, drafts: Sequence[Draft], of: Mapping[Draft, Cluster | None]) -> None:
        clusters = {id(c): c for c in of.values() if c is not None}
        told = {id: _told_gender(c.drafts) for id, c in clusters.items()}
        found = [(d, of.get(d)) for d in drafts]
        self._traits = [_traits(d, c, told[id(c)] if c is not None else gender(d)) for d, c in found]

    def signs(self, i: int, others: Sequence[int]) -> Ints:
        """[other, sort]: the signs of mention number `i` with each of the mentions before it, as places in a table."""
        mine = self._traits[i]
        rows = [_pair(mine, self._traits[j], i - j) for j in others]
        found: Ints = np.array(rows, dtype=np.int64).reshape(-1, len(_SIZES)) + np.array(_STARTS)
        return found


def _pair(mine: Traits, other: Traits, apart: int) -> list[int]:
    back = max(0, mine.sentence - other.sentence)
    function = (int(back == 0) * 3 + min(mine.function, 2)) * 4 + other.function
    return [
        mine.pointing * _FORMS + other.form,
        _alike(mine, other),
        function,
        back if back < 4 else 4 if back < 6 else 5 if back < 9 else 6,
        min(max(apart, 1).bit_length() - 1, 6),
        other.often,
    ]


def _alike(mine: Traits, other: Traits) -> int:
    """Whether the two share their words: 1 the noun, 2 all, 3 the noun is the other's title, 4 the pronoun."""
    if mine.pronoun:
        return 4 if mine.pronoun == other.pronoun else 0
    if mine.noun in other.titles and other.noun != mine.noun:
        return 3
    if other.noun != mine.noun:
        return 0
    return 2 if other.words == mine.words else 1


def _told_gender(drafts: Iterable[Draft]) -> Gender | None:
    return next((told for d in drafts if (told := gender(d)) is not None), None)


def _traits(d: Draft, c: Cluster | None, told: Gender | None) -> Traits:
    pronoun = _pronoun(d) if d.form == "pronoun" else ""
    sex = 0 if told == "male" else 1 if told == "female" else 2
    return Traits(
        _form(d, pronoun, sex, c.kind if c is not None else d.kind),
        _pointing(d, pronoun),
        _function(d),
        d.sentence.index,
        min(len(c.drafts).bit_length(), 4) if c is not None else 0,
        d.noun.lemma.split()[-1] if d.noun is not None else "",
        content_words(d) if d.form == "nominal" else (),
        frozenset(n.lemma.split()[-1] for n in titles_of(d)) if d.form == "name" else frozenset(),
        pronoun,
    )


def _pronoun(d: Draft) -> str:
    word = d.head.lower
    if word in PLURAL:
        return "they"
    if word in THING:
        return "it"
    return "she" if word.startswith(("she", "her")) else "he"


def _form(d: Draft, pronoun: str, sex: int, kind: str) -> int:
    if pronoun:
        return ("he", "she", "they", "it").index(pronoun)
    if d.form == "name":
        return 4 + sex if kind == "person" else 7 + ("organization", "state", "place", "group").index(kind)
    if d.plural:
        return 15
    return 11 + sex if kind == "person" else 14


def _pointing(d: Draft, pronoun: str) -> int:
    if pronoun:
        return ("he", "she", "they", "it").index(pronoun)
    return 6 if d.plural else 4 if d.kind == "person" else 5


def _function(d: Draft) -> int:
    """0 subject, 1 possessor, 2 object, 3 else."""
    if d.head.dep in SUBJECTS:
        return 0
    if d.head.dep == "poss":
        return 1
    return 2 if d.head.dep in ("dobj", "dative", "agent") else 3
