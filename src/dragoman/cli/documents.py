"""Read a document; keep many in a store and look into it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import suppress
from itertools import islice
from pathlib import Path

import click

import dragoman
from dragoman.cli.main import main
from dragoman.cli.options import output_forms
from dragoman.cli.printing import echo, give, told, visible
from dragoman.errors import ConfigError, DocumentError


@main.command("read")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--published", metavar="DATE", help="The document's date in ISO 8601; relative times need it.")
@click.option("--publisher", metavar="NAME", help="The outlet.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--html", "page", metavar="OUT", type=click.Path(dir_okay=False), help="Write a page with the marks.")
def read_command(file: str, published: str | None, publisher: str | None, as_json: bool, page: str | None) -> None:
    """Read FILE, a text, a web page or a PDF ("-": standard input), and show what it says and the system it describes.

    Of what holds several documents `dragoman add` makes a store.
    """
    with told():
        reading = _read(file, published, publisher)
    if page:
        _write_page(reading, page)
    if as_json:
        _print_json(reading)
    elif not page:
        _print(reading)


def _read(file: str, published: str | None, publisher: str | None) -> dragoman.Reading:
    documents = list(islice(dragoman.load(file, published=published, publisher=publisher), 2))
    name = "standard input" if file == "-" else file
    if len(documents) != 1:
        held = "several documents" if documents else "no document"
        raise DocumentError(f"{name} holds {held}: `dragoman add STORE PATH` keeps many in a store")
    reading = next(dragoman.read_all(documents))
    if reading.failure:
        raise DocumentError(f"{name}: {reading.failure.error.partition(': ')[2]}")
    return reading


def _print(reading: dragoman.Reading) -> None:
    from dragoman.views.terminal import render

    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    shown = render(reading, width=shutil.get_terminal_size((80, 24)).columns, color=color)
    echo(shown, end=False)


def _print_json(reading: dragoman.Reading) -> None:
    """UTF-8 on any machine; what could steer a terminal or is no character is escaped, as JSON allows everywhere."""
    from dragoman.views.output import escaped

    shown = json.dumps(reading.to_dict(), ensure_ascii=False, indent=1)
    click.echo(escaped(shown).encode())


def _write_page(reading: dragoman.Reading, out: str) -> None:
    from dragoman.views.html import page

    try:
        Path(out).write_text(page(reading), encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{visible(out)} cannot be written: {error.strerror}") from error
    click.echo(f"wrote {visible(out)}", err=True)


@main.command("verify")
@click.argument("store", type=click.Path())
def verify_command(store: str) -> None:
    """Compare every span that STORE holds with the characters of its document."""
    with told():
        click.echo(f"{dragoman.Store(store).verify()} spans match")


@main.command("trace")
@click.argument("store", type=click.Path())
@click.argument("id")
def trace_command(store: str, id: str) -> None:
    """Show where the record ID comes from: its sentence, what made it, on whose word; of a happening, why it is one."""
    with told():
        echo(visible(_traced(dragoman.Store(store), id)))


def _traced(store: dragoman.Store, id: str) -> str:
    try:
        return str(store.trace(id))
    except ConfigError:
        with suppress(ConfigError):
            return str(store.explain(id))
        raise


@main.command("search")
@click.argument("store", type=click.Path())
@click.argument("words", nargs=-1, required=True)
@output_forms
def search_command(store: str, words: tuple[str, ...], **output: str | None) -> None:
    """Find the documents of STORE that hold all WORDS ('"two words"' for a phrase), best first."""
    with told():
        give(dragoman.Store(store).search(" ".join(words)), "search", **output)


@main.command("sql")
@click.argument("store", type=click.Path())
@click.argument("query")
@output_forms
def sql_command(store: str, query: str, **output: str | None) -> None:
    """Show what QUERY, in DuckDB's SQL, finds in STORE; it can change nothing."""
    with told():
        give(dragoman.Store(store).sql(query), "sql", **output)
