"""A store written out in one of the formats that others read; docs/exports.md has them field by field."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from dragoman.corpus.chunks import Chosen, choose, fitting
from dragoman.corpus.everybody import everybody
from dragoman.corpus.filters import Filters
from dragoman.corpus.queries import rows
from dragoman.errors import ConfigError
from dragoman.views.export import ftm, graphs, plover, polecat, tables
from dragoman.views.export.document_rows import document_rows
from dragoman.views.export.files import replacing, text_file
from dragoman.views.export.graph_edges import GraphEdges

Made = TypeVar("Made", dict[str, Any], list[str])
"""What is written of an event."""


@dataclass(slots=True)
class Exported:
    """What was written where: how many of each, how many the filters left out of each table and why, and how many of
    what they left the format could not hold and why."""

    path: Path
    written: Counter[str] = field(default_factory=Counter)
    left_out: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)

    def held(self, items: Iterable[Made | str], name: str) -> Iterator[Made]:
        """Those of `items` that are no reasons why something is lost; each is counted."""
        for item in items:
            if isinstance(item, str):
                self.lost[item] += 1
            else:
                self.written[name] += 1
                yield item


def export(store: Path, form: str, to: str | Path, given: Filters) -> Exported:
    """Write what `given`, filters of events, leave of the store to `to`: a file, of CSV and Parquet a folder.

    A file that is there is replaced when all went well. Ties and other tables are narrowed by those of the filters that
    they have. Raises ConfigError for a format or a filter that is not allowed and a path that cannot be written.
    """
    if form not in FORMATS:
        raise ConfigError(f"the format is {form!r}; allowed are {', '.join(FORMATS)}")
    write, needed = FORMATS[form]
    done = Exported(_target(Path(to), folder=form in _FOLDERS))
    chosen = choose(store, needed, given)
    write(chosen, given, done)
    done.left_out = {name: dict(counts) for name, counts in chosen.left_out.items() if counts}
    return done


def _target(path: Path, *, folder: bool) -> Path:
    """`path`, looked at before any work; a folder is made."""
    if folder:
        try:
            path.mkdir(exist_ok=True)
        except OSError as error:
            raise ConfigError(f"the folder {path} cannot be made: {error.strerror}") from error
    elif path.is_dir() or not path.parent.is_dir():
        wrong = "is a folder" if path.is_dir() else "lies in no folder that exists"
        raise ConfigError(f"{path} {wrong}; give the path of a file")
    return path


def _plover(chosen: Chosen, given: Filters, done: Exported) -> None:
    with text_file(done.path) as lines:
        for told in document_rows(chosen):
            lines.writelines(map(_json, done.held(plover.events(told, chosen.path.stem), "events")))


def _polecat(chosen: Chosen, given: Filters, done: Exported) -> None:
    with text_file(done.path) as lines:
        writer = csv.writer(lines, delimiter="\t", lineterminator="\n")
        writer.writerow(polecat.COLUMNS)
        for told in document_rows(chosen):
            writer.writerows(done.held(polecat.rows(told), "events"))


def _ftm(chosen: Chosen, given: Filters, done: Exported) -> None:
    involved: set[str] = set()
    again: set[str] = set()
    with text_file(done.path) as lines:
        for entity in done.held(_entities(chosen, involved), "entities"):
            if entity["schema"] in ("Address", "Position"):
                if entity["id"] in again:
                    continue
                again.add(entity["id"])
            done.written[entity["schema"]] += 1
            lines.write(_json(entity))
    done.written["entities"] = done.written.total() - done.written["entities"]


def _entities(chosen: Chosen, involved: set[str]) -> Iterator[ftm.Entity | str]:
    for told in document_rows(chosen):
        yield from ftm.told(told, involved)
    for row, known in everybody(chosen.path, involved):
        yield ftm.actor(row, known)


def _graph(write: Callable[..., None]) -> Callable[[Chosen, Filters, Exported], None]:
    def made(chosen: Chosen, given: Filters, done: Exported) -> None:
        network = GraphEdges()
        for told in document_rows(chosen):
            network.add(told)
        graph = network.graph(everybody(chosen.path, network.nodes()))
        with replacing(done.path) as part:
            write(graph, part)
        done.written.update({"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges()} | network.counted)
        done.lost.update(network.lost)

    return made


def _tables(write: Callable[..., Counter[str]]) -> Callable[[Chosen, Filters, Exported], None]:
    def made(chosen: Chosen, given: Filters, done: Exported) -> None:
        actors = rows(chosen.path, "actors", fitting("actors", given))
        done.written = write(chosen, actors, done.path)

    return made


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


_FOLDERS = ("csv", "parquet")
_TIED = ("events", "ties")
FORMATS: Mapping[str, tuple[Callable[[Chosen, Filters, Exported], None], tuple[str, ...]]] = {
    "plover": (_plover, ("events",)),
    "polecat": (_polecat, ("events",)),
    "ftm": (_ftm, _TIED),
    "csv": (_tables(tables.write_csv), tables.CHUNKED),
    "parquet": (_tables(tables.write_parquet), tables.CHUNKED),
    "graphml": (_graph(graphs.write_graphml), _TIED),
    "gexf": (_graph(graphs.write_gexf), _TIED),
}
"""How each format is written, and the tables that it is written from."""
