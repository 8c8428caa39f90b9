"""What a store is asked beyond its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from dragoman.corpus import store

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from dragoman.analysis.explain import Explained
    from dragoman.analysis.network.network import Network
    from dragoman.analysis.positions.issues import Issue
    from dragoman.analysis.trace import Trace
    from dragoman.analysis.voices.voices import Voices
    from dragoman.corpus.filters import Filters
    from dragoman.views.export.export import Exported


class Asked(store.Store):
    """The questions of `analysis`, and the exports; nothing is written into the store."""

    def change(self, *, other: str | None = None, period: str = "month", **filters: Unpack[Filters]) -> pa.Table:
        """When the acts of an `actor`, or between it and `other`, became more or fewer: breaks, with their intervals.

        `period` is month or week. See `analysis.change.change.change` for the columns, `breaks` there for the method.
        Needs the extra `change`.
        """
        from dragoman.analysis.change.change import change

        return change(self.path, filters, other=other, period=period)

    def panel(
        self, by: str = "dyad,month,quad", *, level: str = "actor", other: str | None = None,
        **filters: Unpack[Filters],
    ) -> pa.Table:  # fmt: skip
        """How many events there are by who (dyad, actor, recipient), when (day to year) and what (quad, type).

        Zeros have rows. `level` is what a party is: actor, country or entity; `other`: only between the actor and this
        one. See `analysis.panel` for the rules.
        """
        from dragoman.analysis.panel import panel

        return panel(self.path, by, level, filters, other)

    def sample(self, by: str = "type", *, size: int = 200, seed: int = 1, **filters: Unpack[Filters]) -> pa.Table:
        """`size` events for hand coding, in even shares by the values of `by`, with sentence and context, unscored."""
        from dragoman.analysis.sample import sample

        return sample(self.path, by, size, seed, filters)

    def positions(
        self, issue: str | Issue | None = None, *, about: str | None = None, by: str | None = None,
        together: bool = False, nested: bool = False, **filters: Unpack[Filters],
    ) -> pa.Table:  # fmt: skip
        """Where each actor stands on an issue of `issues.toml` beside the store, or for and against somebody (`about`).

        A row for each holder and basis (own words, own deeds, others' words), with an interval; those of whom nothing
        is told have no stance, and why. See `analysis.positions.table` for the columns.
        """
        from dragoman.analysis.positions.table import positions

        return positions(self.path, issue, about, by, together, filters, nested)

    def issues(self, *, propose: bool = False) -> pa.Table:
        """The issues of `issues.toml` beside the store; or, with `propose`, those that its actors seem to have.

        Raises ConfigError for a bad file. See `analysis.positions.issues` for its form.
        """
        from dragoman.analysis.positions.proposals import listed, proposed

        return proposed(self.path) if propose else listed(self.path)

    def divergence(
        self, issue: str | Issue | None = None, *, about: str | None = None, **filters: Unpack[Filters]
    ) -> pa.Table:
        """Who within one government, movement or bloc speaks differently, on what and since when, in whose words.

        On an issue or about somebody; or, for an actor, a country or within an organization, on whatever they share.
        See `analysis.divergence.table` for the columns.
        """
        from dragoman.analysis.divergence.table import divergence

        return divergence(self.path, issue, about, filters)

    def timeline(
        self, *, other: str | None = None, words: str | None = None, pivot: str | None = None,
        **filters: Unpack[Filters],
    ) -> pa.Table:
        """What happened and was said in time order, of an `actor`, of it and `other`, or of what `words` name.

        `pivot` splits it at an event, given by its id or words. See `analysis.timeline.timeline` for the rules.
        """
        from dragoman.analysis.timeline.timeline import timeline

        return timeline(self.path, filters, other=other, words=words, pivot=pivot)

    def accuracy(self) -> pa.Table:
        """How many of the records that were judged are right, by table and type; see `analysis.accuracy`."""
        from dragoman.analysis.accuracy import accuracy

        return accuracy(self.path)

    def gold(self) -> pa.Table:
        """Each judgement that holds, with the place of its record and the sentence round it."""
        from dragoman.analysis.accuracy import gold

        return gold(self.path)

    def stories(self) -> pa.Table:
        """The stories that two and more articles tell: who tells each, how many independently, with their titles."""
        from dragoman.analysis.stories import stories

        return stories(self.path)

    def export(self, form: str, to: str | Path, **filters: Unpack[Filters]) -> Exported:
        """Write the store to `to` as plover, polecat, ftm, csv, parquet (these two: a folder), graphml or gexf.

        `filters` are those of events; other tables are narrowed by those that they have. What was written, what the
        filters left out and what the format cannot hold is counted. Raises ConfigError for a format or filter that is
        not allowed and for a path that cannot be written.
        """
        from dragoman.views.export.export import export

        return export(self.path, form, to, filters)

    def network(
        self, *, at: str | None = None, against: str | None = None, without: str | None = None,
        layers: tuple[str, ...] = (), unnamed: bool = False, most: int = 200, **filters: Unpack[Filters],
    ) -> Network:
        """Who is tied to whom: the tables `edges`, `nodes` and `blocs`, at a day, against another, without somebody.

        See `analysis.network.network.Network` for the columns, `network` there for the arguments and
        `analysis.network.edges.edges` for the formula of the weight.
        """
        from dragoman.analysis.network.network import network

        return network(self.path, filters, at=at, against=against, without=without, layers=layers, unnamed=unnamed,
                       most=most)  # fmt: skip

    def trace(self, id: str) -> Trace:
        """Where the record `id` comes from: its sentence, the rule that made it, who says so; `str` is plain text.

        Raises ConfigError for an id that no record has.
        """
        from dragoman.analysis.trace import trace

        return trace(self.path, id)

    def explain(self, id: str) -> Explained:
        """Why events are the one happening `id`: each report's sentence and why it was joined; `str` is plain text.

        Raises ConfigError for an id that no happening has.
        """
        from dragoman.analysis.explain import explain

        return explain(self.path, id)

    def voices(self, *, words: str | None = None, **filters: Unpack[Filters]) -> Voices:
        """Who is heard, on `words` or on anything: the tables `voices` and `assessments`, the outlets' own judgements.

        See `analysis.voices.voices.Voices` for the columns.
        """
        from dragoman.analysis.voices.voices import voices

        return voices(self.path, filters, words=words)

    def toward(self, name: str, **filters: Unpack[Filters]) -> pa.Table:
        """Who speaks how of `name`: a row for each mention, with the sentiment of the words and whose words they are.

        See `analysis.voices.toward.toward` for the columns.
        """
        from dragoman.analysis.voices.toward import toward

        return toward(self.path, name, filters)
