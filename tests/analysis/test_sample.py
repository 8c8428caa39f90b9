"""Drawing events for hand coding."""

import csv
import io
from collections import Counter

import pytest
from click.testing import CliRunner

import dragoman as dr
from dragoman.analysis.sample import shares
from dragoman.cli import main
from dragoman.loading.document import make_document

REPORT = """Ghana condemned Togo. Fiji condemned Peru. Togo condemned Mali. Mali condemned Fiji.
Rebels attacked
the harbour. Soldiers attacked a convoy.
Ghana and Togo met in Accra."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    store = dr.Store(tmp_path_factory.mktemp("sample") / "news.dragoman")
    store.add([make_document(REPORT, publisher="The Wharf")])
    return store


@pytest.mark.parametrize(
    ("sizes", "size", "expected"),
    [
        ({"a": 9, "b": 9}, 4, {"a": 2, "b": 2}),
        ({"a": 9, "b": 1}, 6, {"a": 5, "b": 1}),
        ({"a": 9, "b": 9, "c": 9}, 4, {"a": 2, "b": 1, "c": 1}),
        ({"a": 2, "b": 1}, 200, {"a": 2, "b": 1}),
        ({}, 5, {}),
    ],
)
def test_shares_are_as_even_as_the_sizes_allow(sizes: dict[str, int], size: int, expected: dict[str, int]) -> None:
    assert shares(sizes, size) == expected


def test_rare_types_are_drawn_as_often_as_common_ones(store: dr.Store) -> None:
    rows = store.sample(size=3).to_pylist()
    assert Counter(row["type"] for row in rows) == {"ACCUSE": 1, "ASSAULT": 1, "CONSULT": 1}
    assert {row["type"]: row["weight"] for row in rows} == {"ACCUSE": 4, "ASSAULT": 2, "CONSULT": 1}


def test_a_row_has_its_sentence_and_context_and_room_for_the_coder_but_no_score(store: dr.Store) -> None:
    row = next(row for row in store.sample().to_pylist() if row["trigger"] == "condemned" and row["actors"] == "Togo")
    assert row["sentence"] == "Togo condemned Mali."
    assert "Fiji condemned Peru. Togo condemned Mali. Mali condemned Fiji." in row["context"]
    assert (row["publisher"], row["verdict"], row["note"]) == ("The Wharf", None, None)
    assert not {"score", "method"} & set(row)


def test_the_same_seed_draws_the_same_rows(store: dr.Store) -> None:
    drawn = [store.sample(size=3, seed=seed)["id"].to_pylist() for seed in range(8)]
    assert store.sample(size=3, seed=0)["id"].to_pylist() == drawn[0]
    assert len({tuple(ids) for ids in drawn}) > 1


def test_filters_narrow_a_sample(store: dr.Store) -> None:
    assert set(store.sample(actor="Ghana")["type"].to_pylist()) == {"ACCUSE", "CONSULT"}


@pytest.mark.parametrize(("by", "size"), [("score", 10), ("type", 0)])
def test_what_is_not_allowed_is_refused(store: dr.Store, by: str, size: int) -> None:
    with pytest.raises(dr.ConfigError, match="allowed are type"):
        store.sample(by, size=size)


def test_no_cell_of_the_csv_breaks_its_line(store: dr.Store) -> None:
    printed = CliRunner().invoke(main, ["sample", str(store.path), "-n", "7", "--csv"]).stdout
    assert len(printed.splitlines()) == 8 == len(list(csv.reader(io.StringIO(printed))))
