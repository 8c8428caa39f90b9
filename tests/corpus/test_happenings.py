"""What several reports tell, merged: who tells it, where they differ, what people say of it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Unpack

import duckdb
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman as dr
from coverage import reports
from dragoman.cli import main
from dragoman.corpus.engines.engine import Engine
from dragoman.corpus.filters import Filters
from dragoman.corpus.write import add
from dragoman.document import Document
from dragoman.loading.document import make_document
from dragoman.records import Failure, Reading
from dragoman.resolution.happenings import find_happenings
from dragoman.resolution.resolve import resolved

TABLES = ("stories", "happenings", "happening_events")


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {reading.document.id: reading for reading in dr.read_all(reports())}


def filled(path: Path, readings: dict[str, Reading], documents: Iterable[Document], batch: int = 32) -> dr.Store:
    """A store of `documents`, whose readings are at hand."""

    def read(items: Iterable[Document | Failure]) -> Iterator[Reading]:
        return (readings[item.id] for item in items if isinstance(item, Document))

    add(path, documents, read, Engine(), resolved, lambda done: None, batch)
    find_happenings(path)
    return dr.Store(path)


@pytest.fixture
def store(tmp_path: Path, readings: dict[str, Reading]) -> dr.Store:
    return filled(tmp_path / "news.dragoman", readings, reports())


def kidnapping(store: dr.Store, *, nested: bool = False, **filters: Unpack[Filters]) -> dict[str, Any]:
    rows: list[dict[str, Any]] = store.happenings(nested=nested, **filters).to_pylist()
    (row,) = [row for row in rows if row["trigger"] == "kidnapped" and "Kofi Adjavon" in str(row["recipients"])]
    return row


def test_what_several_report_is_one_row(store: dr.Store) -> None:
    row = kidnapping(store)
    assert (row["type"], row["place"], str(row["earliest"])) == ("ASSAULT", "Tamale", "2031-05-04")
    assert (row["reports"], row["independent"], row["sole_source"]) == (4, 4, False)
    assert set(row["outlets"].split("; ")) == {"El Puente", "RT", "The Wharf", "Valley Watch"}
    assert (row["first"], row["last"]) == ("2031-05-05", "2031-06-06")
    assert row["actors"] == "Azaw Front"


def test_what_only_resembles_it_stays_apart(store: dr.Store) -> None:
    rows = {row["recipients"]: row["reports"] for row in store.happenings(type="ASSAULT", all=True).to_pylist()}
    assert rows["Adama Keita"] == 1
    condemned = [row for row in store.happenings(type="ACCUSE").to_pylist() if row["trigger"] == "condemned"]
    assert {(row["actors"], row["recipients"], row["reports"]) for row in condemned} == {
        ("Esi Boateng", "Azaw Front", 2), ("Russia", "Ghana", 1)
    }  # fmt: skip


def test_every_event_belongs_to_one_happening(store: dr.Store) -> None:
    events = store.sql("SELECT uid FROM events ORDER BY uid")["uid"].to_pylist()
    assert store.sql("SELECT event FROM happening_events ORDER BY event")["event"].to_pylist() == events
    assert store.sql("SELECT count(*) AS n FROM happenings ANTI JOIN happening_events h ON h.happening = uid")[
        "n"
    ].to_pylist() == [0]


def test_disagreements_stand_side_by_side(store: dr.Store) -> None:
    row = kidnapping(store, nested=True)
    told = {(d["field"], d["value"]) for d in row["disagreements"]}
    assert told == {("polarity", "affirmed"), ("polarity", "negated")}
    assert kidnapping(store)["disagreements"] == "polarity: affirmed / negated"


def test_a_party_to_an_event_is_told_with_its_tie(store: dr.Store) -> None:
    (row,) = store.happenings(party=True, actor="Russia", nested=True).to_pylist()
    (party,) = row["party"]
    assert (party["who"], party["as"], party["tie"], party["to"], party["role"]) == (
        "RT", "outlet", "part_of", "Russia", "actor"
    )  # fmt: skip
    assert party["evidence"] == "the list of known actors"
    assert kidnapping(store)["party"] == ""


def test_a_tie_that_the_documents_tell_makes_a_party(tmp_path: Path) -> None:
    store = dr.Store(tmp_path / "news.dragoman")
    text = "The Azaw Front leader Musa Diallo said that the Azaw Front had freed the trader Adama Keita."
    store.add([make_document(text, published="2031-05-05", publisher="The Wharf")])
    told = [p for row in store.happenings(all=True, nested=True).to_pylist() for p in row["party"]]
    assert ("Musa Diallo", "speaker", "heads", "Azaw Front") in {(p["who"], p["as"], p["tie"], p["to"]) for p in told}
    evidence = {p["evidence"] for p in told if p["tie"] == "heads"}
    assert evidence <= set(store.ties()["id"].to_pylist())


def test_copies_count_once(store: dr.Store) -> None:
    ids = store.sql("SELECT d.id FROM documents d JOIN stories s ON s.document = d.id ORDER BY seq")["id"].to_pylist()
    with duckdb.connect(store.path) as connection:
        connection.execute("INSERT INTO copies (document, report, kind) VALUES (?, ?, 'copy')", [ids[1], ids[0]])
    find_happenings(store.path)
    assert (kidnapping(store)["reports"], kidnapping(store)["independent"]) == (4, 3)
    condemned = [row for row in store.happenings(actor="Esi Boateng").to_pylist() if row["trigger"] == "condemned"]
    assert [(row["reports"], row["independent"], row["sole_source"]) for row in condemned] == [(2, 1, True)]


def test_filters(store: dr.Store) -> None:
    assert kidnapping(store, actor="Azaw Front", publisher="Valley Watch", published_since="2031-06")
    assert {row["independent"] for row in store.happenings(sole_source=True).to_pylist()} == {1}
    assert not store.happenings(actor="Azaw Front", until="2031-05-03").num_rows
    with pytest.raises(dr.ConfigError, match="no filter 'sole_source'"):
        store.events(sole_source=True)


def test_a_trace_has_each_reports_sentence_and_why_it_was_joined(store: dr.Store) -> None:
    told = store.explain(kidnapping(store)["id"])
    lines = str(told)
    assert lines.count("sentence: ") == 4
    assert "joined by: it stands for all" in lines
    assert "same actors +2" in lines
    assert "Valley Watch, 2031-06-06" in lines


def events_of(store: dr.Store, outlet: str) -> str:
    rows = store.events(publisher=outlet, all=True).to_pylist()
    return str(next(row["id"] for row in rows if row["trigger"] == "kidnapped"))


def test_what_is_judged_different_is_parted_and_undone(store: dr.Store) -> None:
    store.judge(events_of(store, "Valley Watch"), "different", event=kidnapping(store)["event"], author="Ama")
    store.resolve()
    rows = [row for row in store.happenings(all=True).to_pylist() if row["recipients"] == "Kofi Adjavon"
            and row["trigger"].startswith("kidnap")]  # fmt: skip
    assert sorted(row["reports"] for row in rows) == [1, 3]
    store.undo(1)
    store.resolve()
    assert kidnapping(store)["reports"] == 4


def test_what_is_judged_the_same_is_joined(store: dr.Store) -> None:
    threat = next(row["id"] for row in store.events(publisher="El Puente").to_pylist() if row["type"] == "THREATEN")
    accused = next(row["id"] for row in store.events(publisher="RT").to_pylist() if row["trigger"] == "accused")
    run = CliRunner().invoke
    assert run(main, ["judge", str(store.path), threat, "same", "--event", accused]).exit_code == 0
    assert run(main, ["resolve", str(store.path)]).exit_code == 0
    (row,) = [row for row in store.happenings(actor="Togo").to_pylist() if row["reports"] > 1]
    assert row["reports"] == 3
    assert "judged the same" in str(store.explain(row["id"]))


@pytest.mark.parametrize("more", [{}, {"event": "nonsense"}, {"actor": "Togo"}])
def test_a_judgement_on_events_needs_the_other_event(store: dr.Store, more: dict[str, str]) -> None:
    with pytest.raises(dr.ConfigError):
        store.judge(events_of(store, "El Puente"), "same", **more)


def test_the_commands(store: dr.Store) -> None:
    run = CliRunner().invoke
    assert "Valley Watch" in run(main, ["happenings", str(store.path), "--actor", "Azaw Front", "--csv"]).stdout
    assert "Russia" in run(main, ["happenings", str(store.path), "--party", "--sole-source", "--jsonl"]).stdout
    assert "Envoy seized in Tamale" in run(main, ["stories", str(store.path), "--json"]).stdout


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(range(5)), batch=st.integers(1, 5), cut=st.integers(0, 5))
def test_the_order_and_the_portions_of_adding_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, readings: dict[str, Reading], order: list[int], batch: int, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("order")
    whole = filled(folder / "whole.dragoman", readings, reports())
    parts = [reports()[n] for n in order]
    filled(folder / "parts.dragoman", readings, parts[:cut], batch)
    store = filled(folder / "parts.dragoman", readings, parts[cut:], batch)
    for table in TABLES:
        ours, theirs = (sorted(map(str, s.sql(f"FROM {table}").to_pylist())) for s in (store, whole))
        assert ours == theirs
