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

_Near = tuple[Evidence, frozenset[str], int]
"""A statement, what it is about, and how many characters it stands from a sentence."""

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

    def rank(pair: tuple[_Near, _Near]) -> tuple[bool, bool, float, int]:
        (a, themes, near), (b, others, far) = pair
        opposite = (a.value or 0) * (b.value or 0) < 0
        return themes.isdisjoint(others), not opposite, -a.weight - b.weight, near + far

    ours, theirs = (_nearest(each, start, spoken) for each in said)
    (first, one, _), (second, other, _) = min(itertools.product(ours, theirs), key=rank)
    shared = sorted(one & other)
    return Told(first, second, shared[0] if shared else None, " ".join(sentence.split()))


def _nearest(said: list[Evidence], start: int, spoken: Spoken) -> list[_Near]:
    """Of the statements that tell apart by their distance alone the nearest to the sentence at `start`."""
    found: dict[tuple[frozenset[str], float | None, float], _Near] = {}
    for each in said:
        themes, far = frozenset(spoken.themes(each)), abs(each.sentence - start)
        kind = (themes, each.value, each.weight)
        if kind not in found or far < found[kind][2]:
            found[kind] = (each, themes, far)
    return list(found.values())
