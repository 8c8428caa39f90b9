"""Who is heard on what in each outlet: named and unnamed speakers, and the document's own voice."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dragoman.analysis import about
from dragoman.corpus import files
from dragoman.corpus.filters import VIEWS, Filters, narrow, narrow_to
from dragoman.corpus.queries import ask, flat, joined
from dragoman.corpus.who import inside
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

UNFIT = ("type", "status", "certainty", "voice", "all")
"""Filters of events that voices do not take."""

_OUTLET = "coalesce(d.publisher, p.publisher)"
_QUOTED = f"""CREATE TEMP TABLE heard AS
    SELECT DISTINCT r.id AS one, r.id, r.document, {_OUTLET} AS publisher, r.source_class AS voice,
        coalesce(x.actor, x.name) AS speaker, r.kind, d.published_on AS day, NULL::UBIGINT AS uid
    FROM {joined("attributions")} LEFT JOIN roles x ON x.uid = r.uid AND x.role = 'sources'
    WHERE r.source_class <> 'document'"""
_OWN = f"""INSERT INTO heard SELECT r.id, r.id, r.document, {_OUTLET},
        CASE d.kind WHEN 'post' THEN 'post' ELSE 'own' END,
        CASE d.kind WHEN 'post' THEN coalesce(d.author, d.handle) END, 'event', d.published_on, r.uid
    FROM {joined("events")} WHERE r.attribution IS NULL"""
_JUDGED = f"""INSERT INTO heard SELECT DISTINCT CAST(j.start AS VARCHAR), coalesce(e.id, 'characters ' || j.start),
        j.document, {_OUTLET}, 'assessment', CASE d.kind WHEN 'post' THEN coalesce(d.author, d.handle) END, j.kind,
        d.published_on, NULL
    FROM judged j JOIN documents d ON d.id = j.document LEFT JOIN documents p ON p.id = d.parent
    LEFT JOIN events e ON e.document = j.document AND e.attribution IS NULL AND e.start >= j.low
        AND e.start < j.high"""
_REMARKS = """CREATE TEMP TABLE judged AS SELECT r.* FROM remarks r JOIN documents d ON d.id = r.document
    LEFT JOIN documents p ON p.id = d.parent WHERE r.kind <> 'difference' AND {}"""
_OF_ACTOR = """EXISTS (FROM (SELECT * FROM mentions WHERE who IN (SELECT who FROM aliases WHERE key IN ({}))) m
    WHERE m.document = r.document AND m.start >= r.low AND m.start < r.high)"""
_TABLE = """SELECT h.publisher, voice, speaker, count(DISTINCT h.one || h.document) AS statements,
        round(statements / sum(statements) OVER (PARTITION BY h.publisher), 3) AS share,
        count(*) FILTER (h.kind = 'direct') AS direct, count(*) FILTER (h.kind = 'mixed') AS mixed,
        count(*) FILTER (h.kind = 'indirect') AS indirect, count(DISTINCT h.document) AS documents,
        count(DISTINCT coalesce(c.report, h.document)) AS reports, min(day) AS first, max(day) AS last,
        CASE WHEN count(w.event) > 0 THEN count(DISTINCT h.uid) FILTER (w.sole_source) END AS sole,
        CASE WHEN count(w.event) > 0 THEN count(DISTINCT h.uid) FILTER (w.involved) END AS party,
        list_sort(list(DISTINCT h.id)) AS evidence
    FROM heard h LEFT JOIN documents d ON d.id = h.document
    LEFT JOIN copies c ON c.document = coalesce(d.parent, d.id)
    LEFT JOIN (
        SELECT e.event, p.sole_source, len(list_filter(p.party_nested,
            lambda x: x."as" = 'outlet' AND x.document = e.document)) > 0 AS involved
        FROM happening_events e JOIN happenings p ON p.uid = e.happening) w ON w.event = h.uid
    GROUP BY h.publisher, voice, speaker
    ORDER BY h.publisher, statements DESC, voice, speaker"""


@dataclass(frozen=True, slots=True)
class Voices:
    """Two Arrow tables.

    voices: a row for each outlet, voice and speaker. `voice` is `named` or `unnamed` (attributions, by what the reading
    says of their source), `own` (events that the outlet tells on its own word), `post` (those of a post, on its
    author's) or `assessment` (its judgements, guesses and forecasts). Columns: publisher, voice, speaker, statements,
    share (of the outlet's), direct, mixed, indirect, documents, reports (copies counted once), first, last (days of
    publication), sole (own events that no other independent report tells, see `happenings`), party (those in which the
    outlet itself takes part; null where happenings were not looked for), evidence (ids of records; of an assessment
    with no event in its sentence, its characters).
    assessments: a row for each: document, publisher, published, kind (forecast, conjecture, judgement), words,
    sentence, start, end (of the words, in code points of the document's text).
    """

    voices: pa.Table
    assessments: pa.Table


def voices(path: Path, given: Filters, *, words: str | None = None) -> Voices:
    """Who is heard: of all, or on `words`, all of which stand in the sentence or in what is said.

    With the filter `actor`, when that actor speaks, and what the outlets tell and think of it on their own word.
    What is an assessment is told by words (`assessments.tsv`) in the main clause of a sentence that is in no
    attribution: what a report forecasts in other words is not found, and counts as its own voice like any fact.
    Raises ConfigError for a filter that does not fit, and for words and names as `timeline` does.
    """
    unfit = [name for name in UNFIT if given.get(name)]
    if unfit:
        raise ConfigError(f"voices have no filter {unfit[0]!r}; they tell all statements, by outlet and voice")
    with files.reading(path) as connection:
        if words:
            about.find_sentences(connection, words)
        left_out = _hear(connection, given, words)
        judged = _judge(connection, given, bool(words))
        told = {"left_out": json.dumps(left_out)}
        table = flat(connection.sql(_TABLE).to_arrow_table(), nested=False)
        return Voices(table.replace_schema_metadata(told), judged)


def _hear(connection: duckdb.DuckDBPyConnection, given: Filters, words: str | None) -> dict[str, int]:
    """Make the table `heard` of attributions and own events; how many each reason leaves out."""
    actor = given.get("actor")
    one = about.keys(connection, actor) if actor else None
    left_out: Counter[str] = Counter()
    parts = (("attributions", _QUOTED, ("sources",)), ("events", _OWN, ("actors", "recipients", "themes")))
    for table, query, roles in parts:
        wanted = [about.takes_part(one, *roles)] if one else []
        if words:
            wanted.append(about.in_content(words) if table == "attributions" else about.STANDS_IN_A_SENTENCE)
        fitting = cast(Filters, {n: v for n, v in given.items() if n in VIEWS[table].filters and n != "actor"})
        narrowed = narrow(table, fitting)
        if whole := given.get("within"):
            narrow_to(table, inside(connection, whole), narrowed)
        narrowed.where += wanted
        left_out.update(ask(connection, table, narrowed))
        connection.execute(query)
        connection.execute("DROP TABLE asked")
    return dict(left_out)


def _judge(connection: duckdb.DuckDBPyConnection, given: Filters, among: bool) -> pa.Table:
    """Add the assessments to `heard`; their table."""
    fitting = cast(Filters, {n: v for n, v in given.items() if n in VIEWS["documents"].filters})
    narrowed = narrow("documents", fitting)
    actor = given.get("actor")
    narrowed.where += [_OF_ACTOR.format(about.keys(connection, actor))] if actor else []
    narrowed.where += [about.STANDS_IN_A_SENTENCE] if among else []
    connection.execute(_REMARKS.format(narrowed.asked), narrowed.parameters)
    connection.execute(_JUDGED)
    return connection.sql(f"""SELECT j.document, {_OUTLET} AS publisher, d.published, j.kind, j.text AS words,
        regexp_replace(substring(d.text, j.low + 1, j.high - j.low), '\\s+', ' ', 'g') AS sentence, j.start, j."end"
        FROM judged j JOIN documents d ON d.id = j.document LEFT JOIN documents p ON p.id = d.parent
        ORDER BY d.published_on, d.seq, j.start""").to_arrow_table()
