"""Actors as their user writes them down: `actors.toml` beside a store, or a table in CSV.

In TOML each actor is an `[[actor]]` with `name`, `kind` and, where known, `country`, `sectors`, `aliases`, `id`, `ids`
and any number of `[[actor.role]]` with `title`, `of`, `since`, `until`, `reference`. In CSV the columns have the same
names, several values are parted by "|", and a row holds one role at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

from dragoman.knowledge.actors import KnownActor, Occupancy
from dragoman.knowledge.tables import listed
from dragoman.loading.known.parts import iso3, iso_date
from dragoman.loading.own_tables import check_fields, own_tables
from dragoman.vocabulary import EntityKind

_FIELDS = ("name", "kind", "country", "sectors", "aliases", "id", "ids", "role")
_ROLE = ("title", "of", "since", "until", "reference")


def own_actors(file: Path) -> list[KnownActor]:
    """The actors of a TOML file; ConfigError, with the actor's number, for anything that is not allowed."""
    return own_tables(file, "actor", from_table, lambda actor: actor.label)


def from_table(row: Mapping[str, Any]) -> KnownActor:
    """The actor of one table; ValueError for a field that is not allowed or no country's code."""
    check_fields(row, _FIELDS, "an actor")
    name, kind = row.get("name"), row.get("kind")
    if not isinstance(name, str) or not name.strip():
        raise ValueError("it has no name")
    if kind not in get_args(EntityKind):
        raise ValueError(f"the kind is {kind!r}; allowed are {', '.join(get_args(EntityKind))}")
    ids = tuple((str(source), str(id)) for source, id in dict(row.get("ids", {})).items())
    roles = tuple(_role(role) for role in row.get("role", ()))
    places = tuple(_country(code) for code in _list(row, "country"))
    return KnownActor(
        name.strip(), cast(EntityKind, kind), places, _list(row, "sectors"), _list(row, "aliases"), roles, ids,
        str(row["id"]) if row.get("id") else None,
    )  # fmt: skip


def from_csv(row: Mapping[str, str | None]) -> Iterator[KnownActor]:
    """The actor of a row of CSV; ValueError as `from_table`, other columns are passed over."""
    told: dict[str, Any] = {n: value.strip() for n, value in row.items() if value and n in (*_FIELDS, *_ROLE)}
    role = {name: told.pop(name) for name in _ROLE if name in told}
    told |= {name: list(listed(told[name])) for name in ("country", "sectors", "aliases") if name in told}
    told["ids"] = dict(pair.partition("=")[::2] for pair in listed(told.get("ids", "")))
    yield from_table(told | {"role": [role] if role.get("title") else []})


def _role(row: Mapping[str, Any]) -> Occupancy:
    check_fields(row, _ROLE, "a role")
    if not row.get("title"):
        raise ValueError("a role has no title")
    told = {name: str(value) for name, value in row.items()}
    for name in ("since", "until"):
        if name in told and iso_date(told[name]) != told[name]:
            raise ValueError(f"{name} is {told[name]!r}; give an ISO 8601 date, year or month")
    return Occupancy(**told)


def _country(code: str) -> str:
    found = iso3(code)
    if found is None:
        raise ValueError(f"{code!r} is no country; give its ISO 3166-1 code")
    return found


def _list(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    given = row.get(name, ())
    values = [given] if isinstance(given, str | date) else given
    if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
        raise ValueError(f"{name} is {given!r}; give a text or a list of texts")
    return tuple(value for value in values if value)
