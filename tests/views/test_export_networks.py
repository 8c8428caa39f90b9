"""GraphML and GEXF: what networkx reads back is the network that was written."""

import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from exported import CASES, kept, report, scored, written
from handmade import Handmade
from hypothesis import given, settings

import dragoman as dr
from dragoman import records as r
from dragoman.resolution.resolve import resolved
from dragoman.views.export.graph_edges import ALONE, NEGATED
from dragoman.when import When

GEXF = "{http://www.gexf.net/1.2draft}"


def one(text: str, published: str, day: str | None = None, negated: bool = False) -> r.Reading:
    """A report in which Peru accuses Chile and meets Togo."""
    made = Handmade(text, {"published": published, "publisher": "The Ferry"})
    peru, chile, togo = (made.entity(name, name, kind="state") for name in ("Peru", "Chile", "Togo"))
    when = When(day, day, "clause", None) if day else None
    made.event("ACCUSE", "accused", {"Peru": peru}, {"Chile": chile}, when=when)
    made.event("CONSULT", "met", {"Peru": peru, "Togo": togo})
    made.event("ASSAULT", "shelled", {"Peru": peru}, {"They": None})
    made.event("AID", "helped", {"Peru": peru}, {"Chile": chile}, polarity="negated" if negated else "affirmed")
    made.tie("opposes", {"Peru": peru}, {"Chile": chile})
    return resolved(scored(made.reading()))


TEXTS = ("Peru accused Chile, met Togo, shelled. They helped.",
         "Soon Peru accused Chile, met Togo, shelled. They helped.")


@pytest.fixture
def store(tmp_path: Path) -> dr.Store:
    return kept(tmp_path, one(TEXTS[0], "2031-03-04", "2031-03-01"), one(TEXTS[1], "2031-04-05", "2031-04-02", True))


def edges(graph: Any) -> dict[tuple[str, str, str], dict[str, Any]]:  # noqa: ANN401
    return {(u, v, data["kind"]): data for u, v, data in graph.edges(data=True)}


def read(path: Path, form: str) -> Any:  # noqa: ANN401
    return nx.read_graphml(path, force_multigraph=True) if form == "graphml" else nx.read_gexf(path)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_what_one_did_to_another_and_how_they_stand_are_edges_of_their_own(store: dr.Store, form: str) -> None:
    graph = read(written(store, form), form)
    assert graph.nodes["Peru"]["name"] == "Peru"
    assert (graph.nodes["Peru"]["kind"], graph.nodes["Peru"]["country"]) == ("state", "PER")
    found = edges(graph)
    assert set(found) == {("Peru", "Chile", "ACCUSE"), ("Peru", "Chile", "AID"), ("Peru", "Chile", "opposes"),
                          ("Peru", "Togo", "CONSULT"), ("Togo", "Peru", "CONSULT")}  # fmt: skip
    accused = found["Peru", "Chile", "ACCUSE"]
    assert (accused["weight"], accused["reports"], accused["sign"], accused["quad"]) == (2, 2, -1, "verbal conflict")
    assert (accused["first"], accused["last"]) == ("2031-03-01", "2031-04-02")
    assert (accused["first_report"], accused["last_report"]) == ("2031-03-04", "2031-04-05")
    assert (accused["status"], accused["certainty"], accused["voice"]) == ("actual", "certain", "own")
    events = store.events(type="ACCUSE")["id"].to_pylist()
    assert accused["evidence"] == "; ".join(events)
    assert found["Peru", "Chile", "AID"]["weight"] == 1
    assert found["Peru", "Chile", "opposes"]["layer"] == "tie"


def test_gexf_has_the_days_on_its_time_line(store: dr.Store) -> None:
    root = ET.parse(written(store, "gexf")).getroot()
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    spans = {edge.get("label"): (edge.get("start"), edge.get("end")) for edge in root.iter(f"{GEXF}edge")}
    assert spans["ACCUSE"] == ("2031-03-01", "2031-04-02")
    assert spans["CONSULT"] == (None, None)
    assert [node.get("label") for node in root.iter(f"{GEXF}node")] == ["Chile", "Peru", "Togo"]


def test_what_is_no_edge_is_counted(store: dr.Store) -> None:
    done = store.export("graphml", store.path.with_name("all.graphml"), all=True)
    assert done.lost == {ALONE: 2, NEGATED: 1}
    assert (done.written["events"], done.written["ties"], done.written["edges"]) == (5, 2, 5)


@settings(max_examples=4, deadline=None)
@given(CASES)
def test_whatever_the_words_are_both_are_the_same_network(case: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = kept(Path(folder), report(case))
        one, other = (read(written(store, form, all=True), form) for form in ("graphml", "gexf"))
        assert dict(one.nodes(data=True)) == {n: _without(d, "label") for n, d in other.nodes(data=True)}
        ours = sorted((u, v, str(key), sorted(data.items())) for u, v, key, data in one.edges(keys=True, data=True))
        theirs = sorted(
            (u, v, d["id"], sorted(_without(d, "label", "id", "networkx_key", "start", "end").items()))
            for u, v, d in other.edges(data=True)
        )
        assert ours == theirs
        names = {_clean(name) for name in store.actors()["name"].to_pylist()}
        assert {data["name"] for _, data in one.nodes(data=True)} <= names


def _without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def _clean(name: str) -> str:
    return " ".join("".join(c for c in name if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff")).split())
