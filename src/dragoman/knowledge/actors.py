"""Actors that news name over and over: organizations, armed groups, parties, alliances, outlets, beside the states.

`data/actors.tsv` is an own list, without external identifiers; the states are those of `states.tsv`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from dragoman.knowledge.folding import folded
from dragoman.knowledge.states import states
from dragoman.knowledge.tables import listed, rows
from dragoman.vocabulary import EntityKind

SHORT = 5
"""Up to this length names in capitals ("IS", "AMAL") are only found as they are written."""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A row of `actors.tsv`, or a state: its name, kind, countries (ISO 3166-1 alpha-3), PLOVER's sectors, other names.

    The name is unique and serves as the actor's id.
    """

    name: str
    kind: EntityKind
    countries: tuple[str, ...]
    sectors: tuple[str, ...]
    aliases: tuple[str, ...]


@functools.cache
def known_actors() -> tuple[KnownActor, ...]:
    """The states, then every row of `actors.tsv`, in their order."""
    return (*_states(), *(_actor(row) for row in rows("actors.tsv")))


def actors_named(name: str) -> tuple[KnownActor, ...]:
    """All that bear a name; a leading "the", accents and hyphens are passed over, short capitals are not."""
    return _by_name().get(_key(name), ())


def _states() -> Iterator[KnownActor]:
    for state in states():
        kind: EntityKind = "state" if state.kind == "state" else "place"
        yield KnownActor(state.name, kind, (state.iso3,) if state.iso3 else (), (), state.aliases)


def _actor(row: dict[str, str]) -> KnownActor:
    kind = cast(EntityKind, row["kind"])
    return KnownActor(row["name"], kind, listed(row["country"]), listed(row["sectors"]), listed(row["aliases"]))


def _key(name: str) -> str:
    bare = name.strip().replace("’", "'").removesuffix("'s")
    bare = bare[4:] if bare.startswith(("the ", "The ")) else bare
    return bare if len(bare) <= SHORT and bare.isupper() else folded(bare)


@functools.cache
def _by_name() -> Mapping[str, tuple[KnownActor, ...]]:
    found: dict[str, dict[str, KnownActor]] = {}
    for actor in known_actors():
        for name in (actor.name, *actor.aliases):
            found.setdefault(_key(name), {})[actor.name] = actor
    return {key: tuple(actors.values()) for key, actors in found.items()}
