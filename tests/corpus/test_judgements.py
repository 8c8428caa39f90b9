"""What people say of records, and whether it still holds of what is read."""

import json
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from reports import documents

import dragoman as dr
from dragoman.cli import main


@pytest.fixture
def store(tmp_path: Path) -> dr.Store:
    store = dr.Store(tmp_path / "news.dragoman")
    store.add(documents())
    return store


def accused(store: dr.Store) -> str:
    return str(store.events(type="ACCUSE", actor="Peru")["id"][0].as_py())


def test_a_judgement_keeps_what_was_judged(store: dr.Store) -> None:
    store.judge(accused(store), "right", author="Ama", why="line 5")
    (row,) = store.judgements().to_pylist()
    assert (row["verdict"], row["author"], row["why"]) == ("right", "Ama", "line 5")
    assert (row["table"], row["type"], row["quote"]) == ("events", "ACCUSE", "condemned")
    assert row["names"].startswith("Peru → Bolivia")
    assert "encoder/" in row["reader"]
    assert row["stale"] is False


@pytest.mark.parametrize("table", ["events", "attributions", "ties", "entities"])
def test_every_kind_of_record_can_be_judged(store: dr.Store, table: str) -> None:
    store.judge(store.sql(f"SELECT id FROM {table}")["id"][0].as_py(), "wrong")
    (row,) = store.judgements().to_pylist()
    assert (row["table"], row["verdict"], row["stale"]) == (table, "wrong", False)


def test_judgements_survive_rereading(store: dr.Store) -> None:
    store.judge(accused(store), "right")
    with duckdb.connect(store.path) as connection:
        connection.execute("UPDATE readings SET model = 'old'")
        connection.execute("DELETE FROM events")
    assert store.judgements()["stale"].to_pylist() == [True]
    store.reread()
    assert store.judgements()["stale"].to_pylist() == [False]


@pytest.mark.parametrize(
    "change", ["type = 'REJECT'", "recipients = 'Mali'", "trigger = 'condemn'", "id = 'other' WHERE actors = 'Peru'"]
)
def test_what_is_read_otherwise_is_stale(store: dr.Store, change: str) -> None:
    store.judge(accused(store), "right")
    with duckdb.connect(store.path) as connection:
        connection.execute(f"UPDATE events SET {change}")
    assert store.judgements()["stale"].to_pylist() == [True]


def test_an_unknown_id_or_verdict_is_refused(store: dr.Store) -> None:
    with pytest.raises(dr.ConfigError, match="no record"):
        store.judge("nonsense", "right")
    with pytest.raises(dr.ConfigError, match="right, wrong"):
        store.judge(accused(store), "perhaps")
    assert store.judgements().num_rows == 0


def test_the_commands(store: dr.Store) -> None:
    run = CliRunner().invoke
    assert run(main, ["judge", str(store.path), accused(store), "wrong", "--author", "Ama"]).exit_code == 0
    assert "Ama" in run(main, ["judgements", str(store.path)]).stdout
    assert run(main, ["judge", str(store.path), accused(store), "perhaps"]).exit_code == 2
    assert run(main, ["accuracy", str(store.path), "--csv"]).stdout.splitlines()[1].startswith("events,,0,1,0.0,0.0,")
    (gold,) = json.loads(run(main, ["gold", str(store.path), "--json"]).stdout)
    assert (gold["record"], gold["sentence"]) == (accused(store), "Peru condemned Bolivia.")


def test_accuracy_counts_each_record_once_by_the_last_word(store: dr.Store) -> None:
    events = store.events(all=True)["id"].to_pylist()[:3]
    for event in events:
        store.judge(event, "right", author="Ama")
    store.judge(events[0], "wrong", author="Esi")
    store.judge(events[1], "wrong", author="Ama")
    store.undo(5)
    first, *types = store.accuracy().to_pylist()
    assert (first["table"], first["type"]) == ("events", None)
    assert (first["right"], first["wrong"], first["disputed"]) == (2, 1, 1)
    assert (first["precision"], first["low"], first["high"]) == (0.667, 0.208, 0.939)
    assert sum(row["right"] + row["wrong"] for row in types) == 3
    assert json.loads(store.accuracy().schema.metadata[b"left_out"]) == {"taken back": 1}


def test_gold_has_the_place_and_the_sentence(store: dr.Store) -> None:
    store.judge(accused(store), "right", author="Ama")
    store.judge(store.ties()["id"][0].as_py(), "wrong")
    store.judge(store.sql("SELECT id FROM entities")["id"][0].as_py(), "right")
    texts = dict(zip(*store.sql("SELECT id, text FROM documents").to_pydict().values(), strict=True))
    rows = store.gold().to_pylist()
    assert [row["table"] for row in rows] == ["events", "ties", "entities"]
    for row in rows:
        spot = texts[row["document"]][row["start"] : row["end"]]
        assert " ".join(spot.split()) in row["sentence"]
    assert rows[0]["quote"] == texts[rows[0]["document"]][rows[0]["start"] : rows[0]["end"]] == "condemned"
