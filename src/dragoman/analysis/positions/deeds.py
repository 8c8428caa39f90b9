"""What is done to an issue's objects, and what is demanded for them in no statement of its own, as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.analysis.positions.evidence import BY_TYPE, SURE, TOLD, Basis, Evidence, Holder
from dragoman.analysis.positions.holders import Holders
from dragoman.analysis.positions.issues import Issue
from dragoman.analysis.positions.objects import ends, holding
from dragoman.analysis.positions.statement import act_words, tokens
from dragoman.corpus.queries import joined
from dragoman.records import LIKELY

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

_EVENTS = f"""
    WITH chosen AS MATERIALIZED (SELECT r.document, r.id, r.type, r.quad, r.trigger, r.start, r.polarity, r.status,
        r.certainty, r.score, r.attribution, r.utterance, r.actors_nested, r.recipients_nested, r.themes_nested,
        r.frame, r.earliest, r.latest, d.published_on, d.seq FROM {joined("events")}),
    frames AS MATERIALIZED (SELECT document, id, type, polarity, certainty, attribution, utterance, actors_nested,
        recipients_nested FROM events WHERE document IN (SELECT document FROM chosen WHERE frame IS NOT NULL)
        AND id IN (SELECT frame FROM chosen)),
    spoken AS MATERIALIZED (SELECT document, id, sources_nested FROM attributions
        WHERE document IN (SELECT document FROM chosen)
        AND id IN (SELECT attribution FROM chosen UNION SELECT attribution FROM frames))
    SELECT r.document, r.id, r.type, r.quad, r.trigger, r.start, r.polarity, r.status, r.certainty, r.score,
           r.attribution, r.utterance, r.actors_nested, r.recipients_nested, r.themes_nested, r.frame,
           coalesce(r.earliest, r.latest, r.published_on) AS first,
           coalesce(r.latest, r.earliest, r.published_on) AS last,
           f.type AS frame_type, f.polarity AS frame_polarity, f.certainty AS frame_certainty,
           f.attribution AS frame_attribution, f.utterance AS frame_utterance, f.actors_nested AS framers,
           f.recipients_nested AS pressed, t.sources_nested AS speakers, w.sources_nested AS frame_speakers
    FROM chosen r LEFT JOIN frames f ON f.document = r.document AND f.id = r.frame
    LEFT JOIN spoken t ON t.document = r.document AND t.id = r.attribution
    LEFT JOIN spoken w ON w.document = r.document AND w.id = f.attribution
    ORDER BY r.published_on, r.seq, r.start"""
_WANTED = {"demanded": 1, "proposed": 1, "promised": 1, "threatened": 1, "refused": -1}
_TURNED = ("refused", "denied")
"""Statuses whose events are negated by themselves."""
_MADE = ("actual", "ended", "future", "habitual")
_AT = ("ACCUSE", "CHANGE", "ASSAULT")
"""Types that are done to their recipients, whatever it is about."""
_INQUIRES = re.compile(r"(?:investigat|prob|inquir|question|interrogat|inspect|monitor|summon)", re.IGNORECASE)
_SPOKEN = ("ACCUSE", "REJECT", "SUPPORT")
_TALK = frozenset(["CONSULT", "REQUEST"])
"""Types that tell of no leaning by themselves: one meets foes, and asks friends."""


def touched(objects: tuple[str, ...]) -> str:
    """SQL for events that are aimed at an object or about it."""
    return f"""r.uid IN (SELECT x.uid FROM roles x WHERE x.role IN ('recipients', 'themes') AND x.who IN (FROM objects)
        UNION SELECT x.uid FROM roles x WHERE x.entity IS NULL AND x.role IN ('recipients', 'themes')
            AND {holding('x.name', objects)} AND regexp_matches(x.name, $said))"""


def fetched(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The events that were asked for, in time order."""
    rows: list[Row] = connection.sql(_EVENTS).to_arrow_table().to_pylist()
    return rows


def undone(rows: list[Row], issue: Issue) -> set[tuple[str, str]]:
    """The statements (document, id) that are told as not made, or only as wanted, by the events that they are.

    Also those that refuse an act on an object ("refused to condemn"), and the ids of such events: the act tells.
    """
    found = {
        (row["document"], row["utterance"]) for row in rows
        if row["utterance"] and (row["polarity"] == "negated" or row["status"] not in _MADE)
    }  # fmt: skip
    for row in rows:
        if row["status"] in _TURNED and _value(row, issue):
            found |= {(row["document"], row["frame"]), (row["document"], row["frame_utterance"])}
    return found


