"""Where a document itself says that two differ, with what each of them said there."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.analysis.divergence.spoken import Spoken
from dragoman.analysis.positions.evidence import Evidence, Holder

if TYPE_CHECKING:
    import duckdb

_NAMED = """
    SELECT d.document, substring(t.text, d.low + 1, d.high - d.low), d.low, m.entity FROM differing d
    JOIN documents t ON t.id = d.document
    JOIN mentions m ON m.document = d.document AND m.start >= d.low AND m.start < d.high AND m.kind <> 'place'
    ORDER BY t.seq, d.low, m.start"""


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
    named: dict[tuple[str, int, str], list[str]] = {}
    for document, sentence, start, entity in connection.execute(_NAMED).fetchall():
        named.setdefault((document, start, sentence), []).append(entity)
    for (document, start, sentence), entities in named.items():
        found = (spoken.holders.of(document, {"entity": entity}) for entity in entities)
        speakers = by_document.get(document, {})
        said = [speakers[holder] for holder in dict.fromkeys(found) if holder in speakers and holder]
        if len(said) == 2:
            yield _pair((said[0], said[1]), start, sentence, spoken)


def _pair(said: tuple[list[Evidence], list[Evidence]], start: int, sentence: str, spoken: Spoken) -> Told:
    """The two statements that stand for the difference: of one theme and opposite tone, quoted, near the sentence."""

    def rank(pair: tuple[Evidence, Evidence]) -> tuple[bool, bool, float, int]:
        one, other = pair
        opposite = (one.value or 0) * (other.value or 0) < 0
        far = abs(one.sentence - start) + abs(other.sentence - start)
        return not spoken.themes(one) & spoken.themes(other), not opposite, -one.weight - other.weight, far

    first, second = min(itertools.product(*said), key=rank)
    shared = sorted(spoken.themes(first) & spoken.themes(second))
    return Told(first, second, shared[0] if shared else None, " ".join(sentence.split()))

