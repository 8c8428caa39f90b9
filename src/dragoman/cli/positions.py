"""Where actors stand, and who speaks differently."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import dragoman
from dragoman.cli.main import main
from dragoman.cli.options import filtered, output_forms
from dragoman.cli.printing import give, told

if TYPE_CHECKING:
    import pyarrow as pa


@main.command("positions")
@click.argument("store", type=click.Path())
@click.argument("issue", required=False)
@click.option("--about", metavar="NAME", help="For and against this person, group or topic, instead of an issue.")
@click.option("--by", metavar="PERIOD", help="A row for each day, month or year.")
@click.option("--together", is_flag=True, help="Also all that --within leaves as one.")
@click.option("--nested", is_flag=True, help="Keep the evidence as a list.")
@click.option("--chart", metavar="FILE", type=click.Path(path_type=Path), help="Draw it as .svg, .png or .json.")
@filtered("positions")
@output_forms
def positions_command(
    store: str, issue: str | None, chart: Path | None, form: str | None, parquet: str | None,
    **options: Any,  # noqa: ANN401
) -> None:  # fmt: skip
    """Tell where each actor of STORE stands on ISSUE, of issues.toml beside it, and by which words and deeds.

    From -1 at the first pole to +1 at the second, with an interval that is wide where little is told. Each row's
    evidence are ids for `dragoman trace`.
    """
    with told():
        table = dragoman.Store(store).positions(issue, **options)
        if chart:
            _draw(Path(store), issue, options["about"], table, chart)
        give(table, "positions", form, parquet)


def _draw(store: Path, issue: str | None, about: str | None, table: pa.Table, chart: Path) -> None:
    from dragoman.analysis.positions.table import choose
    from dragoman.views.charts.draw import draw
    from dragoman.views.charts.positions import positions

    chosen = choose(store, issue, about)
    first, second = (pole.label for pole in chosen.poles)
    draw(positions(table, chosen.question, first, second), chart)


@main.command("issues")
@click.argument("store", type=click.Path())
@click.option("--propose", is_flag=True, help="Those that its actors seem to have, with lines for issues.toml.")
@output_forms
def issues_command(store: str, propose: bool, form: str | None, parquet: str | None) -> None:
    """List the issues of issues.toml beside STORE, or propose some from what is demanded, offered and refused."""
    with told():
        give(dragoman.Store(store).issues(propose=propose), "proposals" if propose else "issues", form, parquet)


@main.command("divergence")
@click.argument("store", type=click.Path())
@click.argument("issue", required=False)
@click.option("--about", metavar="NAME", help="For and against this person, group or topic, instead of an issue.")
@filtered("positions")
@output_forms
def divergence_command(
    store: str, issue: str | None, form: str | None, parquet: str | None, **options: Any  # noqa: ANN401
) -> None:
    """Tell who within one government, movement or bloc speaks differently, and who speaks against its own past.

    On ISSUE, of issues.toml beside STORE; or, with --within, --country or --actor, on whatever they share.
    """
    with told():
        give(dragoman.Store(store).divergence(issue, **options), "divergence", form, parquet)
