"""Words for how many: numbers, their bounds, whom a number counts, and what befell them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal, cast

from dragoman.knowledge.tables import rows
from dragoman.knowledge.time_words import time_words

NumberKind = Literal["plain", "times", "many"]
"""What a number word does: says a number, multiplies the one before it ("two *hundred*"), or says only "many"."""

Bound = Literal["low", "high", "about"]
"""How words beside a number bound what it counts: from below ("at least"), from above ("up to") or not at all."""

Counted = Literal["dead", "injured", "arrested"]
"""What may have befallen those who are counted."""

Who = Literal["undergoer", "passive", "subject", "itself", "of", "number", "lives", "state"]
"""Whom a toll word counts; see `toll_words.tsv`."""


@dataclass(frozen=True, slots=True)
class Number:
    """A word for a number and what it is worth; `example` is empty where `times.tsv` has it."""

    word: str
    value: int
    kind: NumberKind
    example: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A row of `number_bounds.tsv`: the words, in lower case, and whether they stand before or behind the number."""

    words: tuple[str, ...]
    place: Literal["before", "behind"]
    bound: Bound
    example: str


@dataclass(frozen=True, slots=True)
class Toll:
    """A row of `toll_words.tsv`: a word that says what befell those whom a sentence counts."""

    lemma: str
    kind: Literal["verb", "noun", "state"]
    who: Who
    what: Counted
    example: str


@dataclass(frozen=True, slots=True)
class People:
    """A row of `counted_people.tsv`: a noun for people, one by one or as a body with a number ("crowd of 500")."""

    noun: str
    kind: Literal["one", "body"]
    example: str


@functools.cache
def numbers() -> dict[str, Number]:
    """The number words: those of `times.tsv` that say a number by themselves, and the rows of `numbers.tsv`."""
    words = {word: w.value for word, w in time_words().items() if w.symbol == "WORD_NUMBER"}
    plain = {word: Number(word, int(value), "plain", "") for word, value in words.items()}
    told = [Number(r["word"], int(r["value"]), cast(NumberKind, r["kind"]), r["example"]) for r in rows("numbers.tsv")]
    return plain | {n.word: n for n in told}


@functools.cache
def bounds() -> tuple[Beside, ...]:
    """The rows of `number_bounds.tsv`, those of most words first."""
    found = [
        Beside(
            tuple(row["words"].split()),
            cast(Literal["before", "behind"], row["place"]),
            cast(Bound, row["bound"]),
            row["example"],
        )
        for row in rows("number_bounds.tsv")
    ]
    return tuple(sorted(found, key=lambda b: -len(b.words)))


@functools.cache
def tolls() -> tuple[Toll, ...]:
    """Every row of `toll_words.tsv`, in its order."""
    return tuple(
        Toll(
            row["lemma"],
            cast(Literal["verb", "noun", "state"], row["kind"]),
            cast(Who, row["who"]),
            cast(Counted, row["what"]),
            row["example"],
        )
        for row in rows("toll_words.tsv")
    )


@functools.cache
def tolls_of(kind: str) -> dict[str, list[Toll]]:
    """The toll words of one kind, by their lemmas."""
    found: dict[str, list[Toll]] = {}
    for toll in tolls():
        if toll.kind == kind:
            found.setdefault(toll.lemma, []).append(toll)
    return found


@functools.cache
def people() -> tuple[People, ...]:
    """Every row of `counted_people.tsv`, in its order."""
    return tuple(
        People(row["noun"], cast(Literal["one", "body"], row["kind"]), row["example"])
        for row in rows("counted_people.tsv")
    )


@functools.cache
def people_words(kind: str) -> frozenset[str]:
    """The nouns for people of one kind: "one" or "body"."""
    return frozenset(p.noun for p in people() if p.kind == kind)
