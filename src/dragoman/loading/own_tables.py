"""TOML files that a user keeps beside a store: one kind of table, any number of them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from dragoman.errors import ConfigError

Made = TypeVar("Made")


def own_tables(
    file: Path, name: str, make: Callable[[Mapping[str, Any]], Made], id: Callable[[Made], str]
) -> list[Made]:
    """What `make` makes of each `[[name]]` table of `file`, in order.

    Raises ConfigError for a file that is no TOML or holds anything else, and, with the table's number, where `make`
    raises ValueError or two have one `id`.
    """
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{file} cannot be read as TOML: {error}") from error
    rows = given.get(name, [])
    if set(given) - {name} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(f"{file} holds {', '.join(sorted(given))}; allowed are only [[{name}]] tables")
    found: dict[str, Made] = {}
    for number, row in enumerate(rows, 1):
        try:
            made = make(row)
        except ValueError as error:
            raise ConfigError(f"{file}, {name} {number}: {error}") from error
        if id(made) in found:
            raise ConfigError(f"{file}, {name} {number}: {id(made)!r} is there twice; give each an id of its own")
        found[id(made)] = made
    return list(found.values())


def check_fields(row: Mapping[str, Any], allowed: tuple[str, ...], of: str) -> None:
    """Raise ValueError for a field of `row` that is not among those `allowed`; `of`: whose fields they are."""
    if unknown := set(row) - set(allowed):
        raise ValueError(f"{', '.join(sorted(unknown))}: no field of {of}; allowed are {', '.join(allowed)}")
