"""A store: the file of many documents and what can be asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

if TYPE_CHECKING:
    import pyarrow as pa

    from dragoman.corpus.bringing import Brought
    from dragoman.corpus.filters import Filters


class Store:
    """The store in the file at `path`, which need not exist before something is added to it.

    Every query takes the filters of `corpus.filters.Filters` that fit it, and raises ConfigError for others and
    StoreError for what is no store. Tables are flat, with names joined by "; ", unless `nested`.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def __repr__(self) -> str:
        return f"<Store {str(self.path)!r}>"

    def documents(self, **filters: Unpack[Filters]) -> pa.Table:
        """One row for each document and embedded post, with the reader's versions."""
        return self._rows("documents", filters)

    def reports(self, **filters: Unpack[Filters]) -> pa.Table:
        """One row for each report, those that were printed most often first.

        `id` is its first version, with its title, day and outlet; `copies` and `updates` are how many others there are,
        `versions` the ids of all in the order of time, `outlets` and `titles` theirs, each once, `first` and `last`
        their days. A filter leaves the reports of which a version fits.
        """
        return self._rows("reports", filters)

    def updates(self, **filters: Unpack[Filters]) -> pa.Table:
        """One row for each sentence of an updated report that no earlier version has, in text order.

        `start` and `end` are code points of the text of `document`; `kind` is added, or changed from `before`, which
        has the words as they are compared. `report` is the first version.
        """
        return self._rows("updates", filters)

    def failures(self, **filters: Unpack[Filters]) -> pa.Table:
        """One row for each document that could not be brought in or read, by kind of error."""
        return self._rows("failures", filters)

    def events(self, *, nested: bool = False, **filters: Unpack[Filters]) -> pa.Table:
        """One row for each event: first what the document presents as having happened, with `all` everything."""
        return self._rows("events", filters, nested)

    def happenings(self, *, nested: bool = False, **filters: Unpack[Filters]) -> pa.Table:
        """One row for each event of the world, merged across its reports; `resolve` and `add` merge them.

        `reports` are the articles that tell it, `independent` those of them that repeat no other; `first` and `last`
        their days. `sole_source`: one independent report tells it. `party`: an outlet or a speaker that tells it takes
        part, or is tied to somebody who does. `disagreements`: where reports differ, with each one's value if `nested`.
        """
        return self._rows("happenings", filters, nested)

    def attributions(self, *, nested: bool = False, **filters: Unpack[Filters]) -> pa.Table:
        """One row for each attribution: who said, thinks or wants what, in which words."""
        return self._rows("attributions", filters, nested)

    def ties(self, *, nested: bool = False, **filters: Unpack[Filters]) -> pa.Table:
        """One row for each tie that a document tells of; `type` is its kind."""
        return self._rows("ties", filters, nested)

    def actors(self, *, nested: bool = False, **filters: Unpack[Filters]) -> pa.Table:
        """One row for each known actor, and for each name and kind of somebody unknown, over all documents."""
        return self._rows("actors", filters, nested)

    def search(self, words: str) -> pa.Table:
        """The documents that hold all of `words` ("…" for a phrase), best first, each with the place that matches."""
        from dragoman.corpus.search import search

        return search(self.path, words)

    def judge(
        self,
        id: str,
        verdict: str,
        *,
        actor: str | None = None,
        event: str | None = None,
        author: str | None = None,
        why: str | None = None,
    ) -> None:
        """Keep that `author` finds the record `id` "right" or "wrong".

        Or that an entity is the "same" as a known `actor`, or "different", or that one must be "unsure"; or that an
        event tells the "same" happening as the `event` with that id, or a "different" one. `resolve` then heeds it.
        Raises ConfigError for an unknown id, verdict, actor or event.
        """
        from dragoman.corpus.judgements import judge

        judge(self.path, id, verdict, actor, event, author, why)

    def undo(self, number: int, *, author: str | None = None) -> None:
        """Take back a judgement by its number, the column `seq` of `judgements`; ConfigError where none holds."""
        from dragoman.corpus.judgements import undo

        undo(self.path, number, author)

    def import_actors(self, file: str | Path) -> Brought:
        """Keep the actors of a file: TOML or CSV of one's own, FollowTheMoney or Wikidata entities as lines of JSON.

        Bringing a file again replaces what came from it. `resolve` then joins them. Raises ConfigError for a file that
        is none of these.
        """
        from dragoman.corpus.bringing import bring
        from dragoman.loading.known.load import load_actors

        return bring(self.path, str(Path(file).resolve()), load_actors(Path(file)))

    def promote(self, name: str, *, kind: str | None = None, country: str | None = None) -> str:
        """Write somebody whom the documents name and nobody knows into `actors.toml`; the text that was written.

        Raises ConfigError for a name that no document has, and for one of several kinds unless `kind` is given.
        """
        from dragoman.corpus.promote import promote

        return promote(self.path, name, kind, country)

    def judgements(self) -> pa.Table:
        """What was judged, the first one first; `stale` where the record is gone or is read otherwise now."""
        from dragoman.corpus.judgements import judgements

        return judgements(self.path)

    def attached(self) -> pa.Table:
        """A row for each attached folder: folder, parts, documents (posts too)."""
        from dragoman.corpus import attached, files

        with files.reading_own(self.path) as connection:
            return attached.listed(connection)

    def verify(self) -> int:
        """Compare every stored span with its document's characters, and every table with the readings.

        How many spans were compared; AuditError where anything differs.
        """
        from dragoman.corpus.verify import verify

        return verify(self.path)

    def sql(self, query: str) -> pa.Table:
        """What `query`, in DuckDB's SQL, finds; it can change nothing.

        Raises StoreError for a query that cannot be run.
        """
        from dragoman.corpus.queries import sql

        return sql(self.path, query)

    def _rows(self, table: str, filters: Filters, nested: bool = False) -> pa.Table:
        from dragoman.corpus.queries import rows

        return rows(self.path, table, filters, nested=nested)
