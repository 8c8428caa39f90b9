"""An event that splits a timeline: which one is meant, when it was, and what stands before and after it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.errors import ConfigError
from dragoman.knowledge.lexicon import nouns, verbs
from dragoman.records import LIKELY

if TYPE_CHECKING:
    import duckdb

_EMPTY = frozenset("a after an and at before following for in of on s since the to until when with".split())
_HAPPENED = f"""polarity = 'affirmed' AND status IN ('actual', 'ended') AND coalesce(score, 1) >= {LIKELY}"""
_FOUND = """SELECT r.id, r.document, r.earliest, r.latest, r.basis, d.published_on
    FROM (SELECT * FROM events WHERE {}) r JOIN documents d ON d.id = r.document
    ORDER BY d.published_on, d.seq, r.start"""
_TOLD = "concat_ws(' ', trigger, modes, actors, recipients, themes, place)"


@dataclass(frozen=True, slots=True)
class Pivot:
    """The records of the event (id, document) and the days that it lies between; None: that end is open."""

    words: str
    records: tuple[tuple[str, str], ...]
    earliest: date | None
    latest: date | None

    @property
    def told(self) -> dict[str, Any]:
        """The pivot for a table's metadata."""
        ends = {"earliest": self.earliest, "latest": self.latest}
        days = {name: day.isoformat() if day else None for name, day in ends.items()}
        return {"words": self.words, **days, "ids": [id for id, _ in self.records]}


def find_pivot(connection: duckdb.DuckDBPyConnection, words: str) -> Pivot:
    """The pivot that `words` name: an event's id, or words all of which stand in the event's names and trigger.

    A word of the lexicon stands for its mode as well ("fall" also finds "collapse"). Changes come first, then events
    of any type. Its days are those that most documents give, of equally many the narrowest; where no expression of the
    text dates it, it lies before the first report that tells it as past. ConfigError where nothing fits.
    """
    rows = connection.execute(_FOUND.format("id = $1"), [words]).fetchall()
    for kind in ("type = 'CHANGE'", "type <> 'CHANGE'") if not rows else ():
        rows = rows or connection.execute(_FOUND.format(f"{kind} AND {_HAPPENED} AND {_fits(words)}")).fetchall()
    if not rows:
        raise ConfigError(f"no event is called {words!r}; give an event's id, or words of one (see `events`)")
    dated = Counter((row[2], row[3]) for row in rows if row[2] and row[3] and row[4] != "tense")
    if dated:
        earliest, latest = min(dated, key=lambda ends: (-dated[ends], ends[1] - ends[0], ends))
    else:
        earliest, latest = None, min((day for row in rows if (day := row[3] or row[5])), default=None)
    return Pivot(words, tuple((row[0], row[1]) for row in rows), earliest, latest)


def sides(connection: duckdb.DuckDBPyConnection, pivot: Pivot, orders: str) -> str:
    """SQL of the side on which a row `m` stands; makes the tables `pivots` and `turned`.

    `orders` gives the pairs of events that a connective puts in order, as document, earlier and later.
    """
    connection.execute("CREATE TEMP TABLE pivots (id VARCHAR, document VARCHAR)")
    ids, documents = zip(*pivot.records, strict=True)
    connection.execute(
        "INSERT INTO pivots SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])", [list(ids), list(documents)]
    )
    connection.execute(f"""CREATE TEMP TABLE turned AS
        SELECT o.document, o.later AS id, 'after' AS side FROM {orders} o
        JOIN pivots p ON p.document = o.document AND p.id = o.earlier UNION
        SELECT o.document, o.earlier, 'before' FROM {orders} o
        JOIN pivots p ON p.document = o.document AND p.id = o.later""")
    after = f"WHEN m.earliest > DATE '{pivot.latest}' THEN 'after'" if pivot.latest else ""
    before = f"WHEN m.latest < DATE '{pivot.earliest}' THEN 'before'" if pivot.earliest else ""
    return f"""CASE WHEN EXISTS (FROM pivots p WHERE p.id = m.id AND p.document = m.document) THEN 'pivot'
        {after} {before}
        ELSE coalesce((SELECT min(t.side) FROM turned t WHERE t.id = m.id AND t.document = m.document), 'unclear')
        END"""


def _fits(words: str) -> str:
    wanted = [word for word in re.findall(r"\w+", words.lower()) if word not in _EMPTY]
    if not wanted:
        raise ConfigError(f"{words!r} names no event; give an event's id or words of one")
    return " AND ".join(_fit(word) for word in wanted)


def _fit(word: str) -> str:
    told = rf"regexp_matches({_TOLD}, '(?i)\b{word}')"
    modes = {row.mode for rows in (nouns().get(word, ()), verbs().get(word, ())) for row in rows if row.mode}
    listed = ", ".join(f"'{mode}'" for mode in sorted(modes))
    return f"({told} OR modes IN ({listed}))" if modes else told
