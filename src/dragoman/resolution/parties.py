"""Who reports a happening and takes part in it, or is tied to somebody who does: the outlet, its owner, the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.corpus.tables import local_id
from dragoman.knowledge.actors import KnownActor, Named, actors_named, known_actors

if TYPE_CHECKING:
    import duckdb

TIES = ("part_of", "member_of", "sponsors", "heads", "allied_with", "opposes")
LISTED = "the list of known actors"
"""The evidence of an outlet's owner that no document tells."""

_STATE_OWNED = frozenset({"JRN", "GOV"})

_OUTLETS = "SELECT DISTINCT publisher FROM documents WHERE publisher IS NOT NULL ORDER BY publisher"
_SPEAKERS = """
    CREATE TEMP TABLE teller AS
    SELECT h.happening, h.event, h.document, 'outlet' AS "as", o.name, o.id FROM happening_events h
    JOIN documents d ON d.id = h.document LEFT JOIN documents a ON a.id = d.parent
    JOIN outlet o ON o.publisher = coalesce(d.publisher, a.publisher)
    UNION
    SELECT h.happening, h.event, h.document, 'speaker', coalesce(n.actor, n.name), n.actor_id FROM happening_events h
    JOIN events e ON e.uid = h.event JOIN roles r ON r.document = e.document AND r.record = e.attribution
    JOIN entities n ON n.document = r.document AND n.id = r.entity
    WHERE r.role = 'sources' AND n.actor_id IS NOT NULL"""
_TAKING_PART = """
    CREATE TEMP TABLE part AS
    SELECT DISTINCT h.happening, h.event, coalesce(n.actor, n.name) AS name, n.actor_id AS id,
           CASE r.role WHEN 'actors' THEN 'actor' ELSE 'recipient' END AS role
    FROM happening_events h JOIN roles r ON r.uid = h.event AND r.role IN ('actors', 'recipients')
    JOIN entities n ON n.document = r.document AND n.id = r.entity WHERE n.actor_id IS NOT NULL"""
_TIED = f"""
    CREATE TEMP TABLE tied AS
    WITH told AS (SELECT a.actor_id AS one, b.actor_id AS other, t.kind,
                         first(t.id ORDER BY d.published_on, t.document, t.id) AS evidence
                  FROM ties t JOIN documents d ON d.id = t.document
                  JOIN entities a ON a.document = t.document AND a.id = t.from_ids
                  JOIN entities b ON b.document = t.document AND b.id = t.to_ids
                  WHERE t.kind IN {TIES} AND t.status = 'current' AND t.polarity = 'affirmed'
                        AND t.certainty IN ('certain', 'probable') AND a.actor_id IS NOT NULL AND b.actor_id IS NOT NULL
                        AND a.actor_id <> b.actor_id GROUP BY ALL)
    SELECT one, other, kind AS tie, evidence FROM told
    UNION ALL SELECT other, one, '← ' || kind, evidence FROM told
    UNION ALL SELECT id, owner, 'part_of', '{LISTED}' FROM outlet WHERE owner IS NOT NULL"""
_PARTIES = """
    CREATE TEMP TABLE parties AS
    WITH found AS (
        SELECT t.happening, t.document, t."as", t.name AS who, NULL AS tie, p.name AS "to", p.role, NULL AS evidence
        FROM teller t JOIN part p ON p.event = t.event AND p.id = t.id
        UNION
        SELECT t.happening, t.document, t."as", t.name, x.tie, p.name, p.role, x.evidence
        FROM teller t JOIN tied x ON x.one = t.id JOIN part p ON p.event = t.event AND p.id = x.other),
    told AS (SELECT *, who || ' (' || "as" || ')' || CASE WHEN tie IS NULL THEN ' is ' || role
                       ELSE ' ' || tie || ' ' || "to" || ' (' || role || ')' END AS words FROM found)
    SELECT happening, array_to_string(list_sort(list_distinct(list(words))), '; ') AS party,
           list(struct_pack(who := who, "as" := "as", tie := tie, "to" := "to", role := role, evidence := evidence,
                            document := document) ORDER BY document, words, evidence) AS nested
    FROM told GROUP BY happening"""


def find_parties(connection: duckdb.DuckDBPyConnection, own: Named) -> None:
    """Make the table `parties`: for each happening that a party reports, who that is and by which tie.

    `own` tells whom the user means by an outlet's name.

    Ties are those that the store's documents tell as current and sure, and what the lists know: an outlet that they
    call a government's is part of its state. An outlet is whom its name means in the user's own list, else in the
    built-in one; who is in neither is known by the name alone. Where none of these tells an owner, there is none.
    """
    connection.execute("CREATE TEMP TABLE outlet (publisher VARCHAR, name VARCHAR, id VARCHAR, owner VARCHAR)")
    names = [name for (name,) in connection.execute(_OUTLETS).fetchall()]
    for name in names:
        found = [*own(name)] or [*actors_named(name)]
        connection.execute("INSERT INTO outlet VALUES (?, ?, ?, ?)", [name, *_outlet(name, found)])
    for statement in (_SPEAKERS, _TAKING_PART, _TIED, _PARTIES):
        connection.execute(statement)
    for table in ("outlet", "teller", "part", "tied"):
        connection.execute(f"DROP TABLE {table}")


def _outlet(name: str, found: list[KnownActor]) -> tuple[str, str, str | None]:
    """Who an outlet is: name, id, and the state that owns it."""
    if len(found) != 1:
        return name, local_id(name, "organization"), None
    actor = found[0]
    states = [a.label for a in known_actors() if a.kind == "state" and a.countries == actor.countries]
    owned = set(actor.sectors) >= _STATE_OWNED and len(states) == 1
    return actor.label, actor.label, states[0] if owned else None
