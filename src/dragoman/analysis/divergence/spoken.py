"""What the members of a body say of a theme that they share, and in which tone."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.analysis.positions.evidence import Evidence
from dragoman.analysis.positions.holders import Asked, Holders
from dragoman.analysis.positions.leaning import tone
from dragoman.analysis.positions.statement import tokens
from dragoman.corpus.filters import Filters, narrow
from dragoman.corpus.queries import JOINED, SHOWN, ask
from dragoman.knowledge.acts import attitudes
from dragoman.knowledge.states import state_by_code

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

_DIFFERING = """
    CREATE OR REPLACE TEMP TABLE differing AS SELECT id AS document FROM documents
    WHERE id IN (SELECT document FROM attributions r WHERE {speaking}) AND regexp_matches(text, $differ)"""
_SAID = f"""
    SELECT r.document, r.id, r.kind, r.cue, r.start, r.content, r.sources_nested,
           coalesce(r.earliest, r.latest, d.published_on) AS first,
           coalesce(r.latest, r.earliest, d.published_on) AS last
    FROM {JOINED.format(table="attributions")}
    WHERE {SHOWN}
    ORDER BY d.published_on, d.seq, r.start"""
_THEMES = f"""
    WITH said AS (SELECT r.document, r.id, unnest(r.content_nested) AS c FROM attributions r WHERE {SHOWN}),
    named AS (SELECT DISTINCT s.document, s.id, m.entity FROM said s JOIN mentions m ON m.document = s.document
        AND m.start >= s.c.start AND m.start < s.c."end" WHERE m.document IN (SELECT document FROM said))
    SELECT n.document, n.id, e.name, e.actor, e.country, e.kind FROM named n
    JOIN entities e ON e.document = n.document AND e.id = n.entity
    WHERE (e.named OR e.country IS NOT NULL) AND e.document IN (SELECT document FROM said)"""
_TONES = f"""
    SELECT e.document, e.attribution, count(*) FILTER (e.quad LIKE '%cooperation')
        - count(*) FILTER (e.quad LIKE '%conflict' AND e.type NOT IN ('REQUEST', 'ACCUSE')) AS tone
    FROM events e WHERE e.polarity = 'affirmed' AND e.document IN (SELECT document FROM attributions r WHERE {SHOWN})
    GROUP BY ALL"""


class Spoken:
    """Statements by holder and theme; the value of each is +1 for a conciliatory tone and -1 for a confrontational."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, asked: Asked, given: Filters) -> None:
        connection.execute(_DIFFERING.format(speaking=asked.speaking), {"differ": differing()})
        narrowed = narrow("attributions", given)
        narrowed.where.append(f"({asked.speaking} OR r.document IN (SELECT document FROM differing))")
        connection.execute("DROP TABLE IF EXISTS asked")
        self.left_out = ask(connection, "attributions", narrowed)
        rows: list[Row] = connection.sql(_SAID).to_arrow_table().to_pylist()
        self.holders = Holders(connection, rows)
        self._themes: dict[tuple[str, str], set[str]] = {}
        for document, id, *about in connection.execute(_THEMES).fetchall():
            self._themes.setdefault((document, id), set()).update(_called(*about))
        tones = {(document, id): tone for document, id, tone in connection.execute(_TONES).fetchall()}
        self.statements = [each for row in rows for each in self._evidence(row, tones)]

    def themes(self, each: Evidence) -> set[str]:
        """What a statement is about: known actors, states, names."""
        return self._themes.get((each.document, each.id), set())

    def _evidence(self, row: Row, tones: dict[tuple[str, str], int]) -> list[Evidence]:
        heard = tone(tokens(f"{row['cue'] or ''} {row['content']}", ())) + tones.get((row["document"], row["id"]), 0)
        value = None if heard == 0 else 1.0 if heard > 0 else -1.0
        holders = [holder for role in row["sources_nested"] if (holder := self.holders.of(row["document"], role))]
        direct = row["kind"] != "indirect"
        return [
            Evidence(holder, row["id"], row["document"], "own_words", value, 1.0 if direct else 0.8, row["first"],
                     row["last"], " ".join(row["content"].split()), direct, row["start"])
            for holder in holders
        ]  # fmt: skip


@functools.cache
def differing() -> str:
    """A regular expression for the words that say that two differ, in any case."""
    words = sorted((re.escape(" ".join(phrase)) for phrase in attitudes()["differ"]), key=len, reverse=True)
    return rf"(?i)\b(?:{'|'.join(words)})\b"


def _called(name: str, actor: str | None, country: str | None, kind: str) -> Sequence[str]:
    """What an entity is called as a theme: also the state that it belongs to, unless it is a person."""
    state = state_by_code(country) if country and kind != "person" else None
    return [actor or name, *([state.name] if state else [])]
