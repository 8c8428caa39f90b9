"""Those who have to do with an issue and of whom no position is told; from silence nothing follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.analysis.positions.evidence import Evidence, Holder
from dragoman.analysis.positions.holders import Holders

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
Weighed = list[tuple[Row, Evidence]]

SILENT = "speaks of it without taking a side"
PRESSED = "is only asked or pressed; no words or deeds of its own are told"
MET = "is only met where it is spoken of; no words or deeds of its own are told"

_NEAR = 300
"""How many characters may lie between a meeting and what was said there."""
_MEETINGS = """
    SELECT document, id, start, actors_nested, recipients_nested FROM events
    WHERE type = 'CONSULT' AND document IN (SELECT unnest($1::VARCHAR[])) AND status IN ('actual', 'ended')"""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Somebody whose position is not told: why, and the ids of the records that name them."""

    holder: Holder
    why: str
    ids: tuple[str, ...]


def unknown(
    connection: duckdb.DuckDBPyConnection, holders: Holders, said: Weighed, done: Weighed, tied: Weighed
) -> Iterator[Unknown]:
    """Each named holder who is asked, pressed or met, or speaks without a side, and has no evidence on its own."""
    told = (each for _, each in (*said, *done, *tied) if each.value is not None)
    known = {each.holder for each in told if each.basis != "others_words"}
    found: dict[tuple[Holder, str], list[str]] = {}
    for holder, why, id in _named(connection, holders, said, done):
        if holder not in known and holder.named:
            found.setdefault((holder, why), []).append(id)
    listed = set[Holder]()
    for why in (SILENT, PRESSED, MET):
        for (holder, reason), ids in found.items():
            if reason == why and holder not in listed:
                listed.add(holder)
                yield Unknown(holder, why, tuple(dict.fromkeys(ids)))


def _named(
    connection: duckdb.DuckDBPyConnection, holders: Holders, said: Weighed, done: Weighed
) -> Iterator[tuple[Holder, str, str]]:
    for row, each in said:
        if each.value is None:
            yield each.holder, SILENT, each.id
        else:
            yield from ((h, PRESSED, each.id) for h in _those(holders, row, "addressees_nested"))
    for row, each in done:
        if row["frame_type"] in ("REQUEST", "THREATEN"):
            yield from ((h, PRESSED, each.id) for h in _those(holders, row, "pressed"))
    yield from _met(connection, holders, [each for _, each in said if each.value is not None])


def _met(
    connection: duckdb.DuckDBPyConnection, holders: Holders, said: list[Evidence]
) -> Iterator[tuple[Holder, str, str]]:
    """The other parties of a meeting of the speaker's that is told beside the words."""
    spoken: dict[str, list[Evidence]] = {}
    for each in said:
        spoken.setdefault(each.document, []).append(each)
    rows = connection.sql(_MEETINGS, params=[list(spoken)]).to_arrow_table().to_pylist() if spoken else []
    holders.add(rows)
    for row in rows:
        parties = {*_those(holders, row, "actors_nested"), *_those(holders, row, "recipients_nested")}
        near = {e.holder for e in spoken[row["document"]] if abs(e.sentence - row["start"]) <= _NEAR}
        if near & parties:
            yield from ((party, MET, row["id"]) for party in sorted(parties - near, key=lambda h: h.key))


def _those(holders: Holders, row: Row, column: str) -> Iterator[Holder]:
    return (holder for role in row[column] or () if (holder := holders.of(row["document"], role)))
