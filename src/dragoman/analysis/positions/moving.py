"""Positions as they move: where each holder stands by all that was told until the end of each month or year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.analysis.positions.estimate import Estimate, distinct, estimate
from dragoman.analysis.positions.evidence import BASES, Basis, Evidence, Holder
from dragoman.analysis.positions.gather import Gathered, gather
from dragoman.analysis.positions.issues import Issue
from dragoman.analysis.positions.table import nearest
from dragoman.analysis.positions.unknown import Unknown
from dragoman.corpus import files
from dragoman.corpus.filters import Filters
from dragoman.corpus.sentences import sentence_at
from dragoman.document import Document

if TYPE_CHECKING:
    import duckdb

MOST_PERIODS = 48
"""Months from which on years are taken instead."""

_SPOTS = """
    SELECT r.id, r.document, r.start, r."end" FROM {table} r
    WHERE r.id IN (SELECT unnest($1::VARCHAR[])) AND r.document IN (SELECT unnest($2::VARCHAR[]))"""
_TEXTS = """
    SELECT d.id, d.text, coalesce(d.parent, d.id), coalesce(d.publisher, p.publisher), d.published FROM documents d
    LEFT JOIN documents p ON p.id = d.parent WHERE d.id IN (SELECT unnest($1::VARCHAR[]))"""


@dataclass(frozen=True, slots=True)
class Said:
    """Evidence with its sentence, the article that it stands in, the outlet and the day of publication."""

    evidence: Evidence
    sentence: str
    article: str
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one holder stands on one basis: now, and by what was told until the end of each period (None: nothing yet).

    `pole` is the label that is nearer now; `evidence` the heaviest first, `statements` how many there are.
    """

    holder: Holder
    basis: Basis
    now: Estimate
    pole: str
    frames: tuple[Estimate | None, ...]
    evidence: tuple[Evidence, ...]

    @property
    def statements(self) -> int:
        """How many different statements it rests on."""
        return len(self.evidence)


@dataclass(frozen=True, slots=True)
class Moving:
    """`stands` in the order of their stance, from the first pole to the second; `periods` as 2025-01 or 2025; how many
    statements fall into each; those of whom nothing is told; what was left out, by reason."""

    issue: Issue
    periods: tuple[str, ...]
    counts: tuple[int, ...]
    stands: tuple[Stand, ...]
    unknown: tuple[Unknown, ...]
    left_out: dict[str, int]


def moving(path: Path, issue: Issue, given: Filters) -> Moving:
    """The positions on `issue` in the store at `path`, as they move; undated evidence counts in none of the periods."""
    found = gather(path, issue, given)
    told = [each for each in found.evidence if each.value is not None]
    days = [each.first for each in told if each.first]
    length = 7 if len({str(day)[:7] for day in days}) <= MOST_PERIODS else 4
    periods = tuple(sorted({str(day)[:length] for day in days}))
    counts = tuple(sum(str(day)[:length] == period for day in days) for period in periods)
    stands = sorted(_stands(found, issue, periods), key=lambda each: (each.now.stance, each.holder.name))
    return Moving(issue, periods, counts, tuple(stands), tuple(found.unknown), found.left_out)


def until(period: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    """What of `evidence` was told until the end of `period`."""
    return [each for each in evidence if each.first and str(each.first)[: len(period)] <= period]


def _stands(found: Gathered, issue: Issue, periods: Sequence[str]) -> Iterator[Stand]:
    for basis in BASES:
        for holder, evidence in found.told([basis]).items():
            frames = tuple(estimate(part) if (part := until(period, evidence)) else None for period in periods)
            best = sorted(distinct(evidence), key=lambda e: (-e.weight, -abs(e.value or 0), e.first or date.max, e.id))
            now = estimate(evidence)
            yield Stand(holder, basis, now, nearest(issue, now.stance, evidence), frames, tuple(best))


def with_sentences(path: Path, evidence: Sequence[Evidence]) -> list[Said]:
    """Each of `evidence` with the sentence that its record stands in."""
    documents = list({each.document for each in evidence})
    with files.reading(path) as connection:
        texts = {row[0]: row[1:] for row in connection.execute(_TEXTS, [documents]).fetchall()}
        spots = dict(_spots(connection, [each.id for each in evidence], documents))
    return [Said(each, _sentence(each, texts[each.document][0], spots), *texts[each.document][1:]) for each in evidence]


def _spots(
    connection: duckdb.DuckDBPyConnection, ids: list[str], documents: list[str]
) -> Iterator[tuple[tuple[str, str], tuple[int, int]]]:
    for table in ("events", "attributions"):
        for id, document, start, end in connection.execute(_SPOTS.format(table=table), [ids, documents]).fetchall():
            yield (document, id), (start, end)


def _sentence(each: Evidence, text: str, spots: dict[tuple[str, str], tuple[int, int]]) -> str:
    if (each.document, each.id) not in spots:
        return each.words
    document = Document(each.document, text)
    return " ".join(sentence_at(document, document.spot(*spots[each.document, each.id])).text.split())
