"""The parties and the blocs of a network, as tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.analysis.network import measures
from dragoman.analysis.network.measures import Edge

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Row = dict[str, Any]

_EVIDENCE = """SELECT party, list_sort(list_distinct(flatten(list(evidence)))) AS evidence FROM (
    SELECT unnest([source, target]) AS party, evidence FROM now) GROUP BY party"""
_KNOWN = """SELECT k.party, mode(s.actor_id) AS id, mode(s.country) AS country, any_value(f.id) AS fallen_by
    FROM kept k LEFT JOIN sides s ON s.party = k.party
    LEFT JOIN (SELECT party, arg_min(id, day) AS id FROM falls WHERE mode <> 'leaves_office' GROUP BY party) f
    ON f.party = k.party GROUP BY k.party"""
_WITHIN = """SELECT a.bloc, list_sort(list_distinct(flatten(list(n.evidence)))) AS evidence FROM now n
    JOIN members a ON a.party = n.source JOIN members b ON b.party = n.target AND a.bloc = b.bloc
    WHERE n.state <> 'ended' GROUP BY a.bloc"""


def nodes_table(
    connection: duckdb.DuckDBPyConnection, edges: Sequence[Edge], blocs: Sequence[Sequence[str]],
    effects: Mapping[str, str],
) -> pa.Table:
    """A row for each party of `kept`, who is tied to most first; the columns are those of `network.Network`."""
    import pyarrow as pa

    rows = _rows(connection, edges, blocs, effects)
    texts = ("name", "id", "country", "patron", "root", "state", "fallen_by", "effect")
    kinds = dict.fromkeys(texts, pa.string()) | {"betweenness": pa.float64(), "dependence": pa.float64(),
                                                 "evidence": pa.list_(pa.string())}  # fmt: skip
    names = ("name", "id", "country", "degree", "friends", "foes", "betweenness", "patron", "root", "depth", "patrons",
             "clients", "dependence", "bloc", "state", "fallen_by", "effect", "evidence")  # fmt: skip
    schema = pa.schema([(name, kinds.get(name, pa.int64())) for name in names])
    return pa.Table.from_pylist(sorted(rows, key=lambda row: (-row["degree"], row["name"])), schema)


def blocs_table(
    connection: duckdb.DuckDBPyConnection, weights: Mapping[tuple[str, str], float], blocs: Sequence[Sequence[str]]
) -> pa.Table:
    """A row for each bloc of at least two, the largest first."""
    import pyarrow as pa

    home = {party: n for n, bloc in enumerate(blocs, 1) for party in bloc}
    pulls: dict[str, float] = defaultdict(float)
    within: dict[int, float] = defaultdict(float)
    against: dict[int, float] = defaultdict(float)
    for (a, b), weight in weights.items():
        if home[a] == home[b]:
            within[home[a]] += weight
            pulls[a] += weight
            pulls[b] += weight
        elif weight < 0:
            against[home[a]] += weight
            against[home[b]] += weight
    rows = [
        {"bloc": n, "leader": max(bloc, key=lambda party: (pulls[party], party)), "size": len(bloc),
         "members": list(bloc), "within": round(within[n], 3), "against": round(abs(against[n]), 3),
         "evidence": found.get(n, [])}
        for found in [_inside(connection, home)] for n, bloc in enumerate(blocs, 1) if len(bloc) > 1
    ]  # fmt: skip
    lists = pa.list_(pa.string())
    return pa.Table.from_pylist(rows, pa.schema(
        {"bloc": pa.int64(), "leader": pa.string(), "size": pa.int64(), "members": lists, "within": pa.float64(),
         "against": pa.float64(), "evidence": lists}))  # fmt: skip


def _rows(
    connection: duckdb.DuckDBPyConnection, edges: Sequence[Edge], blocs: Sequence[Sequence[str]],
    effects: Mapping[str, str],
) -> list[Row]:
    graph, backing = measures.friendly(edges), measures.patronage(edges)
    between = measures.bridging(graph)
    home = {party: n for n, bloc in enumerate(blocs, 1) for party in bloc if len(bloc) > 1}
    near, friends, foes = Counter[str](), Counter[str](), Counter[str]()
    for pair in {edge.pair for edge in edges}:
        near.update(pair)
    for pair, weight in measures.net(edges).items():
        (friends if weight > 0 else foes).update(pair)
    clients = Counter(patron for backers in backing.backers.values() for patron in backers)
    evidence: dict[str, list[str]] = dict(connection.execute(_EVIDENCE).fetchall())
    return [
        {"name": party, "id": id, "country": country, "degree": near[party],
         "friends": friends[party], "foes": foes[party],
         "betweenness": between.get(party), "patron": backing.tree.get(party),
         "root": backing.root(party) if party in backing.tree or clients[party] else None,
         "depth": backing.depth(party) if party in backing.tree or clients[party] else None,
         "patrons": len(backing.backers.get(party, ())), "clients": clients[party],
         "dependence": backing.share(party), "bloc": home.get(party), "state": "fallen" if fallen else "current",
         "fallen_by": fallen, "effect": effects.get(party), "evidence": evidence.get(party, [])}
        for party, id, country, fallen in connection.execute(_KNOWN).fetchall()
    ]  # fmt: skip


def _inside(connection: duckdb.DuckDBPyConnection, home: Mapping[str, int]) -> dict[int, list[str]]:
    """The evidence of the edges within each bloc."""
    connection.execute("CREATE TEMP TABLE members (party VARCHAR, bloc BIGINT)")
    connection.execute("INSERT INTO members SELECT unnest($1::VARCHAR[]), unnest($2::BIGINT[])",
                       [list(home), list(home.values())])  # fmt: skip
    return dict(connection.execute(_WITHIN).fetchall())
