"""What the members of a body say of a theme that they share, and in which tone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.analysis.positions.evidence import Evidence
from dragoman.analysis.positions.holders import Asked, Holders
from dragoman.corpus.filters import Filters, narrow
from dragoman.corpus.queries import ask, joined
from dragoman.knowledge.states import state_by_code

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

_DIFFERING = """
    CREATE TEMP TABLE differing AS
    SELECT d.document, d.low, d.high FROM remarks d
    JOIN mentions m ON m.document = d.document AND m.start >= d.low AND m.start < d.high AND m.kind <> 'place'
    SEMI JOIN roles s ON s.who = m.who AND s.role = 'sources'
    WHERE d.kind = 'difference' AND d.document IN (SELECT document FROM attributions r WHERE {speaking})
    GROUP BY ALL HAVING count(DISTINCT m.entity) > 1"""
"""The sentences that say that two differ and name two who speak in their document."""
_HEARD = f"""
    CREATE TEMP TABLE heard AS
    WITH tones AS (SELECT e.document, e.attribution, count(*) FILTER (e.quad LIKE '%cooperation')
        - count(*) FILTER (e.quad LIKE '%conflict' AND e.type NOT IN ('REQUEST', 'ACCUSE')) AS tone
        FROM events e WHERE e.polarity = 'affirmed' AND e.attribution IS NOT NULL GROUP BY ALL)
    SELECT r.uid, r.document, r.id, r.kind, r.start, r.content, r.content_nested, r.sources_nested,
        sign(r.tone + coalesce(t.tone, 0)) AS tone, coalesce(r.earliest, r.latest, d.published_on) AS first,
        coalesce(r.latest, r.earliest, d.published_on) AS last, d.published_on, d.seq
    FROM {joined("attributions")}
    LEFT JOIN tones t ON t.document = r.document AND t.attribution = r.id
    WHERE (r.document IN (SELECT document FROM differing) OR r.tone + coalesce(t.tone, 0) <> 0)"""
_SAID = """
    SELECT document, id, kind, start, content, sources_nested, tone, first, last FROM heard
    ORDER BY published_on, seq, start"""
_THEMES = """
    WITH said AS (SELECT document, id, unnest(content_nested) AS c FROM heard),
    named AS (SELECT DISTINCT s.document, s.id, m.entity FROM said s JOIN mentions m ON m.document = s.document
        AND m.start >= s.c.start AND m.start < s.c."end" WHERE m.document IN (SELECT document FROM said))
    SELECT n.document, n.id, e.name, e.actor, e.country, e.kind FROM named n
    JOIN entities e ON e.document = n.document AND e.id = n.entity
    WHERE (e.named OR e.country IS NOT NULL) AND e.document IN (SELECT document FROM said)"""


class Spoken:
    """Statements by holder and theme; the value of each is +1 for a conciliatory tone and -1 for a confrontational."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, asked: Asked, given: Filters) -> None:
        connection.execute(_DIFFERING.format(speaking=asked.speaking))
        narrowed = narrow("attributions", given)
        narrowed.where.append(f"({asked.speaking} OR r.document IN (SELECT document FROM differing))")
        self.left_out = ask(connection, "attributions", narrowed)
        connection.execute(_HEARD)
        rows: list[Row] = connection.sql(_SAID).to_arrow_table().to_pylist()
        self.holders = Holders(connection, rows)
        self._themes: dict[tuple[str, str], set[str]] = {}
        for document, id, *about in connection.execute(_THEMES).fetchall():
            self._themes.setdefault((document, id), set()).update(_called(*about))
        self.statements = [each for row in rows for each in self._evidence(row)]

    def themes(self, each: Evidence) -> set[str]:
        """What a statement is about: known actors, states, names."""
        return self._themes.get((each.document, each.id), set())

    def _evidence(self, row: Row) -> list[Evidence]:
        holders = [holder for role in row["sources_nested"] if (holder := self.holders.of(row["document"], role))]
        direct, value = row["kind"] != "indirect", float(row["tone"]) or None
        return [
            Evidence(holder, row["id"], row["document"], "own_words", value, 1.0 if direct else 0.8, row["first"],
                     row["last"], " ".join(row["content"].split()), direct, row["start"])
            for holder in holders
        ]  # fmt: skip


def _called(name: str, actor: str | None, country: str | None, kind: str) -> Sequence[str]:
    """What an entity is called as a theme: also the state that it belongs to, unless it is a person."""
    state = state_by_code(country) if country and kind != "person" else None
    return [actor or name, *([state.name] if state else [])]
