"""A network as GraphML and as GEXF, through networkx; both read back equal.

GEXF has every edge whose days are known on its time line, by day; GraphML has `first` and `last` only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def write_graphml(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """Write `graph`; names of attributes are the network's."""
    import networkx as nx

    nx.write_graphml_xml(graph, path, named_key_ids=True)


def write_gexf(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """Write `graph`; nodes are labelled by their names, edges by their kinds."""
    import networkx as nx

    dynamic = nx.MultiDiGraph(mode="dynamic", timeformat="date")
    for node, told in graph.nodes(data=True):
        dynamic.add_node(node, label=told["name"], **told)
    for one, other, key, told in graph.edges(keys=True, data=True):
        days = {end: told[name] for end, name in (("start", "first"), ("end", "last")) if name in told}
        dynamic.add_edge(one, other, key=key, id=key, label=told["kind"], **days, **told)
    nx.write_gexf(dynamic, path, version="1.2draft")
