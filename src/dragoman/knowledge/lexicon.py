"""The event lexicon: which verbs and nouns may trigger an event, of which type, and where its participants stand.

Types and modes are PLOVER's and `CHANGE`. The files are tab-separated with a header row; lines that start with '#' are
comments. `|` separates alternatives; those of a `lemma` cell share the row, slots are tried in their order.

A lemma of several words is a verb and fixed words that depend on it: a particle ("step down"), a predicate ("find
guilty", "be willing") or a preposition ("take to", object "street"). The dependents of a fixed word count as the
verb's, and what a fixed preposition governs is the direct object: the parser often takes a particle for one.

Slots name a place beside the trigger:
    dobj dative iobj subj           direct object (a passive's subject), dative, indirect object, subject
    poss_dobj of_dobj               possessor and of-phrase of the direct object ("rejected Ghana's offer")
    on against with to …            the object of that preposition
    acl_dobj                        whom the direct object's own clause is aimed at ("sanctions targeting X")
    xcomp ccomp advcl oprd attr     an infinitive, a clause, an adverbial clause, predicates
    pcomp_of pcomp_from …           a gerund after that preposition ("accused X of doing"); pcomp_dobj: as the object
    poss amod compound              for nouns: possessor, adjective or noun before it ("Turkish air strike")
    infinitive that                 for nouns: "the demand to leave", "the claim that …"
A verb's subject (a passive's by-phrase) is the actor, unless `subj` is among the recipient slots: then it undergoes.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Literal, TypeVar, cast

from dragoman.vocabulary import EventType, Status

Row = TypeVar("Row")

Needs = Literal["actor", "recipient", "either", "both", "-"]
"""Which participants must be a person, organization, state or group before a row fires."""


@dataclass(frozen=True, slots=True)
class Objects:
    """Which direct objects a verb may have: `only` these heads, `never` those, `some` one, or `none` at all.

    `asks`: below the verb stands what somebody is to do.
    """

    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    some: bool = False
    none: bool = False
    asks: bool = False

    def allow(self, head: str | None) -> bool:
        """Whether a direct object with this head lemma (None: there is no object) fits."""
        if self.none:
            return head is None
        if self.only:
            return head in self.only
        return head not in self.never and not (self.some and head is None)

    @property
    def strict(self) -> bool:
        """Whether only few objects fit: such rows are tried before the others."""
        return self.none or self.asks or bool(self.only)


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A verb, with its particle where it has one ("step down"), that reports an event.

    `inner` is the status of the event that stands in a theme slot ("urged Kenya to *withdraw*": demanded). A verb that
    the lexicon does not have has no type.
    """

    lemma: str
    type: EventType | None
    mode: str | None
    objects: Objects
    recipient: tuple[str, ...]
    theme: tuple[str, ...]
    needs: Needs
    inner: Status | None
    example: str


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun, with the words before it where they belong to it ("press conference"), that names an event.

    `alone`: whether it may stand as an event by itself; otherwise a light verb or a participant must be there.
    """

    lemma: str
    type: EventType
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    theme: tuple[str, ...]
    needs: Needs
    inner: Status | None
    alone: bool
    example: str


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb whose event is named by the noun in `slot`: "hold talks", "come *under* attack", "go *on* strike".

    `subject` is the part that the verb's subject plays in the noun's event ("demanded the resignation": neither);
    `status` is what the verb makes of that event ("ended the strike": ended), None where it simply happens. Where there
    are `types` only nouns of these are meant.
    """

    lemma: str
    slot: str
    subject: Literal["actor", "recipient", "neither"]
    types: tuple[EventType, ...]
    status: Status | None
    example: str


@functools.cache
def verbs() -> Mapping[str, tuple[VerbRow, ...]]:
    """Verb rows by lemma; each lemma's in the order in which they are tried, strict objects first."""
    index: dict[str, tuple[VerbRow, ...]] = {}
    for cells in _rows("event_verbs.tsv"):
        for lemma in _list(cells["lemma"]):
            index[lemma] = (*index.get(lemma, ()), _verb(lemma, cells))
    return _with_slips({k: tuple(sorted(rows, key=lambda r: not r.objects.strict)) for k, rows in index.items()})


@functools.cache
def nouns() -> Mapping[str, tuple[NounRow, ...]]:
    """Noun rows by lemma, each lemma's in the order in which they are tried."""
    index: dict[str, tuple[NounRow, ...]] = {}
    for cells in _rows("event_nouns.tsv"):
        for lemma in _list(cells["lemma"]):
            index[lemma] = (*index.get(lemma, ()), _noun(lemma, cells))
    return index


@functools.cache
def light_verbs() -> Mapping[str, tuple[LightVerb, ...]]:
    """Light verbs by lemma."""
    index: dict[str, tuple[LightVerb, ...]] = {}
    for cells in _rows("light_verbs.tsv"):
        subject = cast(Literal["actor", "recipient", "neither"], cells["subject"])
        types = cast(tuple[EventType, ...], _list(cells["types"]))
        for lemma in _list(cells["lemma"]):
            row = LightVerb(lemma, cells["slot"], subject, types, _status(cells["status"]), cells["example"])
            index[lemma] = (*index.get(lemma, ()), row)
    return _with_slips(index)


@functools.cache
def object_sets() -> Mapping[str, frozenset[str]]:
    """Named sets of object heads, written `@name` in an object cell."""
    return {cells["name"]: frozenset(_list(cells["heads"])) for cells in _rows("object_sets.tsv")}


def _with_slips(index: dict[str, tuple[Row, ...]]) -> dict[str, tuple[Row, ...]]:
    """`index` with the lemmas that spaCy gets wrong ("staged" as "stag") beside the right ones."""
    slips = [(cells["slip"], cells["lemma"]) for cells in _rows("lemma_slips.tsv")]
    found = [(key.split(" "), rows) for key, rows in index.items()]
    return index | {" ".join([slip, *k[1:]]): rows for slip, lemma in slips for k, rows in found if k[0] == lemma}


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files("dragoman.knowledge").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _verb(lemma: str, cells: Mapping[str, str]) -> VerbRow:
    return VerbRow(
        lemma,
        cast(EventType, cells["type"]),
        cells["mode"] or None,
        _objects(cells["object"]),
        _list(cells["recipient"]),
        _list(cells["theme"]),
        cast(Needs, cells["needs"]),
        _status(cells["inner"]),
        cells["example"],
    )


def _noun(lemma: str, cells: Mapping[str, str]) -> NounRow:
    return NounRow(
        lemma,
        cast(EventType, cells["type"]),
        cells["mode"] or None,
        _list(cells["actor"]),
        _list(cells["recipient"]),
        _list(cells["theme"]),
        cast(Needs, cells["needs"]),
        _status(cells["inner"]),
        cells["verbal"] == "yes",
        cells["example"],
    )


def _objects(cell: str) -> Objects:
    if cell in ("-", "+", "+to"):
        return Objects(none=cell == "-", some=cell == "+", asks=cell == "+to")
    if cell.startswith("!"):
        return Objects(never=_heads(cell[1:]))
    return Objects(only=_heads(cell))


def _heads(cell: str) -> frozenset[str]:
    named = [object_sets()[part[1:]] if part.startswith("@") else {part} for part in _list(cell)]
    return frozenset().union(*named)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _status(cell: str) -> Status | None:
    return cast(Status, cell) if cell else None
