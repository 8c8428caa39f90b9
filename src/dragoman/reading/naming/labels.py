"""The encoder's names as labels of the parse: where it is sure of a name, its bounds and kind win over spaCy's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dragoman.knowledge import states
from dragoman.knowledge.actors import actors_named
from dragoman.knowledge.gazetteer import spots
from dragoman.knowledge.lexicon import nouns
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.parsing.syntax import Sentence, Token

AGAINST, NO_PLACE, ALONE = 0.75, 0.7, 0.5
"""The probability that a name needs where spaCy has a label of its own, where it takes a person for a place, and where
it has none; chosen on CrossNER's dev part, GUM's and the own gold.
"""

TOWN = 50_000
"""The people of a town from which a raid or a meeting may be called by it."""

LABELS = {"person": "PERSON", "organization": "ORG", "state": "GPE", "group": "NORP", "place": "GPE"}
_NEVER = frozenset("DATE TIME MONEY PERCENT CARDINAL ORDINAL QUANTITY LANGUAGE".split())
"""Labels that stay: dates and amounts."""


_IN = frozenset({"in", "near", "at", "outside"})


def relabel(sentences: Sequence[Sentence], encoded: Encoded) -> None:
    """Give the tokens of each name the label of its kind, in place; what the lists of states know stays as it is."""
    tokens = [t for s in sentences for t in s.tokens]
    starts = [t.start for t in tokens]
    for name in encoded.names():
        named = tokens[bisect_left(starts, name.start) : bisect_left(starts, name.end)]
        while len(named) > 1 and named[-1].pos in ("VERB", "AUX") and named[-1].text.islower():
            named = named[:-1]
        if named and named[0].sentence is named[-1].sentence and _wins(named, LABELS[name.kind], name.score):
            _label(named, LABELS[name.kind])
    for t in tokens:
        if t.ent_start:
            _know(_labelled(t))
            _place(_labelled(t))


def _know(named: Sequence[Token]) -> None:
    """Label a known group or organization that is taken for a place, or by a longer name for a person, as it is."""
    mistaken = named[0].ent in ("GPE", "LOC", "FAC") or (named[0].ent == "PERSON" and len(named) > 1)
    kinds = {actor.kind for actor in actors_named(" ".join(t.text for t in named))} if mistaken else set()
    if len(kinds) == 1 and (kind := kinds.pop()) in ("group", "organization"):
        _label(named, LABELS[kind])


def _place(named: Sequence[Token]) -> None:
    """Label a larger town that an attack is called by ("the *Kunduz* raid") as a place; not what somebody is called."""
    name, modifies = " ".join(t.text for t in named), named[-1].dep in ("compound", "nmod")
    types = {row.type for row in nouns().get(named[-1].head.lemma.lower(), ())} if modifies else set()
    if named[0].ent not in ("ORG", "PERSON", "NORP") or not types & {"ASSAULT", "CONSULT"} or actors_named(name):
        return
    if any(spot.population >= TOWN for spot in spots(name)):
        _label(named, "GPE")


def _wins(named: Sequence[Token], label: str, score: float) -> bool:
    """Whether the name is more than the parse has; spaCy's longer name of the same kind stays whole."""
    fixed = any(t.ent in _NEVER or (t.ent == "NORP" and not _may_be_a_town(t, label)) for t in named)
    if fixed or _is_known(named) or _is_known(_labelled(named[0])):
        return False
    if all(t.ent == label for t in named) and not any(t.ent_start for t in named[1:]):
        return False
    if any(t.ent for t in named):
        placed = label == "PERSON" and all(t.ent in ("GPE", "LOC") for t in named)
        return score >= (NO_PLACE if placed else AGAINST)
    return score >= ALONE and any(t.pos == "PROPN" for t in named)


def _may_be_a_town(t: Token, label: str) -> bool:
    """Whether what spaCy takes for a people stands as a place does ("in *Omdurman*").

    Peoples and their adjectives, which the encoder calls states, stay what they are.
    """
    return label == "GPE" and t.pos == "PROPN" and t.dep == "pobj" and t.head.lower in _IN


def _is_known(words: Sequence[Token]) -> bool:
    """Whether the lists know the name as a state's, a people's or a capital's."""
    name = " ".join(t.text for t in words)
    return bool(states.state_of(name) or states.demonym_states(name) or states.seat(name))


def _labelled(t: Token) -> Sequence[Token]:
    """The tokens of the label that holds this one, itself where none does."""
    tokens, first, last = t.sentence.tokens, t.i, t.i + 1
    while first and tokens[first].ent and not tokens[first].ent_start:
        first -= 1
    while t.ent and last < len(tokens) and tokens[last].ent and not tokens[last].ent_start:
        last += 1
    return tokens[first:last]


def _label(named: Sequence[Token], label: str) -> None:
    after = named[-1].sentence.tokens[named[-1].i + 1 : named[-1].i + 2]
    if after and after[0].ent and not after[0].ent_start:
        after[0].ent_start = True
    for t in named:
        t.ent, t.ent_start = label, t is named[0]
