"""Charts and the report of a forecast: what they show, and what hostile names make of them."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dragoman.analysis.what_if.forecast import forecast
from dragoman.analysis.what_if.question import Question
from dragoman.analysis.what_if.results import Forecast
from dragoman.analysis.what_if.stakeholders import Estimate, Stakeholders
from dragoman.views.charts.what_if import charts, what_if_chart
from dragoman.views.what_if.report import figures, page
from dragoman.views.what_if.sources import Sources
from stakes import port, port_file, what_if

ASKED = Question("Who runs the port?", "the union", "the shippers")
SCENARIOS = ["cut Ministry > Shippers", "remove Union"]
HOSTILE = "</text><script>alert(1)</script><img src=x onerror=alert(2)>"


class Seen(HTMLParser):
    """The names of all elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names, self.attributes = set[str](), set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.fixture(scope="module")
def found() -> Forecast:
    return forecast(port(), "compromise", 500, scenarios=SCENARIOS)


@pytest.fixture
def table(tmp_path: Path) -> str:
    return port_file(tmp_path)


def test_each_model_has_a_panel_with_its_runs_and_its_error(found: Forecast) -> None:
    rows = charts(found, port(), ASKED)["models"]["data"]["values"]
    spreads = {row["label"]: row for row in rows if "p50" in row}
    bargained = next(row for label, row in spreads.items() if label.startswith("bargaining"))
    assert len(spreads) == 7
    assert "compromise (chosen)" in " ".join(spreads)
    assert bargained["p50"] - bargained["least"] == pytest.approx(found.backtests["bargaining"].error, abs=0.02)
    for label in spreads:
        assert sum(row["share"] for row in rows if row["label"] == label and "share" in row) == pytest.approx(1)


def test_wide_intervals_are_seen(found: Forecast) -> None:
    rows = list(port().rows)
    thin = Stakeholders((replace(rows[0], position=Estimate(0, 0, 90)), *rows[1:]))
    wide = forecast(thin, "compromise", 500)

    def width(of: Forecast, who: Stakeholders, chart: str) -> float:
        rows = charts(of, who, ASKED)[chart]["data"]["values"]
        if chart == "rounds":
            return float(max(row["high"] - row["low"] for row in rows if row["actor"] == "Union" and row["round"] == 0))
        return float(max(row["p95"] - row["p5"] for row in rows if "chosen" in row["label"] and "p5" in row))

    for chart in ("models", "rounds"):
        assert width(wide, thin, chart) > 1.5 * width(found, port(), chart)


def test_rounds_begin_as_stated_and_end_where_the_runs_do(found: Forecast) -> None:
    rows = [row for row in charts(found, port(), ASKED)["rounds"]["data"]["values"] if row["actor"] == "Ministry"]
    assert (rows[0]["low"], rows[0]["middle"], rows[0]["high"]) == (70, 70, 70)
    assert rows[-1]["median"] == pytest.approx(found.spreads["bargaining"].p50, abs=0.1)


def test_scenarios_stand_side_by_side_with_who_is_left(found: Forecast) -> None:
    made = charts(found, port(), ASKED)
    rows = made["stakes"]["data"]["values"]
    there = {name: {row["actor"] for row in rows if row["course"] == name and "actor" in row} for name in
             ("as stated", *(f"{n} {text}" for n, text in enumerate(SCENARIOS, 1)))}  # fmt: skip
    assert there["2 remove Union"] == there["as stated"] - {"Union"}
    assert {row["course"] for row in rows if "tie" in row} == {"as stated", "2 remove Union"}
    assert len([row for row in made["scenarios"]["data"]["values"] if "p50" in row]) == 3


def test_a_bar_reaches_to_the_outcomes_at_both_ends_of_the_input(found: Forecast) -> None:
    pytest.importorskip("SALib")
    rows = charts(found, port(), ASKED)["decisive"]["data"]["values"]
    city = {row["where"]: row["to"] for row in rows if row["input"] == "City: position"}
    assert city["in its lowest fifth"] < found.spreads["compromise"].p50 < city["in its highest fifth"]


@pytest.mark.parametrize("ending", ["svg", "png", "json", "html"])
def test_it_is_drawn(table: str, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"port.{ending}"
    result = what_if("--table", table, "--scenario", SCENARIOS[0], "--chart", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.stat().st_size > 5000


def test_what_is_not_forecast_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("actor,position,salience,capability\nA,0,1,1\nB,5,1,1\nC,9,1,1\n", encoding="utf-8")
    result = what_if("--table", str(path), "--chart", str(tmp_path / "out.svg"))
    assert result.exit_code == 2
    assert "there is no forecast to draw: 0 of 3 positions have evidence" in " ".join(result.stderr.split())


def test_an_ending_that_is_none_is_refused_before_work(table: str, tmp_path: Path) -> None:
    assert what_if("--table", table, "--chart", str(tmp_path / "port.gif")).exit_code == 2


def test_the_report_has_question_outcome_error_inputs_limits_and_command(table: str, tmp_path: Path) -> None:
    out = tmp_path / "port.html"
    result = what_if("--table", table, "--model", "compromise", "--scenario", SCENARIOS[1], "--report", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    text = re.sub(r"<(style|svg).*?</\1>|<[^>]+>", " ", out.read_text(encoding="utf-8"), flags=re.DOTALL)
    shown = " ".join(text.split())
    parts = ["Where does the issue end up?", "by the model “compromise”; of 1,000 runs", "wrong by 22.5 points of 100",
             "gone: Union", "The models", "What went in", "the strike call, 3 May", "40 (30 to 60)", "Limits",
             "no date follows", f"--scenario &#x27;{SCENARIOS[1]}&#x27;"]  # fmt: skip
    places = [shown.index(part) for part in parts]
    assert places == sorted(places)


def test_a_hostile_name_stays_text_in_charts_and_report() -> None:
    rows = port().rows
    named = Stakeholders((replace(rows[0], actor=HOSTILE, evidence=HOSTILE), *rows[1:]))
    told = forecast(named, "compromise", 500, scenarios=[f"set {HOSTILE} position 3"])
    asked = Question(HOSTILE, HOSTILE, HOSTILE)
    for made in (page(told, named, asked, Sources({}), HOSTILE), *figures(told, named, asked).values()):
        seen = Seen()
        seen.feed(made)
        assert "alert(1)" in made
        assert not seen.names & {"script", "img", "a", "iframe", "use", "image", "foreignobject"}
        assert not {name for name in seen.attributes if name.startswith("on")} | seen.attributes & {"src", "href"}


def test_no_chart_has_what_a_strict_policy_forbids(found: Forecast) -> None:
    for svg in figures(found, port(), ASKED).values():
        assert not re.search(r"<style|\bstyle=|<foreignObject|url\(", svg)


def test_all_charts_in_one_have_titles_in_words(found: Forecast) -> None:
    titles = [part["title"]["text"] for part in what_if_chart(found, port(), ASKED)["vconcat"]]
    assert titles[0] == "Outcomes by model, as stated"
    assert "Positions by round of bargaining" in titles
