"""Events drawn for hand coding: in even shares of each kind, with their sentences, blind to the scores."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.corpus import files
from dragoman.corpus.filters import Filters, narrow
from dragoman.corpus.queries import ask, joined, name_actors, with_left_out
from dragoman.corpus.sentences import sentence_at
from dragoman.document import Document
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

BY = ("type", "quad", "status", "certainty", "polarity", "voice", "publisher")
CODED = ("verdict", "note")
"""Columns that stand empty, for the coder."""

_OUTLET = "coalesce(d.publisher, p.publisher)"
_READ = ("type", "modes", "trigger", "actors", "recipients", "themes", "place", "time", "polarity", "certainty",
         "status", "voice")  # fmt: skip
_TEXTS = ("id", "document", "published", "publisher", *_READ, "sentence", "context", *CODED)
_AROUND = 300

Row = dict[str, Any]


def sample(path: Path, by: str, size: int, seed: int, given: Filters) -> pa.Table:
    """At most `size` events, in even shares by the values of `by`; what a rare value lacks, the others fill up.

    Drawn by a hash of the id and `seed`, so that the same store gives the same rows, in an order that tells nothing.
    Columns: id to publisher, what was read, its sentence, the text round it, the empty columns CODED, and `weight`: how
    many events of its value a row stands for. Scores are left out on purpose.
    Raises ConfigError for a `by` or a size that is not allowed.
    """
    import pyarrow as pa

    if by not in BY or size < 1:
        raise ConfigError(f"by is {by!r} and the size {size}; allowed are {', '.join(BY)} and a size of at least 1")
    narrowed = narrow("events", given)
    with files.reading(path) as connection:
        name_actors(connection, "events", given, narrowed)
        left_out = ask(connection, "events", narrowed)
        weights = _draw(connection, _OUTLET if by == "publisher" else f"r.{by}", size, seed)
        rows = [_told(row) | {"weight": weights[row["stratum"]]} for row in _drawn(connection)]
        schema = pa.schema([*((name, pa.string()) for name in _TEXTS), ("weight", pa.float64())])
        return with_left_out(pa.Table.from_pylist(rows, schema), left_out)


def shares(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """How many to take of each stratum: as even as its size allows, `size` in all where there are so many."""
    taken = dict.fromkeys(sizes, 0)
    missing = min(size, sum(sizes.values()))
    while missing:
        room = [name for name in sizes if taken[name] < sizes[name]]
        for name in room[:missing]:
            more = min(sizes[name] - taken[name], max(1, missing // len(room)))
            taken[name] += more
        missing = min(size, sum(sizes.values())) - sum(taken.values())
    return taken


def _draw(connection: duckdb.DuckDBPyConnection, stratum: str, size: int, seed: int) -> dict[str, float]:
    """Make the table `drawn`; what each stratum's rows weigh."""
    connection.execute(f"""CREATE TEMP TABLE ranked AS SELECT r.uid AS event, coalesce({stratum}, '') AS stratum,
        md5(concat(r.document, r.id, '{int(seed)}')) AS draw,
        row_number() OVER (PARTITION BY stratum ORDER BY draw) AS rank
        FROM {joined("events")}""")
    found = connection.execute("SELECT stratum, count(*) FROM ranked GROUP BY stratum ORDER BY stratum").fetchall()
    sizes: dict[str, int] = dict(found)
    taken = shares(sizes, size)
    wanted = "SELECT unnest($1::VARCHAR[]) AS stratum, unnest($2::BIGINT[]) AS share"
    connection.execute(
        f"CREATE TEMP TABLE drawn AS SELECT ranked.* FROM ranked JOIN ({wanted}) USING (stratum) WHERE rank <= share",
        [list(taken), list(taken.values())],
    )
    return {name: round(sizes[name] / n, 3) for name, n in taken.items() if n}


def _drawn(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The rows that were drawn, with the texts of their documents.

    The texts are asked for apart: a join would hash those of all documents.
    """
    columns = ", ".join(f'r."{name}"' for name in ("id", "document", *_READ, "start", "end"))
    query = f"""SELECT {columns}, d.published, {_OUTLET} AS publisher, stratum
        FROM {joined("events", "r.uid IN (SELECT event FROM drawn)")} JOIN drawn w ON w.event = r.uid ORDER BY draw"""
    rows: list[Row] = connection.sql(query).to_arrow_table().to_pylist()
    ids = list({row["document"] for row in rows})
    texts = connection.execute("SELECT id, text FROM documents WHERE id IN (SELECT unnest($1::VARCHAR[]))", [ids])
    found = dict(texts.fetchall())
    return [row | {"text": found[row["document"]]} for row in rows]


def _told(row: Row) -> Row:
    document = Document(row["document"], row["text"])
    sentence = sentence_at(document, document.spot(row["start"], row["end"]))
    context = _whole_words(row["text"], max(0, sentence.start - _AROUND), sentence.end + _AROUND)
    return row | {"sentence": " ".join(sentence.text.split()), "context": " ".join(context.split())}


def _whole_words(text: str, start: int, end: int) -> str:
    """The text between, without the halves of words at its edges."""
    words = text[start:end]
    words = words if start == 0 else words[len(words.split(maxsplit=1)[0]) :]
    return words if end >= len(text) else words[: -len(words.rsplit(maxsplit=1)[-1])]
