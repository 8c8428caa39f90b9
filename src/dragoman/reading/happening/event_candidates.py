"""Candidates for events: a verb or noun of the lexicon, and the phrases that fill its slots in the parse.

A candidate says which tokens could be trigger, actor, recipient and theme. Whether it is an event, and of which type,
is decided in `event_types.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.happening.candidate import Candidate
from dragoman.reading.happening.noun_candidates import noun_candidates
from dragoman.reading.happening.verb_candidates import verb_candidates
from dragoman.reading.parsing.syntax import Sentence, Token

_NAMED = frozenset({"DATE", "TIME", "PERSON", "GPE", "LOC", "NORP", "MONEY"})


def candidates(sentence: Sentence) -> Iterator[list[Candidate]]:
    """For each possible trigger of a sentence its candidates, one for each row of the lexicon, in the rows' order.

    A verb that the lexicon does not have is a candidate without a type.
    """
    for t in sentence.tokens:
        if t.pos in ("VERB", "AUX"):
            found = verb_candidates(t)
        elif t.pos in ("NOUN", "PROPN") and not _is_part_of_a_name(t):
            found = noun_candidates(t)
        else:
            continue
        if found:
            yield found


def _is_part_of_a_name(t: Token) -> bool:
    """Whether a noun only helps to name something: "March", "the Trade *Agreement*", "*attack* helicopters"."""
    compound = t.dep == "compound" and t.head.pos in ("NOUN", "PROPN")
    return compound or t.ent in _NAMED or (t.pos == "PROPN" and t.ent != "")
