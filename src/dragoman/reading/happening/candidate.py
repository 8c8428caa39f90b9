"""A candidate for an event: a trigger, and the phrases that fill its slots in the parse."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.knowledge.lexicon import LightVerb, NounRow, VerbRow
from dragoman.reading.naming.names import singular
from dragoman.reading.parsing.grammar import heads_of
from dragoman.reading.parsing.syntax import Token

Filled = tuple[str, Token]
"""A slot's name and the token that fills it."""


ADDRESSED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE"})
"""Types whose noun, turned down, was said to whoever turns it down: "Ghana rejected the *demand*"."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A trigger with one row of the lexicon; participants as filled slots, not yet known to be anybody."""

    token: Token
    words: list[Token]
    row: VerbRow | NounRow
    actors: list[Filled] = field(default_factory=list)
    recipients: list[Filled] = field(default_factory=list)
    themes: list[Token] = field(default_factory=list)
    light: LightVerb | None = None
    governor: Token | None = None

    @property
    def was_said(self) -> bool:
        """Whether words to somebody are the object of a verb that does not utter them: "rejected the *demand*"."""
        noun = isinstance(self.row, NounRow) and self.row.type in ADDRESSED
        return noun and self.light is None and self.token.dep == "dobj"


def lemma_of(t: Token) -> str:
    """The lemma of a noun, of what is counted where it counts ("thousands of *fighters*")."""
    t = heads_of(t)[0]
    if parts_before(t):
        return "ceasefire"
    return t.lemma.lower() if t.pos != "PROPN" else singular(t.lower)


def parts_before(t: Token) -> list[Token]:
    """The words before "fire" in "cease-fire", which the parse takes apart."""
    before = t.sentence.tokens[max(0, t.i - 2) : t.i]
    return before if t.lower == "fire" and [x.lower for x in before] == ["cease", "-"] else []
