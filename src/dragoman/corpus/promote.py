"""From somebody whom documents name to an actor of one's own."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.corpus import files
from dragoman.corpus.known import OWN
from dragoman.corpus.tables import key
from dragoman.errors import ConfigError
from dragoman.loading.known.own import from_table, own_actors

_NAMED = """
    SELECT name, kind, list_sort(list_distinct(flatten(list(aliases_nested)))) AS aliases,
           list_distinct(list(country)) AS countries, min(actor_id) AS id
    FROM entities WHERE named AND actor IS NULL AND key = $1 AND ($2 IS NULL OR kind = $2)
    GROUP BY name, kind ORDER BY count(*) DESC"""


def promote(path: Path, name: str, kind: str | None, country: str | None) -> str:
    """Add an actor of this name to `actors.toml` beside the store, with the aliases that the documents have for it.

    The country is the one that all documents tell, where they tell one, unless `country` says it. What was written is
    given back. Raises ConfigError where no document has an unknown actor of this name, or several kinds share it.
    """
    with files.reading(path) as connection:
        found = connection.execute(_NAMED, [key(name), kind]).fetchall()
    if not found:
        raise ConfigError(f"no document names anybody unknown {name!r}; see `dragoman actors {path}`")
    if len({row[1] for row in found}) > 1:
        raise ConfigError(f"{name!r} is {' and '.join(row[1] for row in found)} in the documents; give the kind")
    written, sort, aliases, countries, id = found[0]
    told = [country] if country else [code for code in countries if code]
    row = {"name": written, "kind": sort, "country": told if len(told) == 1 else [], "aliases": aliases}
    row |= {"ids": {"local": id}}
    try:
        from_table(row)
    except ValueError as error:
        raise ConfigError(str(error)) from error
    return _append(path.with_name(OWN), row)


def _append(file: Path, row: dict[str, object]) -> str:
    """Write `row` behind what the file holds; the file must be whole before, and is after."""
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    if file.exists() and any(actor.name == row["name"] for actor in own_actors(file)):
        raise ConfigError(f"{file} has an actor {row['name']!r} already")
    lines = [f"{key} = {_toml(value)}" for key, value in row.items() if value]
    text = "\n".join(("[[actor]]", *lines)) + "\n"
    file.write_text(f"{before.rstrip()}\n\n{text}".lstrip(), encoding="utf-8")
    return text


def _toml(value: object) -> str:
    """A text, a list of texts or a table of texts; strings of JSON are strings of TOML."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
