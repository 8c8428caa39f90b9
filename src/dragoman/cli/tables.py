"""The tables of a store."""

from __future__ import annotations

from typing import Any

import click

import dragoman
from dragoman.cli.main import main
from dragoman.cli.options import filtered, output_forms
from dragoman.cli.printing import give, told

_NESTABLE = ("events", "happenings", "attributions", "ties", "actors")


@main.command("panel")
@click.argument("store", type=click.Path())
@click.option("--by", default="dyad,month,quad", show_default=True, help="Who (dyad, actor, recipient), when, what.")
@click.option("--level", default="actor", show_default=True, help="What a party is: actor, country or entity.")
@filtered("events")
@output_forms
def panel_command(store: str, by: str, level: str, form: str | None, parquet: str | None, **filters: Any) -> None:  # noqa: ANN401
    """Count the events of STORE by who, when and what, zeros too; print CSV for R or Stata with --csv."""
    with told():
        give(dragoman.Store(store).panel(by, level=level, **filters), "panel", form, parquet)


@main.command("sample")
@click.argument("store", type=click.Path())
@click.option("--by", default="type", show_default=True, help="In even shares by this column.")
@click.option("-n", "size", default=200, show_default=True, help="How many events.")
@click.option("--seed", default=1, show_default=True, help="Another number draws others.")
@filtered("events")
@output_forms
def sample_command(
    store: str, by: str, size: int, seed: int, form: str | None, parquet: str | None, **filters: Any  # noqa: ANN401
) -> None:
    """Draw events of STORE for hand coding, each with its sentence and context and without its score."""
    with told():
        give(dragoman.Store(store).sample(by, size=size, seed=seed, **filters), "sample", form, parquet)


@main.command("stories")
@click.argument("store", type=click.Path())
@output_forms
def stories_command(store: str, **output: str | None) -> None:
    """List the stories of STORE that several articles tell."""
    with told():
        give(dragoman.Store(store).stories(), "stories", **output)


def _table_command(name: str, text: str) -> None:
    """Add the command that shows the table `name`, with the filters that the table has."""

    def command(store: str, form: str | None, parquet: str | None, **filters: Any) -> None:  # noqa: ANN401
        with told():
            give(getattr(dragoman.Store(store), name)(**filters), name, form=form, parquet=parquet)

    if name in _NESTABLE:
        command = click.option("--nested", is_flag=True, help="Keep lists, with their characters' places.")(command)
    command = click.argument("store", type=click.Path())(output_forms(filtered(name)(command)))
    main.command(name, help=text)(command)


for _name, _text in {
    "documents": "List the documents of STORE, with the versions that read them.",
    "reports": "List the reports of STORE, each once, with the outlets that copied or updated it.",
    "updates": "List the sentences that are new in updated reports.",
    "failures": "List what could not be brought in or read, by kind.",
    "events": "List who did what to whom: first what the documents present as having happened.",
    "happenings": "List the events of STORE, one row for all reports of each, with who tells it and where they differ.",
    "attributions": "List who said, thinks or wants what.",
    "ties": "List who leads, commands, backs or opposes whom.",
    "actors": "List the names of STORE, with how often they act, receive and speak.",
}.items():
    _table_command(_name, _text)
