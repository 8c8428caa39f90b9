"""What people and lists know beside the documents: actors, and judgements on what was read."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import dragoman
from dragoman.cli.main import main
from dragoman.cli.options import output_forms
from dragoman.cli.printing import echo, give, told, visible


@main.command("judge")
@click.argument("store", type=click.Path())
@click.argument("id")
@click.argument("verdict", type=click.Choice(["right", "wrong", "same", "different", "unsure"]))
@click.option("--actor", metavar="LABEL", help="The known actor that an entity is the same as, or different from.")
@click.option("--event", metavar="ID", help="The event that tells the same happening as this one, or a different one.")
@click.option("--author", metavar="NAME", help="Who judges.")
@click.option("--why", metavar="WORDS", help="The reason.")
def judge_command(
    store: str, id: str, verdict: str, actor: str | None, event: str | None, author: str | None, why: str | None
) -> None:
    """Keep in STORE that the record ID is right or wrong, who an entity is, or that two events are one or are not.

    `resolve` heeds the latter two.
    """
    with told():
        dragoman.Store(store).judge(id, verdict, actor=actor, event=event, author=author, why=why)


@main.command("undo")
@click.argument("store", type=click.Path())
@click.argument("number", type=int)
@click.option("--author", metavar="NAME", help="Who takes it back.")
def undo_command(store: str, number: int, author: str | None) -> None:
    """Take back the judgement of this NUMBER, the column seq of `judgements`."""
    with told():
        dragoman.Store(store).undo(number, author=author)


@main.command("judgements")
@click.argument("store", type=click.Path())
@output_forms
def judgements_command(store: str, **output: str | None) -> None:
    """List what was judged in STORE; what is read otherwise by now is marked as stale."""
    with told():
        give(dragoman.Store(store).judgements(), "judgements", **output)


@main.command("accuracy")
@click.argument("store", type=click.Path())
@output_forms
def accuracy_command(store: str, **output: str | None) -> None:
    """Tell how many of the judged records of STORE are right, by table and type, with intervals."""
    with told():
        give(dragoman.Store(store).accuracy(), "accuracy", **output)


@main.command("gold")
@click.argument("store", type=click.Path())
@output_forms
def gold_command(store: str, **output: str | None) -> None:
    """Give what was judged in STORE and holds, each with the place and the sentence of its record."""
    with told():
        give(dragoman.Store(store).gold(), "gold", **output)


@main.command("import-actors")
@click.argument("store", type=click.Path())
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_actors_command(store: str, files: tuple[Path, ...]) -> None:
    """Keep in STORE the actors of FILES: FollowTheMoney or Wikidata as JSON lines, TOML or CSV of one's own."""
    failed = 0
    with told():
        for file in files:
            brought = dragoman.Store(store).import_actors(file)
            failed += brought.failed
            click.echo(f"{file}: {brought.taken} actors, {brought.failed} failed", err=True)
            for failure in brought.failures:
                click.echo(f"  {visible(failure.origin)}: {visible(failure.error)}", err=True)
    sys.exit(1 if failed else 0)


@main.command("resolve")
@click.argument("store", type=click.Path())
def resolve_command(store: str) -> None:
    """Join the documents of STORE to its actors anew: `actors.toml` beside it, imported ones, judgements."""
    with told():
        found = dragoman.Store(store).resolve()
        click.echo(f"{found.seen} documents looked at, {found.changed} changed", err=True)


@main.command("promote")
@click.argument("store", type=click.Path())
@click.argument("name")
@click.option("--kind", help="person, organization, state, group or place, where the name is of several.")
@click.option("--country", metavar="CODE", help="ISO 3166-1 code, where the documents do not tell it.")
def promote_command(store: str, name: str, kind: str | None, country: str | None) -> None:
    """Write NAME, whom the documents of STORE name and nobody knows, into `actors.toml` beside it."""
    with told():
        echo(dragoman.Store(store).promote(name, kind=kind, country=country), end=False)


@main.group("knowledge")
def knowledge_group() -> None:
    """What Dragoman knows before it reads."""


@knowledge_group.command("actors")
@output_forms
def known_actors_command(**output: str | None) -> None:
    """List the known actors: their kinds, countries, sectors, other names, and the roles of leaders with dates."""
    from dragoman.views.known import known_actors_table

    give(known_actors_table(), "known", **output)