def weighed(
    rows: list[Row], issue: Issue, holders: Holders, said: set[tuple[str, str]], objects: set[tuple[str, str]],
    passed: set[tuple[str, str]],
) -> Iterator[tuple[Row, Evidence]]:
    """Each deed and each wish as evidence; those within the statements (document, id) `said` are passed over,
    and what is in `passed` (`undone`).

    `objects` are (document, entity). Who accuses somebody else over an object tells nothing of the object.
    """
    words = re.compile(ends(issue.objects))

    def meant(row: Row, roles: list[Row] | None) -> bool:
        return any((row["document"], x["entity"]) in objects or words.search(x["text"]) for x in roles or ())

    for row in rows:
        statements = {row["attribution"], row["utterance"], row["frame_utterance"]}
        if (row["document"], row["id"]) in passed or any((row["document"], id) in said for id in statements):
            continue
        whom = row["recipients_nested"]
        over = not (row["type"] in _AT and whom) and meant(row, row["themes_nested"])
        if meant(row, whom) or over:
            yield from ((row, each) for each in _evidence(row, issue, holders))


def _evidence(row: Row, issue: Issue, holders: Holders) -> Iterator[Evidence]:
    found = _value(row, issue)
    if found is None or not _tells(row):
        return
    value, weight = found
    if row["polarity"] == "affirmed" and row["status"] in ("actual", "ended") and row["type"] not in _TALK:
        if row["certainty"] in ("certain", "probable"):
            yield from _done(row, holders, value, weight * SURE[row["certainty"]])
    elif row["status"] == "future":
        yield from _intended(row, holders, value, weight)
    elif turn := _WANTED.get(row["status"]):
        turn *= -1 if row["polarity"] == "negated" and row["status"] not in _TURNED else 1
        turn *= -1 if row["frame_polarity"] == "negated" else 1
        yield from _wanted(row, holders, value * turn, weight * SURE[row["frame_certainty"] or "possible"])


def _tells(row: Row) -> bool:
    """Whether it is no mere inquiry, and likely an act of its type, or by its words: "threw its weight behind"."""
    if _INQUIRES.match(row["trigger"]):
        return False
    return row["score"] is None or row["score"] >= LIKELY or (row["type"] in _SPOKEN and " " in row["trigger"])


def _value(row: Row, issue: Issue) -> tuple[float, float] | None:
    """The pole of the act by its words, else by its type, and what that weighs."""
    if words := [word for word in act_words(tokens(row["trigger"], ()), issue) if word.kind in ("verb", "noun")]:
        return words[-1].value, 1.0
    for pole, value in issue.valued:
        if row["type"] in pole.types or (row["quad"] in pole.types and row["type"] not in (*_TALK, "AGREE")):
            return value, BY_TYPE
    return None


def _done(row: Row, holders: Holders, value: float, weight: float) -> Iterator[Evidence]:
    """What its actors did: by their words (an accusation) or by deeds, on the document's word or on somebody's."""
    own: Basis = "own_words" if (row["quad"] or "").startswith("verbal") else "own_deeds"
    speakers = [speaker["entity"] for speaker in row["speakers"] or ()]
    for actor in row["actors_nested"]:
        if holder := holders.of(row["document"], actor):
            claimed = row["attribution"] is not None
            basis = "others_words" if claimed and actor["entity"] not in speakers else own
            yield _made(row, holder, basis, value, weight * (TOLD if claimed else 1.0))


def _intended(row: Row, holders: Holders, value: float, weight: float) -> Iterator[Evidence]:
    """What its actors say themselves that they will do, or will not: "she would support them"."""
    if row["type"] in _TALK or weight < 1 or row["certainty"] not in ("certain", "probable"):
        return
    speakers = {speaker["entity"] for speaker in row["speakers"] or ()}
    turn = -1 if row["polarity"] == "negated" else 1
    for actor in row["actors_nested"]:
        if actor["entity"] in speakers and (holder := holders.of(row["document"], actor)):
            yield _made(row, holder, "own_words", value * turn, weight * SURE[row["certainty"]])


def _wanted(row: Row, holders: Holders, value: float, weight: float) -> Iterator[Evidence]:
    """What those who demand, offer or refuse it want; without a frame, those in whose statement it stands."""
    passed = [speaker["entity"] for speaker in row["frame_speakers"] or ()]
    framed = row["frame"] is not None
    for who in row["framers"] if framed else row["speakers"] or ():
        if holder := holders.of(row["document"], who):
            others = framed and row["frame_attribution"] is not None and who["entity"] not in passed
            yield _made(row, holder, "others_words" if others else "own_words", value, weight)


def _made(row: Row, holder: Holder, basis: Basis, value: float, weight: float) -> Evidence:
    return Evidence(
        holder, row["id"], row["document"], basis, value, weight, row["first"], row["last"], row["trigger"], False,
        row["start"],
    )  # fmt: skip
