"""Charts: what they show, and the files that they are drawn into."""

import json
import re
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from click.testing import CliRunner

import dragoman as dr
from dragoman.analysis.change.change import MEASURES
from dragoman.cli import main
from dragoman.loading.document import make_document
from dragoman.views.charts.accuracy import accuracy_chart
from dragoman.views.charts.change import change_chart
from dragoman.views.charts.draw import draw
from dragoman.views.charts.network import network_chart
from dragoman.views.charts.style import fitted, framed
from dragoman.views.charts.timeline import COUNTED, NAMED, timeline_chart
from dragoman.views.charts.voices import voices_chart

REPORT = """Fiji and Tonga met in Suva in March 2031. On 14 May 2031 Tongan soldiers attacked Fiji.
Issa Maro, commander of the Reef Guard, said that Tonga lied. The truce is fragile. Fiji condemned Tonga."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    store = dr.Store(tmp_path_factory.mktemp("charts") / "news.dragoman")
    store.add([make_document(REPORT, published="2031-06-21", publisher="The Wharf")])
    return store


def test_a_month_is_as_long_as_a_month(store: dr.Store) -> None:
    chart = timeline_chart(store.timeline(actor="Fiji"))
    bars = {bar["when"]: bar for bar in chart["data"]["values"]}
    assert (bars["2031-03"]["from"], bars["2031-03"]["to"]) == ("2031-03-01", "2031-04-01")
    assert (bars["2031-05-14"]["from"], bars["2031-05-14"]["to"]) == ("2031-05-14", "2031-05-15")
    assert "without a time are not shown" in chart["title"]["subtitle"]


def test_many_rows_share_lines() -> None:
    row = {"placed": "dated", "earliest": date(2031, 5, 1), "latest": date(2031, 5, 1), "record": "event",
           "who": "Fiji", "quad": "verbal conflict", "words": "condemned", "whom": "Tonga", "about": "",
           "content": None, "when": "2031-05-01", "basis": "clause", "id": "a"}  # fmt: skip
    chart = timeline_chart(pa.Table.from_pylist([row] * (NAMED + 1)))
    assert {bar["line"] for bar in chart["data"]["values"]} == {"verbal conflict"}


def test_a_network_has_a_dot_for_each_party_and_a_line_for_each_pair(store: dr.Store) -> None:
    network = store.network()
    lines, dots, _ = network_chart(network)["layer"]
    assert {dot["name"] for dot in dots["data"]["values"]} == set(network.nodes["name"].to_pylist())
    signs = {(line["one"], line["other"]): line["sign"] for line in lines["data"]["values"]}
    assert signs["Issa Maro", "Reef Guard"] == "friendly"
    assert network_chart(network) == network_chart(network)


def test_voices_are_counted_by_outlet(store: dr.Store) -> None:
    rows = voices_chart(store.voices())["data"]["values"]
    assert {(row["outlet"], row["voice"]) for row in rows} == {
        ("The Wharf", voice) for voice in ("named", "own", "assessment")
    }  # fmt: skip


def test_breaks_are_bands() -> None:
    breaks = pa.Table.from_pylist([
        {"measure": "conflict", "verdict": "break", "break": date(2031, 5, 1), "earliest": date(2031, 4, 1),
         "latest": date(2031, 5, 31), "before": 1.0, "after": 9.0, "p": 0.001, "around": "a"},
        {"measure": "cooperation", "verdict": "too few events"},
    ])  # fmt: skip
    counts = pa.Table.from_pylist([{"month": date(2031, 5, 1), "quad": "verbal conflict", "events": 9}])
    chart = change_chart(breaks, counts, "month", MEASURES)
    rows = chart["data"]["values"]
    assert {"measure": "conflict", "day": "2031-05-01", "events": 9} in rows
    assert [row["latest"] for row in rows if "latest" in row] == ["2031-05-31"]
    assert chart["title"]["subtitle"] == "1 breaks; too few events to say: cooperation"


@pytest.mark.parametrize("question", ["timeline", "network", "voices", "change"])
def test_each_question_is_drawn(store: dr.Store, question: str, tmp_path: Path) -> None:
    out = tmp_path / "chart.svg"
    done = CliRunner().invoke(main, [question, str(store.path), "--actor", "Fiji", "--chart", str(out)])
    assert done.exit_code == 0, done.output
    assert out.read_text(encoding="utf-8").startswith("<svg")


def test_forms_of_a_chart(store: dr.Store, tmp_path: Path) -> None:
    chart = network_chart(store.network())
    for ending in ("json", "svg", "png", "html"):
        draw(chart, tmp_path / f"chart.{ending}")
    assert json.loads((tmp_path / "chart.json").read_text()) == chart
    assert "Reef Guard" in (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")


def test_a_page_needs_nothing_else_and_runs_no_name(tmp_path: Path) -> None:
    spec = {"data": {"values": [{"a": "</script><script>alert(1)</script>"}]}, "mark": "point",
            "encoding": {"x": {"field": "a", "type": "nominal"}}}  # fmt: skip
    draw(spec, tmp_path / "chart.html")
    page = (tmp_path / "chart.html").read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|link)[^>]*(?:src|href)=", page)
    assert "alert(1)</script>" not in page


def test_an_ending_that_is_none_is_refused_before_work(store: dr.Store, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["network", str(store.path), "--chart", str(tmp_path / "chart.gif")])
    assert done.exit_code == 2
    assert ".svg" in done.output


def test_very_many_rows_are_counted_by_month() -> None:
    row = {"placed": "dated", "earliest": date(2031, 5, 9), "latest": date(2031, 5, 9), "record": "event",
           "quad": "verbal conflict"}  # fmt: skip
    chart = timeline_chart(pa.Table.from_pylist([row] * (COUNTED + 1)))
    assert chart["data"]["values"] == [{"month": "2031-05-01", "kind": "verbal conflict", "rows": COUNTED + 1}]


def test_accuracy_has_a_line_for_each_type_below_its_table() -> None:
    row = {"table": "ties", "type": None, "right": 2, "wrong": 1, "precision": 0.667, "low": 0.2, "high": 0.9}
    chart = accuracy_chart(pa.Table.from_pylist([row, row | {"type": "heads"}]))
    assert [bar["label"] for bar in chart["data"]["values"]] == ["all ties", "ties: heads"]
    assert chart["title"]["subtitle"].startswith("3 judged")


def test_a_chart_fits_the_page_that_it_is_on(tmp_path: Path) -> None:
    white = {"mark": {"type": "text", "stroke": "white"}, "data": {"values": [{"name": "white", "width": 900}]},
             "encoding": {"text": {"field": "name"}}}  # fmt: skip
    dark = fitted(framed("Title", "", width=640, layer=[white]), dark=True, narrow=True)
    assert dark["layer"][0]["mark"]["stroke"] == dark["config"]["background"]
    assert dark["layer"][0]["data"] == white["data"]
    assert dark["width"] < 200
    draw(dark, tmp_path / "chart.svg")
    assert f'fill="{dark["config"]["background"]}"' in (tmp_path / "chart.svg").read_text(encoding="utf-8")
