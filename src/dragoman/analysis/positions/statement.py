"""The words of a statement as tokens, with the issue's objects, its acts and what stands to them."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.analysis.positions.issues import Issue
from dragoman.corpus.sentences import ABBREVIATED, sentence_starts
from dragoman.knowledge.acts import Act, Phrase, attitudes

OBJECT = "\0"
"""The token that an object's characters become."""

_TOKEN = re.compile(rf"\b(?:{ABBREVIATED})\.|[\w’']+(?:-[\w’']+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class ActWord:
    """An act's word among the tokens: its place on the issue, and what kind of word it is.

    `kind` is verb or noun; of what judges the object itself predicate, epithet, doing or trait.
    """

    start: int
    end: int
    value: float
    kind: str
    itself: bool
    stance: bool
    called: bool


Row = tuple[Phrase, str, float, Act]
Table = Mapping[str, Sequence[Row]]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the sentences of a quotation or a paraphrase."""
    return itertools.pairwise([*sentence_starts(text), len(text)])


def tokens(text: str, objects: Iterable[tuple[int, int]]) -> list[str]:
    """The words of `text` in lower case, each object (characters from, to) as one OBJECT; their possessive stays."""
    found, last = list[str](), 0
    for start, end in sorted(objects):
        if start >= last:
            found += map(str.lower, _TOKEN.findall(text[last:start]))
            found.append(OBJECT)
            last = end
    return [*found, *map(str.lower, _TOKEN.findall(text[last:]))]


@functools.lru_cache(maxsize=64)
def act_table(issue: Issue) -> Table:
    """The words of the issue's acts by their first word, longer ones first."""
    index: dict[str, list[Row]] = {}
    for pole, value in issue.valued:
        for act in pole.acts:
            for kind, phrases in _kinds(act):
                for phrase in phrases:
                    index.setdefault(phrase[0], []).append((phrase, kind, value, act))
    return {word: sorted(found, key=lambda row: -len(row[0])) for word, found in index.items()}


def _kinds(act: Act) -> Iterator[tuple[str, Iterable[Phrase]]]:
    yield "verb", act.verbs
    yield "noun", act.nouns
    yield "predicate", act.predicates | act.epithets
    yield "epithet", act.epithets
    yield "doing", act.doings
    yield "trait", act.traits


def act_words(words: Sequence[str], issue: Issue) -> list[ActWord]:
    """Where acts of the issue stand; of a word that is both verb and noun, or of several acts, each reading."""
    table, found = act_table(issue), list[ActWord]()
    for start, word in enumerate(words):
        listed = table.get(word)
        if not listed:
            continue
        rows = [row for row in listed if len(row[0]) == 1 or tuple(words[start : start + len(row[0])]) == row[0]]
        longest: dict[str, int] = {}
        for phrase, kind, value, act in rows:
            if len(phrase) == longest.setdefault(_sort(kind), len(phrase)):
                end = start + len(phrase)
                found.append(ActWord(start, end, value, kind, act.itself, act.stance, act.called))
    return found


def _sort(kind: str) -> str:
    return "act" if kind in ("verb", "noun") else kind


@functools.cache
def _attitude_table() -> Mapping[str, Sequence[tuple[Phrase, str]]]:
    index: dict[str, list[tuple[Phrase, str]]] = {}
    for use, phrases in attitudes().items():
        for phrase in phrases:
            index.setdefault(phrase[0], []).append((phrase, use))
    return index


def uses(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Start, end and use of the words of attitude; one that stands in a longer one of the same use counts once."""
    table, found = _attitude_table(), list[tuple[int, int, str]]()
    for start, word in enumerate(words):
        if listed := table.get(word):
            rows = [row for row in listed if len(row[0]) == 1 or tuple(words[start : start + len(row[0])]) == row[0]]
            for use in {use for _, use in rows}:
                longest = max(len(phrase) for phrase, of in rows if of == use)
                if not any(u == use and s <= start < e for s, e, u in found):
                    found.append((start, start + longest, use))
        if word.endswith(("n’t", "n't")):
            found.append((start, start + 1, "negation"))
    return found
