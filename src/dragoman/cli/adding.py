"""Bring documents into a store, and read again those that are there."""

from __future__ import annotations

from typing import Any

import click

import dragoman
from dragoman.cli.main import main
from dragoman.cli.options import reading_options
from dragoman.cli.printing import told
from dragoman.cli.progress import Progress


@main.command("add")
@click.argument("store", type=click.Path())
@click.argument("paths", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="The date of all documents in ISO 8601, where they have none.")
@click.option("--publisher", metavar="NAME", help="The outlet of all documents.")
@click.option("--column", "columns", metavar="FIELD=COLUMN", multiple=True, help="A table's column, as text=body.")
@reading_options
def add_command(
    store: str,
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    columns: tuple[str, ...],
    summary: str | None,
    **running: Any,  # noqa: ANN401
) -> None:
    """Read the files, folders and patterns PATHS, and keep them in STORE; what it has is passed over.

    PATHS are texts, web pages, PDF; CSV, Parquet and JSON, a document in each row; RSS and Atom; WARC and WACZ;
    Telegram's export; zip, tar, gzip and bzip2 of these; - for standard input.
    """
    with told(), Progress(summary) as progress:
        mapped = {field: column for field, _, column in (pair.partition("=") for pair in columns)}
        documents = dragoman.load(*paths, published=published, publisher=publisher, columns=mapped)
        progress.end(dragoman.Store(store).add(documents, report=progress, **_guarded(running)))


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
