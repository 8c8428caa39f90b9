"""What would follow: forecasts from a table of stakeholders."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from dragoman.cli.main import main
from dragoman.cli.printing import echo, told

if TYPE_CHECKING:
    from dragoman.analysis.what_if.stakeholders import Stakeholders


@main.command("what-if")
@click.argument("issue", required=False)
@click.option("--store", type=click.Path(path_type=Path), metavar="STORE", help="Propose stakeholders of ISSUE by it.")
@click.option("--write", type=click.Path(path_type=Path), metavar="FILE", help="Keep those as CSV, for you to fill in.")
@click.option("--table", type=click.Path(path_type=Path), metavar="FILE",
              help="CSV of actor, position, salience, capability, evidence; bounds as position_low, position_high …")
@click.option("--model", metavar="NAME", help="Whose outcome and interval; the default is what the backtest allows.")
@click.option("--runs", default=1000, show_default=True, help="How often to draw from the intervals.")
@click.option("--seed", default=1, show_default=True, help="Another number draws others.")
@click.option("--scenario", "scenarios", multiple=True, metavar="CHANGES",
              help='"remove A", "set A position 30" (salience, capability), "cut A > B"; several with ";" between.')
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def what_if_command(
    issue: str | None, store: Path | None, write: Path | None, table: Path | None, model: str | None, runs: int,
    seed: int, scenarios: tuple[str, ...], as_json: bool,
) -> None:  # fmt: skip
    """Forecast where an issue ends up, from what each actor of FILE wants, how much it cares and what it can do.

    Shown are the outcome with its interval, every model's, who moves, who clashes and which inputs decide, and how
    wrong the model was on issues whose outcomes are known. Nothing is forecast without capabilities, or from fewer than
    three positions with evidence. With ISSUE and --store positions and saliences are proposed from the record; the
    capabilities are yours to write into the file that --write makes.
    """
    from dragoman.analysis.what_if.forecast import forecast
    from dragoman.views import output, what_if

    with told():
        given = _given(issue, store, write, table)
        found = forecast(given, model=model, runs=runs, seed=seed, scenarios=scenarios)
    if as_json:
        click.echo(output.escaped(json.dumps(found.to_dict(), ensure_ascii=False, indent=1)).encode())
    else:
        echo(what_if.shown(found, shutil.get_terminal_size((100, 24)).columns))


def _given(issue: str | None, store: Path | None, kept: Path | None, table: Path | None) -> Stakeholders:
    """The stakeholders of the file, or those that the store proposes."""
    from dragoman.analysis.what_if.proposed import proposed
    from dragoman.analysis.what_if.table import read, write

    if (table is None) == (store is None) or (store is None) != (issue is None):
        raise click.UsageError("give --table FILE, or an ISSUE with --store STORE")
    if table:
        return read(table)
    found = proposed(cast(Path, store), cast(str, issue))
    if kept:
        write(found, kept)
    return found
