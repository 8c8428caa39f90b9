"""Arrow tables as text: for a terminal, as JSON, JSON lines, CSV; and as Parquet files."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.views.terminal import harmless

if TYPE_CHECKING:
    import pyarrow as pa

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_TOLD = {
    "documents": ("id", "published", "publisher", "kind", "title", "reader"),
    "reports": ("id", "published", "title", "outlets", "copies", "updates", "last"),
    "updates": ("document", "published", "publisher", "kind", "text"),
    "failures": ("kind", "step", "origin", "error"),
    "events": ("id", "published", "actors", "type", "trigger", "recipients", "themes", "place", "time", "status",
               "voice"),
    "happenings": ("id", "first", "last", "actors", "type", "trigger", "recipients", "place", "earliest", "latest",
                   "reports", "independent", "outlets", "party", "disagreements"),
    "stories": ("story", "first", "last", "reports", "independent", "outlets", "titles"),
    "attributions": ("id", "published", "sources", "cue", "content", "addressees"),
    "ties": ("id", "published", "from", "kind", "to", "status", "certainty", "voice"),
    "actors": ("name", "kind", "documents", "mentions", "acted", "received", "spoke"),
    "sample": ("id", "type", "actors", "trigger", "recipients", "sentence"),
    "judgements": ("seq", "record", "table", "verdict", "actor", "author", "why", "quote", "names", "stale",
                   "undone_by"),
    "gold": ("record", "table", "type", "verdict", "author", "sentence"),
    "positions": ("holder", "basis", "stance", "low", "high", "trend", "words", "evidence", "reason"),
    "divergence": ("first", "second", "subject", "kind", "since", "first_words", "second_words", "first_id",
                   "second_id"),
    "proposals": ("object", "actors", "records", "against", "for", "evidence"),
    "timeline": ("id", "when", "placed", "basis", "side", "who", "what", "words", "whom", "about", "content", "status",
                 "published"),
    "edges": ("from", "kind", "to", "weight", "reports", "certainty", "age", "state", "ended_why", "change"),
    "nodes": ("name", "degree", "friends", "foes", "betweenness", "patron", "depth", "dependence", "bloc", "state",
              "effect"),
    "blocs": ("bloc", "leader", "size", "members", "within", "against"),
    "voices": ("publisher", "voice", "speaker", "statements", "share", "direct", "mixed", "indirect", "documents"),
    "assessments": ("document", "publisher", "kind", "words", "sentence"),
    "toward": ("published", "publisher", "voice", "speaker", "target", "sentiment", "probability", "sentence"),
    "change": ("measure", "verdict", "break", "earliest", "latest", "before", "after", "p", "beyond_volume", "events",
               "around"),
    "known": ("name", "kind", "country", "sectors", "aliases"),
    "search": ("id", "published", "publisher", "title", "context"),
}  # fmt: skip


def escaped(text: str) -> str:
    """JSON with what could steer a terminal or is no character escaped, as JSON allows everywhere."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def written(table: pa.Table, form: str) -> Iterator[str]:
    """The table as lines of JSON, JSON lines or CSV (UTF-8, a header first, an empty cell for null)."""
    if form == "csv":
        yield from _csv(table)
        return
    rows = (escaped(json.dumps(row, ensure_ascii=False, default=str)) for row in table.to_pylist())
    if form == "jsonl":
        yield from rows
    else:
        yield "[" + ",\n ".join(rows) + "]"


def shown(table: pa.Table, name: str, width: int) -> str:
    """The columns of the table called `name` that a terminal of `width` has room for."""
    from rich.console import Console
    from rich.table import Table

    columns = [c for c in _TOLD.get(name, table.column_names) if c in table.column_names]
    laid = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        laid.add_column(column, no_wrap=column == "id", overflow="fold")
    for row in table.select(columns).to_pylist():
        laid.add_row(*(_cell(row[column]) for column in columns))
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False)
    console.print(laid)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in lines)


def footer(table: pa.Table) -> str:
    """How many rows there are, and how many were left out and why."""
    rows = f"{table.num_rows} row" + ("s" if table.num_rows != 1 else "")
    counts = json.loads((table.schema.metadata or {}).get(b"left_out", b"{}"))
    left = ", ".join(f"{count} {reason}" for reason, count in counts.items())
    return f"{rows}; left out: {left}" if left else rows


def _cell(value: object) -> str:
    return "" if value is None else harmless(" ".join(str(value).split()))


def _csv(table: pa.Table) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)  # its "\r\n" is what makes it quote a cell that holds either
    for row in [table.column_names, *(list(row.values()) for row in table.to_pylist())]:
        writer.writerow([_field(value) for value in row])
        yield buffer.getvalue().removesuffix("\r\n")
        buffer.seek(0)
        buffer.truncate()


def _field(value: object) -> object:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else value
