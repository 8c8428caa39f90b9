"""Which holders belong to one body: by the documents' ties, or as officials of one state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.analysis.positions.evidence import Holder
from dragoman.knowledge.states import state_by_code

if TYPE_CHECKING:
    import duckdb

_BELONGS = """
    SELECT DISTINCT lower("from") AS part, "to" AS whole FROM ties
    WHERE named AND kind IN ('part_of', 'member_of', 'heads', 'commands', 'represents') AND status = 'current'
          AND polarity = 'affirmed' AND certainty IN ('certain', 'probable')"""
_DEEP = 4
"""How many ties up a body is looked for."""


class Bodies:
    """What the holders of a store belong to."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, names: Mapping[str, set[str]]) -> None:
        self._names = names
        self._wholes: dict[str, dict[str, str]] = {}
        for part, whole in connection.execute(_BELONGS).fetchall():
            self._wholes.setdefault(part, {})[whole.lower()] = whole

    def common(self, one: Holder, other: Holder) -> str | None:
        """The body that both belong to or that one of them is; None where none is told."""
        ours, theirs = self._all(one), self._all(other)
        shared = [whole for name, whole in ours.items() if name in theirs]
        return min(shared, key=lambda whole: (whole.count(" "), whole)) if shared else None

    def _all(self, holder: Holder) -> dict[str, str]:
        """The bodies of a holder, itself among them where it is more than a person, by their names in lower case."""
        found: dict[str, str] = {}
        level = self._names.get(holder.key, set()) | {holder.folded}
        for _ in range(_DEEP):
            wholes = {name: whole for part in level for name, whole in self._wholes.get(part, {}).items()}
            found |= wholes
            level = set(wholes)
        if holder.kind != "person":
            found[holder.folded] = holder.name
        if holder.official and holder.country and (state := state_by_code(holder.country)):
            found[state.name.lower()] = state.name
        return found
