"""Counts of events by who, when and what: the panel that event data is analysed as.

The unit is an event of one document; its intensity is PLOVER's base score. One event with two actors and three
recipients counts in six dyads; words of which it is unknown whom they mean ("they") are nobody. A CONSULT without a
recipient joins its parties, each way. Every combination of the dyads, periods and kinds that occur has its row, with
zero events where there were none.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from dragoman.analysis.about import between
from dragoman.corpus import files
from dragoman.corpus.filters import Filters, Narrowed, narrow
from dragoman.corpus.queries import SHOWN, ask, joined, name_actors, with_left_out
from dragoman.errors import ConfigError
from dragoman.vocabulary import EventType, Quad

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

MOST = 10_000_000
"""Rows that a panel may have."""

WHO = {"dyad": ("actor", "recipient"), "actor": ("actor",), "recipient": ("recipient",)}
WHEN = ("day", "week", "month", "year")
WHAT = {"quad": get_args(Quad), "type": get_args(EventType)}
LEVELS = {"actor": "coalesce(x.actor, x.name)", "country": "x.country", "entity": "x.name"}
"""What a party is: an actor (where none is known, the name), its country, or the name as documents write it."""


@dataclass(frozen=True, slots=True)
class By:
    """What a panel counts by, in the order of its columns."""

    who: tuple[str, ...]
    when: str | None
    what: str | None

    @property
    def columns(self) -> tuple[str, ...]:
        """The key of a row."""
        return (*self.who, *filter(None, (self.when, self.what)))


def panel(path: Path, by: str, level: str, given: Filters, other: str | None = None) -> pa.Table:
    """A row for each combination of `by` ("dyad,month,quad"), with columns `events` and `intensity` (mean, or null).

    A day, week, month or year is its first day. An event stands in the period that its own time lies in; one without
    such a time is left out and counted, or with `undated` stands in the period of its report, unless it is told as
    history. With `other`, events between the filter's actor and this one, whoever of the two acts.
    Raises ConfigError for what is not allowed and for a panel of more than MOST rows.
    """
    with files.reading(path) as connection:
        return counted(connection, by, level, given, other)


def counted(
    connection: duckdb.DuckDBPyConnection, by: str, level: str, given: Filters, other: str | None = None
) -> pa.Table:
    """The same, on a connection that is open."""
    parts, narrowed = parse(by), narrow("events", given)
    if level not in LEVELS:
        raise ConfigError(f"the level is {level!r}; allowed are {', '.join(LEVELS)}")
    undated = bool(given.get("undated"))
    _leave_out(narrowed, parts, undated)
    if other:
        narrowed.where.append(between(connection, given, other))
    else:
        name_actors(connection, "events", given, narrowed)
    left_out = ask(connection, "events", narrowed)
    if parts.who:
        _join(connection, parts, level)
        left_out |= _without_parties(connection, parts)
    _count(connection, parts, undated)
    _check_size(connection, parts)
    return with_left_out(connection.sql(_grid(parts)).to_arrow_table(), left_out)


def parse(by: str) -> By:
    """`by` as its parts: who, when and what, each at most once; ConfigError for others."""
    asked = [part.strip() for part in by.split(",") if part.strip()]
    groups = (tuple(WHO), WHEN, tuple(WHAT))
    chosen = [[part for part in asked if part in group] for group in groups]
    if not asked or any(len(part) > 1 for part in chosen) or sum(map(len, chosen)) < len(asked):
        allowed = "; ".join(f"one of {', '.join(group)}" for group in groups)
        raise ConfigError(f"by is {by!r}; give at least one part, as dyad,month,quad: {allowed}")
    who, when, what = (part[0] if part else None for part in chosen)
    return By(WHO[who] if who else (), when, what)


def _leave_out(narrowed: Narrowed, by: By, undated: bool) -> None:
    """Leave out and count what has no place in the panel."""
    narrowed.left_out = [row for row in narrowed.left_out if row[0] != "undated"]
    if by.when:
        narrowed.left_out.append(("undated", f"{_period(by.when, undated)} IS NULL"))
    if by.what == "quad":
        narrowed.left_out.append(("without a quadrant", "r.quad IS NULL"))


def _period(when: str, undated: bool) -> str:
    """SQL of the first day of the period in which the whole of an event's time lies."""
    own = f"CASE WHEN date_trunc('{when}', r.earliest) = date_trunc('{when}', r.latest) THEN " \
          f"date_trunc('{when}', r.earliest) END"  # fmt: skip
    reported = f"CASE WHEN NOT r.background THEN date_trunc('{when}', d.published_on) END"
    return f"CAST(coalesce({own}, {reported}) AS DATE)" if undated else f"CAST({own} AS DATE)"


