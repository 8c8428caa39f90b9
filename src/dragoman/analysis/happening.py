"""One happening as each of its reports tells it: the sentences side by side, where they differ, who repeats whom."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.analysis.explain import Explained, explain
from dragoman.analysis.trace import Trace
from dragoman.corpus import files

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

DAYS_APART = 3
"""Days that may lie between two happenings before it is not asked whether they are one."""

MOST_LIKE = 6
"""Others that may be the same happening, at most."""

_DOCUMENTS = """
    SELECT d.id, coalesce(d.parent, d.id) AS article, coalesce(d.title, p.title, left(d.text, 80)) AS title,
           coalesce(d.publisher, p.publisher) AS publisher, d.published, d.kind, d.author, c.kind AS version,
           c.nearest, f.publisher AS nearest_publisher
    FROM documents d LEFT JOIN documents p ON p.id = d.parent
    LEFT JOIN copies c ON c.document = coalesce(d.parent, d.id) LEFT JOIN documents f ON f.id = c.nearest
    WHERE d.id IN (SELECT unnest($1::VARCHAR[]))"""
_LIKE = f"""
    SELECT o.id, o.event, o.actors, o.type, o.trigger, o.recipients, o.place, o.earliest, o.latest, o.reports,
           o.outlets FROM happenings h JOIN happenings o ON o.uid <> h.uid AND o.type = h.type
    WHERE h.uid = $1
      AND ((o.actors <> '' AND o.actors = h.actors) OR (o.recipients <> '' AND o.recipients = h.recipients))
      AND abs(date_diff('day', coalesce(o.earliest, o.latest), coalesce(h.earliest, h.latest))) <= {DAYS_APART}
    ORDER BY o.actors = h.actors AND o.recipients = h.recipients DESC, o.reports DESC, o.id LIMIT {MOST_LIKE}"""
_OF_EVENT = """
    SELECT p.id, p.reports FROM happening_events h JOIN happenings p ON p.uid = h.happening WHERE h.id = $1 LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Report:
    """An event that tells the happening: its trace, why it was joined (None: it stands for all), its document's row
    (article, title, publisher, published, kind, author; version, nearest and nearest_publisher where it repeats another
    report) and the fields in which others say otherwise."""

    event: Trace
    why: str | None
    document: Row
    differs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Happening:
    """Its row, its reports, the first of which stands for all; for each field in which they differ, each value with its
    events; and other happenings that may be the same."""

    record: Row
    reports: tuple[Report, ...]
    differing: dict[str, dict[str, list[str]]]
    like: tuple[Row, ...]


def happening(path: Path, id: str) -> Happening:
    """The happening `id` of the store at `path`; ConfigError where there is none."""
    found = explain(path, id)
    differing: dict[str, dict[str, list[str]]] = {}
    for each in found.record["disagreements_nested"] or ():
        differing.setdefault(each["field"], {}).setdefault(str(each["value"]), []).append(each["event"])
    with files.reading(path) as connection:
        documents = {row["id"]: row for row in _rows(connection, _DOCUMENTS, _ids(found))}
        like = _rows(connection, _LIKE, found.record["uid"])
    reports = (Report(event, why, documents[event.record["document"]], _fields(event, differing))
               for event, why in found.events)  # fmt: skip
    return Happening(found.record, tuple(reports), differing, tuple(like))


def of_event(path: Path, id: str) -> Row | None:
    """Which happening the event `id` tells, and in how many reports it is told; None where none was looked for."""
    with files.reading(path) as connection:
        return next(iter(_rows(connection, _OF_EVENT, id)), None)


def _ids(found: Explained) -> list[str]:
    return [event.record["document"] for event, _ in found.events]


def _fields(event: Trace, differing: dict[str, dict[str, list[str]]]) -> frozenset[str]:
    id = event.record["id"]
    return frozenset(field for field, told in differing.items() if any(id in events for events in told.values()))


def _rows(connection: duckdb.DuckDBPyConnection, query: str, value: object) -> list[Row]:
    found: list[Row] = connection.sql(query, params=[value]).to_arrow_table().to_pylist()
    return found
