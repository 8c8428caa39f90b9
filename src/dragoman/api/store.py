"""The public store: what brings documents into it and keeps it up to date, beside all that it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from dragoman.api.asking import Asked
from dragoman.api.reading import read_all
from dragoman.document import Document
from dragoman.records import Failure

if TYPE_CHECKING:
    from dragoman.corpus.done import Done, Report
    from dragoman.corpus.engines.engine import Running
    from dragoman.corpus.resolve import Resolved


def read_to(
    folder: str | Path,
    documents: Iterable[Document | Failure],
    *,
    report: Report = lambda done: None,
    **running: Unpack[Running],
) -> Done:
    """Read `documents` into a folder of Parquet files, for corpora that are too large for one store's file.

    Each table of a store is a folder there, in parts of 500 documents; `manifest.json` names the finished ones, with
    their rows and each file's SHA-256. What finished parts have is passed over, so that the same call takes up a killed
    run. `Store.attach` lets a store query the folder. What reads is as for `Store.add`.
    Raises ConfigError and MissingExtra as `Store.add` does, StoreError for a folder that another run or another version
    writes, and for one that cannot be written or is damaged.
    """
    from dragoman.corpus import parts
    from dragoman.corpus.engines.engine import Engine
    from dragoman.reading.read import reader

    return parts.add(Path(folder), documents, read_all, reader(), Engine.of(**running), report)


class Store(Asked):
    """Many documents and what was read from them, in one file; every query returns an Arrow table.

    No process keeps the file open: readers work beside a writer, and a busy file is waited for ten seconds.
    """

    def add(
        self,
        documents: Iterable[Document | Failure],
        *,
        report: Report = lambda done: None,
        batch: int = 32,
        **running: Unpack[Running],
    ) -> Done:
        """Read `documents`, as `load` gives them, and keep them; those that the store has are passed over.

        This process reads, or what `corpus.engines.engine.Running` tells of: `workers=4` for as many processes, which
        take no harm of a document that crashes one or never ends, `engine="ray"` for a cluster. The rows are the same.

        `batch` documents are one transaction, and `report` is called with what was done so far. What cannot be read is
        kept with its failure. A killed run is taken up by the same call. At last it is found which articles repeat an
        earlier one, and which events are one happening; see `reports` and `happenings`.
        Raises ConfigError for what is not allowed, MissingExtra where Ray is asked for and absent, StoreError for what
        is no store, cannot be written or stays busy.
        """
        from dragoman.corpus.engines.engine import Engine
        from dragoman.corpus.write import add
        from dragoman.resolution.resolve import resolved

        done = add(self.path, documents, read_all, Engine.of(**running), resolved, report, batch)
        _together(self.path, added=done.new > 0)
        return done

    def reread(self, *, report: Report = lambda done: None, batch: int = 32, **running: Unpack[Running]) -> Done:
        """Read again what another version read, `batch` documents to a transaction; a killed run is taken up.

        What reads, and what is raised, is as for `add`.
        """
        from dragoman.corpus.engines.engine import Engine
        from dragoman.corpus.reread import reread
        from dragoman.resolution.resolve import resolved

        done = reread(self.path, read_all, Engine.of(**running), resolved, report, batch)
        _together(self.path)
        return done

    def attach(self, folder: str | Path) -> None:
        """Show the documents of a folder of Parquet parts beside the store's own: read in place, never changed.

        A folder that is attached already is taken as it is now. Raises StoreError for what has no finished parts, for a
        part that is missing or damaged, and for a document that the store has already.
        """
        from dragoman.corpus import attached, files

        with files.writing(self.path) as connection:
            attached.attach(connection, self.path, Path(folder).resolve())
        _together(self.path)

    def detach(self, folder: str | Path) -> None:
        """Show the documents of `folder` no more; StoreError where it is not attached."""
        from dragoman.corpus import attached, files

        with files.writing(self.path) as connection:
            attached.detach(connection, self.path, Path(folder).resolve())
        _together(self.path)

    def resolve(self, *, report: Callable[[Resolved], None] = lambda done: None, batch: int = 200) -> Resolved:
        """Join the actors anew: those of `actors.toml` beside the store, imported ones, and what was judged.

        Then find which articles repeat an earlier one, and merge the events that several reports tell. Nothing is read
        again; documents that none of these touches are left alone. Raises ConfigError for a bad `actors.toml`,
        StoreError as `add` does.
        """
        from dragoman.corpus.resolve import resolve
        from dragoman.resolution.resolve import resolved

        done = resolve(self.path, resolved, report, batch)
        _together(self.path)
        return done


def _together(path: Path, *, added: bool = True) -> None:
    """Work out what the documents of a store give together: copies of one report first, since happenings count them."""
    from dragoman.resolution.copies import find_copies
    from dragoman.resolution.happenings import find_happenings

    find_copies(path)
    find_happenings(path, added=added)
