"""A store in the forms that others read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

import dragoman
from dragoman.cli.main import main
from dragoman.cli.options import filtered
from dragoman.cli.printing import told, visible

_FORMATS = ("plover", "polecat", "ftm", "csv", "parquet", "graphml", "gexf")


@main.command("export")
@click.argument("store", type=click.Path())
@click.option("--format", "form", required=True, type=click.Choice(_FORMATS), help="How it is written.")
@click.option("--to", required=True, type=click.Path(path_type=Path), metavar="OUT",
              help="The file, of csv and parquet the folder.")
@filtered("events")
def export_command(store: str, form: str, to: Path, **filters: Any) -> None:  # noqa: ANN401
    """Write STORE in a format that others read; docs/exports.md says what becomes of each field.

    plover: events as JSON lines. polecat: events as a table of 40 columns. ftm: FollowTheMoney entities as JSON lines.
    csv, parquet: a folder with a file for each table. graphml, gexf: who stands how to whom, as a network.
    """
    with told():
        done = dragoman.Store(store).export(form, to, **filters)
    click.echo(f"wrote {visible(str(done.path))}: {_counts(done.written)}", err=True)
    for table, counts in done.left_out.items():
        click.echo(f"  {table} left out: {_counts(counts)}", err=True)
    if done.lost:
        click.echo(f"  not held by {form}: {_counts(done.lost)}", err=True)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {what}" for what, count in counts.items()) or "nothing"
