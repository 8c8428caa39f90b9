"""The command line: the only file that prints or exits. Exit status 0 done, 1 finished with failures, 2 usage."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import dragoman
from dragoman.errors import ConfigError, DragomanError
from dragoman.options import filtered, output_forms

if TYPE_CHECKING:
    import pyarrow as pa

    from dragoman.corpus.write import Added

_NESTABLE = ("events", "attributions", "ties", "actors")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(dragoman.__version__, package_name="dragoman", message="dragoman %(version)s")
def main() -> None:
    """Give back the political system that news reports describe."""


@main.command("read")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--published", metavar="DATE", help="The document's date in ISO 8601; relative times need it.")
@click.option("--publisher", metavar="NAME", help="The outlet.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--html", "page", metavar="OUT", type=click.Path(dir_okay=False), help="Write a page with the marks.")
def read_command(file: str, published: str | None, publisher: str | None, as_json: bool, page: str | None) -> None:
    """Read FILE, plain text or HTML ("-": standard input), and show what it says and the system it describes."""
    try:
        reading = _read(file, published, publisher)
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    except DragomanError as error:
        name = "standard input" if file == "-" else file
        raise click.ClickException(f"{_visible(name)}: {_visible(str(error))}") from error
    if page:
        _write_page(reading, page)
    if as_json:
        _print_json(reading)
    elif not page:
        _print(reading)


def _read(file: str, published: str | None, publisher: str | None) -> dragoman.Reading:
    from dragoman.loading.text import decode

    raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    return dragoman.read(decode(raw), published=published, publisher=publisher)


def _print(reading: dragoman.Reading) -> None:
    from dragoman.views.terminal import render

    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    shown = render(reading, width=shutil.get_terminal_size((80, 24)).columns, color=color)
    _echo(shown, end=False)


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
        raise click.ClickException(f"{_visible(out)} cannot be written: {error.strerror}") from error
    click.echo(f"wrote {_visible(out)}", err=True)


def _visible(text: str) -> str:
    from dragoman.views.terminal import harmless

    return harmless(text)


@main.command("add")
@click.argument("store", type=click.Path())
@click.argument("paths", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="The date of all documents in ISO 8601, where they have none.")
@click.option("--publisher", metavar="NAME", help="The outlet of all documents.")
@click.option("--column", "columns", metavar="FIELD=COLUMN", multiple=True, help="A table's column, as text=body.")
def add_command(
    store: str, paths: tuple[str, ...], published: str | None, publisher: str | None, columns: tuple[str, ...]
) -> None:
    """Read the files, folders and patterns PATHS, and keep them in STORE; what it has is passed over.

    Each row of a .jsonl, .csv or .parquet file is a document.
    """
    with _told():
        mapped = {field: column for field, _, column in (pair.partition("=") for pair in columns)}
        documents = dragoman.load(*paths, published=published, publisher=publisher, columns=mapped)
        _done(dragoman.Store(store).add(documents, report=_progress))


@main.command("reread")
@click.argument("store", type=click.Path())
def reread_command(store: str) -> None:
    """Read again what another version of Dragoman read into STORE."""
    with _told():
        _done(dragoman.Store(store).reread(report=_progress))


@main.command("verify")
@click.argument("store", type=click.Path())
def verify_command(store: str) -> None:
    """Compare every span that STORE holds with the characters of its document."""
    with _told():
        click.echo(f"{dragoman.Store(store).verify()} spans match")


@main.command("trace")
@click.argument("store", type=click.Path())
@click.argument("id")
def trace_command(store: str, id: str) -> None:
    """Show where the record ID comes from: its sentence, what made it, on whose word."""
    with _told():
        _echo(_visible(str(dragoman.Store(store).trace(id))))


@main.command("search")
@click.argument("store", type=click.Path())
@click.argument("words", nargs=-1, required=True)
@output_forms
def search_command(store: str, words: tuple[str, ...], **output: str | None) -> None:
    """Find the documents of STORE that hold all WORDS ('"two words"' for a phrase), best first."""
    with _told():
        _give(dragoman.Store(store).search(" ".join(words)), "search", **output)


@main.command("sql")
@click.argument("store", type=click.Path())
@click.argument("query")
@output_forms
def sql_command(store: str, query: str, **output: str | None) -> None:
    """Show what QUERY, in DuckDB's SQL, finds in STORE; it can change nothing."""
    with _told():
        _give(dragoman.Store(store).sql(query), "sql", **output)


