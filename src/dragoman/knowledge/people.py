"""Common nouns and titles for the persons, groups and organizations of politics."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from dragoman.knowledge.tables import rows
from dragoman.vocabulary import EntityKind, TieKind

Direction = Literal["forward", "backward"]
"""Where a tie leads. Nouns: forward from the one who holds the noun to the one it is held of. See also backing.py."""

Gender = Literal["male", "female"]

_INNER = re.compile(r"(.+?)( (?:of|in) .+| general)")
"""A noun whose plural stands inside: "heads of state", "brothers in law", "attorneys general"."""

_IRREGULAR = (
    ("man", "men"),
    ("person", "people"),
    ("person", "persons"),
    ("child", "children"),
    ("wife", "wives"),
    ("thief", "thieves"),
    ("hero", "heroes"),
    ("passerby", "passersby"),
    ("medium", "media"),
)
"""Endings of nouns and of their plurals; the rest of a word is kept ("schoolchildren", "spokespeople")."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A row of `people.tsv`.

    `lemma` is singular and lower case, of one or more words (of "troops" it is "troop"). `tie` is what "N of X",
    "X's N" and "Xish N" state: forward from N to X ("the president of X": N heads X), backward from X to N ("the proxy
    of X": X sponsors N); both are None where the noun states no tie. `title`: it may stand before a name. `gender`:
    where the word tells it.
    """

    lemma: str
    kind: EntityKind
    tie: TieKind | None
    direction: Direction | None
    title: bool
    gender: Gender | None
    example: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A row of `abbreviated_titles.tsv`: a short title as written, with its stop if it has one ("Gov.").

    `lemma` is the noun it stands for where `people.tsv` has it (None: a form of address only).
    """

    written: str
    lemma: str | None
    gender: Gender | None
    example: str


@functools.cache
def nouns() -> tuple[Noun, ...]:
    """Every row of `people.tsv`, in its order."""
    return tuple(_noun(row) for row in rows("people.tsv"))


def noun(words: str) -> Noun | None:
    """The noun of this lemma or plural: lower case, one space between words; a hyphen counts as a space."""
    return _by_form().get(_key(words))


def noun_ending(words: Sequence[str]) -> Noun | None:
    """The longest noun that the words end with: ["iraqi", "prime", "minister"] gives "prime minister"."""
    return next((found for size in _sizes(words) if (found := noun(" ".join(words[-size:])))), None)


def noun_starting(words: Sequence[str]) -> Noun | None:
    """The longest noun that the words begin with: ["prime", "minister", "meloni"] gives "prime minister"."""
    return next((found for size in _sizes(words) if (found := noun(" ".join(words[:size])))), None)


@functools.cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """Every row of `abbreviated_titles.tsv`, in its order."""
    return tuple(
        Abbreviation(row["written"], row["lemma"] or None, _gender(row["gender"]), row["example"])
        for row in rows("abbreviated_titles.tsv")
    )


def abbreviation(word: str) -> Abbreviation | None:
    """The short title of this word, with or without its stop: "Gen." and "Gen"."""
    return _by_abbreviation().get(word.removesuffix("."))


def _noun(row: dict[str, str]) -> Noun:
    return Noun(
        row["lemma"],
        cast(EntityKind, row["kind"]),
        cast(TieKind, row["tie"]) if row["tie"] else None,
        cast(Direction, row["direction"]) if row["direction"] else None,
        row["title"] == "yes",
        _gender(row["gender"]),
        row["example"],
    )


def _gender(field: str) -> Gender | None:
    return cast(Gender, field) if field else None


def _key(words: str) -> str:
    return " ".join(words.replace("-", " ").split())


def plurals(words: str) -> set[str]:
    """The plural forms that a noun of one or more words may have."""
    stem, rest = found.groups() if (found := _INNER.fullmatch(words)) else (words, "")
    inner = {form + rest for form in _inflected(stem)}
    return inner | {words + "s"} if rest == " general" else inner


def _inflected(word: str) -> set[str]:
    irregular = {word.removesuffix(end) + plural for end, plural in _IRREGULAR if word.endswith(end)}
    if irregular:
        return irregular
    if word.endswith("y") and word[-2] not in "aeiou":
        return {word[:-1] + "ies"}
    return {word + ("es" if word.endswith(("s", "ch", "sh", "x")) else "s")}


def _sizes(words: Sequence[str]) -> range:
    return range(min(_longest(), len(words)), 0, -1)


@functools.cache
def _by_form() -> dict[str, Noun]:
    lemmas = {_key(n.lemma): n for n in nouns()}
    return {plural: n for lemma, n in lemmas.items() for plural in plurals(lemma)} | lemmas


@functools.cache
def _longest() -> int:
    """The most words that a noun has, where a hyphen between two of them may be a word of its own."""
    return max(2 * len(_key(n.lemma).split()) - 1 for n in nouns())


@functools.cache
def _by_abbreviation() -> dict[str, Abbreviation]:
    return {a.written.removesuffix("."): a for a in abbreviations()}
