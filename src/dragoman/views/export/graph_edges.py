"""Who stands how to whom, as a network: actors are nodes, their ties and what one did to the other are edges.

An edge joins all records of one kind, status, certainty and voice between the same two: `weight` is how many there
are, `reports` in how many documents. An event with several recipients is an edge to each; a CONSULT without a recipient
joins its parties each way, as in `panel`. Only who is known or has a name is a node.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.analysis.network.layers import SIGNS, kind_of_act
from dragoman.knowledge.codes import entity_code
from dragoman.views.export.document_rows import DocumentRows, Row
from dragoman.views.export.files import xml_text

if TYPE_CHECKING:
    import networkx as nx

    from dragoman.knowledge.actors import KnownActor

NEGATED = "negated"
ALONE = "without two named sides"
REASONS = (NEGATED, ALONE)
"""Why a record is no edge."""

Key = tuple[str, str, str, str, str, str, str]
"""From, to, event or tie, kind, status, certainty, voice."""


@dataclass(slots=True)
class _Edge:
    quad: str | None
    records: list[str] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    firsts: list[date] = field(default_factory=list)
    lasts: list[date] = field(default_factory=list)
    reported: list[date] = field(default_factory=list)


@dataclass(slots=True)
class GraphEdges:
    """The edges while documents are added, and how many records were left out and why."""

    edges: dict[Key, _Edge] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)

    def add(self, told: DocumentRows) -> None:
        """Add the shown events and ties of one document."""
        for event in told.events:
            self._add("event", event, event["type"], event["quad"], _sides(event, told), _days(event), told)
        for tie in told.ties:
            pairs = [(one, other) for one in _named(tie["from"], told) for other in _named(tie["to"], told)]
            self._add("tie", tie, tie["kind"], None, pairs, (tie["since"], tie["until"]), told)

    def _add(
        self, layer: str, row: Row, kind: str, quad: str | None, pairs: Iterable[tuple[str, str]],
        days: tuple[date | None, date | None], told: DocumentRows,
    ) -> None:  # fmt: skip
        pairs = [pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1]]
        if row["polarity"] == "negated" or not pairs:
            self.lost[NEGATED if row["polarity"] == "negated" else ALONE] += 1
            return
        self.counted[f"{layer}s"] += 1
        for pair in pairs:
            key = (*pair, layer, kind, row["status"], row["certainty"], row["voice"])
            edge = self.edges.setdefault(key, _Edge(quad))
            edge.records.append(row["id"])
            edge.documents.add(told.document.id)
            for kept, day in zip((edge.firsts, edge.lasts, edge.reported), (*days, told.published_on), strict=True):
                kept += [day] if day else []

    def graph(self, people: Iterable[tuple[Row, KnownActor | None]]) -> nx.MultiDiGraph[str]:
        """The network; `people` has a row for everybody in it, as `corpus.everybody` gives them."""
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for row, known in people:
            graph.add_node(xml_text(row["actor_id"]), **_node(row, known))
        for number, (key, edge) in enumerate(self.edges.items()):
            one, other = map(xml_text, key[:2])
            graph.add_edge(one, other, key=str(number), **_attributes(key, edge))
        return graph

    def nodes(self) -> set[str]:
        """The `actor_id` of everybody in the network."""
        return {id for key in self.edges for id in key[:2]}


def _node(row: Row, known: KnownActor | None) -> dict[str, Any]:
    country, sectors = row["country"], row["sectors"]
    told = {
        "name": known.name if known else row["name"],
        "kind": known.kind if known else row["kind"],
        "country": country or entity_code(None, sectors, row["actor"]),
        "sectors": "; ".join(sectors),
        "wikidata": dict(known.ids).get("wikidata") if known else None,
    }
    return {name: xml_text(value) for name, value in told.items() if value}


def _attributes(key: Key, edge: _Edge) -> dict[str, Any]:
    _, _, layer, kind, status, certainty, voice = key
    told: dict[str, Any] = {
        "layer": layer, "kind": kind, "quad": edge.quad,
        "sign": SIGNS.get(kind_of_act(kind, edge.quad) if edge.quad else kind, 0),
        "weight": len(edge.records), "reports": len(edge.documents), "first": min(edge.firsts, default=None),
        "last": max(edge.lasts, default=None), "first_report": min(edge.reported, default=None),
        "last_report": max(edge.reported, default=None), "status": status, "certainty": certainty, "voice": voice,
        "evidence": "; ".join(edge.records),
    }  # fmt: skip
    return {name: str(v) if isinstance(v, date) else v for name, v in told.items() if v is not None}


def _sides(event: Row, told: DocumentRows) -> Iterator[tuple[str, str]]:
    actors, recipients = (list(_named(event[side], told)) for side in ("actors", "recipients"))
    mutual = event["type"] == "CONSULT" and not event["recipients"]
    return ((one, other) for one in actors for other in (actors if mutual else recipients))


def _named(roles: Iterable[Row], told: DocumentRows) -> Iterator[str]:
    """The `actor_id` of those who are known or have a name."""
    for role in roles:
        entity = told.entities.get(role["entity"] or "")
        if entity and entity["actor_id"]:
            yield entity["actor_id"]


def _days(event: Row) -> tuple[date | None, date | None]:
    return (None, None) if event["basis"] == "tense" else (event["earliest"], event["latest"])
