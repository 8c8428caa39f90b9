"""What happened and what was said, in time order: one row for each event and each attribution.

A row is as precise as its text: its `when` is a day, a month, a year, a span of days, or an open end ("from", "by").
`placed` says what puts it there: `dated` (both ends, by an expression of the text), `bounded` (one end only, or by a
connective that ties it to a dated event: "after the vote") or `undated` (only the tense, or nothing), which stand last.
What a connective tells comes from the links of the reading: A after, because of or in response to B cannot have begun
before B did. `basis` is that of the event (`when.When`), `occasion` where something was said on a dated one, and
`link:` with the connective's kind and the event's id.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dragoman.analysis import about
from dragoman.analysis.timeline.pivot import Pivot, find_pivot, sides
from dragoman.corpus import files
from dragoman.corpus.filters import VIEWS, Filters, Narrowed, narrow, narrow_to
from dragoman.corpus.queries import ask, joined
from dragoman.corpus.who import inside
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_EVENT = """SELECT r.id, r.document, 'event' AS record, d.published, coalesce(d.publisher, p.publisher) AS publisher,
    r.actors AS who, r.type AS what, r.modes, r.trigger AS words, r.recipients AS whom, r.themes AS about, r.place,
    r.time, r.earliest, r.latest, r.basis, r.status, r.certainty, r.polarity, r.voice,
    r.quad, r.intensity, r.utterance AS said,
    d.seq, r.start, r.background"""
_ATTRIBUTION = """SELECT r.id, r.document, 'attribution' AS record, d.published,
    coalesce(d.publisher, p.publisher) AS publisher, r.sources AS who, r.kind AS what, '' AS modes, r.cue AS words,
    r.addressees AS whom, '' AS about, NULL AS place, coalesce(r.time, r.occasion) AS time,
    coalesce(r.earliest, o.earliest) AS earliest, coalesce(r.latest, o.latest) AS latest,
    CASE WHEN coalesce(r.earliest, r.latest) IS NOT NULL THEN 'clause'
         WHEN o.basis <> 'tense' THEN 'occasion' END AS basis,
    NULL AS status, NULL AS certainty, NULL AS polarity, 'attributed' AS voice,
    NULL AS quad, NULL AS intensity, r.id AS said,
    d.seq, r.start, false AS background"""
_OCCASION = """LEFT JOIN (SELECT document, id, earliest, latest, basis FROM events WHERE basis <> 'tense') o
    ON o.document = r.document AND o.id = r.occasion_event"""
_ORDERS = """(SELECT document, "from" AS later, "to" AS earlier, kind FROM links
    WHERE kind IN ('after', 'because', 'response_to')
    UNION ALL SELECT document, "to", "from", kind FROM links WHERE kind = 'before')"""
_REAL = "status IN ('actual', 'ended')"
_LINKED = f"""SELECT t.id, t.document, max(e.earliest) AS earliest, NULL::DATE AS latest,
        arg_max('link:' || k.kind || ':' || e.id, e.earliest) AS basis
    FROM told t JOIN {_ORDERS} k ON k.document = t.document AND k.later = t.id
    JOIN events e ON e.document = t.document AND e.id = k.earlier
    WHERE t.placed = 'undated' AND t.{_REAL} AND e.{_REAL} AND e.earliest IS NOT NULL AND e.basis <> 'tense'
    GROUP BY t.id, t.document
    UNION ALL SELECT t.id, t.document, NULL, min(e.latest), arg_min('link:' || k.kind || ':' || e.id, e.latest)
    FROM told t JOIN {_ORDERS} k ON k.document = t.document AND k.earlier = t.id
    JOIN events e ON e.document = t.document AND e.id = k.later
    WHERE t.placed = 'undated' AND t.{_REAL} AND e.{_REAL} AND e.latest IS NOT NULL AND e.basis <> 'tense'
    GROUP BY t.id, t.document"""
_BOUNDED = f"""CREATE TEMP TABLE bounded AS SELECT id, document, max(earliest) AS earliest, min(latest) AS latest,
    any_value(basis) AS basis FROM ({_LINKED}) GROUP BY id, document"""
_PRECISION = """CASE WHEN earliest = latest THEN 'day'
    WHEN earliest = date_trunc('month', earliest) AND latest = last_day(earliest) THEN 'month'
    WHEN earliest = date_trunc('year', earliest) AND latest = earliest + INTERVAL 1 YEAR - INTERVAL 1 DAY THEN 'year'
    WHEN earliest IS NOT NULL AND latest IS NOT NULL THEN 'span'
    WHEN earliest IS NOT NULL OR latest IS NOT NULL THEN 'open' END"""
_WHEN = """CASE precision WHEN 'day' THEN CAST(earliest AS VARCHAR) WHEN 'month' THEN strftime(earliest, '%Y-%m')
    WHEN 'year' THEN strftime(earliest, '%Y') WHEN 'span' THEN concat(earliest, '/', latest)
    WHEN 'open' THEN coalesce('from ' || earliest, 'by ' || latest) END"""
_OF_EVENTS = ("type", "status", "certainty", "voice")


def timeline(
    path: Path, given: Filters, *, other: str | None = None, words: str | None = None, pivot: str | None = None
) -> pa.Table:
    """The timeline of an actor (the filter `actor`), of it and `other`, of `words`, or of several of these.

    Somebody's events are those that they act in, undergo or are the theme of, and what was said by them; a dyad's those
    in which one of the two acts, and what one said to or about the other. `words` must all stand in the row's sentence,
    as its start or with another ending ("militia": militias). An event that performs what is said (`accused`) and the
    attribution are one row, with the event's columns and `content`.
    With `pivot`, an event's id or words that name one ("the fall of Assad"), `side` says whether a row stands before or
    after it, is a report of the `pivot` itself, or is `unclear`; the metadata's `pivot` has its days and records.
    The filters type, status, certainty and voice leave events only.
    Columns: id, document, record, when, precision, placed, earliest, latest, basis, side, who, what, modes, words,
    whom, about, content, place, time, status, certainty, polarity, voice, quad, intensity, background, published,
    publisher.
    Raises ConfigError for `other` without an actor, for names and pivots that the store does not have.
    """
    actor = given.get("actor")
    if other and not actor:
        raise ConfigError("`other` is somebody beside an actor; give the actor too")
    with files.reading(path) as connection:
        if words:
            about.find_sentences(connection, words)
        ends = [about.keys(connection, name) for name in (actor, other) if name]
        turn = find_pivot(connection, pivot) if pivot else None
        left_out = _tell(connection, given, ends, bool(words), words)
        connection.execute(_BOUNDED)
        found = connection.sql(_ordered(connection, turn)).to_arrow_table()
        metadata = {"left_out": json.dumps(left_out)} | ({"pivot": json.dumps(turn.told)} if turn else {})
        return found.replace_schema_metadata(metadata)


def _tell(
    connection: duckdb.DuckDBPyConnection, given: Filters, ends: list[str], narrowed: bool, words: str | None
) -> dict[str, int]:
    """Make the table `told` of the rows; how many each reason leaves out."""
    one, other = (*ends, None, None)[:2]
    left_out: Counter[str] = Counter()
    wanted = [about.STANDS_IN_A_SENTENCE] if narrowed else []
    of_events = [*wanted, *([about.acts(one, other)] if one else [])]
    left_out.update(_asked(connection, "events", given, of_events))
    connection.execute(f"CREATE TEMP TABLE happened AS {_EVENT} FROM {joined('events')}")
    said = "SELECT * FROM happened WHERE false"
    if not any(given.get(name) for name in _OF_EVENTS):
        connection.execute("DROP TABLE asked")
        of_words = [about.in_content(words)] if words else []
        of_attributions = [*of_words, *([about.says(connection, one, other)] if one else [])]
        left_out.update(_asked(connection, "attributions", given, of_attributions))
        said = f"""{_ATTRIBUTION} FROM {joined("attributions")} {_OCCASION}
            WHERE NOT EXISTS (FROM happened h WHERE h.document = r.document AND h.said = r.id)"""
    connection.execute(f"""CREATE TEMP TABLE told AS SELECT *, {_placed()} AS placed
        FROM (FROM happened UNION ALL {said})""")
    return dict(left_out)


def _placed() -> str:
    return """CASE WHEN basis IS NULL OR basis = 'tense' THEN 'undated' WHEN basis = 'link' THEN 'bounded'
        WHEN earliest IS NOT NULL AND latest IS NOT NULL THEN 'dated' ELSE 'bounded' END"""


def _asked(
    connection: duckdb.DuckDBPyConnection, table: str, given: Filters, conditions: list[str]
) -> dict[str, int]:
    fitting = cast(Filters, {n: v for n, v in given.items() if n in VIEWS[table].filters and n != "actor"})
    narrowed: Narrowed = narrow(table, fitting)
    if whole := given.get("within"):
        narrow_to(table, inside(connection, whole), narrowed)
    narrowed.where += conditions
    return ask(connection, table, narrowed)


def _ordered(connection: duckdb.DuckDBPyConnection, pivot: Pivot | None) -> str:
    side = sides(connection, pivot, _ORDERS) if pivot else "NULL::VARCHAR"
    return f"""WITH placed AS (
        SELECT t.* EXCLUDE (earliest, latest, basis, placed), coalesce(b.basis, t.basis) AS basis,
            coalesce(b.earliest, t.earliest) AS earliest, coalesce(least(b.latest, t.latest), t.latest) AS latest,
            CASE WHEN b.id IS NOT NULL THEN 'bounded' ELSE t.placed END AS placed
        FROM told t LEFT JOIN bounded b ON b.id = t.id AND b.document = t.document),
    graded AS (SELECT *, {_PRECISION} AS precision FROM placed),
    measured AS (SELECT *, {_WHEN} AS told FROM graded)
    SELECT m.id, m.document, m.record, m.told AS "when", m.precision, m.placed, m.earliest, m.latest, m.basis,
        {side} AS side, m.who, m.what, m.modes, m.words, m.whom, m.about, a.content, m.place, m.time, m.status,
        m.certainty, m.polarity, m.voice, m.quad, m.intensity, m.background, m.published, m.publisher
    FROM measured m LEFT JOIN attributions a ON a.document = m.document AND a.id = m.said
    ORDER BY m.placed = 'undated', CASE WHEN m.placed <> 'undated' THEN coalesce(m.earliest, m.latest) END, m.latest,
        m.published, m.seq, m.start"""
