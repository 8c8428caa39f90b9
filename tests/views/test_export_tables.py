"""CSV and Parquet: a file for each table, the same rows as are printed."""

import csv
import io
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from exported import CASES, cells, kept, report, scored, written
from handmade import Handmade, article
from hypothesis import given, settings

import dragoman as dr
from dragoman.corpus import chunks
from dragoman.views import output
from dragoman.views.export.tables import CHUNKED, TABLES

PRINTED = (*CHUNKED, "actors")


@pytest.fixture
def store(tmp_path: Path) -> dr.Store:
    made = Handmade("Peru accused Chile.", {"published": "2031-05-01"})
    peru, chile = (made.entity(name, name, kind="state") for name in ("Peru", "Chile"))
    made.event("ACCUSE", "accused", {"Peru": peru}, {"Chile": chile})
    return kept(tmp_path, scored(article()), scored(made.reading()))


def printed(store: dr.Store, table: str, **filters: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    rows: list[dict[str, Any]] = getattr(store, table)(**filters).to_pylist()
    return rows


def as_text(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows]


@pytest.mark.parametrize("size", [1, 200])
def test_parquet_has_the_rows_that_are_printed(store: dr.Store, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "SIZE", size)
    folder = written(store, "parquet")
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.parquet" for name in TABLES)
    for name in PRINTED:
        table = pq.read_table(folder / f"{name}.parquet")
        assert table.to_pylist() == printed(store, name)
        assert table.schema.remove_metadata() == getattr(store, name)().schema.remove_metadata()


def test_roles_have_everybody_in_the_rows_that_are_written(store: dr.Store) -> None:
    folder = written(store, "parquet")
    roles = pq.read_table(folder / "roles.parquet").to_pylist()
    assert {row["role"] for row in roles} == {"actors", "recipients", "sources", "from", "to"}
    shown = {row["id"] for name in ("events", "attributions", "ties") for row in printed(store, name)}
    assert {row["record"] for row in roles} <= shown
    (accused,) = (row for row in roles if row["name"] == "Chile")
    assert (accused["role"], accused["position"]) == ("recipients", 0)


def test_each_table_is_narrowed_by_the_filters_that_it_has(store: dr.Store) -> None:
    done = store.export("csv", store.path.with_name("some"), type="ACCUSE", published_since="2031-05")
    assert (done.written["documents"], done.written["events"], done.written["ties"]) == (1, 1, 0)
    done = store.export("csv", store.path.with_name("peru"), actor="Peru")
    assert (done.written["documents"], done.written["events"], done.written["ties"]) == (3, 1, 0)


def test_a_cell_that_a_spreadsheet_would_compute_is_guarded(tmp_path: Path) -> None:
    made = Handmade("=cmd() accused -5 and '+x of it.", {"published": "2031-05-01"})
    who = {name: made.entity(name, name) for name in ("=cmd()", "-5", "'+x")}
    made.event("ACCUSE", "accused", {"=cmd()": who["=cmd()"]}, {"-5": who["-5"]}, {"'+x": who["'+x"]})
    store = kept(tmp_path, scored(made.reading()))
    with (written(store, "csv") / "events.csv").open(encoding="utf-8", newline="") as text:
        (row,) = csv.DictReader(text)
    assert (row["actors"], row["recipients"], row["themes"]) == ("'=cmd()", "'-5", "''+x")
    assert row["intensity"] == "-3.0"
    (back,) = cells(tmp_path / "out.csv" / "events.csv")
    assert (back["actors"], back["recipients"], back["themes"]) == ("=cmd()", "-5", "'+x")


def test_the_csv_that_is_printed_quotes_line_ends() -> None:
    table = pa.table({"words": ["two\nlines", "cr\rx"]})
    printed_csv = "".join(f"{line}\n" for line in output.written(table, "csv"))
    assert list(csv.DictReader(io.StringIO(printed_csv, newline=""))) == table.to_pylist()


def test_an_empty_store_gives_empty_tables(tmp_path: Path) -> None:
    store = kept(tmp_path)
    for form, read in (("csv", lambda p: list(cells(p))), ("parquet", lambda p: pq.read_table(p).to_pylist())):
        assert [read(path) for path in sorted(written(store, form).iterdir())] == [[]] * len(TABLES)


@settings(max_examples=4, deadline=None)
@given(CASES)
def test_whatever_the_words_are_csv_gives_them_back(case: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = kept(Path(folder), report(case))
        out = written(store, "csv", all=True)
        for name in PRINTED:
            filters = {"all": True} if name in ("events", "ties") else {}
            assert list(cells(out / f"{name}.csv")) == as_text(printed(store, name, **filters))


