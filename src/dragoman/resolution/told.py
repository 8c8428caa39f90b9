"""Events as merging compares them: who takes part, where, when and in which words, from the store's tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.corpus.sentences import REACH, sentence_at
from dragoman.document import Document
from dragoman.knowledge.triggers import stem
from dragoman.resolution.spots import Spot

if TYPE_CHECKING:
    import duckdb

_CHOSEN = """
    CREATE OR REPLACE TEMP TABLE chosen AS
    SELECT e.uid, s.story FROM events e JOIN documents d ON d.id = e.document
    LEFT JOIN stories s ON s.document = coalesce(d.parent, d.id)
    WHERE s.story IS NOT NULL OR (e.basis <> 'tense' AND e.latest - e.earliest <= 1)
          OR e.id IN (SELECT unnest([record, event]) FROM judgements WHERE event IS NOT NULL AND undone_at IS NULL)"""
_EVENTS = """
    SELECT e.uid, e.id, e.document, coalesce(d.parent, d.id) AS article, c.story, e.type, e.modes_nested AS modes,
           e."trigger", e.start, e."end", e.earliest, e.latest, e.basis, e.polarity, e.certainty, e.status, e.score,
           e.attribution, e.place, e.place_id, e.size_nested AS size,
           greatest(0, e.start - $1) AS low, substr(d.text, low + 1, e."end" - low + $1) AS near,
           CASE WHEN d.precision IN ('day', 'minute', 'second') THEN d.published_on END AS day,
           coalesce(d.publisher, a.publisher) AS publisher
    FROM chosen c JOIN events e USING (uid) JOIN documents d ON d.id = e.document
    LEFT JOIN documents a ON a.id = d.parent ORDER BY e.document, e.start, e.id"""
_ROLES = """
    WITH called AS (SELECT DISTINCT document, entity FROM mentions WHERE form = 'name')
    SELECT r.uid, r.role, r.name, r.country, n.actor_id, n.kind, c.entity IS NOT NULL AS called
    FROM roles r SEMI JOIN chosen ON chosen.uid = r.uid
    LEFT JOIN entities n ON n.document = r.document AND n.id = r.entity
    LEFT JOIN called c ON c.document = r.document AND c.entity = r.entity
    WHERE r.role IN ('actors', 'recipients', 'themes') ORDER BY r.uid, r.role, r.position"""
_PLACES = """
    SELECT p.document, p.id, p.name, p.geonames, p.country, p.admin1, p.feature, p.lat, p.lon
    FROM places p SEMI JOIN events e ON e.document = p.document AND e.place_id = p.id"""
_WORD = re.compile(r"[^\W_]+")

_KEPT = ("uid", "id", "document", "article", "story", "day", "publisher", "type", "trigger", "start", "polarity",
         "certainty", "status", "attribution", "score", "size")  # fmt: skip
_WHEN = ("earliest", "latest", "basis")
_BATCH = 5_000

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Who:
    """A participant: its name, what it is known as everywhere (`id`, None for an unnamed one), country and kind.

    `called`: by a name; else a description, with a country ("the Peruvian army") or without ("police").
    """

    name: str
    id: str | None
    country: str | None
    kind: str | None
    called: bool

    @property
    def words(self) -> frozenset[str]:
        """The words of its name, in lower case."""
        return words_of(self.name)


@dataclass(slots=True, eq=False)
class Told:
    """One document's event.

    `earliest` and `latest` are what the text tells, None where it tells nothing or only by its tense; `day` is the
    report's. `words` are those of the sentence, `stem` that of the trigger.
    """

    uid: int
    id: str
    document: str
    article: str
    story: str | None
    day: date | None
    publisher: str | None
    type: str
    modes: tuple[str, ...]
    trigger: str
    start: int
    stem: str
    earliest: date | None
    latest: date | None
    basis: str | None
    polarity: str
    certainty: str
    status: str
    attribution: str | None
    score: float | None
    place: Spot | None
    size: list[Row]
    words: frozenset[str]
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    themes: tuple[Who, ...]


def told(connection: duckdb.DuckDBPyConnection) -> Iterator[Told]:
    """The events of a store that may be told elsewhere too, by document and place in it.

    Those of articles of a story, those that the text dates to a day or two, and those that somebody judged.
    """
    connection.execute(_CHOSEN)
    roles = _by_event(connection)
    spots = _spots(connection)
    for batch in connection.sql(_EVENTS, params=[REACH]).to_arrow_reader(_BATCH):
        for row in batch.to_pylist():
            yield _told(row, roles.get(row["uid"], {}), spots)
    connection.execute("DROP TABLE chosen")


def words_of(text: str) -> frozenset[str]:
    """The words of a text, in lower case, without the s of a plural or a possessive."""
    return frozenset(word.removesuffix("s") for word in _WORD.findall(text.lower()) if len(word) > 1)


def _told(row: Row, roles: Mapping[str, tuple[Who, ...]], spots: Mapping[tuple[str, str], Spot]) -> Told:
    dated = row["basis"] not in (None, "tense")
    place = spots.get((row["document"], row["place_id"])) or (Spot(row["place"]) if row["place"] else None)
    kept = {name: row[name] for name in _KEPT} | {name: row[name] if dated else None for name in _WHEN}
    kept |= {name: roles.get(name, ()) for name in ("actors", "recipients", "themes")}
    return Told(**kept, modes=tuple(row["modes"]), stem=stem(row["trigger"]), place=place, words=_sentence(row))


def _sentence(row: Row) -> frozenset[str]:
    near = Document(row["document"], row["near"])
    return words_of(sentence_at(near, near.spot(row["start"] - row["low"], row["end"] - row["low"])).text)


def _by_event(connection: duckdb.DuckDBPyConnection) -> dict[int, dict[str, tuple[Who, ...]]]:
    found: dict[int, dict[str, tuple[Who, ...]]] = defaultdict(dict)
    for uid, role, *who in connection.execute(_ROLES).fetchall():
        found[uid][role] = (*found[uid].get(role, ()), Who(who[0], who[2], who[1], who[3], who[4]))
    return found


def _spots(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], Spot]:
    return {(document, id): Spot(*rest) for document, id, *rest in connection.execute(_PLACES).fetchall()}
