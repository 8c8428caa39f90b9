"""Where a happening comes from: each report's sentence, and why it was joined."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.analysis.trace import Trace, trace
from dragoman.corpus import files
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb

_HAPPENING = "SELECT * FROM happenings WHERE id = $1"
_EVENTS = """
    SELECT h.id, h.why FROM happening_events h JOIN documents d ON d.id = h.document
    WHERE h.happening = $1 ORDER BY h.why IS NOT NULL, d.published, d.seq, h.id"""


@dataclass(frozen=True, slots=True)
class Explained:
    """A happening's row, and each event that tells it with why it was joined; the first, None, stands for all."""

    record: dict[str, Any]
    events: tuple[tuple[Trace, str | None], ...]

    def __str__(self) -> str:
        """Plain text: what is told, then each report."""
        r = self.record
        head = [
            f"happening {r['id']}: {r['actors'] or '–'} {r['type']} {r['recipients'] or '–'}",
            f"{r['reports']} reports, {r['independent']} independent, {_days(r['first'], r['last'])}",
            *(f"{name}: {r[name]}" for name in ("outlets", "party", "disagreements") if r[name]),
        ]
        told = [f"{event}\njoined by: {why or 'it stands for all'}" for event, why in self.events]
        return "\n\n".join(["\n".join(head), *told])


def _days(first: str | None, last: str | None) -> str:
    return f"{first} to {last}" if first else "undated"


def explain(path: Path, id: str) -> Explained:
    """Why events are the happening `id` in the store at `path`; ConfigError where no happening has that id."""
    with files.reading(path) as connection:
        rows = _rows(connection, _HAPPENING, id)
        events = _rows(connection, _EVENTS, rows[0]["uid"]) if rows else []
    if not rows:
        raise ConfigError(f"no happening has the id {id!r}; `happenings` lists them")
    return Explained(rows[0], tuple((trace(path, event["id"]), event["why"]) for event in events))


def _rows(connection: duckdb.DuckDBPyConnection, query: str, value: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = connection.sql(query, params=[value]).to_arrow_table().to_pylist()
    return found
