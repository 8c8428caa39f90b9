"""The options that several commands share: the filters of a table, and the forms in which it is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import click

from dragoman.corpus.engines.engine import TIME_LIMIT, EngineName
from dragoman.corpus.filters import VIEWS

_OPTIONS = {
    name: (f"--{name.replace('_', '-')}", text)
    for name, text in {
        "actor": "Who acts, speaks or stands at an end of the tie, by name.",
        "country": "All actors of this state (its name or ISO code).",
        "within": "This actor, its parts and members.",
        "since": "Rows whose own time reaches this date or a later one.",
        "until": "Rows whose own time reaches this date or an earlier one.",
        "published_since": "Documents of this date or a later one.",
        "type": "The kind of event (ASSAULT) or tie (sponsors).",
        "status": "Only this status (actual, demanded, threatened; current, former).",
        "certainty": "Only this certainty (certain, probable, possible, unknown).",
        "voice": "own: the document's own words; attributed: somebody else's.",
        "publisher": "The outlet.",
        "min_score": "Only rows of at least this probability, and those that rules alone decided (else likely ones).",
        "all": "Also what is negated, uncertain, demanded, planned, unlikely.",
        "undated": "Also rows without a time of their own.",
        "copies": "Also what copies of a report tell again.",
        "sole_source": "Only what one independent report tells.",
        "party": "Only what somebody tells who takes part, or is tied to somebody who does.",
    }.items()
}

def output_forms(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every table has."""
    for form, words in (("csv", "CSV"), ("jsonl", "JSON, a line for each row"), ("json", "JSON")):
        command = click.option(f"--{form}", "form", flag_value=form, help=f"Print {words}.")(command)
    parquet = click.option("--parquet", metavar="OUT", type=click.Path(dir_okay=False), help="Write a Parquet file.")
    return parquet(command)


def filtered(table: str, but: tuple[str, ...] = ()) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options that narrow the table, but for some."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        for name in reversed([name for name in _OPTIONS if name in VIEWS[table].filters and name not in but]):
            option, text = _OPTIONS[name]
            flag = name in ("all", "undated", "copies", "sole_source", "party")
            kind = float if name == "min_score" else None
            command = click.option(option, is_flag=flag, type=kind, default=False if flag else None, help=text)(command)
        return command

    return add


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """What reads, and where it is told what was done."""
    for option in (
        click.option("--summary", metavar="FILE", type=click.Path(dir_okay=False), help="Write what was done as JSON."),
        click.option("--address", metavar="ADDRESS", help="The Ray cluster's; without it a Ray of this machine."),
        click.option("--engine", type=click.Choice(get_args(EngineName)), default="local", show_default=True,
                     help="Read in processes of this machine or on Ray (pip install dragoman[ray])."),
        click.option("--time-limit", metavar="SECONDS", type=float,
                     help=f"What one document may take before it counts as failed.  [default: {TIME_LIMIT:.0f}]"),
        click.option("--workers", metavar="N", type=int,
                     help="How many processes read.  [default: 1, with Ray all of its CPUs]"),
    ):  # fmt: skip
        command = option(command)
    return command
