"""The tables that the reader shows: what each is called, asks, and tells first. A new one is an entry here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dragoman.analysis.places import places
from dragoman.corpus.filters import VIEWS, Filters
from dragoman.corpus.judgements import judgements
from dragoman.corpus.paging import Part, part_of
from dragoman.views.web.analyses import ANALYSES
from dragoman.views.web.question import Given, Question, Row, to, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

_ADDRESSES: dict[str, Callable[[Row], str | None]] = {
    "documents": to("documents"), "reports": to("documents"), "updates": to("documents", "document"),
    "actors": to("actors"), "happenings": to("happenings"), "failures": lambda row: None,
}  # fmt: skip


def _stored(
    name: str, title: str, says: str, columns: str, empty: str, *, bare: str = "nobody named", main: bool = True
) -> Question:
    address, ask = _ADDRESSES.get(name, to("records")), partial(_part, name)
    return Question(name, title, says, empty, tuple(columns.split()), VIEWS[name].filters, ask, address, bare, main)


def _part(name: str, path: Path, given: Given, part: Part) -> pa.Table:
    return part_of(path, name, cast(Filters, given), part)


def _places(path: Path, given: Given) -> pa.Table:
    return places(path, cast(Filters, given))


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
        *ANALYSES,
        _stored("reports", "Reports", "One row for each report, with the outlets that printed it and its versions.",
                "title published outlets copies updates first last",
                "This store holds no report yet. Read one here, or run dragoman add.", bare="untitled", main=False),
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
                 (), whole(lambda path, given: judgements(path)), to("records", "record"), main=False),
    )
}  # fmt: skip
"""The questions by their names, in the order in which they are offered."""
