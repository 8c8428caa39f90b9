"""Sentences and tokens: what every reading step looks at.

A light copy of spaCy's parse, with offsets into the document, so that rules run equally on hand-built input.
Labels are spaCy's: `pos` Universal POS, `tag` Penn Treebank, `dep` ClearNLP dependencies, `ent` OntoNotes types.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word at [start, end) of the document; `head` is the token itself at the root of a sentence."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    ent: str
    ent_start: bool
    sentence: Sentence = field(repr=False)
    head: Token = field(init=False, repr=False)
    children: list[Token] = field(default_factory=list, repr=False)
    lower: str = field(init=False)

    def __post_init__(self) -> None:
        self.head = self
        self.lower = self.text.lower()

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}/{self.dep}"

    def child(self, *deps: str) -> Token | None:
        """The first dependent with one of these labels."""
        return next((c for c in self.children if c.dep in deps), None)

    def children_of(self, *deps: str) -> list[Token]:
        """The dependents with these labels, in text order."""
        return [c for c in self.children if c.dep in deps]

    def subtree(self) -> list[Token]:
        """The token and all below it, in text order."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        return sorted(found, key=lambda t: t.i)

    def ancestors(self) -> Iterator[Token]:
        """The heads above this token, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def within(self, other: Token) -> bool:
        """Whether this token is `other` or stands below it."""
        return self is other or any(a is other for a in self.ancestors())


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence: its tokens and its number in the document; `paragraph` numbers the block of text it stands in."""

    index: int
    paragraph: int
    tokens: list[Token] = field(default_factory=list)

    @property
    def start(self) -> int:
        """The offset of the first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.tokens[-1].end

    def roots(self) -> list[Token]:
        """The tokens that head themselves."""
        return [t for t in self.tokens if t.head is t]

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that lie within [start, end) of the document."""
        return [t for t in self.tokens if t.start >= start and t.end <= end]

    def behind(self, place: int) -> Token | None:
        """The first token that starts at an offset or behind it."""
        return next((t for t in self.tokens if t.start >= place), None)


def attach(tokens: list[Token], heads: Iterable[int]) -> None:
    """Set each token's head by its index in the sentence, and the children that follow from it."""
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
        if token.head is not token:
            tokens[head].children.append(token)
