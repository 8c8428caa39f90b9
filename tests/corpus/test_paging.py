"""Parts of a table: together they are the table, in any order that is asked for."""

from pathlib import Path

import pytest
from reports import documents

import dragoman as dr
from dragoman.corpus.filters import Filters
from dragoman.corpus.paging import Part, cut, part_of

TABLES = ("documents", "reports", "events", "attributions", "ties", "actors", "failures")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    made = dr.Store(tmp_path_factory.mktemp("paging") / "news.dragoman")
    made.add(documents())
    return made


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("size", [1, 3, 100])
def test_parts_are_the_table_cut(store: dr.Store, table: str, size: int) -> None:
    whole = getattr(store, table)()
    parts = [part_of(store.path, table, {}, Part(offset=n, limit=size)) for n in range(0, whole.num_rows, size)]
    rows = [row for part in parts for row in part.to_pylist()]
    assert sorted(map(str, rows)) == sorted(map(str, whole.to_pylist()))
    if table != "actors":  # of those who are mentioned as often the order is another one
        assert rows == whole.to_pylist()
    assert {part.schema.metadata[b"total"] for part in parts} <= {str(whole.num_rows).encode()}


@pytest.mark.parametrize(("table", "column"), [("events", "type"), ("ties", "to"), ("actors", "mentions"),
                                               ("documents", "title"), ("attributions", "published")])  # fmt: skip
def test_rows_are_sorted_with_empty_cells_last(store: dr.Store, table: str, column: str) -> None:
    for down in (False, True):
        found = part_of(store.path, table, {}, Part(column, down))[column].to_pylist()
        told = [value for value in found if value is not None]
        assert told == sorted(told, reverse=down)
        assert found[len(told) :] == [None] * (len(found) - len(told))
        assert part_of(store.path, table, {}, Part(column, down, 1, 2))[column].to_pylist() == found[1:3]


def test_what_is_left_out_is_counted_as_in_the_whole_table(store: dr.Store) -> None:
    given: Filters = {"publisher": "El Puente"}
    whole = store.events(**given)
    part = part_of(store.path, "events", given, Part(limit=1))
    assert part.num_rows == 1
    assert part.schema.metadata[b"left_out"] == whole.schema.metadata[b"left_out"] != b"{}"
    assert cut(whole, Part(limit=1)).schema.metadata == part.schema.metadata


@pytest.mark.parametrize("table", ["events", "documents", "actors"])
def test_a_column_that_is_none_is_refused_with_those_that_are(store: dr.Store, table: str) -> None:
    with pytest.raises(dr.ConfigError, match="sort is 'text; DROP'; allowed are"):
        part_of(store.path, table, {}, Part('text; DROP'))
    with pytest.raises(dr.ConfigError, match="allowed are"):
        cut(store.judgements(), Part("nothing"))


def test_a_search_gives_a_part_and_counts_all(store: dr.Store, tmp_path: Path) -> None:
    from dragoman.corpus.search import search

    whole = store.search("on")
    assert whole.num_rows > 2
    part = search(store.path, "on", Part(offset=1, limit=1))
    assert part.to_pylist() == whole.to_pylist()[1:2]
    assert part.schema.metadata[b"total"] == str(whole.num_rows).encode()
