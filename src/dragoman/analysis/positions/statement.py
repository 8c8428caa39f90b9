"""The words of a statement as tokens, with the issue's objects, its acts and what stands to them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.analysis.positions.issues import Issue
from dragoman.knowledge.acts import Phrase, attitudes

OBJECT = "\0"
"""The token that an object's characters become."""

_TOKEN = re.compile(r"[\w’']+(?:-[\w’']+)*|[^\w\s]")
_END = re.compile(r"[.!?;]+[”\"’']?\s+(?=\W?[A-Z])")


@dataclass(frozen=True, slots=True)
class ActWord:
    """An act's word among the tokens: its place on the issue, and what kind of word it is."""

    start: int
    end: int
    value: float
    kind: str
    itself: bool
    stance: bool


Table = Mapping[str, Sequence[tuple[Phrase, str, float, bool, bool]]]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the sentences of a quotation or a paraphrase."""
    start = 0
    for found in _END.finditer(text):
        yield start, found.end()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def tokens(text: str, objects: Iterable[tuple[int, int]]) -> list[str]:
    """The words of `text` in lower case, each object (characters from, to) as one OBJECT; their possessive stays."""
    found, last = list[str](), 0
    for start, end in sorted(objects):
        if start >= last:
            found += _TOKEN.findall(text[last:start].lower())
            found.append(OBJECT)
            last = end
    return found + _TOKEN.findall(text[last:].lower())


@functools.lru_cache(maxsize=64)
def act_table(issue: Issue) -> Table:
    """The words of the issue's acts by their first word, longer ones first."""
    index: dict[str, list[tuple[Phrase, str, float, bool, bool]]] = {}
    for pole, value in issue.valued:
        for act in pole.acts:
            for kind, phrases in (("verb", act.verbs), ("noun", act.nouns), ("predicate", act.predicates)):
                for phrase in phrases:
                    index.setdefault(phrase[0], []).append((phrase, kind, value, act.itself, act.stance))
    return {word: sorted(found, key=lambda row: -len(row[0])) for word, found in index.items()}


def act_words(words: Sequence[str], issue: Issue) -> list[ActWord]:
    """Where acts of the issue stand; of a word that is both verb and noun, or of several acts, each reading."""
    table, found = act_table(issue), list[ActWord]()
    for start, word in enumerate(words):
        rows = [row for row in table.get(word, ()) if tuple(words[start : start + len(row[0])]) == row[0]]
        longest = len(rows[0][0]) if rows else 0
        for phrase, kind, value, itself, stance in rows:
            if len(phrase) == longest:
                found.append(ActWord(start, start + longest, value, kind, itself, stance))
    return found


@functools.cache
def _attitude_table() -> Mapping[str, Sequence[tuple[Phrase, str]]]:
    index: dict[str, list[tuple[Phrase, str]]] = {}
    for use, phrases in attitudes().items():
        for phrase in phrases:
            index.setdefault(phrase[0], []).append((phrase, use))
    return index


def uses(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Start, end and use of the words of attitude; one that stands in a longer one of the same use counts once."""
    found = list[tuple[int, int, str]]()
    for start, word in enumerate(words):
        rows = [row for row in _attitude_table().get(word, ()) if tuple(words[start : start + len(row[0])]) == row[0]]
        for use in {use for _, use in rows}:
            longest = max(len(phrase) for phrase, of in rows if of == use)
            if not any(u == use and s <= start < e for s, e, u in found):
                found.append((start, start + longest, use))
        if word.endswith(("n’t", "n't")):
            found.append((start, start + 1, "negation"))
    return found
