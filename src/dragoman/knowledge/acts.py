"""Acts that somebody may want of an object, and the words that tell whether they want them.

`data/acts.tsv` has the classes that the poles of an issue are made of ("preserve", "dissolve"), `data/opinions.tsv` the
judgements that belong to them ("praise": "is a hero"), `data/attitudes.tsv` the words of wanting, refusing, denying and
judging. The choice of all is ours, from general English.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from dragoman.knowledge.tables import listed, rows

Phrase = tuple[str, ...]
"""Words in lower case, in the form that a text has."""

Use = Literal[
    "wish", "against", "negation", "contrast", "failure", "bad", "good", "work", "naming", "saying", "conciliatory",
    "confrontational", "differ",
]  # fmt: skip

_VOWELS = "aeiou"
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")


@dataclass(frozen=True, slots=True)
class Act:
    """A class of acts on an object; `verbs` in every form.

    Of the object itself `predicates` say it ("are terrorists"), `epithets` ("the brave …"), `doings` ("have betrayed
    us") and `traits` ("whose cowardice"). `itself`: the object may do it ("must withdraw"). `stance`: it is an attitude
    ("support"), so that only the holder's own counts; `called`: one that asks for the object, not for what it is to do.
    """

    name: str
    verbs: frozenset[Phrase]
    nouns: frozenset[Phrase] = frozenset()
    predicates: frozenset[Phrase] = frozenset()
    epithets: frozenset[Phrase] = frozenset()
    doings: frozenset[Phrase] = frozenset()
    traits: frozenset[Phrase] = frozenset()
    itself: bool = False
    stance: bool = False
    called: bool = False


@functools.cache
def acts() -> Mapping[str, Act]:
    """All classes by name."""
    return {cells["act"]: _act(cells) for cells in rows("acts.tsv")}


@functools.cache
def attitudes() -> Mapping[Use, frozenset[Phrase]]:
    """The words of each use, verbs in every form."""
    return {
        cast(Use, cells["use"]): _verbs(cells["verbs"]) | frozenset(map(_phrase, listed(cells["words"])))
        for cells in rows("attitudes.tsv")
    }


@functools.cache
def wishing() -> frozenset[Phrase]:
    """The verbs of wishing and of being against in every form: what their subject wants, and nobody else."""
    uses = ("wish", "against")
    return frozenset().union(*(_verbs(cells["verbs"]) for cells in rows("attitudes.tsv") if cells["use"] in uses))


def verb_act(verb: str) -> Act:
    """A class of one verb that no list has."""
    return Act(verb, frozenset(inflected(verb)))


def inflected(verb: str) -> Iterator[Phrase]:
    """The forms of a verb ("break up:broke up"): the first word inflected, irregular ones after a colon as they are."""
    first, *irregular = verb.lower().split(":")
    head, *rest = first.split()
    for form in _forms(head):
        yield (form, *rest)
    yield from map(_phrase, irregular)


def _forms(head: str) -> Iterator[str]:
    """Regular forms; of a short verb also those that double its consonant, right or not."""
    stem = head[:-1] if head.endswith("e") else head
    soft = len(head) > 2 and head[-1] == "y" and head[-2] not in _VOWELS
    sibilant = head.endswith(("s", "x", "z", "ch", "sh", "o"))
    yield from (head, f"{head[:-1]}ies" if soft else f"{head}es" if sibilant else f"{head}s")
    yield f"{head[:-1]}ied" if soft else f"{stem}ed"
    yield from (f"{stem}ing", f"{head}ing") if head.endswith("e") else (f"{head}ing",)
    if _DOUBLED.search(head):
        yield from (f"{head}{head[-1]}ed", f"{head}{head[-1]}ing")


def _act(cells: Mapping[str, str]) -> Act:
    name, part = cells["act"], cells["part"]
    return Act(
        name,
        _verbs(cells["verbs"]),
        frozenset(map(_phrase, listed(cells["nouns"]))),
        frozenset(map(_phrase, _opinions(name, "predicate"))),
        frozenset(map(_phrase, _opinions(name, "epithet"))),
        frozenset(form for verb in _opinions(name, "doing") for form in inflected(verb)),
        frozenset(map(_phrase, _opinions(name, "trait"))),
        itself=part == "self",
        stance=part in ("stance", "call"),
        called=part == "call",
    )


def _opinions(act: str, kind: str) -> Iterator[str]:
    for cells in rows("opinions.tsv"):
        if (cells["act"], cells["kind"]) == (act, kind):
            yield from listed(cells["words"])


def _verbs(field: str) -> frozenset[Phrase]:
    return frozenset(form for verb in listed(field) for form in inflected(verb))


def _phrase(words: str) -> Phrase:
    return tuple(words.lower().split())
