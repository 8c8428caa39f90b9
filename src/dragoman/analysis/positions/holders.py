"""Whose positions they are: the entities of a store's documents as holders, and whom filters mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.analysis.positions.evidence import Holder
from dragoman.corpus.filters import Filters, country_code
from dragoman.corpus.tables import key
from dragoman.corpus.who import inside, meant

if TYPE_CHECKING:
    import duckdb

_PEOPLE = """
    SELECT document, id, name, kind, actor_id, actor, country, named, sectors FROM entities
    WHERE kind <> 'place' AND document IN (SELECT unnest($1::VARCHAR[])) AND id IN (SELECT unnest($2::VARCHAR[]))"""
_ROLES = ("sources_nested", "addressees_nested", "actors_nested", "recipients_nested", "framers", "pressed", "speakers",
          "tied")  # fmt: skip

_OFFICIAL = frozenset(["GOV", "MIL", "SPY"])

Row = dict[str, Any]


class Holders:
    """Those who stand in rows of statements and events, as holders; `names` are what each is called, by its key."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
        self._connection = connection
        self._keys: dict[tuple[str, str], str] = {}
        self._people: dict[str, Holder] = {}
        self.names: dict[str, set[str]] = {}
        self.add(rows)

    def add(self, rows: Sequence[Row]) -> None:
        """Know also those in `rows`."""
        ids = {role["entity"] for row in rows for name in _ROLES for role in row.get(name) or () if role["entity"]}
        found = self._connection.execute(_PEOPLE, [list({row["document"] for row in rows}), list(ids)]).fetchall()
        for document, id, name, kind, actor_id, actor, country, named, sectors in found:
            key = actor_id or (f"{kind} {name.lower()}" if named else f"{document} {id}")
            official = bool(_OFFICIAL & set(sectors.split("; ")))
            holder = Holder(key, actor or name, kind, country, official, named or country is not None)
            before = self._people.get(key)
            if before is None or (before.country is None and country):
                self._people[key] = holder
            self._keys[document, id] = key
            self.names.setdefault(key, set()).add(name.lower())

    def of(self, document: str, role: Row) -> Holder | None:
        """The holder that a role of a record refers to; None where that could not be told."""
        return self._people.get(self._keys.get((document, role["entity"] or ""), ""))


    def those(self, entities: set[tuple[str, str]]) -> set[Holder]:
        """The holders who are these entities (document, entity)."""
        return {self._people[key] for each, key in self._keys.items() if each in entities}


class Asked:
    """Which holders the filters `actor`, `country` and `within` leave."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, given: Filters) -> None:
        actor, whole, country = given.get("actor"), given.get("within"), given.get("country")
        self._actor = set(meant(connection, actor).names) if actor else None
        self._whole = set(inside(connection, whole).names) if whole else None
        self._country = country_code(country) if country else None

    @property
    def documents(self) -> list[str]:
        """SQL for the documents in which those who are asked for have a part."""
        return [f"r.document IN (SELECT document FROM roles x WHERE {each})" for each in self._parts]

    @property
    def speaking(self) -> str:
        """SQL for the records whose source is asked for."""
        return " AND ".join(
            f"r.uid IN (SELECT uid FROM roles x WHERE x.role = 'sources' AND {each})" for each in self._parts
        )

    @property
    def _parts(self) -> list[str]:
        keys = [sorted(map(key, names)) for names in (self._actor, self._whole) if names is not None]
        made = [f"x.key IN ({', '.join(map(str, each))})" for each in keys]
        return [*made, *([f"x.country = '{self._country}'"] if self._country else [])]

    def leaves(self, holder: Holder, names: dict[str, set[str]]) -> bool:
        """Whether the holder is asked for; `names` are what each is called, by key."""
        called = names.get(holder.key, set()) | {holder.folded}
        return (
            (self._actor is None or bool(self._actor & called))
            and (self._whole is None or bool(self._whole & called))
            and (self._country is None or holder.country == self._country)
        )
