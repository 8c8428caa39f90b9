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
from dragoman.knowledge import people

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
_WANTED = re.compile(r"(?:must|should|to|has to|have to|ought to)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|not|never)\W+(?:\w+\W+)?$", re.IGNORECASE)
_NEXT = re.compile(r" (?:(?:presidential|presumptive|party|vice|prime) )?([a-z][a-z-]+)")
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


def weighed(
    rows: list[Row], issue: Issue, holders: Holders, undone: set[tuple[str, str]]
) -> Iterator[tuple[Row, Evidence]]:
    """Each statement as evidence of each of its sources; its row tells who else is in it.

    Passed over are `undone` (document, id), which the document tells as not said ("declined to endorse"), and within a
    statement that is weighed as a whole what the same speaker says or others are asked to say ("urged them to reject").
    """
    words = re.compile(said_so(issue.objects))
    outer = {(row["document"], row["id"]): row for row in rows}
    within: dict[tuple[str, str], list[Row]] = {}
    weighed = list[Row]()
    for row in rows:
        above = outer.get((row["document"], row["parent"]))
        if above is None or not (_same(row, above) or _asked_for(row, above)):
            within.setdefault((row["document"], row["parent"]), []).append(row)
            weighed.append(row)
    for row in weighed:
        if (row["document"], row["id"]) in undone:
            continue
        content = _Content(row, words, within.get((row["document"], row["id"]), ()))
        yield from ((row, each) for each in _evidence(row, issue, holders, content))


def _same(one: Row, other: Row) -> bool:
    mine, yours = ({role["entity"] for role in row["sources_nested"] or () if role["entity"]} for row in (one, other))
    return bool(mine & yours)


def _evidence(row: Row, issue: Issue, holders: Holders, content: _Content) -> Iterator[Evidence]:
    found = leaning(Statement(row["cue"] or "", row["lemma"] or "", content.text, content.objects), issue)
    if found is None and content.passed_on:
        return
    for source in row["sources_nested"]:
        holder = holders.of(row["document"], source)
        if holder is None or (row["parent"] and _WANTED.match(row["cue"] or "")):
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

    What it passes on of somebody else's words stands for nothing of the speaker's own: no object is seen there. Nor is
    one seen in who is only of the object ("Ghanaian officials").
    """

    def __init__(self, row: Row, words: re.Pattern[str], inner: Sequence[Row]) -> None:
        self.text = _JOINT.join(span["text"] for span in row["content_nested"])
        passed_on = [span for each in inner for span in each["content_nested"]]
        self.passed_on = bool(passed_on)
        found, before = set[tuple[int, int]](), 0
        for span in row["content_nested"]:
            named = [(m.start() + span["start"], m.end() + span["start"]) for m in words.finditer(span["text"])]
            places = [(place["start"], place["end"]) for place in row["places"] or ()] + named
            shift = before - span["start"]
            for start, end in places:
                if not span["start"] <= start < span["end"] or any(p["start"] <= start < p["end"] for p in passed_on):
                    continue
                if not _modifies(span["text"][end - span["start"] :]):
                    found.add((start + shift, min(end, span["end"]) + shift))
            before += len(span["text"]) + len(_JOINT)
        self.objects = tuple(place for place in sorted(found) if not any(_within(place, other) for other in found))


def _modifies(behind: str) -> bool:
    """Whether what stands before these words only tells whose they are: " officials", " presidential nominee"."""
    found = _NEXT.match(behind)
    noun = people.noun(found[1]) if found else None
    return noun is not None and noun.kind in ("person", "group")


def _asked_for(inner: Row, outer: Row) -> bool:
    """Whether the words within `outer` are not told as said, but wanted: "must reject", "to reject"."""
    if _WANTED.match(inner["cue"] or ""):
        return True
    span = next((s for s in outer["content_nested"] if s["start"] <= inner["start"] < s["end"]), None)
    return span is not None and bool(_TO.search(span["text"][: inner["start"] - span["start"]]))


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
