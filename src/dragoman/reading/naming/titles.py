"""Titles and roles before a name: how far they reach, and what is no name because it is part of one."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import people
from dragoman.reading.parsing.grammar import left_edge
from dragoman.reading.parsing.syntax import Token

FORMER = frozenset(["former", "ex", "then", "late", "ousted", "deposed", "toppled", "onetime"])
"""Words that say that an office is no longer held."""

_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around"})


def title_length(words: Sequence[str]) -> int:
    """How many of these words, from the first on, are a title that may stand before a name; 0 for none."""
    if not words:
        return 0
    if people.abbreviation(words[0]) is not None and words[0][:1].isupper():
        return 1
    found = people.noun_starting([w.lower() for w in words])
    return len(found.lemma.split()) if found is not None and found.title else 0


def after_titles(tokens: Sequence[Token], first: int, last: int) -> int:
    """The first token behind the titles that a chunk begins with ("President Ruto" → "Ruto")."""
    i = first
    while i <= last:
        n = title_length([t.text for t in tokens[i : last + 1]])
        if n == 0 or (i + n <= last and tokens[i + n].tag == "POS"):
            return i
        i += n
    return i


def title_before(tokens: Sequence[Token], first: int) -> int | None:
    """Where the title directly before `first` begins."""
    for i in range(max(0, first - 3), first):
        if title_length([t.text for t in tokens[i:first]]) == first - i:
            return i
    return None


def title_start(tokens: Sequence[Token], first: int, head: Token) -> int | None:
    """The first token of the title before the person's name at `first`, demonyms and possessors of it included."""
    nearest = title_before(tokens, first)
    if nearest is None:
        return None
    start = min(nearest, left_edge(head).i)
    if tokens[start].lower in ("the", "a", "an"):
        start += 1
    if start < nearest and _is_location(tokens, start, nearest):
        return nearest
    start = min(start, nearest)
    while start > 0 and (tokens[start - 1].lower in FORMER or _is_hyphen_of_ex(tokens, start - 1)):
        start -= 1
    return start


def _is_hyphen_of_ex(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].text == "-" and i > 0 and tokens[i - 1].lower == "ex"


def _is_location(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words before a title are a place that the clause is set in: "*In Turkey* Minister Ellwood met"."""
    located = (start == 1 and tokens[0].lower in _LOCATIVE) or (start > 1 and tokens[start - 2].text == "," and (
        tokens[start - 1].lower in _LOCATIVE
    ))
    return located and all(t.ent in ("GPE", "LOC") for t in tokens[start:end])


def is_role(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a chunk is only part of a role: "Supreme" of "Supreme Leader", "State" of "Secretary of State"."""
    words = [t.lower for t in tokens[max(0, first - 3) : last + 4]]
    at, size = first - max(0, first - 3), last - first + 1
    after = people.noun_starting(words[at:])
    before = people.noun_ending(words[: at + size])
    return any(
        n is not None and n.kind == "person" and len(n.lemma.split()) > size for n in (after, before)
    )
