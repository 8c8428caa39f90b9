"""Stakeholders of an issue as the record of a store proposes them; what nobody can read, capability, stays empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.analysis.positions.estimate import distinct, estimate, wilson
from dragoman.analysis.positions.evidence import Evidence, Holder
from dragoman.analysis.positions.gather import gather
from dragoman.analysis.positions.table import choose
from dragoman.analysis.what_if.stakeholders import Estimate, Stakeholder, Stakeholders
from dragoman.corpus import files
from dragoman.corpus.tables import key

if TYPE_CHECKING:
    import duckdb

_SPOKE = "SELECT count(DISTINCT uid) FROM roles WHERE role = 'sources' AND key IN (SELECT unnest($1::UBIGINT[]))"


def proposed(store: Path, issue: str) -> Stakeholders:
    """A stakeholder for each named actor whose own words, or else own deeds, tell where it stands on `issue`.

    The position is 50 (1 + stance), so that the first pole is 0 and the second 100, with the bounds of the stance.
    Salience is the share of an actor's statements in the store that are on the issue, each by its weight, with Wilson's
    bounds. The evidence are record ids for `trace`. Raises ConfigError for an issue that is not there.
    """
    found = gather(store, choose(store, issue), {})
    words, deeds = found.told(["own_words"]), found.told(["own_deeds"])
    rows: dict[str, Stakeholder] = {}
    with files.reading(store) as connection:
        for holder in (*words, *(holder for holder in deeds if holder not in words)):
            if holder.named:
                evidence = words.get(holder) or deeds[holder]
                spoke = _spoke(connection, found.names.get(holder.key, {holder.folded}))
                rows.setdefault(holder.name, _stakeholder(holder, evidence, spoke))
    return Stakeholders(tuple(rows.values()))


def _stakeholder(holder: Holder, evidence: Sequence[Evidence], spoke: int) -> Stakeholder:
    found, told = estimate(evidence), distinct(evidence)
    on_it = sum(each.weight for each in told)
    share = min(1.0, on_it / max(spoke, len(told)))
    low, high = wilson(share, max(spoke, len(told)))
    return Stakeholder(
        holder.name,
        Estimate(*(round(50 * (1 + value), 1) for value in (found.stance, found.low, found.high))),
        Estimate(*(round(value, 3) for value in (share, low, high))),
        None,
        "; ".join(dict.fromkeys(each.id for each in told)),
    )


def _spoke(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> int:
    """How many statements those called so make in the store."""
    rows = connection.execute(_SPOKE, [sorted(map(key, names))]).fetchall()
    return int(rows[0][0])
