"""States and territories: their names, the words for their people, and the seats that stand for their governments."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from dragoman.knowledge.tables import listed, rows


@dataclass(frozen=True, slots=True)
class State:
    """A row of `states.tsv`.

    `name` is the usual name in English news, `iso3` the ISO 3166-1 alpha-3 code (None: it has none), `within` that of
    the state that a part without a code lies in. `demonyms` are the adjective and the words for its people, one and
    many. `seats` are names that stand for its government ("Kremlin"), the capital among them. `iso2` is the alpha-2
    code; `ids` are those of Wikidata and GeoNames.
    """

    name: str
    iso3: str | None
    kind: Literal["state", "territory"]
    within: str | None
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    seats: tuple[str, ...]
    iso2: str | None
    ids: tuple[tuple[str, str], ...]

    @property
    def country(self) -> str | None:
        """The code of the state, or of the one that it is an undisputed part of."""
        return self.iso3 or self.within


@functools.cache
def states() -> tuple[State, ...]:
    """Every row of `states.tsv`, in its order."""
    return tuple(_state(row) for row in rows("states.tsv"))


def state_of(name: str) -> State | None:
    """The state or territory of this name or alias, in the case as written; None where several bear it.

    A leading "the" and a closing possessive are passed over: "the United States'", "Iraq’s".
    """
    return _only(_by_name(), name)


def state_by_code(code: str) -> State | None:
    """The state of an ISO 3166-1 code, two or three letters in any case, or of a Wikidata id; None where none is."""
    return _by_code().get(code.upper())


def demonym(word: str) -> State | None:
    """The state that this adjective or word for a people belongs to; None where it belongs to several ("Congolese")."""
    return _only(_by_demonym(), word)


def demonym_states(word: str) -> tuple[State, ...]:
    """All the states that share this adjective or word for a people, in the order of the file."""
    return _by_demonym().get(_bare(word), ())


def seat(name: str) -> State | None:
    """The state whose government this name stands for: its capital, or a building or street ("Downing Street")."""
    return _only(_by_seat(), name)


def _state(row: dict[str, str]) -> State:
    kind: Literal["state", "territory"] = "state" if row["kind"] == "state" else "territory"
    aliases, demonyms = listed(row["aliases"]), listed(row["demonyms"])
    ids = tuple((source, row[source]) for source in ("wikidata", "geonames") if row[source])
    named = (row["name"], row["iso3"] or None, kind, row["within"] or None, aliases, demonyms)
    return State(*named, row["capital"] or None, listed(row["seats"]), row["iso2"] or None, ids)


def _only(index: dict[str, tuple[State, ...]], name: str) -> State | None:
    found = index.get(_bare(name), ())
    return found[0] if len(found) == 1 else None


def _bare(name: str) -> str:
    name = name.strip().replace("’", "'")
    name = name.removesuffix("'s") if name.endswith("'s") else name.removesuffix("'")
    return name[4:] if name.startswith(("the ", "The ")) else name


def _index(words: Callable[[State], Iterable[str]]) -> dict[str, tuple[State, ...]]:
    found: dict[str, tuple[State, ...]] = {}
    for state in states():
        for word in words(state):
            found[_bare(word)] = (*found.get(_bare(word), ()), state)
    return found


@functools.cache
def _by_name() -> dict[str, tuple[State, ...]]:
    return _index(lambda s: (s.name, *s.aliases))


@functools.cache
def _by_demonym() -> dict[str, tuple[State, ...]]:
    return _index(lambda s: s.demonyms)


@functools.cache
def _by_seat() -> dict[str, tuple[State, ...]]:
    return _index(lambda s: s.seats)


@functools.cache
def _by_code() -> dict[str, State]:
    return {code: s for s in states() for code in (s.iso2, s.iso3, dict(s.ids).get("wikidata")) if code}
