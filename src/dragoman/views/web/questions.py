"""The tables that the reader shows: what each is called, asks, and tells first. A new one is an entry here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from dragoman.analysis.places import places
from dragoman.analysis.positions.table import positions
from dragoman.corpus.filters import VIEWS, Filters
from dragoman.corpus.judgements import judgements
from dragoman.corpus.paging import Part, cut, part_of

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]
Given = Mapping[str, Any]
Ask = Callable[[Path, Given, Part], "pa.Table"]


@dataclass(frozen=True, slots=True)
class Question:
    """A table: `name` is its address and its name in the API, `says` what its rows are, `empty` what to do without any.

    `columns` are those that a page shows, the first one as a link to `address`; a download has all. `ask` gives a part
    of it, with the counts that `paging.told` keeps. `bare` stands for an
    empty first column; `main`: it is offered on top of every page. `filters`
    may name parameters of the question's own; of `needs` one must be given before anything is asked.
    """

    name: str
    title: str
    says: str
    empty: str
    columns: tuple[str, ...]
    filters: tuple[str, ...]
    ask: Ask
    address: Callable[[Row], str | None]
    bare: str = "nobody named"
    main: bool = True
    needs: tuple[str, ...] = ()


def _to(folder: str, column: str = "id") -> Callable[[Row], str | None]:
    """The address of the page that a row's `column` names."""
    return lambda row: f"/{folder}/{quote(row[column], safe='')}" if row[column] else None


_ADDRESSES: dict[str, Callable[[Row], str | None]] = {
    "documents": _to("documents"), "reports": _to("documents"), "updates": _to("documents", "document"),
    "actors": _to("actors"), "happenings": _to("records", "event"), "failures": lambda row: None,
}  # fmt: skip


def _stored(
    name: str, title: str, says: str, columns: str, empty: str, *, bare: str = "nobody named", main: bool = True
) -> Question:
    address, ask = _ADDRESSES.get(name, _to("records")), partial(_part, name)
    return Question(name, title, says, empty, tuple(columns.split()), VIEWS[name].filters, ask, address, bare, main)


def _part(name: str, path: Path, given: Given, part: Part) -> pa.Table:
    return part_of(path, name, cast(Filters, given), part)


def _positions(path: Path, given: Given) -> pa.Table:
    filters = {name: value for name, value in given.items() if name not in ("about", "issue")}
    return positions(path, given.get("issue"), given.get("about"), None, False, cast(Filters, filters), False)


def _places(path: Path, given: Given) -> pa.Table:
    return places(path, cast(Filters, given))


def whole(ask: Callable[[Path, Given], pa.Table]) -> Ask:
    """`ask`, which gives all rows of a small table, as one that gives a part of them."""
    return lambda path, given, part: cut(ask(path, given), part)


_NOTHING_READ = "Nothing of the kind was read. Add documents, or take filters away."

QUESTIONS = {
    question.name: question
    for question in (
        _stored("documents", "Documents", "One row for each document and embedded post.",
                "title published publisher kind author characters",
                "This store holds no document yet. Read one here, or run dragoman add.", bare="untitled"),
        _stored("events", "Events", "Who did what to whom: first what the documents present as having happened.",
                "actors type trigger recipients themes place time status certainty voice published publisher",
                _NOTHING_READ),
        _stored("happenings", "Happenings", "Events of the world, merged across the reports that tell them.",
                "actors type trigger recipients place earliest latest reports independent outlets disagreements",
                "No two reports tell of one event. dragoman resolve merges them."),
        _stored("attributions", "Attributions", "Who said, thinks or wants what, in which words.",
                "sources cue content kind addressees stance published publisher", _NOTHING_READ),
        _stored("ties", "Ties", "Who leads, commands, backs or opposes whom.",
                "from kind to status certainty voice since until published publisher", _NOTHING_READ),
        _stored("actors", "Actors", "Known actors, and whoever else the documents name.",
                "name kind documents mentions acted received spoke first last", _NOTHING_READ),
        Question("positions", "Positions", "Where each actor stands, from -1 at the first pole to +1 at the second.",
                 "Say for and against whom, or name an issue of issues.toml beside the store.",
                 ("holder", "basis", "stance", "low", "high", "pole", "statements", "words", "reason"),
                 ("about", "issue", *VIEWS["positions"].filters), whole(_positions), _to("actors", "holder_id"),
                 needs=("about", "issue")),
        _stored("reports", "Reports", "One row for each report, with the outlets that printed it and its versions.",
                "title published outlets copies updates first last",
                "This store holds no report yet. Read one here, or run dragoman add.", bare="untitled"),
        _stored("updates", "Updates", "What later versions of a report say that earlier ones did not.",
                "title kind text before published publisher", "No report has a later version that says more.",
                bare="untitled", main=False),
        Question("places", "Places", "Where events took place, by how many independent reports tell so.",
                 "No event was read whose place is known. Add documents, or take filters away.",
                 ("place", "kind", "country", "events", "reports", "verbal cooperation", "material cooperation",
                  "verbal conflict", "material conflict", "no quadrant", "first", "last"), VIEWS["events"].filters,
                 whole(_places), lambda row: f"/places/{row['geonames']}", main=False),
        _stored("failures", "Failures", "What could not be brought in or read.", "origin kind step error",
                "Everything that was given could be read.", main=False),
        Question("judgements", "Judgements", "What people said of the records, the first one first.",
                 "Nothing was judged yet. Open a record and say whether it is right.",
                 ("quote", "table", "type", "verdict", "actor", "author", "why", "judged_at", "stale", "undone_by"),
                 (), whole(lambda path, given: judgements(path)), _to("records", "record"), main=False),
    )
}  # fmt: skip
"""The questions by their names, in the order in which they are offered."""
