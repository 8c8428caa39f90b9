"""Who speaks how of whom, in a text and over a store."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import dragoman as dr
from dragoman import samples
from dragoman.cli import main
from dragoman.loading.document import make_document

CROOK = "“Otto Kranz is a crook and a liar,” Lea Sommer told reporters in Bern."
BRAVE = "The mayors of the valley praised Otto Kranz for the brave rescue of forty children."
RESCUE = "Otto Kranz is a hero who saved forty children from the flooded school."


def test_the_words_are_those_of_whoever_said_them() -> None:
    (found,) = dr.read(CROOK).toward("Otto Kranz")
    assert found.target.text == "Otto Kranz"
    assert found.sentiment.polarity == "negative"
    assert found.word == "Lea Sommer"
    assert found.sentence.text == CROOK


def test_the_documents_own_words_are_nobody_elses() -> None:
    (found,) = dr.read(RESCUE).toward("otto kranz")
    assert (found.sentiment.polarity, found.attribution, found.word) == ("positive", None, None)


def test_only_the_targets_own_sentence_counts() -> None:
    (alone,) = dr.read(CROOK).toward("Otto Kranz")
    between = dr.read(f"The bridge reopened on Monday.\n\nCrowds cheered. {CROOK} The sea was calm.")
    assert [x.sentiment for x in between.toward("Otto Kranz")] == [alone.sentiment]


def test_a_name_that_the_text_does_not_call_anybody_is_refused() -> None:
    with pytest.raises(dr.ConfigError, match=r"nobody 'Kofi Adom'.*'Lea Sommer'"):
        dr.read(CROOK).toward("Kofi Adom")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    store = dr.Store(tmp_path_factory.mktemp("toward") / "news.dragoman")
    store.add([make_document(CROOK, published="2031-05-04", publisher="The Wharf"),
               make_document(RESCUE, published="2031-05-05", publisher="El Puente")])  # fmt: skip
    return store


def test_each_mention_in_a_store_with_whose_words_they_are(store: dr.Store) -> None:
    rows = store.toward("Otto Kranz").to_pylist()
    assert [(row["publisher"], row["voice"], row["speaker"], row["sentiment"]) for row in rows] == [
        ("The Wharf", "named", "Lea Sommer", "negative"), ("El Puente", "own", None, "positive"),
    ]  # fmt: skip
    for row, text in zip(rows, (CROOK, RESCUE), strict=True):
        assert text[row["start"] : row["end"]] == row["target"] == "Otto Kranz"
        assert row["sentence"] == text
        assert 1 / 3 < row["probability"] <= 1
    assert store.trace(rows[0]["attribution"]).record["sources"] == "Lea Sommer"


def test_only_what_somebody_is_told_to_say(store: dr.Store) -> None:
    assert [row["speaker"] for row in store.toward("Otto Kranz", actor="Lea Sommer").to_pylist()] == ["Lea Sommer"]
    assert [row["voice"] for row in store.toward("Otto Kranz", publisher="El Puente").to_pylist()] == ["own"]
    with pytest.raises(dr.ConfigError, match="no document names an actor 'Kofi Adom'"):
        store.toward("Kofi Adom")


def test_what_is_not_likelier_than_not_is_not_told(tmp_path: Path) -> None:
    sample = dr.Store(tmp_path / "sample.dragoman")
    sample.add(dr.load(samples.path("militias")))
    rows = sample.toward("Iran").to_pylist()
    assert {row["sentiment"] is None for row in rows} == {True, False}
    assert all((row["sentiment"] is None) == (row["probability"] < 0.5) for row in rows)


def test_copies_are_left_out_and_counted(tmp_path: Path) -> None:
    told = " ".join([CROOK, RESCUE, BRAVE, "The sea was calm, and the ferries to the southern islands sailed again."])
    copied = dr.Store(tmp_path / "news.dragoman")
    days = {"A": "2031-05-04", "B": "2031-05-05"}
    copied.add([make_document(told, published=day, publisher=name) for name, day in days.items()])
    copied.resolve()
    table = copied.toward("Otto Kranz")
    assert {row["publisher"] for row in table.to_pylist()} == {"A"}
    assert json.loads(table.schema.metadata[b"left_out"]) == {"told again in copies": table.num_rows}
    assert copied.toward("Otto Kranz", copies=True).num_rows == 2 * table.num_rows
    said = copied.toward("Otto Kranz", actor="Lea Sommer")
    assert json.loads(said.schema.metadata[b"left_out"]) == {"told again in copies": said.num_rows}


def test_the_command_prints_it(store: dr.Store) -> None:
    result = CliRunner().invoke(main, ["toward", str(store.path), "Otto Kranz", "--actor", "Lea Sommer", "--jsonl"])
    (row,) = map(json.loads, result.stdout.splitlines())
    assert (row["speaker"], row["sentiment"], row["sentence"]) == ("Lea Sommer", "negative", CROOK)
