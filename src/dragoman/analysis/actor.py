"""All that a store tells of one actor: what it is called, what it was, whom it deals with, what it said."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.corpus import files
from dragoman.corpus.filters import narrow
from dragoman.corpus.queries import joined
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

MOST = 50
"""Rows of each table at most; the tables of the store have all of them."""

_ABOUT = """
    SELECT coalesce(any_value(r.actor), mode(r.name)) AS name, mode(r.kind) AS kind, mode(r.country) AS country,
           mode(nullif(r.sectors, '')) AS sectors, mode(r.actor_by) AS by, count(DISTINCT r.document) AS documents,
           sum(r.mentions)::BIGINT AS mentions, min(d.published) AS first, max(d.published) AS last
    FROM entities r JOIN documents d ON d.id = r.document WHERE r.actor_id = $1 HAVING count(*) > 0"""
_ALIASES = f"""
    WITH called AS (SELECT document, unnest(list_append(aliases_nested, name)) AS name
                    FROM entities WHERE actor_id = $1)
    SELECT name, count(DISTINCT document) AS documents FROM called GROUP BY name
    ORDER BY documents DESC, name LIMIT {MOST}"""
_ROLES = f"""
    WITH titles AS (SELECT r.document, unnest(r.roles_nested) AS role FROM entities r WHERE r.actor_id = $1)
    SELECT role.text AS title, role.status AS status, min(d.published) AS first, max(d.published) AS last,
           count(DISTINCT t.document) AS documents
    FROM titles t JOIN documents d ON d.id = t.document GROUP BY ALL
    ORDER BY first, documents DESC, title LIMIT {MOST}"""
_OFFICES = f"""
    WITH held AS (SELECT unnest(string_split(offices, '; ')) AS office FROM entities WHERE actor_id = $1)
    SELECT office, count(*) AS documents FROM held WHERE office <> '' GROUP BY office
    ORDER BY documents DESC, office LIMIT {MOST}"""
_OF_MINE = "r.uid IN (SELECT uid FROM mine)"
_DYADS = """
    WITH shown AS (SELECT uid, quad, intensity
                   FROM (SELECT r.uid, r.quad, r.intensity, {reason} AS reason FROM {events}) WHERE reason IS NULL),
    met AS (SELECT CASE m.role WHEN 'actors' THEN 'acts on' ELSE 'is acted on by' END AS direction,
                   coalesce(o.actor, o.name) AS whom, o.actor_id AS id, s.quad, s.intensity
            FROM mine m JOIN shown s USING (uid)
            JOIN (SELECT * FROM roles WHERE uid IN (SELECT uid FROM mine)) o ON o.uid = m.uid
            WHERE (m.role, o.role) IN (('actors', 'recipients'), ('recipients', 'actors')) AND o.named)
    SELECT direction, whom, any_value(id) AS id, count(*) AS events,
           count(*) FILTER (quad = 'verbal cooperation') AS "verbal cooperation",
           count(*) FILTER (quad = 'material cooperation') AS "material cooperation",
           count(*) FILTER (quad = 'verbal conflict') AS "verbal conflict",
           count(*) FILTER (quad = 'material conflict') AS "material conflict", round(avg(intensity), 1) AS intensity
    FROM met GROUP BY direction, whom ORDER BY events DESC, direction, whom LIMIT {most}"""
_TIES = f"""
    SELECT t."from", t.kind, t."to", t.status, t.certainty, t.voice, count(*) AS reports, min(d.published) AS first,
           max(d.published) AS last, any_value(t.id) AS id
    FROM (SELECT * FROM ties WHERE uid IN (SELECT uid FROM mine)) t JOIN documents d ON d.id = t.document
    WHERE t.polarity = 'affirmed'
    GROUP BY ALL ORDER BY reports DESC, t.kind, t."from", t."to" LIMIT {MOST}"""
_SAID = f"""
    SELECT r.id, d.published, r.document, r.sources, r.cue, r.kind, r.content, r.addressees
    FROM (SELECT * FROM attributions WHERE uid IN (SELECT uid FROM mine WHERE role = 'sources')) r
    JOIN documents d ON d.id = r.document
    ORDER BY (r.kind = 'indirect'), d.published_on DESC, d.seq, r.start LIMIT {MOST}"""
_MINE = "CREATE TEMP TABLE mine AS SELECT DISTINCT uid, role FROM roles WHERE actor_id = $1"


@dataclass(frozen=True, slots=True)
class Profile:
    """What is told of an actor: `about` is one row (name, kind, country, sectors, how it was recognised, documents,
    mentions, first and last report), the rest are tables of at most MOST rows, the most frequent first."""

    id: str
    about: dict[str, Any]
    aliases: pa.Table
    roles: pa.Table
    offices: pa.Table
    dyads: pa.Table
    ties: pa.Table
    said: pa.Table


def profile(path: Path, id: str) -> Profile:
    """The profile of the actor with this `id`, as the column `id` of `actors` has it.

    `roles` are titles as the documents write them, with the first and last report of each; `offices` what the list of
    leaders dates; `dyads` count the events that `events` shows. Raises ConfigError where no document names it.
    """
    with files.reading(path) as connection:
        about = _rows(connection, _ABOUT, [id]).to_pylist()
        if not about:
            raise ConfigError(f"no document names an actor with the id {id!r}; the column id of `actors` has them")
        connection.execute(_MINE, [id])
        told = {name: _rows(connection, query) for name, query in _PLAIN.items()}
        told |= {name: _rows(connection, query, [id]) for name, query in _BY_ID.items()}
        narrowed = narrow("events", {})
        dyads = _DYADS.format(reason=narrowed.reason, events=joined("events", _OF_MINE), most=MOST)
        told["dyads"] = _rows(connection, dyads, narrowed.parameters)
        return Profile(id, about[0], **told)


_PLAIN = {"ties": _TIES, "said": _SAID}
_BY_ID = {"aliases": _ALIASES, "roles": _ROLES, "offices": _OFFICES}


def _rows(connection: duckdb.DuckDBPyConnection, query: str, values: object = None) -> pa.Table:
    return connection.sql(query, params=values).to_arrow_table()
