"""What people say of a store's records, and whether the record is still what they judged.

Any record is right or wrong; an entity is the same as a known actor or different from it, or nobody can tell; two
events tell the same happening or different ones. A judgement that was taken back stays, with who did it and when, and
counts no more.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from dragoman.corpus import files
from dragoman.corpus.find import TABLES, find, rows_by_id
from dragoman.corpus.known import labelled
from dragoman.errors import ConfigError
from dragoman.vocabulary import Verdict

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_QUOTES = {"events": "trigger", "attributions": "content", "ties": "evidence", "entities": "name", "links": "cue"}
_NAMES = {"events": ("actors", "recipients", "themes"), "attributions": ("sources",), "ties": ("from", "to")}
_JUDGED = ("quote", "type", "names")
_OF_ENTITIES = ("same", "different", "unsure")


def judge(
    path: Path, id: str, verdict: str, actor: str | None, event: str | None, author: str | None, why: str | None
) -> None:
    """Keep what `author` says of the record `id`, with what was judged: its quote, type, names and reader.

    `actor` is the label of the known actor that an entity is the same as, or different from; `event` the id of an event
    that tells the same happening, or a different one. Raises ConfigError for an unknown id, verdict, actor or event,
    and for one of these that does not fit the others.
    """
    if verdict not in get_args(Verdict):
        raise ConfigError(f"the verdict is {verdict!r}; allowed are {', '.join(get_args(Verdict))}")
    found = find(path, id)
    _check(found.table, verdict, actor, event)
    if event is not None and (event == id or find(path, event).table != "events"):
        raise ConfigError(f"{event!r} is no other event; give the id of one")
    with files.reading(path) as connection:
        reader = _reader(connection, found.row["document"])
    row = {"record": id, "document": found.row["document"], "table": found.table, "verdict": verdict, "author": author}
    row |= {"why": why, "actor": actor, "event": event, "judged_at": _now(), "reader": reader}
    row |= _judged(found.table, found.row)
    with files.writing(path) as connection:
        if actor is not None and actor not in labelled(connection, [actor]):
            raise ConfigError(f"nobody known is called {actor!r}; see `dragoman knowledge actors` and `actors.toml`")
        row["seq"] = connection.execute("SELECT coalesce(max(seq), 0) + 1 FROM judgements").fetchall()[0][0]
        columns = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join(["?"] * len(row))
        connection.execute(f"INSERT INTO judgements ({columns}) VALUES ({marks})", list(row.values()))


def undo(path: Path, number: int, author: str | None) -> None:
    """Take back the judgement of this number (`seq`); ConfigError where there is none that holds."""
    with files.writing(path) as connection:
        query = "UPDATE judgements SET undone_at = $1, undone_by = $2 WHERE seq = $3 AND undone_at IS NULL RETURNING 1"
        if not connection.execute(query, [_now(), author, number]).fetchall():
            raise ConfigError(f"there is no judgement {number} that holds; see `judgements`")


def _check(table: str, verdict: str, actor: str | None, event: str | None) -> None:
    """Raise ConfigError unless the verdict is one for records of this table, with the actor or event that it needs."""
    if table == "events" and verdict in ("same", "different"):
        if event is None or actor is not None:
            raise ConfigError(f"give the other event with {verdict!r}, and no actor")
        return
    if verdict in _OF_ENTITIES and table != "entities":
        raise ConfigError(f"{verdict!r} is said of entities, and same and different of events; this is one of {table}")
    if event is not None:
        raise ConfigError("give another event with the verdicts same and different on an event only")
    if (verdict in ("same", "different")) != (actor is not None):
        raise ConfigError("give the known actor with the verdicts same and different, and only with these")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def judgements(path: Path) -> pa.Table:
    """Every judgement, the first one first; `stale` where the record is gone or is no longer what was judged."""
    import pyarrow as pa

    with files.reading(path) as connection:
        table = connection.sql("FROM judgements ORDER BY seq").to_arrow_table()
        rows = table.to_pylist()
        present = {(name, row["document"], row["id"]): _judged(name, row)
                   for name in TABLES for row in rows_by_id(connection, name, _of(rows, name))}  # fmt: skip
    stale = [present.get((r["table"], r["document"], r["record"])) != {n: r[n] for n in _JUDGED} for r in rows]
    return table.append_column("stale", pa.array(stale, pa.bool_()))


def _of(rows: list[dict[str, Any]], table: str) -> list[str]:
    return [row["record"] for row in rows if row["table"] == table]


def _judged(table: str, row: dict[str, Any]) -> dict[str, str | None]:
    """What a judgement is about."""
    names = " → ".join(row[name] for name in _NAMES.get(table, ()))
    type = row.get("type") or row.get("kind")
    return {"quote": row[_QUOTES.get(table, "text")], "type": type, "names": names}


def _reader(connection: duckdb.DuckDBPyConnection, document: str) -> str:
    query = "SELECT concat_ws(' ', dragoman, schema, model, spacy, knowledge) FROM readings WHERE document = ?"
    return str(connection.execute(query, [document]).fetchall()[0][0])
