"""All evidence of a store on one issue, and those of whom nothing is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from dragoman.analysis.positions import deeds, statements, ties
from dragoman.analysis.positions.evidence import Evidence, Holder
from dragoman.analysis.positions.holders import Asked, Holders
from dragoman.analysis.positions.issues import Issue
from dragoman.analysis.positions.objects import entities, make_objects, said_so
from dragoman.analysis.positions.unknown import Unknown, unknown
from dragoman.corpus import files
from dragoman.corpus.filters import VIEWS, Filters, narrow
from dragoman.corpus.queries import ask

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

OWN = ("own_words", "own_deeds")
_WHO = ("actor", "country", "within")


@dataclass(slots=True)
class Gathered:
    """The evidence, in time order; those who are unknown; the names of each holder; what was left out, by reason."""

    evidence: list[Evidence]
    unknown: list[Unknown]
    names: dict[str, set[str]] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)

    def told(self, basis: Iterable[str] = OWN) -> dict[Holder, list[Evidence]]:
        """The evidence that tells, by holder."""
        found: dict[Holder, list[Evidence]] = {}
        for each in self.evidence:
            if each.value is not None and each.basis in basis:
                found.setdefault(each.holder, []).append(each)
        return found


def gather(path: Path, issue: Issue, given: Filters) -> Gathered:
    """The evidence on `issue` in the store at `path`. Raises ConfigError for a filter that is not allowed."""
    narrow("positions", given)
    with files.reading(path) as connection:
        return gathered(connection, issue, given)


def gathered(connection: duckdb.DuckDBPyConnection, issue: Issue, given: Filters) -> Gathered:
    """The same, on a connection that is open."""
    asked = Asked(connection, given)
    make_objects(connection, issue.objects)
    statements.make_spots(connection)
    left_out: dict[str, int] = {}
    _ask(connection, "attributions", statements.touched(issue.objects), issue, given, asked.documents, left_out)
    said_rows = statements.fetched(connection)
    _ask(connection, "events", deeds.touched(issue.objects), issue, given, asked.documents, left_out)
    done_rows = deeds.fetched(connection)
    tied_rows = list[Row]()
    if touched := ties.touched(issue):
        _ask(connection, "ties", touched, issue, given, asked.documents, left_out)
        tied_rows = ties.fetched(connection)
    holders = Holders(connection, (*said_rows, *done_rows, *tied_rows))
    undone, objects = deeds.undone(done_rows, issue), entities(connection)
    said = list(statements.weighed(said_rows, issue, holders, undone))
    told = {(each.document, each.id) for _, each in said if each.value is not None}
    done = list(deeds.weighed(done_rows, issue, holders, told, objects, undone))
    tied = list(ties.weighed(tied_rows, issue, holders, [each for _, each in (*said, *done)]))
    themselves = set[Holder]() if issue.themselves else holders.those(objects)
    evidence = [
        each for _, each in (*said, *done, *tied)
        if each.holder not in themselves and asked.leaves(each.holder, holders.names)
    ]  # fmt: skip
    silent = unknown(connection, holders, said, done, tied)
    left = [each for each in silent if each.holder not in themselves and asked.leaves(each.holder, holders.names)]
    return Gathered(evidence, left, holders.names, left_out)


def _ask(
    connection: duckdb.DuckDBPyConnection, table: str, touched: str, issue: Issue, given: Filters, within: list[str],
    left_out: dict[str, int],
) -> None:  # fmt: skip
    """Make the table `asked` of the rows of `table` that touch the issue's objects and that the filters leave."""
    plain = {name: value for name, value in given.items() if name not in _WHO}
    narrowed = narrow(table, cast(Filters, plain | ({"all": True} if table == "events" else {})))
    if table == "events" and not (given.get("copies") or given.get("publisher")):
        narrowed.left_out.append(("told again in copies", VIEWS[table].repeated))
    narrowed.where += (touched, *within)
    if "$said" in touched:
        narrowed.parameters["said"] = said_so(issue.objects)
    connection.execute("DROP TABLE IF EXISTS asked")
    for reason, count in ask(connection, table, narrowed).items():
        left_out[reason] = left_out.get(reason, 0) + count
