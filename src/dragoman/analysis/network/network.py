"""Who is tied to whom at a day: edges, parties and blocs, compared with another day or with somebody taken out.

What is told of ties (who heads, commands, backs, belongs to, opposes whom) and of acts (who spoke and did what to whom,
by PLOVER's quadrants) becomes one edge for each two parties and kind. `layers` has the kinds' layers and signs,
`edges.edges` the formula of the weight and what makes an edge ended, `measures` and `blocs` the methods.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.analysis.about import keys
from dragoman.analysis.network import measures
from dragoman.analysis.network.blocs import balance, divide
from dragoman.analysis.network.edges import edges, shown
from dragoman.analysis.network.layers import LAYERS
from dragoman.analysis.network.measures import Edge
from dragoman.analysis.network.reports import gather
from dragoman.corpus import files
from dragoman.corpus.filters import Filters, first_day
from dragoman.corpus.queries import flat
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

UNFIT = ("type", "status", "undated")
"""Filters of events that a network does not take."""

_LIGHT = 'SELECT source, kind, target, sign, weight, state FROM {} ORDER BY source, target, kind'


@dataclass(frozen=True, slots=True)
class Network:
    """Three Arrow tables, lists in them as text joined by "; ".

    edges: from, kind, to, layer, sign, weight and its parts (reports, documents, records, certainty, age in days),
    first, last (days), state, ended_by, ended_why, change (against another day: appeared, gone, changed sign, kept;
    without somebody: falls away), evidence (ids of records, for `trace`).
    nodes: name, id (an actor's, of whoever has one), country, degree (parties that it is tied to by edges that hold),
    friends, foes (pairs by net sign),
    betweenness, patron, root, depth (its place in the patron-proxy trees), patrons, clients, dependence (the share of
    its backing that its strongest patron gives; 1: one alone), bloc, state (current, fallen), fallen_by, effect
    (without somebody: isolated, without a patron, cut off), evidence.
    blocs: bloc, leader (who has most friendly weight within), size, members, within, against (net weights), evidence.
    Their metadata have `left_out` and `balance`, how well the blocs fit (`blocs.balance`).
    """

    edges: pa.Table
    nodes: pa.Table
    blocs: pa.Table


def network(
    path: Path, given: Filters, *, at: str | None = None, against: str | None = None, without: str | None = None,
    layers: tuple[str, ...] = (), unnamed: bool = False, most: int = 200,
) -> Network:
    """The network as the documents tell it at the end of the day `at` (else all that they tell, aged to the last day).

    `since` and `until` keep the ties and acts of a window. With the filter `actor` it is that actor's: its neighbours,
    and what ties them. `layers` keeps some of `layers.LAYERS`. Parties without a name ("its proxies"), who are
    others in each document, stand in it with `unnamed`. The `most` parties with the greatest weight are kept, and the
    edges beyond them counted as left out; measures are those of the network that is shown.
    Raises ConfigError for a day, a layer or a number that is not allowed and for a name that no document has.
    """
    _check(given, layers, most)
    day, other = (_day(name, value) for name, value in (("at", at), ("against", against)))
    with files.reading(path) as connection:
        own = keys(connection, actor) if (actor := given.get("actor")) else ""
        left_out = gather(connection, given, unnamed, own)
        edges(connection, day, "now")
        if against:
            edges(connection, other, "earlier")
        names = called(connection, keys(connection, without)) if without else []
        tables = ("now", "earlier") if against else ("now",)
        left_out |= _keep(connection, tables, called(connection, own) if own else [], layers, most)
        return _built(connection, bool(against), names, left_out)


def _check(given: Filters, layers: tuple[str, ...], most: int) -> None:
    unfit = [name for name in UNFIT if given.get(name)]
    if unfit:
        raise ConfigError(f"a network has no filter {unfit[0]!r}; choose with `layers`")
    if bad := [layer for layer in layers if layer not in LAYERS]:
        raise ConfigError(f"the layer is {bad[0]!r}; allowed are {', '.join(LAYERS)}")
    if most < 2:
        raise ConfigError(f"most is {most}; a network needs at least 2 parties")


def _day(name: str, value: str | None) -> date | None:
    return date.fromisoformat(first_day(name, value)) if value else None


def called(connection: duckdb.DuckDBPyConnection, keys: str) -> list[str]:
    """The parties whose names have one of these keys."""
    query = f"SELECT DISTINCT coalesce(actor, name) FROM entities WHERE key IN ({keys}) ORDER BY 1"
    return [name for (name,) in connection.execute(query).fetchall()]


def _keep(
    connection: duckdb.DuckDBPyConnection, tables: tuple[str, ...], own: list[str], layers: tuple[str, ...], most: int
) -> dict[str, int]:
    """Leave in `tables` the layers, neighbours of `own` and strongest parties; how many edges are beyond them."""
    for name in tables if layers else ():
        connection.execute(f"DELETE FROM {name} WHERE layer NOT IN (SELECT unnest($1::VARCHAR[]))", [list(layers)])
    every = " UNION ALL ".join(f"SELECT source, target, weight FROM {name}" for name in tables)
    condition, parameters = "true", {}
    if own:
        parameters = {"own": own}
        near = f"""SELECT unnest([source, target]) AS party FROM ({every})
            WHERE source IN (SELECT unnest($own::VARCHAR[])) OR target IN (SELECT unnest($own::VARCHAR[]))"""
        condition = f"party IN ({near})"
    first = "party IN (SELECT unnest($own::VARCHAR[])) DESC, " if parameters else ""
    connection.execute(f"""CREATE TEMP TABLE kept AS
        SELECT party FROM (SELECT unnest([source, target]) AS party, weight FROM ({every})) WHERE {condition}
        GROUP BY party ORDER BY {first}sum(weight) DESC, party LIMIT {most}""", parameters)
    (beyond,) = connection.execute(f"""SELECT count(*) FROM (SELECT DISTINCT source, target FROM ({every}) e
        WHERE NOT (source IN (FROM kept) AND target IN (FROM kept))
          AND {condition.replace("party", "source")} AND {condition.replace("party", "target")})""",
        parameters).fetchall()[0]
    for name in tables:
        connection.execute(f"DELETE FROM {name} WHERE source NOT IN (FROM kept) OR target NOT IN (FROM kept)")
    return {f"beyond the {most} most tied parties": beyond} if beyond else {}


def _built(
    connection: duckdb.DuckDBPyConnection, compared: bool, without: list[str], left_out: dict[str, int]
) -> Network:
    import pyarrow as pa

    from dragoman.analysis.network.parties import blocs_table, nodes_table

    now = listed(connection, "now")
    holding = measures.standing(now)
    changes = _changes(now, listed(connection, "earlier")) if compared else _falling(holding, without)
    names = ("source", "kind", "target", "change")
    rows = [dict(zip(names, (*key, change), strict=True)) for key, change in sorted(changes.items())]
    marked = pa.Table.from_pylist(rows, pa.schema(dict.fromkeys(names, pa.string())))
    connection.register("marked", marked)
    every = "now" if not compared else """(FROM now UNION ALL FROM earlier t WHERE NOT EXISTS (FROM now n WHERE
        n.source = t.source AND n.target = t.target AND n.kind = t.kind))"""
    columns = shown(every).replace("evidence FROM", "change, evidence FROM")
    query = f"""{columns} e LEFT JOIN marked m USING (source, kind, target)
        ORDER BY state = 'ended', weight DESC, source, target, kind"""
    weights = measures.net(holding)
    blocs = divide(weights)
    nodes = nodes_table(connection, holding, blocs, measures.bereft(holding, without) if without else {})
    told = {"left_out": json.dumps(left_out), "balance": json.dumps(balance(weights, blocs))}
    tables = (connection.sql(query).to_arrow_table(), nodes, blocs_table(connection, weights, blocs))
    return Network(*(flat(table, nested=False).replace_schema_metadata(told) for table in tables))


def listed(connection: duckdb.DuckDBPyConnection, name: str) -> list[Edge]:
    """The edges of the table `name`, as the measures need them."""
    return [Edge(*row) for row in connection.execute(_LIGHT.format(f'"{name}"')).fetchall()]


def _changes(now: list[Edge], then: list[Edge]) -> dict[tuple[str, str, str], str]:
    """What became of each edge from `earlier` to `now`."""
    before, after = ({(e.source, e.kind, e.target): e for e in measures.standing(edges)} for edges in (then, now))
    signs = [measures.net(edges.values()) for edges in (before, after)]
    found: dict[tuple[str, str, str], str] = {}
    for key in {*before, *after}:
        if key in before and key in after:
            pair = after[key].pair
            turned = signs[0].get(pair, 0) * signs[1].get(pair, 0) < 0
            found[key] = "changed sign" if turned else "kept"
        else:
            found[key] = "appeared" if key in after else "gone"
    return found


def _falling(edges: list[Edge], without: list[str]) -> dict[tuple[str, str, str], str]:
    return {(e.source, e.kind, e.target): "falls away" for e in edges if e.falls(without)}


