"""Where a document itself says that two differ, with what each of them said there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.analysis.divergence.spoken import Spoken, differing
from dragoman.analysis.positions.evidence import Evidence, Holder
from dragoman.corpus.sentences import sentence_at
from dragoman.document import Document, Span

if TYPE_CHECKING:
    import duckdb

_TEXTS = "SELECT id, text FROM documents WHERE id IN (SELECT unnest($1::VARCHAR[])) AND regexp_matches(text, $2)"
_MENTIONS = """
    SELECT m.document, m.entity, m.start FROM mentions m
    WHERE m.document IN (SELECT unnest($1::VARCHAR[])) AND m.kind <> 'place' ORDER BY m.start"""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that says that two differ, what each said (the pair shares a theme where it can), and on what."""

    first: Evidence
    second: Evidence
    theme: str | None
    sentence: str


def told(connection: duckdb.DuckDBPyConnection, spoken: Spoken) -> Iterator[Told]:
    """Each sentence with a word of differing that names two who speak in its document."""
    by_document: dict[str, dict[Holder, list[Evidence]]] = {}
    for each in spoken.statements:
        by_document.setdefault(each.document, {}).setdefault(each.holder, []).append(each)
    several = [document for document, speakers in by_document.items() if len(speakers) > 1]
    texts = dict(connection.execute(_TEXTS, [several, differing()]).fetchall())
    named: dict[str, list[tuple[str, int]]] = {}
    for document, entity, start in connection.execute(_MENTIONS, [list(texts)]).fetchall():
        named.setdefault(document, []).append((entity, start))
    for id, text in texts.items():
        for sentence in dict.fromkeys(_sentences(Document(id, text))):
            inside = [entity for entity, start in named.get(id, ()) if sentence.start <= start < sentence.end]
            holders = dict.fromkeys(spoken.holders.of(id, {"entity": entity}) for entity in inside)
            speakers = [holder for holder in holders if holder in by_document[id]]
            if len(speakers) == 2:
                ours, theirs = (by_document[id][holder] for holder in speakers if holder)
                yield _pair(ours, theirs, sentence, spoken)


def _sentences(document: Document) -> Iterator[Span]:
    for found in re.finditer(differing(), document.text):
        yield sentence_at(document, document.spot(found.start(), found.end()))


def _pair(ours: list[Evidence], theirs: list[Evidence], sentence: Span, spoken: Spoken) -> Told:
    """The two statements that stand for the difference: of one theme and opposite tone, quoted, near the sentence."""

    def rank(pair: tuple[Evidence, Evidence]) -> tuple[bool, bool, float, int]:
        one, other = pair
        opposite = (one.value or 0) * (other.value or 0) < 0
        far = abs(one.sentence - sentence.start) + abs(other.sentence - sentence.start)
        return not spoken.themes(one) & spoken.themes(other), not opposite, -one.weight - other.weight, far

    first, second = min(((one, other) for one in ours for other in theirs), key=rank)
    shared = sorted(spoken.themes(first) & spoken.themes(second))
    return Told(first, second, shared[0] if shared else None, " ".join(sentence.text.split()))

