"""Actors that news name over and over: organizations, armed groups, parties, alliances, outlets, beside the states.

`data/actors.tsv` is an own list, without external identifiers; the states are those of `states.tsv`. A store may have
more: its user's own, in a file beside it, and imported ones.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from dragoman.knowledge.folding import folded
from dragoman.knowledge.states import states
from dragoman.knowledge.tables import listed, rows
from dragoman.vocabulary import EntityKind

_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")

SHORT = 5
"""Up to this length names in capitals ("IS", "AMAL") are only found as they are written."""


@dataclass(frozen=True, slots=True)
class Occupancy:
    """An office that somebody holds or held (FollowTheMoney): its title, of what, and when.

    `since` and `until` are ISO 8601, as precise as known, and None where that is not known; `reference` says on whose
    word. `post` is the id of the office where its title stands elsewhere.
    """

    title: str | None
    of: str | None = None
    since: str | None = None
    until: str | None = None
    reference: str | None = None
    post: str | None = None


@dataclass(frozen=True, slots=True)
class KnownActor:
    """Somebody that is known before a text is read.

    Countries are ISO 3166-1 alpha-3 codes, sectors PLOVER's, the primary first; `aliases` are all other names. `ids`
    are pairs of a source and its identifier. `label`, unique, is what an entity's `actor` holds.
    """

    name: str
    kind: EntityKind
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    roles: tuple[Occupancy, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()
    id: str | None = None

    @property
    def label(self) -> str:
        """The name, with the id behind it where that alone makes it unique: "Ana Ruiz [Q57]"."""
        return f"{self.name} [{self.id}]" if self.id else self.name


Named = Callable[[str], Sequence[KnownActor]]
"""Who bears a name."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What people say of one entity: who it is, who it is not (labels), or that nobody can tell."""

    same: KnownActor | None = None
    different: frozenset[str] = frozenset()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Who bears a name in a user's own list and in imported ones, and what was judged, by an entity's id."""

    own: Named = lambda name: ()
    imported: Named = lambda name: ()
    judged: Mapping[str, Judged] = field(default_factory=dict)


@functools.cache
def known_actors() -> tuple[KnownActor, ...]:
    """The states, then every row of `actors.tsv`, in their order; the name of each is unique."""
    return (*_states(), *(_actor(row) for row in rows("actors.tsv")))


def actors_named(name: str) -> tuple[KnownActor, ...]:
    """All that bear a name; a leading "the", accents and hyphens are passed over, short capitals are not."""
    return _by_name().get(name_key(name), ())


def name_key(name: str) -> str:
    """What a name is looked up by: without article, case, accents, hyphens and the dots of "I.R.S.".

    Short capitals stay as they are written.
    """
    bare = name.strip().replace("’", "'").removesuffix("'s")
    bare = bare[4:] if bare.startswith(("the ", "The ")) else bare
    bare = bare.replace(".", "") if _DOTTED.fullmatch(bare) else bare
    return bare if len(bare) <= SHORT and bare.isupper() else folded(bare)


def _states() -> Iterator[KnownActor]:
    for state in states():
        kind: EntityKind = "state" if state.kind == "state" else "place"
        countries = (state.iso3,) if state.iso3 else ()
        yield KnownActor(state.name, kind, countries, aliases=state.aliases, ids=state.ids)


def _actor(row: dict[str, str]) -> KnownActor:
    kind = cast(EntityKind, row["kind"])
    return KnownActor(row["name"], kind, listed(row["country"]), listed(row["sectors"]), listed(row["aliases"]))


@functools.cache
def _by_name() -> Mapping[str, tuple[KnownActor, ...]]:
    found: dict[str, dict[str, KnownActor]] = {}
    for actor in known_actors():
        for name in (actor.name, *actor.aliases):
            found.setdefault(name_key(name), {})[actor.name] = actor
    return {key: tuple(actors.values()) for key, actors in found.items()}
