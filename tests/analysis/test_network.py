"""Who is tied to whom: edges, parties and blocs."""

import itertools
import json
import math
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman as dr
from dragoman.analysis.network.blocs import balance, divide
from dragoman.analysis.network.layers import KINDS
from dragoman.analysis.network.losses import Change, losses
from dragoman.analysis.network.measures import Edge, bereft, bridging, friendly, net, patronage
from dragoman.cli import main
from dragoman.corpus import files
from dragoman.loading.document import make_document
from dragoman.vocabulary import Quad, TieKind

REPORTS = [
    ("Chad-backed rebels of the Sahel Front attacked Niger. General Issa Maro, commander of the Sahel Front, met "
     "Niger's Prime Minister Ada Bello in Niamey.", "2031-01-10", "The Wharf"),
    ("Chad-backed rebels of the Sahel Front left Agadez. Issa Maro, commander of the Sahel Front, spoke in Zinder.",
     "2031-02-10", "El Puente"),
    ("Ada Bello, the former prime minister of Niger, left for Togo. Mali condemned Niger.", "2031-06-10", "The Wharf"),
    ("The Sahel Front collapsed on 1 August 2031. Mali praised Niger.", "2031-08-02", "El Puente"),
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    store = dr.Store(tmp_path_factory.mktemp("network") / "news.dragoman")
    store.add(make_document(text, published=day, publisher=outlet) for text, day, outlet in REPORTS)
    return store


def edges(store: dr.Store, **asked: Any) -> dict[tuple[str, str, str], dict[str, Any]]:  # noqa: ANN401
    return {(row["from"], row["kind"], row["to"]): row for row in store.network(**asked).edges.to_pylist()}


def test_every_kind_of_tie_and_quadrant_has_its_layer() -> None:
    assert {*get_args(TieKind), *get_args(Quad)} <= {kind.name for kind in KINDS}


def test_reports_are_put_together_and_weighed(store: dr.Store) -> None:
    found = edges(store, at="2031-02-10")
    command = found["Issa Maro", "commands", "Sahel Front"]
    assert (command["reports"], command["certainty"], command["age"], command["state"]) == (2, 1.0, 0, "current")
    assert command["weight"] == round(math.log2(3), 3)
    assert (command["layer"], command["sign"]) == ("command", 1)
    meeting = found["Ada Bello", "verbal cooperation", "Issa Maro"]
    assert (meeting["age"], meeting["weight"]) == (31, round(0.5 ** (31 / 365), 3))


def test_a_copy_is_no_second_report(store: dr.Store) -> None:
    with files.writing(store.path) as connection:
        first, second = (id for (id,) in connection.execute("SELECT id FROM documents ORDER BY seq").fetchmany(2))
        connection.execute("INSERT INTO copies VALUES ($1, $2, $2, 'copy', 0.9)", [second, first])
    command = edges(store, at="2031-02-10", copies=True)["Issa Maro", "commands", "Sahel Front"]
    with files.writing(store.path) as connection:
        connection.execute("DELETE FROM copies")
    assert (command["documents"], command["reports"]) == (2, 1)


def test_evidence_can_be_traced(store: dr.Store) -> None:
    for row in store.network().edges.to_pylist():
        for id in row["evidence"].split("; "):
            assert row["from"].split()[-1] in store.trace(id).document.text


def test_an_office_that_is_told_as_former_has_ended(store: dr.Store) -> None:
    before, after = (edges(store, at=at)["Ada Bello", "heads", "Niger"] for at in ("2031-03", "2031-07"))
    assert before["state"] == "current"
    assert (after["state"], after["ended_why"]) == ("ended", "told as past")
    assert "former" in store.trace(after["ended_by"]).sentence.text


def test_the_ties_of_who_has_fallen_have_ended(store: dr.Store) -> None:
    before, after = (edges(store, at=at)["Issa Maro", "commands", "Sahel Front"] for at in ("2031-07-30", "2031-09"))
    assert (before["state"], after["state"], after["ended_why"]) == ("current", "ended", "Sahel Front falls")
    assert "collapsed" in store.trace(after["ended_by"]).sentence.text
    nodes = {row["name"]: row for row in store.network().nodes.to_pylist()}
    assert (nodes["Sahel Front"]["state"], nodes["Niger"]["state"]) == ("fallen", "current")


def test_two_days_are_compared(store: dr.Store) -> None:
    found = edges(store, at="2031-09", against="2031-07")
    assert found["Issa Maro", "commands", "Sahel Front"]["change"] == "gone"
    assert found["Mali", "verbal cooperation", "Niger"]["change"] == "appeared"
    assert found["Mali", "verbal conflict", "Niger"]["change"] in ("kept", "changed sign")


def test_what_falls_away_without_somebody(store: dr.Store) -> None:
    network = store.network(at="2031-02-10", without="Sahel Front")
    gone = {(row["from"], row["to"]) for row in network.edges.to_pylist() if row["change"] == "falls away"}
    assert ("Issa Maro", "Sahel Front") in gone
    assert all("Sahel Front" in pair for pair in gone)


def test_an_actors_network_is_its_neighbours(store: dr.Store) -> None:
    found = edges(store, actor="Mali")
    assert {end for key in found for end in (key[0], key[2])} == {"Mali", "Niger"}


def test_a_window_and_layers_narrow_it(store: dr.Store) -> None:
    assert {key[1] for key in edges(store, since="2031-06", layers=("speech",))} == {
        "verbal conflict", "verbal cooperation"
    }  # fmt: skip
    assert set(edges(store, until="2031-01-31", layers=("command",))) == {
        ("Issa Maro", "commands", "Sahel Front"), ("Ada Bello", "heads", "Niger")
    }  # fmt: skip


def test_the_strongest_parties_are_kept_and_the_rest_counted(store: dr.Store) -> None:
    network = store.network(most=2)
    assert network.nodes.num_rows == 2
    assert "beyond the 2 most tied parties" in json.loads(network.edges.schema.metadata[b"left_out"])


@pytest.mark.parametrize("asked", [{"type": "ASSAULT"}, {"layers": ("family",)}, {"most": 1}, {"at": "soon"}])
def test_what_makes_no_sense_is_refused(store: dr.Store, asked: dict[str, Any]) -> None:
    with pytest.raises(dr.ConfigError):
        store.network(**asked)


def test_the_command_shows_each_table(store: dr.Store) -> None:
    for part, column in (("edges", "from"), ("nodes", "betweenness"), ("blocs", "leader")):
        done = CliRunner().invoke(main, ["network", str(store.path), "--show", part, "--json"])
        assert done.exit_code == 0
        assert column in json.loads(done.stdout)[0]


def test_an_empty_store_has_an_empty_network(tmp_path: Path) -> None:
    store = dr.Store(tmp_path / "empty.dragoman")
    store.add([])
    network = store.network(against="2031-01-01")
    assert (network.edges.num_rows, network.nodes.num_rows, network.blocs.num_rows) == (0, 0, 0)


def edge(source: str, kind: str, target: str, weight: float = 1.0, sign: int = 1) -> Edge:
    return Edge(source, kind, target, sign, weight, "current")


TREE = [
    edge("Chad", "sponsors", "Front", 2), edge("Mali", "sponsors", "Front"), edge("Front", "commands", "Wing"),
    edge("Cell", "part_of", "Wing"), edge("Wing", "sponsors", "Chad", 0.5),
]  # fmt: skip


def test_patrons_make_trees_without_circles() -> None:
    found = patronage(TREE)
    assert found.tree == {"Front": "Chad", "Wing": "Front", "Cell": "Wing"}
    assert [found.depth(party) for party in ("Chad", "Front", "Wing", "Cell")] == [0, 1, 2, 3]
    assert found.root("Cell") == "Chad"
    assert (found.share("Front"), found.share("Wing"), found.share("Mali")) == (0.667, 1.0, None)


def test_who_loses_a_patron_and_who_is_cut_off() -> None:
    found = bereft([*TREE[2:4], edge("Chad", "sponsors", "Front")], ["Front"])
    assert found == {"Chad": "isolated", "Wing": "without a patron"}
    path = [edge(a, "allied_with", b) for a, b in ("AB", "BC", "CD", "DE", "EF")]
    assert bereft(path, ["C"]) == {"A": "cut off", "B": "cut off"}


def test_who_bridges() -> None:
    path = [edge("A", "allied_with", "B"), edge("B", "allied_with", "C"), edge("C", "opposes", "A", sign=-1)]
    assert bridging(friendly(path)) == {"A": 0.0, "B": 1.0, "C": 0.0}


def test_friends_and_foes_make_blocs() -> None:
    weights = {("A", "B"): 1.0, ("A", "C"): 1.0, ("B", "C"): 1.0, ("D", "E"): 1.0, ("A", "D"): -1.0, ("C", "E"): -1.0}
    blocs = divide(weights)
    assert blocs == [["A", "B", "C"], ["D", "E"]]
    assert balance(weights, blocs) == 1.0
    assert balance(weights | {("B", "D"): 1.0}, blocs) == 0.857


@given(st.lists(st.integers(-9, 9), max_size=15))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_blocs_part_everybody_once_and_the_same_each_time(signs: list[int]) -> None:
    pairs = itertools.product("ABCD", "EFGH")
    weights = {pair: sign for pair, sign in zip(pairs, signs, strict=False) if sign}
    blocs = divide(weights)
    members = [party for bloc in blocs for party in bloc]
    assert sorted(members) == sorted({party for pair in weights for party in pair})
    assert divide(dict(reversed(list(weights.items())))) == blocs


def test_net_weights_hold_both_directions() -> None:
    pairs = [edge("B", "sponsors", "A", 2), edge("A", "opposes", "B", 0.5, -1), edge("A", "request", "C", 1, 0)]
    assert net(pairs) == {("A", "B"): 1.5}


def test_days_are_days(store: dr.Store) -> None:
    row = edges(store)["Issa Maro", "commands", "Sahel Front"]
    assert (row["first"], row["last"]) == (date(2031, 1, 10), date(2031, 2, 10))


def test_backing_that_is_cut_leaves_its_client_without_a_patron() -> None:
    ties = (("sponsors", "Front"), ("allied_with", "Front"), ("sponsors", "Wing"))
    edges = [Edge("Chad", kind, client, 1, 1.0, "current") for kind, client in ties]
    assert bereft(edges, [], [("Chad", "Front")]) == {"Front": "without a patron"}
    assert bereft(edges[::2], [], [("Chad", "Front")]) == {"Front": "isolated"}
    assert bereft(edges, [], [("Front", "Chad")]) == {}


def test_what_a_store_loses_with_somebody_or_with_what_he_gives(store: dr.Store) -> None:
    gone, cut, nobody = losses(store.path, [
        Change(gone=("Issa Maro",)), Change(cut=(("Chad", "Sahel Front"),)), Change(gone=("Nobody Known",))
    ])  # fmt: skip
    holding = [row for row in store.network().edges.to_pylist() if row["state"] != "ended"]
    assert gone.ties == cut.ties == len(holding)
    of_maro = [row for row in holding if "Issa Maro" in (row["from"], row["to"])]
    assert gone.lasting + gone.acts == len(of_maro) > 0
    assert (nobody.unknown, nobody.lasting, nobody.acts, nobody.effects) == (("Nobody Known",), 0, 0, {})
    assert all(store.trace(id) for fall in (*gone.falls, *cut.falls) for id in fall.evidence)
