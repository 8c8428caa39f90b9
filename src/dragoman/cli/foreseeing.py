"""What would follow: forecasts from a table of stakeholders."""

from __future__ import annotations

import json
import shlex
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from dragoman.cli.main import main
from dragoman.cli.printing import echo, told, visible

if TYPE_CHECKING:
    from dragoman.analysis.what_if.question import Question
    from dragoman.analysis.what_if.results import Forecast
    from dragoman.analysis.what_if.stakeholders import Stakeholders

_FILE = click.Path(path_type=Path, dir_okay=False)


@main.command("what-if")
@click.argument("issue", required=False)
@click.option("--store", type=click.Path(path_type=Path), metavar="STORE",
              help="Propose stakeholders of ISSUE by it; beside --table: sentences, question and ties by it.")
@click.option("--write", type=_FILE, metavar="FILE", help="Keep the proposed ones as CSV, for you to fill in.")
@click.option("--table", type=click.Path(path_type=Path), metavar="FILE",
              help="CSV of actor, position, salience, capability, evidence; bounds as position_low, position_high …")
@click.option("--model", metavar="NAME", help="Whose outcome and interval; the default is what the backtest allows.")
@click.option("--runs", default=1000, show_default=True, help="How often to draw from the intervals.")
@click.option("--seed", default=1, show_default=True, help="Another number draws others.")
@click.option("--scenario", "scenarios", multiple=True, metavar="CHANGES",
              help='"remove A", "set A position 30" (salience, capability), "cut A > B"; several with ";" between.')
@click.option("--chart", type=_FILE, metavar="FILE",
              help="Draw it: .svg, .png, .html (needs nothing else) or .json (Vega-Lite).")
@click.option("--report", type=_FILE, metavar="FILE", help="Write all of it as one HTML page, with sources and limits.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def what_if_command(
    issue: str | None, store: Path | None, write: Path | None, table: Path | None, model: str | None, runs: int,
    seed: int, scenarios: tuple[str, ...], chart: Path | None, report: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Forecast where an issue ends up, from what each actor of FILE wants, how much it cares and what it can do.

    Shown are the outcome with its interval, every model's, who moves, who clashes and which inputs decide, and how
    wrong the model was on issues whose outcomes are known. Nothing is forecast without capabilities, or from fewer than
    three positions with evidence. With ISSUE and --store positions and saliences are proposed from the record; the
    capabilities are yours to write into the file that --write makes.
    """
    from dragoman.analysis.what_if.forecast import forecast
    from dragoman.views import output
    from dragoman.views.charts.draw import check
    from dragoman.views.what_if.terminal import shown

    with told():
        if chart:
            check(chart)
        given = _Given(issue, store, table)
        if write:
            given.keep(write)
        found = forecast(given.stakeholders, model, runs, seed, scenarios, store)
        if chart:
            _draw(found, given, chart)
        if report:
            _report(found, given, report)
    if as_json:
        click.echo(output.escaped(json.dumps(found.to_dict(), ensure_ascii=False, indent=1)).encode())
    elif not (chart or report):
        echo(shown(found, shutil.get_terminal_size((100, 24)).columns))


@dataclass(frozen=True)
class _Given:
    """What the command was given; UsageError for what does not go together."""

    issue: str | None
    store: Path | None
    table: Path | None

    def __post_init__(self) -> None:
        if (not self.table and not (self.store and self.issue)) or (self.issue and not self.store):
            raise click.UsageError("give --table FILE, or an ISSUE with --store STORE")

    @cached_property
    def stakeholders(self) -> Stakeholders:
        """Those of the file, or those that the store proposes."""
        from dragoman.analysis.what_if.proposed import proposed
        from dragoman.analysis.what_if.table import read

        return read(self.table) if self.table else proposed(cast(Path, self.store), cast(str, self.issue))

    @property
    def question(self) -> Question:
        """The issue's, where one is named."""
        from dragoman.analysis.what_if.question import Question, question_of

        return question_of(self.store, self.issue) if self.store and self.issue else Question()

    def keep(self, file: Path) -> None:
        """Write the proposals."""
        from dragoman.analysis.what_if.table import write

        if self.table:
            raise click.UsageError("--write keeps what a store proposes; leave --table away")
        write(self.stakeholders, file)

    def command(self, found: Forecast) -> str:
        """The command that makes the forecast again."""
        parts = ["dragoman", "what-if", *([self.issue] if self.issue else [])]
        for option, value in (("--store", self.store), ("--table", self.table)):
            parts += [option, str(value)] if value else []
        parts += ["--model", found.model, "--runs", str(found.runs), "--seed", str(found.seed)]
        for course in found.courses[1:]:
            parts += ["--scenario", course.scenario]
        return shlex.join(parts)


def _draw(found: Forecast, given: _Given, chart: Path) -> None:
    from dragoman.views.charts.draw import draw
    from dragoman.views.charts.what_if import what_if_chart

    draw(what_if_chart(found, given.stakeholders, given.question), chart)
    click.echo(f"wrote {visible(str(chart))}", err=True)


def _report(found: Forecast, given: _Given, report: Path) -> None:
    from dragoman.errors import ConfigError
    from dragoman.views.what_if.report import page
    from dragoman.views.what_if.sources import Sources

    sources = Sources.of(given.stakeholders, given.store)
    made = page(found, given.stakeholders, given.question, sources, given.command(found))
    try:
        report.write_text(made, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{report} cannot be written: {error.strerror}") from error
    click.echo(f"wrote {visible(str(report))}", err=True)
