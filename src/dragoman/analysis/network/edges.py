"""Ties and acts put together: one edge for each two parties and kind, weighted, current or ended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

HALF_LIFE = 365
"""Days in which an edge that is not told again loses half of its weight."""

_SHOWN = """source AS "from", kind, target AS "to", layer, sign, weight, reports, documents, records, certainty, age,
    first, last, state, ended_by, ended_why, evidence"""
_HOLDS = "(status = 'current' AND NOT past)"
_OFFICES = "('heads', 'commands', 'advises', 'represents', 'member_of')"
_EDGES = f"""
    CREATE TEMP TABLE {{name}} AS
    WITH known AS (SELECT * FROM reports {{known}}),
    gone AS (SELECT party, min(day) AS day, arg_min(id, day) AS id, arg_min(mode, day) AS mode FROM falls
             WHERE mode <> 'leaves_office' AND (day IS NULL OR day <= {{day}}) GROUP BY party),
    retired AS (SELECT party, min(day) AS day, arg_min(id, day) AS id FROM falls
                WHERE mode = 'leaves_office' AND (day IS NULL OR day <= {{day}}) GROUP BY party),
    put AS (
        SELECT source, target, kind, layer, sign, count(DISTINCT report) AS reports,
            count(DISTINCT document) AS documents, count(*) AS records, avg(certainty) AS certainty,
            min(day) AS first, max(greatest(day, told)) AS last, bool_or({_HOLDS}) AS holds,
            max(greatest(day, told)) FILTER ({_HOLDS}) AS now, bool_or(NOT {_HOLDS}) AS former,
            max(coalesce("until", told)) FILTER (NOT {_HOLDS}) AS over,
            min(id) FILTER (NOT {_HOLDS}) AS over_id,
            list(id ORDER BY coalesce(day, told), id) AS evidence
        FROM (SELECT *, coalesce("until" < {{day}}, false) AS past FROM known) GROUP BY ALL),
    ends AS (
        SELECT p.*, coalesce(s.id, t.id, o.id) AS fall_id, coalesce(s.day, t.day, o.day) AS fall_day,
            coalesce(s.party || ' ' || s.mode, t.party || ' ' || t.mode, o.party || ' leaves office') AS fall
        FROM put p LEFT JOIN gone s ON s.party = p.source LEFT JOIN gone t ON t.party = p.target
        LEFT JOIN retired o ON o.party = p.source AND p.kind IN {_OFFICES}),
    told AS (
        SELECT *, date_diff('day', last, {{day}}) AS age,
            CASE WHEN former AND (NOT holds OR over >= now) THEN 'ended'
                 WHEN fall_id IS NOT NULL AND (now IS NULL OR fall_day IS NULL OR fall_day >= now) THEN 'ended'
                 WHEN former OR fall_id IS NOT NULL THEN 'contested' ELSE 'current' END AS state,
            CASE WHEN former THEN over_id ELSE fall_id END AS ended_by,
            CASE WHEN former THEN 'told as past' ELSE fall END AS ended_why
        FROM ends)
    SELECT * REPLACE (round(certainty, 3) AS certainty),
        round(log2(1 + reports) * certainty * pow(0.5, greatest(coalesce(age, 0), 0) / {HALF_LIFE}), 3) AS weight
    FROM told"""
"""`day` is the day as SQL, `known` the condition that leaves out what was told later."""


def edges(connection: duckdb.DuckDBPyConnection, at: date | None, name: str) -> None:
    """Make the table `name` of the edges as the documents tell them at the day `at` (None: all that they tell).

    weight = log2(1 + reports) · certainty · 0.5^(age / HALF_LIFE): `reports` are independent documents (a copy counts
    with what it copies), `certainty` the mean over the records (certain 1, probable 2/3, possible 1/3, as FactBank's
    scale of 3, 2, 1), `age` the days from the last record to `at`; an age that is unknown takes nothing away.
    `state` is `current`; `ended` where the last that is told is that it was (former, an act that ended, its `until`
    is past), or that a party has fallen, died or left the office that ties it; `contested` where that is told, but
    later records still tell it as current. `ended_by` is the record that tells the end. `evidence`: the records' ids.
    """
    day = f"DATE '{at}'" if at else "(SELECT max(told) FROM reports)"
    known = f"WHERE day IS NULL OR day <= {day}" if at else ""
    connection.execute(_EDGES.format(name=name, day=day, known=known))


def shown(name: str) -> str:
    """SQL of the columns of an edge, in their order, from the table `name`."""
    return f"SELECT {_SHOWN} FROM {name}"
