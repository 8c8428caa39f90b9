"""Country and sector of an actor, by its name alone, on the strings that an actor coder is tested with (`actor_pairs`).

Ours are `country_of` and the first of `sectors_of`. Measured are the answers that are right, of all answers; the share
of the questions with a state as answer that get one; those that get the right one, of the same; and of the sectors that
are expected the share that is right. Where no country is expected, or a code that stands for none (PLOVER's EUR, IGO
…), any answer is wrong and silence counts neither way. Composed agents, in which a word is a state's, a people's, a
possessive or in lower case ("two Ghanaian nurses"), are told apart from named entities: the rest, states themselves,
and what the set resolves to a title.

Of 158 rows 32 are left out: without a country to check (23), asked for "today" (4), with the country given beside the
name (3), and wrong (2): a country expected that is no code of one, or none though a word of the name is a state's.
Four of the rest ask again what another asks. A unit is a question.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, figures
from benchmarks.measures import ratio
from benchmarks.texts import folder
from dragoman.knowledge.states import demonym, state_of, states
from dragoman.resolution.country_names import country_of
from dragoman.resolution.sectors import sectors_of

NO_STATE = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())
"""What PLOVER writes in place of a country."""
POSSESSIVE = re.compile(r"['’]s\b")
SMALL = frozenset("a an the of in to for on at and".split())

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A name, the country expected (None: none), whether it is that of a composed agent, and the sector expected."""

    name: str
    country: str | None
    composed: bool
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and what was answered."""

    question: Question
    country: str | None
    sector: str | None = None


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Ask and score all questions; `limit` takes the first ones."""
    rows = json.loads((folder(data, "actor_pairs") / "pairs.json").read_text(encoding="utf-8"))
    asked = list(questions(rows))[:limit]
    return figures([Answer(x, country_of(x.name), next(iter(sectors_of(x.name)), None)) for x in asked], measure)


def questions(rows: Iterable[Row]) -> Iterator[Question]:
    """The questions that are not left out, each once."""
    kept = (question(row) for row in rows if left_out(row) is None)
    yield from dict.fromkeys(kept)


def left_out(row: Row) -> str | None:
    """Why a row is no question; None where it is one."""
    name, *more = row["args"]
    country = row["expect"].get("country")
    if country is None:
        return "no country to check"
    if "today" in more:
        return "depends on today"
    if any(more[:1]) or "known_country" in row["kwargs"]:
        return "gives the country"
    if _is_wrong(name, country):
        return "wrong"
    return None


def _is_wrong(name: str, country: str) -> bool:
    if country:
        return country not in NO_STATE and country not in {state.iso3 for state in states()}
    return any(state_of(word) for word in _words(name))


def question(row: Row) -> Question:
    """A row as a question."""
    name, expected = row["args"][0], row["expect"]
    country = None if expected["country"] in NO_STATE else expected["country"] or None
    return Question(name, country, not expected.get("wiki") and is_composed(name), expected.get("code_1") or None)


def is_composed(name: str) -> bool:
    """Whether a name is no state's and has a word that is a state's, a people's, a possessive or in lower case."""
    words = [word for word in _words(name) if word.lower() not in SMALL]
    told = any(word.islower() or state_of(word) or demonym(word) for word in words)
    return not state_of(name) and (told or POSSESSIVE.search(name) is not None)


def _words(name: str) -> list[str]:
    return re.findall(r"[\w.-]+", POSSESSIVE.sub("", name))


def measure(units: Sequence[Answer]) -> dict[str, float]:
    """The scores of each group."""
    by_group = {
        "composed": [x for x in units if x.question.composed],
        "named": [x for x in units if not x.question.composed],
        "all": units,
    }
    return {f"{name} {key}": value for name, rows in by_group.items() for key, value in score(rows).items()}


def score(rows: Sequence[Answer]) -> dict[str, float]:
    """The scores of some answers."""
    asked = [row for row in rows if row.question.country]
    answers = [row for row in rows if row.country]
    coded = [row for row in rows if row.question.sector]
    right = sum(row.country == row.question.country for row in answers)
    return {
        "right of answered": ratio(right, len(answers)),
        "answered, share": ratio(sum(row.country is not None for row in asked), len(asked)),
        "right of asked": ratio(right, len(asked)),
        "sector right": ratio(sum(row.sector == row.question.sector for row in coded), len(coded)),
    }
