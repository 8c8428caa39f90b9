"""Whose positions they are: the entities of a store's documents as holders, and whom filters mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.analysis.positions.evidence import Holder
from dragoman.corpus.filters import Filters, country_code
from dragoman.corpus.who import inside, meant

if TYPE_CHECKING:
    import duckdb

_PEOPLE = """
    SELECT document, id, name, kind, coalesce(actor_id, actor) AS actor_id, actor, country, named FROM entities
    WHERE document IN (SELECT unnest($1::VARCHAR[])) AND kind <> 'place'"""


class Holders:
    """The holders of some documents."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, documents: list[str]) -> None:
        rows = connection.execute(_PEOPLE, [documents]).fetchall()
        self._known = {
            (document, id): Holder(
                actor_id or (f"{kind} {name.lower()}" if named else f"{document} {id}"), actor or name, kind, country
            )
            for document, id, name, kind, actor_id, actor, country, named in rows
        }
        self.names: dict[str, set[str]] = {}
        for row, holder in zip(rows, self._known.values(), strict=True):
            self.names.setdefault(holder.key, set()).add(row[2].lower())

    def of(self, document: str, role: dict[str, Any]) -> Holder | None:
        """The holder that a role of a record refers to; None where that could not be told."""
        return self._known.get((document, role["entity"] or ""))


class Asked:
    """Which holders the filters `actor`, `country` and `within` leave."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, given: Filters) -> None:
        actor, whole, country = given.get("actor"), given.get("within"), given.get("country")
        self._actor = set(meant(connection, actor).names) if actor else None
        self._whole = set(inside(connection, whole).names) if whole else None
        self._country = country_code(country) if country else None

    def leaves(self, holder: Holder, names: dict[str, set[str]]) -> bool:
        """Whether the holder is asked for; `names` are what each is called, by key."""
        called = names.get(holder.key, set()) | {holder.folded}
        return (
            (self._actor is None or bool(self._actor & called))
            and (self._whole is None or bool(self._whole & called))
            and (self._country is None or holder.country == self._country)
        )
