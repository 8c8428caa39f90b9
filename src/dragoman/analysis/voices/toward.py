"""Who speaks how of somebody: each mention in a store, with the sentiment of its sentence and whose words they are."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.analysis import about
from dragoman.analysis.toward import judged
from dragoman.corpus import files
from dragoman.corpus.filters import Filters, narrow
from dragoman.corpus.forms import restore
from dragoman.corpus.queries import joined
from dragoman.corpus.sentences import sentence_at
from dragoman.document import Span

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

LEAST = 0.5
"""The probability below which a sentiment is not told."""

_NAMED = """CREATE TEMP TABLE named AS SELECT r.document, r.start, r."end", {reason} AS reason
    FROM {joined} WHERE {asked}"""
_CALLED = "r.who IN (SELECT who FROM aliases WHERE key IN ({}))"
_SAID = """WITH said AS (SELECT uid, document, unnest(content_nested) AS span,
        list_sum(list_transform(content_nested, lambda x: x."end" - x.start)) AS size
        FROM attributions WHERE source_class <> 'document' AND document IN (SELECT document FROM named)),
    told AS (SELECT n.document, n.start, n."end", n.reason, arg_min(s.uid, s.size) AS uid
        FROM named n LEFT JOIN said s ON s.document = n.document AND s.span.start <= n.start AND n."end" <= s.span."end"
        GROUP BY n.document, n.start, n."end", n.reason),
    speakers AS (SELECT uid, string_agg(DISTINCT coalesce(actor, name), '; ' ORDER BY coalesce(actor, name)) AS names
        FROM roles WHERE role = 'sources' AND uid IN (SELECT uid FROM told) GROUP BY uid)
    SELECT r.document, d.published, coalesce(d.publisher, p.publisher) AS publisher,
        coalesce(a.source_class, CASE d.kind WHEN 'post' THEN 'post' ELSE 'own' END) AS voice,
        CASE WHEN a.id IS NOT NULL THEN s.names WHEN d.kind = 'post' THEN coalesce(d.author, d.handle) END AS speaker,
        r.start, r."end", a.id AS attribution, r.reason
    FROM told r JOIN documents d ON d.id = r.document LEFT JOIN documents p ON p.id = d.parent
    LEFT JOIN attributions a ON a.uid = r.uid LEFT JOIN speakers s ON s.uid = r.uid
    WHERE {spoken} ORDER BY d.published_on, d.seq, r.start"""


def toward(path: Path, name: str, given: Filters) -> pa.Table:
    """What the documents of the store at `path` express toward `name`: a row for each mention.

    Columns: document, published, publisher, voice (`named` or `unnamed` as the reading says of the source, `own`,
    `post`), speaker (null: the outlet), target (its words), sentiment (negative, neutral or positive; null where none
    is likelier than not), the probability of the likeliest, sentence, start and end (of the target, in code points of
    the document's text), attribution (its id). With the filter `actor` only what that actor is told to say. What copies
    tell again is left out and counted. Raises ConfigError for names as `timeline` does.
    """
    import pyarrow as pa

    with files.reading(path) as connection:
        rows = _mentions(connection, name, given)
        cut = list(_cut(connection, (row for row in rows if not row["reason"])))
    texts = ("document", "published", "publisher", "voice", "speaker", "target", "sentiment")
    kinds = dict.fromkeys(texts, pa.string()) | {"probability": pa.float64(), "sentence": pa.string()}
    kinds |= {"start": pa.int64(), "end": pa.int64(), "attribution": pa.string()}
    table = pa.Table.from_pylist([_judged(row, *spans) for row, *spans in cut], pa.schema(kinds))
    left_out = Counter(row["reason"] for row in rows if row["reason"])
    return table.replace_schema_metadata({"left_out": json.dumps(left_out)})


def _mentions(connection: duckdb.DuckDBPyConnection, name: str, given: Filters) -> list[dict[str, Any]]:
    """The mentions that were asked for, each with the reason why it is left out, or null."""
    narrowed = narrow("mentions", given)
    narrowed.where.append(_CALLED.format(about.keys(connection, name)))
    actor = given.get("actor")
    spoken = about.takes_part(about.keys(connection, actor), "sources") if actor else "true"
    named = _NAMED.format(reason=narrowed.reason, joined=joined("mentions", narrowed.rows), asked=narrowed.of_reports)
    connection.execute(named, narrowed.parameters)
    rows: list[dict[str, Any]] = connection.sql(_SAID.format(spoken=spoken)).to_arrow_table().to_pylist()
    return rows


def _cut(
    connection: duckdb.DuckDBPyConnection, rows: Iterable[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], Span, Span]]:
    """Each row with its target and the sentence round it; those of one document follow one another."""
    for id, group in itertools.groupby(rows, key=lambda row: str(row["document"])):
        found = connection.execute("SELECT form, text FROM documents WHERE id = ?", [id]).fetchall()
        document = restore(*found[0])
        for row in group:
            target = document.spot(row["start"], row["end"])
            yield row, target, sentence_at(document, target)


def _judged(row: dict[str, Any], target: Span, sentence: Span) -> dict[str, Any]:
    found = judged(target, sentence)
    probability = round(getattr(found, found.polarity), 3)
    sentiment = found.polarity if probability >= LEAST else None
    words = {"target": target.text, "sentence": " ".join(sentence.text.split())}
    return row | words | {"sentiment": sentiment, "probability": probability}
