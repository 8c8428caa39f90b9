"""Bring documents into a store, and read again those that are there."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

import dragoman
from dragoman.cli.main import main
from dragoman.cli.options import output_forms, reading_options
from dragoman.cli.printing import give, told
from dragoman.cli.progress import Progress
from dragoman.errors import ConfigError


@main.command("add", options_metavar="[OPTIONS]")
@click.argument("paths", metavar="STORE PATHS...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--to", "folder", metavar="DIR", type=click.Path(file_okay=False),
              help="Write Parquet files into DIR, in parts; there is no STORE then.")
@click.option("--published", metavar="DATE", help="The date of all documents in ISO 8601, where they have none.")
@click.option("--publisher", metavar="NAME", help="The outlet of all documents.")
@click.option("--column", "columns", metavar="FIELD=COLUMN", multiple=True, help="A table's column, as text=body.")
@reading_options
def add_command(
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    columns: tuple[str, ...],
    folder: str | None,
    summary: str | None,
    **running: Any,  # noqa: ANN401
) -> None:
    """Read the files, folders and patterns PATHS, and keep them in STORE; what it has is passed over.

    PATHS are texts, web pages, PDF; CSV, Parquet and JSON, a document in each row; RSS and Atom; WARC and WACZ;
    Telegram's export; zip, tar, gzip and bzip2 of these; - for standard input. A run that was killed is taken up by the
    same command. `dragoman attach STORE DIR` lets a store query what was written to DIR.
    """
    with told(), Progress(summary) as progress:
        mapped = {field: column for field, _, column in (pair.partition("=") for pair in columns)}
        target, files = (folder, paths) if folder else (paths[0], paths[1:])
        if not files:
            raise ConfigError("give the files after the store: `dragoman add STORE PATHS...`")
        documents = dragoman.load(*files, published=published, publisher=publisher, columns=mapped)
        add = partial(dragoman.read_to, target) if folder else dragoman.Store(target).add
        progress.end(add(documents, report=progress, **_guarded(running)))


@main.command("attach")
@click.argument("store", type=click.Path())
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path())
@output_forms
def attach_command(store: str, folder: str | None, **output: str | None) -> None:
    """Let STORE show what `dragoman add --to DIR` wrote, where it lies, read-only; without DIR list what is."""
    with told():
        if folder:
            dragoman.Store(store).attach(folder)
        give(dragoman.Store(store).attached(), "attached", **output)


@main.command("detach")
@click.argument("store", type=click.Path())
@click.argument("folder", metavar="DIR", type=click.Path())
def detach_command(store: str, folder: str) -> None:
    """Let STORE show what is in DIR no more; DIR stays as it is."""
    with told():
        dragoman.Store(store).detach(folder)


@main.command("reread")
@click.argument("store", type=click.Path())
@reading_options
def reread_command(store: str, summary: str | None, **running: Any) -> None:  # noqa: ANN401
    """Read again what another version of Dragoman read into STORE."""
    with told(), Progress(summary) as progress:
        progress.end(dragoman.Store(store).reread(report=progress, **_guarded(running)))


def _guarded(running: dict[str, Any]) -> dict[str, Any]:
    """What reads: a process of its own where nothing else is asked for, so that no document can end the run."""
    alone = running["engine"] == "local" and running["workers"] is None
    return running | {"workers": 1} if alone else running
