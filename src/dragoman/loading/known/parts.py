"""What files of actors are made of, as a stream: actors, offices, and who held which, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.knowledge.actors import KnownActor, Occupancy
from dragoman.knowledge.states import state_by_code
from dragoman.records import Failure

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Post:
    """An office by its id: its title, and of which country it is."""

    id: str
    title: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """That the actor with the id `holder` holds or held an office."""

    holder: str
    occupancy: Occupancy


Part = KnownActor | Post | Held
Stream = Iterable[Part | Failure]


def iso3(code: str) -> str | None:
    """The alpha-3 code of a country by either ISO code, of a part ("gb-sct") or by its Wikidata id."""
    state = state_by_code(code.split("-")[0])
    return state.iso3 if state else None


def countries(codes: Iterable[str]) -> tuple[str, ...]:
    """The alpha-3 codes of what `codes` name, each once; what is no country's is left out."""
    return tuple(dict.fromkeys(found for code in codes if (found := iso3(code))))


def iso_date(value: str | None) -> str | None:
    """The date that begins `value`, as precise as it is there; None where there is none."""
    found = _DATE.match(value or "")
    return found[0] if found else None


def others(names: Iterable[str], name: str) -> tuple[str, ...]:
    """`names` without `name`, each once."""
    return tuple(dict.fromkeys(other for other in names if other and other != name))
