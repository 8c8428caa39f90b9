"""The records that an edge of a network is made of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus import files

if TYPE_CHECKING:
    import pyarrow as pa

_EVIDENCE = """
    WITH told AS (
        SELECT document, id, lower(type) AS kind, actors AS "from", recipients AS "to", trigger AS words, certainty,
            status, voice, CASE WHEN basis <> 'tense' THEN latest END AS day FROM events
            WHERE id IN (SELECT unnest($1::VARCHAR[]))
        UNION ALL SELECT document, id, kind, "from", "to", evidence, certainty, status, voice, "since" FROM ties
            WHERE id IN (SELECT unnest($1::VARCHAR[])))
    SELECT t.id, d.published, coalesce(d.publisher, p.publisher) AS publisher, coalesce(d.title, p.title) AS title,
        t."from", t.kind, t."to", t.words, t.day, t.status, t.certainty, t.voice, t.document
    FROM told t JOIN documents d ON d.id = t.document LEFT JOIN documents p ON p.id = d.parent
    ORDER BY d.published_on DESC NULLS LAST, d.seq, t.id"""


def evidence(path: Path, ids: Iterable[str]) -> pa.Table:
    """The ties and events with these ids, told last first: id, published, publisher, title, from, kind, to, words (the
    trigger or evidence), day (when the act was, or since when the tie holds), status, certainty, voice, document."""
    with files.reading(path) as connection:
        return connection.sql(_EVIDENCE, params=[list(ids)]).to_arrow_table()
