"""When acts became more or fewer."""

import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman as dr
from dragoman.analysis.change.breaks import breaks
from dragoman.cli import main
from dragoman.loading.document import make_document

FLAT = [3, 2, 4, 3, 3, 2, 4, 3, 2, 3, 4, 3, 3, 2, 3, 4, 2, 3]
JUMP = [1, 2, 0, 1, 2, 1, 0, 2, 1, 1, 9, 11, 8, 10, 12, 9, 10, 11]


def test_a_jump_is_one_break_with_its_interval() -> None:
    (found,) = breaks(np.array(JUMP, float)) or []
    assert (found.at, found.before, found.after) == (10, 1.1, 10.0)
    assert found.first <= 10 <= found.last
    assert found.last - found.first <= 2
    assert found.p < 0.05


def test_an_unclear_break_has_a_wide_interval() -> None:
    (found,) = breaks(np.array([2, 3, 2, 1, 3, 2, 2, 3, 4, 5, 6, 7, 8, 7, 8, 6, 7, 8, 7, 8], float)) or []
    assert found.last - found.first >= 1


def test_two_breaks() -> None:
    assert [b.at for b in breaks(np.array([2] * 8 + [12] * 8 + [3] * 8, float)) or []] == [8, 16]


def test_a_flat_series_has_none() -> None:
    assert breaks(np.array(FLAT, float)) == []


@pytest.mark.parametrize("counts", [[9] * 11, [1] * 19, [0] * 40, []])
def test_of_short_or_thin_series_nothing_is_said(counts: list[int]) -> None:
    assert breaks(np.array(counts, float)) is None


@given(st.lists(st.integers(0, 9), min_size=12, max_size=40))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_break_lies_within_its_interval_and_series(counts: list[int]) -> None:
    for found in breaks(np.array(counts, float)) or []:
        assert found.start < found.first <= found.at <= found.last < found.end
        assert found.p < 0.05


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    store = dr.Store(tmp_path_factory.mktemp("change") / "news.dragoman")
    days = [date(2030 + n // 12, n % 12 + 1, 5) for n in range(14)]
    acts = [1] * 7 + [4] * 7
    for day, n in zip(days, acts, strict=True):
        deeds = "".join(f"Chad {'attacked' if n > 1 else 'praised'} Niger on {day.day + k} {day:%B} {day.year}.\n"
                        for k in range(n))  # fmt: skip
        text = f"{deeds}Fiji praised Tonga on {day.day} {day:%B} {day.year}."
        store.add([make_document(text, published=(day + timedelta(days=9)).isoformat(), publisher="The Wharf")])
    return store


def test_a_break_between_two_is_told_with_the_events_round_it(store: dr.Store) -> None:
    rows = {row["measure"]: row for row in store.change(actor="Chad", other="Niger").to_pylist()}
    found = rows["conflict"]
    assert found["verdict"] == "break"
    assert found["earliest"] <= found["break"] <= found["latest"]
    assert found["break"] == date(2030, 8, 1)
    assert found["before"] == 0
    assert found["after"] == pytest.approx(4, abs=0.2)
    assert found["beyond_volume"] is None
    assert "Chad attacked Niger" in found["around"]
    assert {store.trace(id).table for id in found["evidence"].split("; ")} == {"events"}
    assert rows["events"]["beyond_volume"] == pytest.approx(4 / 2.5, abs=0.1)
    assert rows["cooperation"]["verdict"] == "too few events"


def test_of_few_events_nothing_is_said(store: dr.Store) -> None:
    assert store.change(actor="Fiji")["verdict"].to_pylist() == ["too few events"] * 3


def test_what_makes_no_sense_is_refused(store: dr.Store) -> None:
    with pytest.raises(dr.ConfigError, match="month, week"):
        store.change(actor="Chad", period="year")
    with pytest.raises(dr.ConfigError, match="whose acts"):
        store.change()


def test_an_empty_store_has_too_few(tmp_path: Path) -> None:
    store = dr.Store(tmp_path / "empty.dragoman")
    store.add([])
    assert store.change(country="Chad")["verdict"].to_pylist() == ["too few events"] * 3


def test_the_command_shows_it(store: dr.Store) -> None:
    done = CliRunner().invoke(main, ["change", str(store.path), "--actor", "Chad", "--with", "Niger", "--json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)[0]["verdict"] == "break"
