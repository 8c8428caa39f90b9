"""The command that all others are parts of."""

from __future__ import annotations

import click

import dragoman


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(dragoman.__version__, package_name="dragoman", message="dragoman %(version)s")
def main() -> None:
    """Give back the political system that news reports describe."""
