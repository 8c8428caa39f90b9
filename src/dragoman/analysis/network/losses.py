"""What the network of a store would lose with some of its actors, or with what one of them gives another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.analysis.about import keys
from dragoman.analysis.network import measures
from dragoman.analysis.network.edges import edges
from dragoman.analysis.network.layers import KINDS
from dragoman.analysis.network.measures import Edge
from dragoman.analysis.network.network import called, listed
from dragoman.analysis.network.reports import gather
from dragoman.corpus import files
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb

MOST = 40
"""Ties that are named of those which fall away."""

Parties = dict[str, list[str]]
Key = tuple[str, str, str]

_PASSING = frozenset(kind.name for kind in KINDS if kind.layer in ("speech", "material"))
_EVIDENCE = "SELECT source, kind, target, evidence FROM now"


@dataclass(frozen=True, slots=True)
class Fall:
    """A lasting tie that falls away, and the ids of the records that tell of it."""

    source: str
    kind: str
    target: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """What falls away of the `ties` that hold between so many `parties`.

    `falls` are lasting ties, the heaviest first, `MOST` at most of the `lasting` ones; `acts` counts the pairs and
    kinds of acts that fall away besides. `effects`: isolated, without a patron, cut off (`measures.bereft`), by party.
    `unknown` are the names that no document of the store has, or that several bear.
    """

    ties: int
    parties: int
    lasting: int
    acts: int
    falls: tuple[Fall, ...]
    effects: Mapping[str, str]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Actors that are gone, and backing (patron, client) that is cut; by their names."""

    gone: tuple[str, ...] = ()
    cut: tuple[tuple[str, str], ...] = ()


def losses(path: Path, changes: Sequence[Change]) -> list[Loss]:
    """What the store at `path` loses with each change, each by itself; StoreError for what is no store."""
    with files.reading(path) as connection:
        gather(connection, {}, False, "")
        edges(connection, None, "now")
        holding = measures.standing(listed(connection, "now"))
        evidence = {tuple(key): tuple(ids) for *key, ids in connection.execute(_EVIDENCE).fetchall()}
        return [_loss(holding, change, _parties(connection, change), evidence) for change in changes]


def _parties(connection: duckdb.DuckDBPyConnection, change: Change) -> Parties:
    """The parties that each name of the change means; none for a name that nobody has, or several."""
    found: Parties = {}
    for name in {*change.gone, *(end for pair in change.cut for end in pair)}:
        try:
            found[name] = called(connection, keys(connection, name))
        except ConfigError:
            found[name] = []
    return found


def _loss(holding: Sequence[Edge], change: Change, parties: Parties, evidence: Mapping[Key, tuple[str, ...]]) -> Loss:
    gone = {party for name in change.gone for party in parties[name]}
    cut = {(a, b) for one, other in change.cut for a in parties[one] for b in parties[other]}
    falling = sorted((e for e in holding if e.falls(gone, cut)), key=lambda e: (-e.weight, e.source, e.target, e.kind))
    lasting = [edge for edge in falling if edge.kind not in _PASSING]
    return Loss(
        ties=len(holding),
        parties=len({end for edge in holding for end in edge.pair}),
        lasting=len(lasting),
        acts=len(falling) - len(lasting),
        falls=tuple(Fall(e.source, e.kind, e.target, evidence[e.source, e.kind, e.target]) for e in lasting[:MOST]),
        effects=dict(sorted(measures.bereft(holding, gone, cut).items())),
        unknown=tuple(sorted(name for name, found in parties.items() if not found)),
    )
