"""Ties to an issue's objects as evidence: who opposes them, pays them or is their ally stands against or for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, get_args

from dragoman.analysis.positions.evidence import BY_TYPE, SURE, TOLD, Basis, Evidence, Holder
from dragoman.analysis.positions.holders import Holders
from dragoman.analysis.positions.issues import Issue
from dragoman.corpus.queries import joined
from dragoman.vocabulary import TieKind

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

_MUTUAL = "allied_with"
_AT = "r.uid IN (SELECT x.uid FROM roles x WHERE x.role = '{role}' AND x.who IN (FROM objects))"
_TIES = f"""
    WITH chosen AS MATERIALIZED (SELECT r.document, r.id, r.kind, r.certainty, r.attribution, r.evidence,
        r.evidence_nested[1].start AS start, r.evidence_nested[1]."end" AS "end", r."since", r."until",
        d.published_on, d.seq,
        CASE WHEN {_AT.format(role="to")} THEN r.from_nested ELSE r.to_nested END AS tied
        FROM {joined("ties")})
    SELECT r.document, r.id, r.kind, r.certainty, r.attribution, r.evidence, r.start, r."end", r.tied,
        coalesce(r."since", r."until", r.published_on) AS first,
        coalesce(r."until", r."since", r.published_on) AS last, t.sources_nested AS speakers
    FROM chosen r LEFT JOIN attributions t ON t.document = r.document AND t.id = r.attribution
    ORDER BY r.published_on, r.seq, r.start"""


def touched(issue: Issue) -> str | None:
    """SQL for ties to or with an object that are not over, of the kinds that a pole names; None where none does."""
    kinds = sorted(_values(issue))
    if not kinds:
        return None
    joins = f"({_AT.format(role='to')} OR (r.kind = '{_MUTUAL}' AND {_AT.format(role='from')}))"
    return f"{joins} AND r.status <> 'former' AND r.kind IN ({', '.join(map(repr, kinds))})"


def fetched(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The ties that were asked for, in time order."""
    rows: list[Row] = connection.sql(_TIES).to_arrow_table().to_pylist()
    return rows


def weighed(
    rows: list[Row], issue: Issue, holders: Holders, others: Iterable[Evidence]
) -> Iterator[tuple[Row, Evidence]]:
    """Each tie as evidence: on the document's word, or half as heavy on somebody's.

    Where the words that tell of a tie are evidence of the same holder already, among `others`, they count once.
    """
    values = _values(issue)
    at: dict[tuple[str, Holder], list[int]] = {}
    for each in others:
        at.setdefault((each.document, each.holder), []).append(each.sentence)
    for row in rows:
        for each in _evidence(row, holders, values[row["kind"]]):
            if not any(row["start"] <= n < row["end"] for n in at.get((each.document, each.holder), ())):
                yield row, each


def _values(issue: Issue) -> dict[str, float]:
    return {kind: value for pole, value in issue.valued for kind in pole.types if kind in get_args(TieKind)}


def _evidence(row: Row, holders: Holders, value: float) -> Iterator[Evidence]:
    claimed = row["attribution"] is not None
    speakers = [speaker["entity"] for speaker in row["speakers"] or ()]
    weight = BY_TYPE * SURE[row["certainty"]] * (TOLD if claimed else 1.0)
    for end in row["tied"]:
        if holder := holders.of(row["document"], end):
            others = claimed and end["entity"] not in speakers
            basis: Basis = "others_words" if others else "own_words" if claimed else "own_deeds"
            yield Evidence(
                holder, row["id"], row["document"], basis, value, weight, row["first"], row["last"], row["evidence"],
                False, row["start"],
            )  # fmt: skip
