"""The command line: the only file that prints or exits. Exit status 0 done, 1 finished with failures, 2 usage."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path

import click

import dragoman
from dragoman.errors import ConfigError, DragomanError

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


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
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(shown.encode(encoding, "replace").decode(encoding), nl=False)


def _print_json(reading: dragoman.Reading) -> None:
    """UTF-8 on any machine; what could steer a terminal or is no character is escaped, as JSON allows everywhere."""
    shown = json.dumps(reading.to_dict(), ensure_ascii=False, indent=1)
    click.echo(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", shown).encode())


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
