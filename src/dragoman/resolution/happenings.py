"""The happenings of a store: events merged across reports, counted and compared, filled into its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.corpus import files
from dragoman.corpus.tables import DERIVED
from dragoman.corpus.write import refill
from dragoman.resolution.clusters import Judged
from dragoman.resolution.disagreements import disagreements
from dragoman.resolution.grouping import Grouping
from dragoman.resolution.parties import find_parties
from dragoman.resolution.same_event import HAPPENED
from dragoman.resolution.snapshot import Snapshot, keep, snapshot
from dragoman.resolution.stories import fill_stories
from dragoman.resolution.told import Told, Who, told

if TYPE_CHECKING:
    import duckdb

_JUDGED = """
    SELECT record, event, verdict FROM judgements
    WHERE undone_at IS NULL AND event IS NOT NULL AND verdict IN ('same', 'different') ORDER BY seq"""
_MISSING = "SELECT exists(FROM events ANTI JOIN happening_events h ON h.event = events.uid)"
_ALONE = """
    INSERT INTO happening_events BY NAME
    SELECT uid AS happening, uid AS event, document, id, NULL AS why FROM events
    ANTI JOIN happening_events h ON h.event = events.uid"""
_REPORTS = """
    CREATE TEMP TABLE reported AS
    WITH told AS (SELECT h.happening, coalesce(d.parent, d.id) AS article, d.published,
                         coalesce(d.publisher, a.publisher) AS outlet
                  FROM happening_events h JOIN documents d ON d.id = h.document
                  LEFT JOIN documents a ON a.id = d.parent),
    outlets AS (SELECT happening, outlet, min(published) AS first FROM told WHERE outlet IS NOT NULL GROUP BY ALL),
    listed AS (SELECT happening, list(outlet ORDER BY first, outlet) AS outlets FROM outlets GROUP BY happening)
    SELECT t.happening, count(DISTINCT article) AS reports, count(DISTINCT coalesce(c.report, article)) AS independent,
           min(published) AS first, max(published) AS last, coalesce(any_value(l.outlets), []) AS outlets
    FROM told t LEFT JOIN copies c ON c.document = t.article LEFT JOIN listed l ON l.happening = t.happening
    GROUP BY t.happening"""
_FILL = """
    INSERT INTO happenings BY NAME
    SELECT e.document, e.uid, e.id AS event, substr(md5('happening ' || e.document || ' ' || e.id), 1, 12) AS id,
           e.type, e.modes, e."trigger", coalesce(f.actors, e.actors) AS actors,
           coalesce(f.recipients, e.recipients) AS recipients, coalesce(f.themes, e.themes) AS themes,
           coalesce(f.place, e.place) AS place, coalesce(f.country, e.country) AS country,
           CASE WHEN f.basis IS NULL THEN e.earliest ELSE f.earliest END AS earliest,
           CASE WHEN f.basis IS NULL THEN e.latest ELSE f.latest END AS latest, coalesce(f.basis, e.basis) AS basis,
           e.polarity, e.certainty, e.status, e.voice, coalesce(f.score, e.score) AS score,
           r.reports, r.independent, array_to_string(r.outlets, '; ') AS outlets, r.outlets AS outlets_nested,
           r.first, r.last, r.independent = 1 AS sole_source,
           coalesce(p.party, '') AS party, coalesce(p.nested, []) AS party_nested,
           coalesce(f.disagreements, '') AS disagreements, coalesce(f.disagreements_nested, []) AS disagreements_nested
    FROM reported r JOIN events e ON e.uid = r.happening LEFT JOIN filled f ON f.uid = e.uid
    LEFT JOIN parties p ON p.happening = e.uid"""
_FILLED = ("uid", "actors", "recipients", "themes", "place", "country", "earliest", "latest", "basis", "score",
           "disagreements", "disagreements_nested")  # fmt: skip

Row = dict[str, Any]

TRIES = 3


def find_happenings(path: Path, *, added: bool = True) -> None:
    """Make the tables `stories`, `happenings` and `happening_events` of the store at `path` anew, all or nothing.

    What comes out depends on the documents, their copies and what was judged alone, not on when anything was added. If
    nothing was `added`, only where an earlier run was killed before it came to this. Others may read and write while it
    is worked out; where they have written each of TRIES times, it is left to them, who come to this as well.
    """
    for _ in range(TRIES if added or _missing(path) else 0):
        with snapshot(path) as seen:
            fill_stories(seen.connection)
            fill_happenings(seen)
            if keep(path, seen):
                return


def _missing(path: Path) -> bool:
    with files.reading(path) as connection:
        return bool(connection.execute(_MISSING).fetchall()[0][0])


def fill_happenings(seen: Snapshot) -> None:
    """Make `happenings` and `happening_events` of a snapshot, from `events`, `stories`, `copies` and `judgements`."""
    import pyarrow as pa

    connection = seen.connection
    events = list(told(connection))
    grouping = Grouping(events, _judged(connection, events))
    groups = [(canonical([events[n] for n in group]), group) for group in grouping.groups()]
    refill(connection, "happening_events", list(_members(grouping, groups)))
    connection.execute(_ALONE)
    schema = DERIVED["happenings"]
    rows = [_filled(first, [events[n] for n in group]) for first, group in groups]
    connection.register("filled", pa.Table.from_pylist(rows, pa.schema([schema.field(name) for name in _FILLED])))
    connection.execute(_REPORTS)
    find_parties(connection, seen.own)
    connection.execute(_FILL)


def canonical(members: Sequence[Told]) -> Told:
    """The event that stands for all: one that happened before one that is denied, then the one that tells most."""
    return min(members, key=lambda e: (*(-n for n in _telling(e)), str(e.day or "9999"), e.document, e.start, e.id))


def _telling(event: Told) -> tuple[float, ...]:
    sure = event.status in HAPPENED and event.polarity == "affirmed"
    certain = ("unknown", "possible", "probable", "certain").index(event.certainty)
    filled = sum(map(bool, (event.actors, event.recipients, event.place, event.earliest)))
    return float(sure), float(certain), float(filled), event.score or 0.0


def _judged(connection: duckdb.DuckDBPyConnection, events: Sequence[Told]) -> Judged:
    """The last word on each pair of events."""
    places = {event.id: n for n, event in enumerate(events)}
    last: dict[tuple[int, int], str] = {}
    for one, other, verdict in connection.execute(_JUDGED).fetchall():
        if one in places and other in places:
            a, b = sorted((places[one], places[other]))
            last[a, b] = verdict
    verdicts = {name: frozenset(p for p, verdict in last.items() if verdict == name) for name in ("same", "different")}
    return Judged(verdicts["same"], verdicts["different"])


def _members(grouping: Grouping, groups: Sequence[tuple[Told, Sequence[int]]]) -> Iterator[Row]:
    for first, group in groups:
        place = next(n for n in group if grouping.events[n] is first)
        for n in group:
            event = grouping.events[n]
            row = {"happening": first.uid, "event": event.uid, "document": event.document, "id": event.id}
            yield row | {"why": None if n == place else grouping.why(n, place)}


def _filled(first: Told, members: Sequence[Told]) -> Row:
    """What the others tell and the first does not, and where they differ."""
    others = sorted(members, key=lambda e: (e is not first, str(e.day or "9999"), e.document, e.start))
    row: Row = {name: _names(next((side for e in others if (side := getattr(e, name))), ()))
                for name in ("actors", "recipients", "themes") if not getattr(first, name)}  # fmt: skip
    place = next((e.place for e in others if e.place), None)
    dated = next((e for e in others if e.earliest or e.latest), None)
    if place:
        row |= {"place": place.name, "country": place.country}
    if dated:
        row |= {"earliest": dated.earliest, "latest": dated.latest, "basis": dated.basis}
    scores = [e.score for e in members if e.score is not None]
    differing = disagreements(members)
    told = "; ".join(f"{name}: {' / '.join(dict.fromkeys(d['value'] for d in differing if d['field'] == name))}"
                     for name in dict.fromkeys(d["field"] for d in differing))  # fmt: skip
    row |= {"uid": first.uid, "score": max(scores) if len(scores) == len(members) else None}
    return row | {"disagreements": told, "disagreements_nested": differing}


def _names(side: Sequence[Who]) -> str:
    return "; ".join(who.name for who in side)