@main.command("panel")
@click.argument("store", type=click.Path())
@click.option("--by", default="dyad,month,quad", show_default=True, help="Who (dyad, actor, recipient), when, what.")
@click.option("--level", default="actor", show_default=True, help="What a party is: actor, country or entity.")
@filtered("events")
@output_forms
def panel_command(store: str, by: str, level: str, form: str | None, parquet: str | None, **filters: Any) -> None:  # noqa: ANN401
    """Count the events of STORE by who, when and what, zeros too; print CSV for R or Stata with --csv."""
    with _told():
        _give(dragoman.Store(store).panel(by, level=level, **filters), "panel", form, parquet)


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
    with _told():
        _give(dragoman.Store(store).sample(by, size=size, seed=seed, **filters), "sample", form, parquet)


@main.command("judge")
@click.argument("store", type=click.Path())
@click.argument("id")
@click.argument("verdict", type=click.Choice(["right", "wrong"]))
@click.option("--author", metavar="NAME", help="Who judges.")
@click.option("--why", metavar="WORDS", help="The reason.")
def judge_command(store: str, id: str, verdict: str, author: str | None, why: str | None) -> None:
    """Keep in STORE that the record ID is right or wrong."""
    with _told():
        dragoman.Store(store).judge(id, verdict, author=author, why=why)


@main.command("judgements")
@click.argument("store", type=click.Path())
@output_forms
def judgements_command(store: str, **output: str | None) -> None:
    """List what was judged in STORE; what is read otherwise by now is marked as stale."""
    with _told():
        _give(dragoman.Store(store).judgements(), "judgements", **output)


@main.group("knowledge")
def knowledge_group() -> None:
    """What Dragoman knows before it reads."""


@knowledge_group.command("actors")
@output_forms
def known_actors_command(**output: str | None) -> None:
    """List the known actors: their kinds, countries, sectors and other names."""
    from dragoman.views.known import known_actors_table

    _give(known_actors_table(), "known", **output)


def _table_command(name: str, text: str) -> None:
    """Add the command that shows the table `name`, with the filters that the table has."""

    def command(store: str, form: str | None, parquet: str | None, **filters: Any) -> None:  # noqa: ANN401
        with _told():
            _give(getattr(dragoman.Store(store), name)(**filters), name, form=form, parquet=parquet)

    if name in _NESTABLE:
        command = click.option("--nested", is_flag=True, help="Keep lists, with their characters' places.")(command)
    command = click.argument("store", type=click.Path())(output_forms(filtered(name)(command)))
    main.command(name, help=text)(command)


for _name, _text in {
    "documents": "List the documents of STORE, with the versions that read them.",
    "failures": "List what could not be brought in or read, by kind.",
    "events": "List who did what to whom: first what the documents present as having happened.",
    "attributions": "List who said, thinks or wants what.",
    "ties": "List who leads, commands, backs or opposes whom.",
    "actors": "List the names of STORE, with how often they act, receive and speak.",
}.items():
    _table_command(_name, _text)


@contextmanager
def _told() -> Iterator[None]:
    """Errors as the command line tells them: the caller's mistake is usage."""
    try:
        yield
    except ConfigError as error:
        raise click.UsageError(_visible(str(error))) from error
    except DragomanError as error:
        raise click.ClickException(_visible(str(error))) from error


def _give(table: pa.Table, name: str, form: str | None, parquet: str | None) -> None:
    from dragoman.views import output

    if parquet:
        import pyarrow.parquet as pq

        try:
            pq.write_table(table, parquet)
        except OSError as error:
            raise click.ClickException(f"{_visible(parquet)} cannot be written: {_visible(str(error))}") from error
    elif form:
        for line in output.written(table, form):
            click.echo(line.encode())
    else:
        _echo(output.shown(table, name, shutil.get_terminal_size((100, 24)).columns))
    click.echo(output.footer(table), err=True)


def _progress(added: Added) -> None:
    click.echo(f"{added.given} seen, {added.new} read, {added.failed} failed", err=True)


def _done(added: Added) -> None:
    if added.failed:
        click.echo("finished with failures: see `dragoman failures`", err=True)
        sys.exit(1)


def _echo(text: str, end: bool = True) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(text.encode(encoding, "replace").decode(encoding), nl=end)
