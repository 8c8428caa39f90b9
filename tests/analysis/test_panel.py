"""Counting events by who, when and what."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import dragoman as dr
from dragoman.cli import main
from dragoman.loading.document import make_document

MARCH, APRIL, MAY = date(2031, 3, 1), date(2031, 4, 1), date(2031, 5, 1)
REPORT = """Ghana and Togo met in Accra on 3 March 2031.
On 2 May 2031 Togolese soldiers attacked Ghana.
Ghana condemned Togo.
They condemned Togo.
Ghana did not threaten Togo.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    store = dr.Store(tmp_path_factory.mktemp("panel") / "news.dragoman")
    store.add([make_document(REPORT, published="2031-05-10")])
    return store


def counted(store: dr.Store, *names: str, **asked: Any) -> set[tuple[Any, ...]]:  # noqa: ANN401
    """The columns `names` of the rows that count something."""
    return {tuple(row[n] for n in names) for row in store.panel(**asked).to_pylist() if row["events"]}


def left_out(store: dr.Store, **asked: Any) -> dict[str, int]:  # noqa: ANN401
    found: dict[str, int] = json.loads(store.panel(**asked).schema.metadata[b"left_out"])
    return found


def test_dyads_by_month_and_quadrant(store: dr.Store) -> None:
    assert counted(store, "actor", "recipient", "month", "quad", "intensity") == {
        ("Ghana", "Togo", MARCH, "verbal cooperation", 2.5),
        ("Togo", "Ghana", MARCH, "verbal cooperation", 2.5),
        ("Togolese soldiers", "Ghana", MAY, "material conflict", -9.0),
    }


def test_zeros_have_rows(store: dr.Store) -> None:
    rows = store.panel().to_pylist()
    assert len(rows) == 3 * 3 * 4
    assert {row["month"] for row in rows} == {MARCH, APRIL, MAY}
    assert {row["intensity"] for row in rows if not row["events"]} == {None}


def test_countries_are_joined(store: dr.Store) -> None:
    pairs = counted(store, "actor", "recipient", by="dyad", level="country")
    assert pairs == {("GHA", "TGO"), ("TGO", "GHA")}


def test_what_has_no_time_is_counted_or_stands_where_its_report_does(store: dr.Store) -> None:
    assert left_out(store, by="month")["undated"] == 2
    assert counted(store, "month", "events", by="month", undated=True) == {(MARCH, 1), (MAY, 3)}


def test_nobody_is_no_party(store: dr.Store) -> None:
    assert not {name for (name,) in counted(store, "actor", by="actor")} & {"They", "they"}
    assert left_out(store, by="actor")["without actor"] == 1


def test_filters_narrow_a_panel(store: dr.Store) -> None:
    assert counted(store, "recipient", "type", by="recipient,type", actor="Ghana") == {
        ("Togo", "CONSULT"), ("Ghana", "CONSULT"), ("Togo", "ACCUSE")
    }  # fmt: skip
    assert ("Togo", "THREATEN") in counted(store, "recipient", "type", by="recipient,type", all=True)


@pytest.mark.parametrize(
    ("period", "first"),
    [("day", date(2031, 3, 3)), ("week", date(2031, 3, 3)), ("month", MARCH), ("year", date(2031, 1, 1))],
)
def test_periods_are_named_by_their_first_day(store: dr.Store, period: str, first: date) -> None:
    assert store.panel(period)[period][0].as_py() == first


@pytest.mark.parametrize("by", ["", "dyad,actor", "month,week", "dyad,sector", "dyad,dyad"])
def test_other_parts_are_refused(store: dr.Store, by: str) -> None:
    with pytest.raises(dr.ConfigError, match="dyad,month,quad"):
        store.panel(by)


def test_a_level_that_is_none_is_refused(store: dr.Store) -> None:
    with pytest.raises(dr.ConfigError, match="actor, country, entity"):
        store.panel(level="sector")


def test_an_empty_store_has_an_empty_panel(tmp_path: Path) -> None:
    store = dr.Store(tmp_path / "empty.dragoman")
    store.add([])
    assert store.panel().num_rows == 0


def test_csv_is_plain_enough_for_r_and_stata(store: dr.Store) -> None:
    printed = CliRunner().invoke(main, ["panel", str(store.path), "--csv"]).stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert list(rows[0]) == ["actor", "recipient", "month", "quad", "events", "intensity"]
    assert rows[0] == {"actor": "Ghana", "recipient": "Togo", "month": "2031-03-01", "quad": "verbal cooperation",
                       "events": "1", "intensity": "2.5"}  # fmt: skip
    assert rows[1]["intensity"] == ""
    assert len(printed.splitlines()) == len(rows) + 1
