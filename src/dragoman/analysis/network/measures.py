"""What a network tells of its parties: who bridges, who depends on whom, which blocs there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.analysis.network.layers import PATRONS

if TYPE_CHECKING:
    import networkx as nx

EFFECTS = ("without a patron", "isolated", "cut off")
"""What may become of a party without others (`bereft`)."""


@dataclass(frozen=True, slots=True)
class Edge:
    """What the measures need of an edge; `sign` is 1, 0 or -1."""

    source: str
    kind: str
    target: str
    sign: int
    weight: float
    state: str

    @property
    def pair(self) -> tuple[str, str]:
        """The parties by name, so that both directions are one."""
        return (self.source, self.target) if self.source < self.target else (self.target, self.source)

    @property
    def backing(self) -> tuple[str, str] | None:
        """The patron and its client; None for an edge that makes nobody depend on anybody."""
        end = PATRONS.get(self.kind)
        return None if end is None else (self.source, self.target) if end == "from" else (self.target, self.source)

    def falls(self, gone: Collection[str], cut: Collection[tuple[str, str]] = ()) -> bool:
        """Whether it does without those who are `gone` and with the backing (patron, client) that is `cut`."""
        return self.source in gone or self.target in gone or self.backing in cut


@dataclass(slots=True)
class Patronage:
    """Who depends on whom: `backers` are each client's patrons with their weights, `tree` the patron of each client in
    the trees; `share` is how much of a client's backing its strongest patron gives."""

    backers: dict[str, dict[str, float]] = field(default_factory=dict)
    tree: dict[str, str] = field(default_factory=dict)

    def share(self, client: str) -> float | None:
        """From above 0 to 1 (one patron alone); None for who has none."""
        backers = self.backers.get(client)
        return round(max(backers.values()) / sum(backers.values()), 3) if backers else None

    def root(self, party: str) -> str:
        """The patron of the patrons."""
        while party in self.tree:
            party = self.tree[party]
        return party

    def depth(self, party: str) -> int:
        """How many patrons stand above it in its tree."""
        return 0 if party not in self.tree else 1 + self.depth(self.tree[party])


def standing(edges: Iterable[Edge]) -> list[Edge]:
    """The edges that hold: current, or contested."""
    return [edge for edge in edges if edge.state != "ended"]


def net(edges: Iterable[Edge]) -> dict[tuple[str, str], float]:
    """The friendly less the hostile weight of each pair, where it is not zero."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for edge in edges:
        sums[edge.pair] += edge.sign * edge.weight
    return {pair: weight for pair, weight in sorted(sums.items()) if weight}


def patronage(edges: Iterable[Edge]) -> Patronage:
    """The patron-proxy trees: to each client its strongest patron, so far as that makes no circle.

    A forest of the greatest weight (Edmonds, "Optimum branchings", 1967, as networkx has it).
    """
    import networkx as nx

    found = Patronage(backed(edges))
    graph = nx.DiGraph()
    for client, backers in sorted(found.backers.items()):
        for patron, weight in sorted(backers.items()):
            graph.add_edge(patron, client, weight=weight)
    if graph:
        found.tree = {client: patron for patron, client in nx.maximum_branching(graph).edges}
    return found


def backed(edges: Iterable[Edge]) -> dict[str, dict[str, float]]:
    """Each client's patrons with their weights."""
    found: dict[str, dict[str, float]] = {}
    for edge in edges:
        if edge.backing and edge.weight > 0:
            patron, client = edge.backing
            backers = found.setdefault(client, {})
            backers[patron] = backers.get(patron, 0.0) + edge.weight
    return found


def friendly(edges: Sequence[Edge]) -> nx.Graph:
    """The undirected graph of the pairs that are more friendly than hostile; `distance` is 1 / weight."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted({end for edge in edges for end in (edge.source, edge.target)}))
    for (a, b), weight in net(edges).items():
        if weight > 0:
            graph.add_edge(a, b, weight=weight, distance=1 / weight)
    return graph


def bridging(graph: nx.Graph) -> dict[str, float]:
    """The share of the shortest ways between others that lead through each party (Freeman 1977; Brandes 2001)."""
    import networkx as nx

    found: dict[str, float] = nx.betweenness_centrality(graph, weight="distance")
    return {party: round(value, 3) for party, value in found.items()}


def bereft(
    edges: Sequence[Edge], gone: Iterable[str], cut: Collection[tuple[str, str]] = ()
) -> dict[str, str]:
    """What becomes of the others without those who are `gone`, and without the backing (patron, client) that is `cut`.

    `isolated`: no tie is left; `without a patron`: all its patrons are gone; `cut off`: no friendly way leads any more
    to the largest group that it was joined with; who loses nothing of these is not named.
    """
    import networkx as nx

    lost = set(gone)
    kept = [edge for edge in edges if not edge.falls(lost, cut)]
    parties = {end for edge in edges for end in (edge.source, edge.target)} - lost
    left = {end for edge in kept for end in (edge.source, edge.target)}
    before, after = friendly(edges), friendly(kept)
    found: dict[str, str] = {}
    for group in nx.connected_components(before):
        rest = [part for part in nx.connected_components(after) if part <= group]
        largest: set[str] = max(rest, key=len, default=set())
        found |= dict.fromkeys((party for part in rest if part is not largest for party in part), "cut off")
    orphans = (backed(edges).keys() - backed(kept).keys()) & parties
    found |= dict.fromkeys(sorted(orphans), "without a patron")
    found |= dict.fromkeys(parties - left, "isolated")
    return {party: effect for party, effect in found.items() if party not in lost}
