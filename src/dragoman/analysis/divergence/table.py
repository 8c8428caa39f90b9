"""Divergence as a table: pairs of statements that do not go together, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from dragoman.analysis.divergence.bodies import Bodies
from dragoman.analysis.divergence.spoken import Spoken
from dragoman.analysis.divergence.told import Told, told
from dragoman.analysis.positions.estimate import estimate
from dragoman.analysis.positions.evidence import Evidence, Holder
from dragoman.analysis.positions.gather import gathered
from dragoman.analysis.positions.holders import Asked
from dragoman.analysis.positions.issues import Issue
from dragoman.analysis.positions.table import choose
from dragoman.corpus import files
from dragoman.corpus.filters import Filters, narrow
from dragoman.corpus.queries import with_left_out
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Row = dict[str, Any]
Said = Mapping[Holder, Sequence[Evidence]]

APART = 1.0
"""How far two stances, of -1 to +1, lie from each other before they differ."""

_WHO = ("actor", "country", "within")
_ORDER = ("poles", "told", "tone", "own past")


def divergence(path: Path, issue: str | Issue | None, target: str | None, given: Filters) -> pa.Table:
    """Who within one body speaks differently, on what and since when, with the statements of both side by side.

    With an issue or a target (`kind` poles) the stances of two of one government, movement or bloc lie at least `APART`
    apart. Else, for an `actor`, `country` or `within`: a document says that they differ (told), or they speak of one
    theme in opposite tones (tone; by word lists and the quadrants of the events they tell). An actor is set against its
    own past (own past) where what it says later is opposite. Columns: first, second, body (what both belong to; null
    where no document tells), subject (the issue or theme), kind, first_stance, second_stance, since, first_words,
    second_words, first_id, second_id (for `trace`), sentence (the document's own, of told).
    Raises ConfigError where nothing says whose divergence is asked for.
    """
    narrow("positions", given)
    with files.reading(path) as connection:
        if issue is not None or target:
            rows, left_out = _on_issue(connection, choose(path, issue, target), given)
        elif any(given.get(name) for name in _WHO):
            rows, left_out = _on_themes(connection, given)
        else:
            raise ConfigError("divergence needs an issue, a target, or whose: an actor, a country or within whom")
    rows.sort(key=lambda row: (_ORDER.index(row["kind"]), str(row["since"]), row["first"], row["second"]))
    return with_left_out(_table(rows), left_out)


def _on_issue(
    connection: duckdb.DuckDBPyConnection, issue: Issue, given: Filters
) -> tuple[list[Row], dict[str, int]]:
    found = gathered(connection, issue, given)
    said, bodies = found.told(), Bodies(connection, found.names)
    rows = [*_pasts(said, issue.id)]
    for one, other in combinations(said, 2):
        ours, theirs = estimate(said[one]).stance, estimate(said[other]).stance
        if abs(ours - theirs) >= APART and (body := bodies.common(one, other)):
            rows.append(_row("poles", _best(said[one], ours), _best(said[other], theirs), body, issue.id, ours, theirs))
    return rows, found.left_out


def _on_themes(connection: duckdb.DuckDBPyConnection, given: Filters) -> tuple[list[Row], dict[str, int]]:
    asked = Asked(connection, given)
    spoken = Spoken(connection, asked, cast(Filters, {n: v for n, v in given.items() if n not in _WHO}))
    bodies = Bodies(connection, spoken.holders.names)
    rows = [row for each in told(connection, spoken) if (row := _as_told(each, asked, bodies, spoken))]
    by_theme: dict[str, dict[Holder, list[Evidence]]] = {}
    for each in spoken.statements:
        if each.value is not None and asked.leaves(each.holder, spoken.holders.names):
            for theme in spoken.themes(each):
                by_theme.setdefault(theme, {}).setdefault(each.holder, []).append(each)
    for theme, said in by_theme.items():
        rows += _pasts(said, theme)
        rows += _tones(said, theme, bodies)
    return rows, spoken.left_out


def _tones(said: Said, theme: str, bodies: Bodies) -> Iterator[Row]:
    for one, other in combinations(said, 2):
        ours, theirs = estimate(said[one]).stance, estimate(said[other]).stance
        body = bodies.common(one, other)
        if abs(ours - theirs) >= APART and body and body != theme:
            yield _row("tone", _best(said[one], ours), _best(said[other], theirs), body, theme, ours, theirs)


def _as_told(each: Told, asked: Asked, bodies: Bodies, spoken: Spoken) -> Row | None:
    one, other = each.first.holder, each.second.holder
    foreign = one.country and other.country and one.country != other.country
    body = bodies.common(one, other)
    if body and body.lower() in (one.folded, other.folded):
        return None
    if (foreign and not body) or not any(asked.leaves(holder, spoken.holders.names) for holder in (one, other)):
        return None
    return _row("told", each.first, each.second, body, each.theme, None, None) | {"sentence": each.sentence}


def _pasts(said: Said, subject: str) -> Iterator[Row]:
    """Those who say the opposite of what they said on an earlier day: the first and the last such statement."""
    for evidence in said.values():
        dated = sorted((e for e in evidence if e.first and e.value), key=lambda e: (cast(date, e.first), e.id))
        later = [(a, b) for a, b in combinations(dated, 2) if a.first != b.first]
        pairs = [(a, b) for a, b in later if (a.value or 0) * (b.value or 0) < 0]
        turned = [pair for pair in pairs if pair[1].value == dated[-1].value]
        if turned:
            first, second = max(turned, key=lambda pair: (pair[0].weight + pair[1].weight, pair[1].first, pair[1].id))
            yield _row("own past", first, second, None, subject, first.value, second.value)


def _best(evidence: Sequence[Evidence], stance: float) -> Evidence:
    """The statement that shows a stance best: nearest to it, heaviest, first."""
    return min(evidence, key=lambda e: (abs((e.value or 0) - stance), -e.weight, e.first or date.max, e.id))


def _row(kind: str, first: Evidence, second: Evidence, body: str | None, subject: str | None, one: float | None,
         other: float | None) -> Row:  # fmt: skip
    days = [day for day in (first.first, second.first) if day]
    return {
        "first": first.holder.name, "second": second.holder.name, "body": body, "subject": subject, "kind": kind,
        "first_stance": one, "second_stance": other, "since": max(days) if len(days) == 2 else None,
        "first_words": first.words, "second_words": second.words, "first_id": first.id, "second_id": second.id,
        "sentence": None,
    }  # fmt: skip


def _table(rows: list[Row]) -> pa.Table:
    import pyarrow as pa

    text, real = pa.string(), pa.float64()
    schema = pa.schema(
        {"first": text, "second": text, "body": text, "subject": text, "kind": text, "first_stance": real}
        | {"second_stance": real, "since": pa.date32(), "first_words": text, "second_words": text, "first_id": text}
        | {"second_id": text, "sentence": text}
    )
    return pa.Table.from_pylist(rows, schema)
