"""The statements that touch an issue's objects, as evidence of where their sources stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.analysis.positions.evidence import Basis, Evidence
from dragoman.analysis.positions.holders import Holders
from dragoman.analysis.positions.issues import Issue
from dragoman.analysis.positions.leaning import Statement, leaning
from dragoman.analysis.positions.objects import holding, said_so
from dragoman.corpus.queries import joined

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

_SPOTS = """
    CREATE OR REPLACE TEMP TABLE spots AS SELECT m.document, m.start,
        CASE WHEN contains(m.text, m.head) THEN m.start + strpos(m.text, m.head) - 1 + length(m.head) ELSE m."end" END
            AS "end"
    FROM mentions m WHERE m.who IN (FROM objects)"""
_STATEMENTS = f"""
    WITH chosen AS MATERIALIZED (SELECT r.document, r.id, r.kind, r.cue, r.lemma, r.stance, r.start, r.content_nested,
        r.sources_nested, r.addressees_nested, r.parent, r.earliest, r.latest, d.published_on, d.seq
        FROM {joined("attributions")}),
    above AS (SELECT document, id, sources_nested, source_class FROM attributions
        WHERE document IN (SELECT document FROM chosen WHERE parent IS NOT NULL) AND id IN (SELECT parent FROM chosen))
    SELECT r.document, r.id, r.kind, r.cue, r.lemma, r.stance, r.start, r.content_nested, r.sources_nested,
           r.addressees_nested, r.parent, coalesce(r.earliest, r.latest, r.published_on) AS first,
           coalesce(r.latest, r.earliest, r.published_on) AS last, u.sources_nested AS parents,
           u.source_class AS passed_on, k.places
    FROM chosen r LEFT JOIN above u ON u.document = r.document AND u.id = r.parent
    LEFT JOIN (SELECT document, list({{'start': start, 'end': "end"}}) AS places FROM spots GROUP BY document) k
        ON k.document = r.document
    ORDER BY r.published_on, r.seq, r.start"""
_GUESSED = re.compile(r"\b(?:may|might|could|perhaps|possibly|seems?|appears?|apparently)\b", re.IGNORECASE)
_INDIRECT, _WEAKENED = 0.8, 0.5
_JOINT = " … "


def touched(objects: tuple[str, ...]) -> str:
    """SQL for attributions in whose content an object stands, by one of its mentions or by its words."""
    return f"""r.uid IN (SELECT a.uid FROM (SELECT uid, document, unnest(content_nested) AS c FROM attributions
            WHERE document IN (SELECT document FROM spots)) a
        JOIN spots s ON s.document = a.document AND s.start >= a.c.start AND s.start < a.c."end"
        UNION SELECT uid FROM attributions WHERE {holding('content', objects)} AND regexp_matches(content, $said))"""


def make_spots(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `spots` of the characters where the objects are named, up to their head."""
    connection.execute(_SPOTS)


def fetched(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The statements that were asked for, in time order."""
    rows: list[Row] = connection.sql(_STATEMENTS).to_arrow_table().to_pylist()
    return rows


def weighed(rows: list[Row], issue: Issue, holders: Holders) -> Iterator[tuple[Row, Evidence]]:
    """Each statement as evidence of each of its sources; its row tells who else is in it."""
    words = re.compile(said_so(issue.objects))
    within: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        within.setdefault((row["document"], row["parent"]), []).extend(row["content_nested"])
    for row in rows:
        passed_on = within.get((row["document"], row["id"]), ())
        yield from ((row, each) for each in _evidence(row, issue, holders, _Content(row, words, passed_on)))


def _evidence(row: Row, issue: Issue, holders: Holders, content: _Content) -> Iterator[Evidence]:
    found = leaning(Statement(row["cue"] or "", row["lemma"] or "", content.text, content.objects), issue)
    if found is None and content.passed_on:
        return
    for source in row["sources_nested"]:
        holder = holders.of(row["document"], source)
        if holder is None:
            continue
        own = _own(row, source)
        told = content.text[found.start : found.end] if found else content.text
        weight = _weight(row) * (found.weight if found else 1.0)
        basis: Basis = "own_words" if own else "others_words"
        yield Evidence(
            holder, row["id"], row["document"], basis, found.value if found else None, weight, row["first"],
            row["last"], " ".join(told.split()), row["kind"] != "indirect", row["start"],
        )  # fmt: skip


class _Content:
    """A statement's content as one text, with the characters of its objects.

    What it passes on of somebody else's words stands for nothing of the speaker's own: no object is seen there.
    """

    def __init__(self, row: Row, words: re.Pattern[str], passed_on: Sequence[Row]) -> None:
        self.text = _JOINT.join(span["text"] for span in row["content_nested"])
        self.passed_on = bool(passed_on)
        found, before = set[tuple[int, int]](), 0
        for span in row["content_nested"]:
            named = [(m.start() + span["start"], m.end() + span["start"]) for m in words.finditer(span["text"])]
            places = [(place["start"], place["end"]) for place in row["places"] or ()] + named
            shift = before - span["start"]
            for start, end in places:
                if span["start"] <= start < span["end"] and not any(p["start"] <= start < p["end"] for p in passed_on):
                    found.add((start + shift, min(end, span["end"]) + shift))
            before += len(span["text"]) + len(_JOINT)
        self.objects = tuple(place for place in sorted(found) if not any(_within(place, other) for other in found))


def _within(place: tuple[int, int], other: tuple[int, int]) -> bool:
    return place != other and other[0] <= place[0] and place[1] <= other[1]


def _own(row: Row, source: Row) -> bool:
    """Whether the document gives the words as the source's own: nobody else with a name passes them on."""
    passing = [other["entity"] for other in row["parents"] or () if other["entity"]]
    return not passing or source["entity"] in passing


def _weight(row: Row) -> float:
    """1 for quoted words, less for a paraphrase, for a guess, for words that the document doubts, for hearsay."""
    weight = _INDIRECT if row["kind"] == "indirect" else 1.0
    if row["stance"] == "doubting":
        weight *= _WEAKENED
    if _GUESSED.search(row["cue"] or ""):
        weight *= _WEAKENED
    if row["parent"] and row["passed_on"] != "document":
        weight *= _WEAKENED
    return weight
