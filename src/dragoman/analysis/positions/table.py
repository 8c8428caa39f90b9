"""Positions as a table: a row for each holder and basis, and one for each holder who is unknown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from dragoman.analysis.positions.estimate import distinct, estimate
from dragoman.analysis.positions.evidence import BASES, Basis, Evidence, Holder
from dragoman.analysis.positions.gather import Gathered, gather
from dragoman.analysis.positions.issues import Issue, about, beside
from dragoman.analysis.positions.unknown import Unknown
from dragoman.corpus.filters import Filters
from dragoman.corpus.queries import flat, with_left_out
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]


PERIODS = {"day": 10, "month": 7, "year": 4}
"""How many characters of a day in ISO 8601 tell the period."""


def positions(path: Path, issue: str | Issue | None, target: str | None, by: str | None, together: bool,
              given: Filters, nested: bool) -> pa.Table:  # fmt: skip
    """Where each holder stands on an issue: of `issues.toml` beside the store (by id), or for and against `target`.

    With `by` (day, month, year) there is a row for each period, `period` its first day; what has no day stands in none.
    Columns: holder, holder_id, kind, country, issue, basis, period, stance (-1 at the first pole to +1 at the second),
    low and high (95 %, see `estimate`), trend, pole (the label that is nearer, the middle's, or mixed), earliest,
    latest, documents, statements, evidence (ids that `trace` takes, the heaviest first), words (of the heaviest) and
    reason: why the stance is null. Own words, own deeds and others' words are never put together, nor an organization
    and its leader, unless `together` asks for one row more: all within `within` as one.
    """
    chosen = choose(path, issue, target)
    if together and not given.get("within"):
        raise ConfigError("together needs within: whose parts and members are to be taken as one")
    if by is not None and by not in PERIODS:
        raise ConfigError(f"by is {by!r}; allowed are {', '.join(PERIODS)}")
    found = gather(path, chosen, given)
    rows = [*_rows(found, chosen, by, given.get("within") if together else None)]
    rows.sort(key=lambda row: (row["stance"] is None, row["holder"], _place(row["basis"]), row["period"] or date.min))
    return with_left_out(flat(_table(rows), nested), found.left_out)


def on_every_issue(path: Path, given: Filters) -> pa.Table:
    """The rows of `positions` on each issue of the file beside the store, in its order; none where there is no file."""
    import pyarrow as pa

    tables = [positions(path, issue, None, None, False, given, False) for issue in beside(path).values()]
    counts: Counter[str] = Counter()
    for table in tables:
        counts.update(json.loads(table.schema.metadata[b"left_out"]))
    empty = flat(_table([]), nested=False)
    return with_left_out(pa.concat_tables([empty, *(t.replace_schema_metadata(None) for t in tables)]), dict(counts))


def choose(path: Path, issue: str | Issue | None, target: str | None = None) -> Issue:
    """The issue that is meant: one's own, for or against `target`, or the only one of the file beside the store."""
    if isinstance(issue, Issue):
        return issue
    if target:
        return about(target)
    known = beside(path)
    if issue is None and len(known) == 1:
        return next(iter(known.values()))
    if issue is None or issue not in known:
        told = f"those beside the store are {', '.join(known)}" if known else "there is no issues.toml beside the store"
        raise ConfigError(f"the issue is {issue!r}; {told}; or give a target, for or against whom")
    return known[issue]


def _rows(found: Gathered, issue: Issue, by: str | None, whole: str | None) -> Iterator[Row]:
    for basis in BASES:
        told = found.told([basis])
        if whole and told:
            everybody = Holder(f"within {whole}", f"within {whole}", None, None)
            told[everybody] = [each for evidence in told.values() for each in evidence]
        for holder, evidence in told.items():
            for period, part in _periods(evidence, by).items():
                yield _row(holder, issue, basis, part) | {"period": period}
    yield from (_silent(each, issue) for each in found.unknown)


def _periods(evidence: Sequence[Evidence], by: str | None) -> dict[date | None, Sequence[Evidence]]:
    """The evidence by the first day of its period; all of it together where nothing is asked for."""
    if by is None:
        return {None: evidence}
    parts: dict[date | None, list[Evidence]] = {}
    for each in evidence:
        if each.first:
            start = f"{each.first.isoformat()[:PERIODS[by]]}-01-01"[:10]
            parts.setdefault(date.fromisoformat(start), []).append(each)
    return dict(parts)


def _place(basis: str | None) -> int:
    return BASES.index(cast(Basis, basis)) if basis else len(BASES)


def _row(holder: Holder, issue: Issue, basis: str, evidence: Sequence[Evidence]) -> Row:
    found = estimate(evidence)
    best = sorted(distinct(evidence), key=lambda e: (-e.weight, -abs(e.value or 0), e.first or date.max, e.id))
    return _named(holder, issue) | {
        "basis": basis,
        "stance": found.stance,
        "low": found.low,
        "high": found.high,
        "trend": found.trend,
        "pole": nearest(issue, found.stance, evidence),
        "earliest": min((e.first for e in evidence if e.first), default=None),
        "latest": max((e.last for e in evidence if e.last), default=None),
        "documents": len({e.document for e in evidence}),
        "statements": len(best),
        "evidence": list(dict.fromkeys(e.id for e in (*best, *evidence))),
        "words": best[0].words,
        "reason": None,
    }


def nearest(issue: Issue, stance: float, evidence: Sequence[Evidence]) -> str:
    """The label of the pole that a stance is nearer to; within a third of the middle "mixed", unless all lies there."""
    if abs(stance) >= 1 / 3:
        return issue.poles[stance > 0].label
    return issue.middle.label if issue.middle and not any(each.value for each in evidence) else "mixed"


def _silent(each: Unknown, issue: Issue) -> Row:
    empty = dict.fromkeys(("basis", "period", "stance", "low", "high", "trend", "pole", "earliest", "latest", "words"))
    counts = {"documents": 0, "statements": 0}
    return _named(each.holder, issue) | empty | counts | {"evidence": list(each.ids), "reason": each.why}


def _named(holder: Holder, issue: Issue) -> Row:
    return {"holder": holder.name, "holder_id": holder.key, "kind": holder.kind, "country": holder.country,
            "issue": issue.id}  # fmt: skip


def _table(rows: list[Row]) -> pa.Table:
    import pyarrow as pa

    text, real, day, number = pa.string(), pa.float64(), pa.date32(), pa.int64()
    schema = pa.schema(
        {"holder": text, "holder_id": text, "kind": text, "country": text, "issue": text, "basis": text, "period": day}
        | {"stance": real, "low": real, "high": real, "trend": real, "pole": text, "earliest": day, "latest": day}
        | {"documents": number, "statements": number, "evidence": pa.list_(text), "words": text, "reason": text}
    )
    return pa.Table.from_pylist(rows, schema)
