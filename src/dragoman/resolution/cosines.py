"""How alike articles of about the same days are: the cosine of their weightiest words, TF-IDF, computed in the store.

Weights are those of Salton and Buckley (1988) with logarithmic term frequency. In a small store few documents tell how
common a word is, so it counts as though `SEEN` others had been seen before, `ORDINARY` of them with any given word. All
sums are of whole numbers, so that the result is the same whatever the order of documents and however many threads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

SEEN, ORDINARY = 200, 4
WORDS = 100
"""An article's weightiest words, which stand for it."""
LEAST = 5
"""Words that an article must have to be compared."""
WINDOW = 3
"""Days between the publication of two articles that may tell one story, at most."""
SCALE = 1000
"""What a vector's length, and so a cosine of one, is in the whole numbers of `alike`: its square root, its square."""

_DOCUMENTS = """
    CREATE OR REPLACE TEMP TABLE article AS
    SELECT row_number() OVER (ORDER BY published_on, id)::INTEGER AS n, id, published_on AS day, lower(text) AS text
    FROM documents WHERE parent IS NULL AND precision IN ('day', 'minute', 'second')"""
_WORDS = r"""
    CREATE OR REPLACE TEMP TABLE told AS
    SELECT n, hash(word) AS word, count(*) AS times FROM (
        SELECT n, regexp_replace(unnest(regexp_extract_all(text, '[\p{L}\p{N}]{2,}')), '([^s])s$', '\1') AS word
        FROM article) GROUP BY ALL"""
_WEIGHTS = f"""
    CREATE OR REPLACE TEMP TABLE weight AS
    WITH known AS (SELECT count(*) AS documents FROM article),
    rarity AS (SELECT word, ln((documents + {SEEN}) / (count(*) + {ORDINARY})) AS idf
               FROM told, known GROUP BY word, documents),
    weighed AS (SELECT n, word, round(100 * (1 + ln(times)) * idf)::BIGINT AS w FROM told JOIN rarity USING (word)),
    kept AS (SELECT * FROM weighed WHERE w > 0
             QUALIFY row_number() OVER (PARTITION BY n ORDER BY w DESC, word) <= {WORDS}),
    length AS (SELECT n, sqrt(sum(w * w)) AS length FROM kept GROUP BY n HAVING count(*) >= {LEAST})
    SELECT n, day, word, round({SCALE} * w / length)::BIGINT AS w
    FROM kept JOIN length USING (n) JOIN article USING (n)"""
_ALIKE = f"""
    SELECT a.n, b.n, sum(a.w * b.w)::BIGINT AS alike FROM weight a JOIN weight b
    ON a.word = b.word AND a.n < b.n AND b.day <= a.day + {WINDOW}
    GROUP BY ALL HAVING alike >= $1 ORDER BY a.n, b.n"""


def alike(connection: duckdb.DuckDBPyConnection, least: float) -> tuple[list[str], list[tuple[int, int, int]]]:
    """The ids of the articles that have a day, by day and id, and the pairs of their places that are alike.

    Pairs have the lower place first and, as third, their cosine in whole numbers of 1 / SCALE²; it is `least` and more.
    """
    for statement in (_DOCUMENTS, _WORDS, _WEIGHTS):
        connection.execute(statement)
    ids = [id for (id,) in connection.execute("SELECT id FROM article ORDER BY n").fetchall()]
    rows = connection.execute(_ALIKE, [round(least * SCALE**2)]).fetchall()
    for table in ("article", "told", "weight"):
        connection.execute(f"DROP TABLE {table}")
    return ids, [(a - 1, b - 1, n) for a, b, n in rows]
