"""Where events took place, put together place by place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus import files
from dragoman.corpus.filters import Filters, narrow
from dragoman.corpus.queries import ask, joined, name_actors, with_left_out

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""PLOVER's quadrants; a change without a doer has none."""

OTHER = "no quadrant"
LEVELS = {"PCLI": "country", "ADM1": "province", "ADM2": "district", "PPL": "town", "CONT": "continent"}
"""What GeoNames' feature codes are called."""

_LEVEL = " ".join(f"WHEN '{code}' THEN '{name}'" for code, name in LEVELS.items())
_LOCATED = f"""CREATE TEMP TABLE located AS
    SELECT r.uid, r.id, r.document, r.place_id IS NOT NULL AS told, l.geonames, l.name, l.country, l.lat, l.lon,
        CASE l.feature {_LEVEL} END AS kind, coalesce(r.quad, '{OTHER}') AS quad, d.published_on AS day,
        coalesce(v.report, d.parent, d.id) AS report
    FROM {joined("events")} LEFT JOIN places l ON l.document = r.document AND l.id = r.place_id
        AND l.geonames IS NOT NULL"""
_UNPLACED = """SELECT CASE WHEN told THEN 'at a place that is not found' ELSE 'that tell no place' END AS why, count(*)
    FROM located WHERE geonames IS NULL GROUP BY why"""
_COUNTED = ", ".join(
    f"count(DISTINCT report) FILTER (quad = '{quad}') AS \"{quad}\"" for quad in (*QUADS, OTHER)
)
_PLACES = f"""SELECT mode(name) AS place, any_value(kind) AS kind, any_value(country) AS country, count(*) AS events,
        count(DISTINCT report) AS reports, {_COUNTED}, min(day) AS first, max(day) AS last, geonames,
        any_value(lat) AS lat, any_value(lon) AS lon
    FROM located WHERE geonames IS NOT NULL GROUP BY geonames ORDER BY reports DESC, events DESC, place, geonames"""
_EVENTS = """SELECT t.id, t.document, d.published, coalesce(d.publisher, p.publisher) AS publisher, e.actors, e.type,
        e.trigger, e.recipients, e.place, e."time", e.status, e.certainty, e.voice, t.quad, t.name, t.kind, t.country
    FROM located t JOIN events e ON e.uid = t.uid JOIN documents d ON d.id = t.document
    LEFT JOIN documents p ON p.id = d.parent WHERE t.geonames = $1
    ORDER BY d.published_on DESC NULLS LAST, d.seq, e.start"""


def places(path: Path, given: Filters) -> pa.Table:
    """A row for each place where an event took place that `given` (the filters of events) leaves.

    place, kind (one of LEVELS' values), country (ISO 3166-1 alpha-3), events, reports (independent ones: a copy counts
    with what it copies), the reports by quadrant, first and last (days of the reports), geonames, lat and lon in
    degrees: of a country or province its middle, None where its parts lie too far apart for one. Most reports first.
    The metadata has `left_out`, those without a place that was found among them.
    Raises ConfigError for what is not allowed.
    """
    with files.reading(path) as connection:
        left_out = _locate(connection, given)
        left_out |= dict(connection.execute(_UNPLACED).fetchall())
        return with_left_out(connection.sql(_PLACES).to_arrow_table(), left_out)


def events_at(path: Path, given: Filters, geonames: int) -> pa.Table:
    """The events at the place with this GeoNames id, the latest report first, with what the place is called there."""
    with files.reading(path) as connection:
        left_out = _locate(connection, given)
        found = connection.sql(_EVENTS, params=[geonames]).to_arrow_table()
        return with_left_out(found, left_out)


def _locate(connection: duckdb.DuckDBPyConnection, given: Filters) -> dict[str, int]:
    """Make the table `located` of the events that `given` leaves, with their places; why others are left out."""
    narrowed = narrow("events", given)
    name_actors(connection, "events", given, narrowed)
    left_out = ask(connection, "events", narrowed)
    connection.execute(_LOCATED)
    return left_out
