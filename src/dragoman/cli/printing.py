"""How the commands print, tell errors and exit."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from dragoman.errors import ConfigError, DragomanError

if TYPE_CHECKING:
    import pyarrow as pa


def visible(text: str) -> str:
    """The text with what could steer a terminal made harmless."""
    from dragoman.views.terminal import harmless

    return harmless(text)


@contextmanager
def told() -> Iterator[None]:
    """Errors as the command line tells them: the caller's mistake is usage."""
    try:
        yield
    except ConfigError as error:
        raise click.UsageError(visible(str(error))) from error
    except DragomanError as error:
        raise click.ClickException(visible(str(error))) from error


def give(table: pa.Table, name: str, form: str | None, parquet: str | None) -> None:
    """Print the table called `name` in the form asked for, or write it as Parquet; its footer goes to stderr."""
    from dragoman.views import output

    if parquet:
        import pyarrow.parquet as pq

        try:
            pq.write_table(table, parquet)
        except OSError as error:
            raise click.ClickException(f"{visible(parquet)} cannot be written: {visible(str(error))}") from error
    elif form:
        for line in output.written(table, form):
            click.echo(line.encode())
    else:
        echo(output.shown(table, name, shutil.get_terminal_size((100, 24)).columns))
    click.echo(output.footer(table), err=True)


def echo(text: str, end: bool = True) -> None:
    """Print text; what the terminal's encoding lacks as question marks."""
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(text.encode(encoding, "replace").decode(encoding), nl=end)
