"""Positions as charts."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from dragoman.errors import ConfigError
from dragoman.views.charts.draw import draw
from dragoman.views.charts.positions import positions, stances

ROW: dict[str, Any] = {"holder": "Esi Boateng", "basis": "own_words", "stance": 1.0, "low": -0.5, "high": 1.0,
                       "period": None, "words": "“Keep them!”", "evidence": "90fc60d3ceb7"}  # fmt: skip
SILENT = ROW | {"holder": "Afi Mensah", "basis": None, "stance": None, "low": None, "high": None}


def chart(*rows: dict[str, Any]) -> dict[str, Any]:
    return positions(pa.Table.from_pylist(list(rows)), "What of the wardens?", "Luca's end", "keep")


def test_a_scale_from_pole_to_pole_names_its_ends_and_the_unknown(tmp_path: Path) -> None:
    draw(chart(ROW, SILENT), tmp_path / "chart.svg")
    drawn = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    for words in ("What of the wardens?", "Luca's end", "keep", "Esi Boateng", "Unknown: Afi Mensah"):
        assert words in drawn.replace("&#39;", "'")


def test_periods_run_in_time(tmp_path: Path) -> None:
    later = ROW | {"period": date(2031, 9, 1), "stance": -1.0, "low": -1.0, "high": 0.5}
    draw(chart(ROW | {"period": date(2031, 3, 1)}, later), tmp_path / "chart.json")
    spec = json.loads((tmp_path / "chart.json").read_text(encoding="utf-8"))
    assert [row["period"] for row in spec["data"]["values"]] == ["2031-03-01", "2031-09-01"]
    assert spec["spec"]["layer"][0]["mark"]["type"] == "line"
    draw(spec, tmp_path / "chart.png")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"'.gif'; allowed are .svg, .png, .html, .json"):
        draw(chart(ROW), tmp_path / "chart.gif")


def test_one_holder_on_several_issues_has_a_line_for_each() -> None:
    rows = pa.Table.from_pylist([ROW | {"issue": "wardens"}, ROW | {"issue": "bridge"}, SILENT | {"issue": "bridge"}])
    spec = stances(rows, {"wardens": ("dissolve", "keep"), "bridge": ("close", "open")})
    assert [row["line"] for row in spec["data"]["values"]] == ["dissolve ↔ keep", "close ↔ open"]
