"""How right the records of a store are, by what people judged; and what they judged, for measuring elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.analysis.positions.estimate import wilson
from dragoman.corpus import files
from dragoman.corpus.find import TABLES, place, rows_by_id
from dragoman.corpus.judgements import judgements
from dragoman.corpus.sentences import sentence_at
from dragoman.document import Document

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Row = dict[str, Any]

_KEPT = ("table", "record", "document", "type", "names", "quote", "verdict", "actor", "event", "author", "why")
_GOLD = (*_KEPT[:3], "published", "publisher", *_KEPT[3:6], "start", "end", "sentence", *_KEPT[6:], "judged_at")


def accuracy(path: Path) -> pa.Table:
    """How many judged records are right: a row for each table, `type` null, and below it one for each of its types.

    Columns: table, type, right, wrong, precision (right of both), low and high (95 %, Wilson 1927) and disputed: how
    many records one author calls right and another wrong. A record counts once, by the last word on it; judgements that
    were taken back, and stale ones, do not count, and `left_out` says how many these are. What was judged is no random
    sample unless it was drawn as one (`sample`).
    """
    import pyarrow as pa

    every = [row for row in judgements(path).to_pylist() if row["verdict"] in ("right", "wrong")]
    holding = [row for row in every if not row["undone_at"] and not row["stale"]]
    text, real, whole = pa.string(), pa.float64(), pa.int64()
    schema = pa.schema({"table": text, "type": text, "right": whole, "wrong": whole, "precision": real, "low": real,
                        "high": real, "disputed": whole})  # fmt: skip
    table = pa.Table.from_pylist([*_rows(holding)], schema)
    return table.replace_schema_metadata({"left_out": json.dumps(_left_out(every))})


def _left_out(rows: list[Row]) -> dict[str, int]:
    counts = {"taken back": sum(bool(row["undone_at"]) for row in rows),
              "read otherwise by now": sum(row["stale"] and not row["undone_at"] for row in rows)}  # fmt: skip
    return {reason: count for reason, count in counts.items() if count}


def _rows(holding: list[Row]) -> Iterator[Row]:
    for table in TABLES:
        of_table = [row for row in holding if row["table"] == table]
        if of_table:
            yield _counted(table, None, of_table)
            for type in sorted({row["type"] for row in of_table if row["type"]}):
                yield _counted(table, type, [row for row in of_table if row["type"] == type])


def _counted(table: str, type: str | None, rows: list[Row]) -> Row:
    last = {row["record"]: row["verdict"] for row in rows}
    by_author = {(row["record"], row["author"]): row["verdict"] for row in rows}
    both = {record for (record, _), verdict in by_author.items() if verdict == "right"}
    both &= {record for (record, _), verdict in by_author.items() if verdict == "wrong"}
    right = sum(verdict == "right" for verdict in last.values())
    low, high = wilson(right / len(last), len(last))
    return {"table": table, "type": type, "right": right, "wrong": len(last) - right, "disputed": len(both),
            "precision": round(right / len(last), 3), "low": round(low, 3), "high": round(high, 3)}  # fmt: skip


def gold(path: Path) -> pa.Table:
    """Each judgement that holds, the first one first, with the place of its record and the sentence round it.

    Left out are judgements that were taken back and stale ones. `start` and `end` are code points of the document's
    text.
    """
    import pyarrow as pa

    held = [row for row in judgements(path).to_pylist() if not row["undone_at"] and not row["stale"]]
    with files.reading(path) as connection:
        placed = {(table, row["record"]): row for table in TABLES for row in _placed(connection, table, held)}
    rows = [row | placed[row["table"], row["record"]] | {"judged_at": str(row["judged_at"])} for row in held]
    whole = {"start": pa.int64(), "end": pa.int64()}
    return pa.Table.from_pylist(rows, pa.schema({name: whole.get(name, pa.string()) for name in _GOLD}))


def _placed(connection: duckdb.DuckDBPyConnection, table: str, held: Iterable[Row]) -> Iterator[Row]:
    """For each judged record of the table: its place, its sentence, and when and where its document was published."""
    found = rows_by_id(connection, table, [row["record"] for row in held if row["table"] == table])
    query = """SELECT d.id, d.text, d.published, coalesce(d.publisher, p.publisher) AS publisher FROM documents d
        LEFT JOIN documents p ON p.id = d.parent WHERE d.id IN (SELECT unnest($1::VARCHAR[]))"""
    documents = {row[0]: row[1:] for row in connection.execute(query, [[r["document"] for r in found]]).fetchall()}
    for row in found:
        (text, published, publisher), (start, end) = documents[row["document"]], place(connection, table, row)
        document = Document(row["document"], text)
        sentence = " ".join(sentence_at(document, document.spot(start, end)).text.split())
        yield {"record": row["id"], "start": start, "end": end, "sentence": sentence, "published": published,
               "publisher": publisher}  # fmt: skip
