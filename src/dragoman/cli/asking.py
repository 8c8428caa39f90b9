"""Questions asked of a store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import dragoman
from dragoman.analysis.change.change import MEASURES, PERIODS
from dragoman.analysis.network.layers import LAYERS
from dragoman.analysis.network.network import UNFIT
from dragoman.analysis.voices import voices as heard
from dragoman.cli.main import main
from dragoman.cli.options import filtered, output_forms
from dragoman.cli.printing import give, told, visible
from dragoman.views.charts.draw import check, draw

if TYPE_CHECKING:
    from dragoman.views.charts.style import Spec

_charted = click.option("--chart", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
                        help="Draw it: .svg, .png, .html (needs nothing else) or .json (Vega-Lite).")  # fmt: skip


def _check(chart: Path | None) -> None:
    """Refuse an ending that is none, before any work."""
    if chart is not None:
        check(chart)


def _drawn(chart: Path | None, made: Callable[[], Spec]) -> bool:
    """Whether a chart was asked for; it is written then, and no table shown."""
    if chart is None:
        return False
    draw(made(), chart)
    click.echo(f"wrote {visible(str(chart))}", err=True)
    return True


@main.command("timeline")
@click.argument("store", type=click.Path())
@click.option("--with", "other", metavar="OTHER", help="Only what is between the actor and OTHER.")
@click.option("--words", metavar="WORDS", help="Only sentences that hold all of these words.")
@click.option("--pivot", metavar="EVENT", help="Split before and after an event: its id, or \"the fall of X\".")
@filtered("events")
@_charted
@output_forms
def timeline_command(
    store: str, other: str | None, words: str | None, pivot: str | None, chart: Path | None, form: str | None,
    parquet: str | None, **filters: Any,  # noqa: ANN401
) -> None:
    """Tell in time order what an actor of STORE did, underwent and said, or what was told of some words."""
    from dragoman.views.charts.timeline import timeline_chart

    with told():
        _check(chart)
        table = dragoman.Store(store).timeline(other=other, words=words, pivot=pivot, **filters)
        if not _drawn(chart, lambda: timeline_chart(table)):
            give(table, "timeline", form, parquet)


@main.command("network")
@click.argument("store", type=click.Path())
@click.option("--at", metavar="DATE", help="As the documents tell it at this day.")
@click.option("--against", metavar="DATE", help="Compare with this day: what appeared, went, changed its sign.")
@click.option("--without", metavar="ACTOR", help="What falls away without ACTOR.")
@click.option("--layer", "layers", multiple=True, metavar="LAYER", help=f"Only these: {', '.join(LAYERS)}.")
@click.option("--unnamed", is_flag=True, help="Also parties without a name, as \"its proxies\".")
@click.option("--most", default=200, show_default=True, help="How many parties at most, those with the most ties.")
@click.option("--show", "part", type=click.Choice(["edges", "nodes", "blocs"]), default="edges", show_default=True)
@filtered("events", but=UNFIT)
@_charted
@output_forms
def network_command(
    store: str, at: str | None, against: str | None, without: str | None, layers: tuple[str, ...], unnamed: bool,
    most: int, part: str, chart: Path | None, form: str | None, parquet: str | None, **filters: Any,  # noqa: ANN401
) -> None:
    """Tell who is tied to whom in STORE: its edges, its parties (who bridges, who depends on whom), or its blocs."""
    from dragoman.views.charts.network import network_chart

    with told():
        _check(chart)
        found = dragoman.Store(store).network(
            at=at, against=against, without=without, layers=layers, unnamed=unnamed, most=most, **filters
        )
        if not _drawn(chart, lambda: network_chart(found)):
            give(getattr(found, part), part, form, parquet)


@main.command("voices")
@click.argument("store", type=click.Path())
@click.option("--words", metavar="WORDS", help="Only on these: sentences and quotations that hold all of them.")
@click.option("--show", "part", type=click.Choice(["voices", "assessments"]), default="voices", show_default=True)
@filtered("events", but=heard.UNFIT)
@_charted
@output_forms
def voices_command(
    store: str, words: str | None, part: str, chart: Path | None, form: str | None, parquet: str | None,
    **filters: Any,  # noqa: ANN401
) -> None:
    """Tell who is heard in each outlet of STORE: named and unnamed sources, and the outlet itself.

    With --show assessments: where the outlets judge, guess or forecast in their own voice.
    """
    from dragoman.views.charts.voices import voices_chart

    with told():
        _check(chart)
        found = dragoman.Store(store).voices(words=words, **filters)
        if not _drawn(chart, lambda: voices_chart(found)):
            give(getattr(found, part), part, form, parquet)


@main.command("toward")
@click.argument("store", type=click.Path())
@click.argument("name")
@filtered("mentions")
@output_forms
def toward_command(store: str, name: str, form: str | None, parquet: str | None, **filters: Any) -> None:  # noqa: ANN401
    """Tell who in STORE speaks how of NAME: sentence by sentence the words' sentiment and its probability.

    It is no position and no act. With --actor: only what that actor is told to say.
    """
    with told():
        give(dragoman.Store(store).toward(name, **filters), "toward", form, parquet)


@main.command("change")
@click.argument("store", type=click.Path())
@click.option("--with", "other", metavar="OTHER", help="Only what is between the actor and OTHER.")
@click.option("--period", type=click.Choice(PERIODS), default="month", show_default=True)
@filtered("events")
@_charted
@output_forms
def change_command(
    store: str, other: str | None, period: str, chart: Path | None, form: str | None, parquet: str | None,
    **filters: Any,  # noqa: ANN401
) -> None:
    """Tell when the acts of an actor of STORE became more or fewer, between which days, and what happened then."""
    from dragoman.views.charts.change import change_chart

    with told():
        _check(chart)
        asked = dragoman.Store(store)
        table = asked.change(other=other, period=period, **filters)
        counts = asked.panel(f"{period},quad", other=other, **filters) if chart else table
        if not _drawn(chart, lambda: change_chart(table, counts, period, MEASURES)):
            give(table, "change", form, parquet)
