"""The reader in the browser."""

from __future__ import annotations

from pathlib import Path

import click

import dragoman
from dragoman.cli.main import main
from dragoman.cli.printing import told


@main.command("serve")
@click.argument("store", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on: this machine alone.")
@click.option("--port", default=8017, show_default=True, help="0 for any that is free.")
@click.option("--exposed-without-encryption", "exposed", is_flag=True,
              help="Allow a --host that others on the network can reach and listen to; a token keeps strangers out.")
def serve_command(store: Path, host: str, port: int, exposed: bool) -> None:
    """Open STORE as pages in a browser: read, ask, judge. Only this machine can reach them."""
    from dragoman.views.web.serving import serving

    with told():
        opened = serving(store, dragoman.read_all, host=host, port=port, exposed=exposed)
    click.echo(f"{store} is shown at {opened.link} until you press Ctrl-C", err=True)
    opened.run()
