"""Questions asked of a store."""

from __future__ import annotations

from typing import Any

import click

import dragoman
from dragoman.cli.main import main
from dragoman.cli.options import filtered, output_forms
from dragoman.cli.printing import give, told


@main.command("timeline")
@click.argument("store", type=click.Path())
@click.option("--with", "other", metavar="OTHER", help="Only what is between the actor and OTHER.")
@click.option("--words", metavar="WORDS", help="Only sentences that hold all of these words.")
@click.option("--pivot", metavar="EVENT", help="Split before and after an event: its id, or \"the fall of X\".")
@filtered("events")
@output_forms
def timeline_command(
    store: str, other: str | None, words: str | None, pivot: str | None, form: str | None, parquet: str | None,
    **filters: Any,  # noqa: ANN401
) -> None:
    """Tell in time order what an actor of STORE did, underwent and said, or what was told of some words."""
    with told():
        table = dragoman.Store(store).timeline(other=other, words=words, pivot=pivot, **filters)
        give(table, "timeline", form, parquet)
