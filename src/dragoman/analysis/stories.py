"""The stories of a store: articles that tell the same, with their outlets and titles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus import files
from dragoman.corpus.queries import flat

if TYPE_CHECKING:
    import pyarrow as pa

_STORIES = """
    WITH told AS (SELECT s.story, d.*, row_number() OVER (PARTITION BY s.story ORDER BY d.published, d.id) AS n
                  FROM stories s JOIN documents d ON d.id = s.document)
    SELECT t.story, min(t.published) AS first, max(t.published) AS last, count(*) AS reports,
           count(DISTINCT coalesce(c.report, t.id)) AS independent,
           list_sort(list_distinct(list(t.publisher) FILTER (t.publisher IS NOT NULL))) AS outlets,
           list(coalesce(t.title, left(t.text, 80)) ORDER BY n) AS titles, list(t.id ORDER BY n) AS documents
    FROM told t LEFT JOIN copies c ON c.document = t.id
    GROUP BY t.story ORDER BY first, t.story"""


def stories(path: Path) -> pa.Table:
    """One row for each story of two and more articles: its id (that of its first article), days, reports, outlets."""
    with files.reading(path) as connection:
        return flat(connection.sql(_STORIES).to_arrow_table(), nested=False)