def _join(connection: duckdb.DuckDBPyConnection, by: By, level: str) -> None:
    """Make the table `parties`: who stands on the sides that are counted by in each event that is shown."""
    party = LEVELS[level]
    connection.execute(f"""CREATE OR REPLACE TEMP TABLE shown AS SELECT r.uid AS event,
        r.type = 'CONSULT' AND r.recipients = '' AS mutual FROM events r WHERE {SHOWN}""")
    connection.execute(f"""CREATE OR REPLACE TEMP TABLE sides AS
        SELECT DISTINCT s.event, s.mutual, x.role, {party} AS party FROM roles x JOIN shown s ON s.event = x.uid
        WHERE x.role IN ('actors', 'recipients') AND x.entity IS NOT NULL AND {party} IS NOT NULL""")
    actors = "SELECT event, mutual, party AS actor FROM sides WHERE role = 'actors'"
    others = "SELECT event, party AS recipient FROM sides WHERE role = 'recipients' OR mutual"
    both = f"""SELECT a.event, a.actor, b.recipient FROM ({actors}) a JOIN ({others}) b USING (event)
        WHERE NOT (a.mutual AND a.actor = b.recipient)"""
    query = both if len(by.who) == 2 else actors if by.who == ("actor",) else others
    connection.execute(f"CREATE OR REPLACE TEMP TABLE parties AS {query}")


def _without_parties(connection: duckdb.DuckDBPyConnection, by: By) -> dict[str, int]:
    (count,) = connection.execute("SELECT count(*) FROM shown ANTI JOIN parties USING (event)").fetchall()[0]
    return {f"without {' and '.join(by.who)}": count} if count else {}


def _count(connection: duckdb.DuckDBPyConnection, by: By, undated: bool) -> None:
    """Make the table `counted`: the rows of the panel that have events."""
    sides = " JOIN parties s ON s.event = r.uid" if by.who else ""
    keys = {name: f"s.{name}" for name in by.who}
    keys |= {by.when: _period(by.when, undated)} if by.when else {}
    keys |= {by.what: f"r.{by.what}"} if by.what else {}
    key = ", ".join(f"{sql} AS {name}" for name, sql in keys.items())
    connection.execute(f"""CREATE OR REPLACE TEMP TABLE counted AS
        SELECT {key}, count(*) AS events, avg(r.intensity) AS intensity FROM {joined("events")}{sides} GROUP BY ALL""")


def _check_size(connection: duckdb.DuckDBPyConnection, by: By) -> None:
    (rows,) = connection.execute(f"SELECT count(*) FROM {_keys(by)}").fetchall()[0]
    if rows > MOST:
        raise ConfigError(f"the panel would have {rows:,} rows, the most is {MOST:,}; narrow it by an actor or a time")


def _keys(by: By) -> str:
    """SQL of every combination of who, when and what."""
    made = []
    if by.who:
        made.append(f"(SELECT DISTINCT {', '.join(by.who)} FROM counted)")
    if by.when:
        periods = f"generate_series(min({by.when}), max({by.when}), INTERVAL 1 {by.when})"
        made.append(f"(SELECT CAST(unnest({periods}) AS DATE) AS {by.when} FROM counted)")
    if by.what:
        made.append(f"(SELECT unnest({list(WHAT[by.what])}) AS {by.what})")
    return " CROSS JOIN ".join(made)


def _grid(by: By) -> str:
    columns = ", ".join(by.columns)
    return f"""SELECT {columns}, coalesce(events, 0) AS events, round(intensity, 3) AS intensity
        FROM {_keys(by)} LEFT JOIN counted USING ({columns}) ORDER BY {_order(by)}"""


def _order(by: By) -> str:
    place = [f"list_position({list(WHAT[by.what])}, {by.what})"] if by.what else []
    return ", ".join([*by.columns[: len(by.columns) - len(place)], *place])
