"""Ties on re3d (Dstl 2017): reports on Syria and Iraq with relations of entities.

BelongsTo is our member_of and part_of, AlliesOf allied_with (either way round), InChargeOf heads and commands. A gold
relation is found where we have such a tie of two entities that each have a mention overlapping the gold's span; a tie
of ours is right where it finds one. re3d also marks who holds ground as InChargeOf and soldiers as BelongsTo, which
ties leave out on purpose, so that recall has a ceiling. Precision and recall, micro-averaged; a unit is a document.
The outlets that nothing may be trained on are "dev"; CENTCOM and the US State Department are "train".
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import dragoman as dr
from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, Range, ratio, total, touches
from benchmarks.texts import folder, read
from dragoman.records import Role

TRAIN = frozenset(["CENTCOM", "US State Department"])
KINDS = {
    "member_of": "BelongsTo",
    "part_of": "BelongsTo",
    "allied_with": "AlliesOf",
    "heads": "InChargeOf",
    "commands": "InChargeOf",
}
NAMES = tuple(dict.fromkeys(KINDS.values()))
Relation = tuple[str, Range, Range]
Joined = tuple[str, list[Range], list[Range]]
"""A kind, and all places that mention either side."""


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read and score both groups of outlets; `limit` takes the first documents of each."""
    outlets = sorted(path for path in folder(data, "re3d").iterdir() if path.is_dir())
    out: dict[str, Figure] = {}
    for group in ("dev", "train"):
        homes = [path for path in outlets if (path.name in TRAIN) == (group == "train")]
        documents = [document for home in homes for document in annotated(home)][:limit]
        found = figures([score(gold, ties(read(text))) for text, gold in documents], measure)
        out |= {f"{group} {name}": figure for name, figure in found.items()}
    return out


def annotated(home: Path) -> Iterator[tuple[str, list[Relation]]]:
    """An outlet's texts and the relations that are measured."""
    relations = defaultdict(list)
    for row in _rows(home / "relations.json"):
        if row["type"] in NAMES:
            relations[row["documentId"]].append(relation(row))
    for row in _rows(home / "documents.json"):
        yield row["text"], relations[row["_id"]]


def relation(row: dict[str, Any]) -> Relation:
    """A relation of the set: its kind and the places of its two sides."""
    return row["type"], (row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"])


def ties(reading: dr.Reading) -> list[Joined]:
    """The ties that Dragoman reads, in re3d's kinds, with every place where either side is mentioned."""
    places: dict[str | None, list[Range]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.entity is not None:
            places[mention.entity].append((mention.span.start, mention.span.end))

    def mentioned(role: Role) -> list[Range]:
        return [*places[role.entity], (role.span.start, role.span.end)]

    return [(KINDS[t.kind], mentioned(t.start), mentioned(t.end)) for t in reading.ties if t.kind in KINDS]


def score(gold: Sequence[Relation], found: Iterable[Joined]) -> Counts:
    """One document's counts, by kind."""
    counts: Counts = Counter(f"{kind} gold" for kind, _, _ in gold)
    seen: set[int] = set()
    for tie in found:
        hits = {i for i, row in enumerate(gold) if _same(row, tie)}
        counts.update([f"{tie[0]} ours", *([f"{tie[0]} right"] if hits else [])])
        seen |= hits
    return counts + Counter(f"{gold[i][0]} found" for i in seen)


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores, from the documents' counts."""
    c = total(units)
    whole = {part: sum(c[f"{name} {part}"] for name in NAMES) for part in ("right", "ours", "found", "gold")}
    every = {"all": whole, **{name: {part: c[f"{name} {part}"] for part in whole} for name in NAMES}}
    precision = {f"{name} P": ratio(n["right"], n["ours"]) for name, n in every.items()}
    return precision | {f"{name} R": ratio(n["found"], n["gold"]) for name, n in every.items()}


def _same(row: Relation, tie: Joined) -> bool:
    kind, start, end = row
    if kind != tie[0]:
        return False
    ways = [(start, end), (end, start)] if kind == "AlliesOf" else [(start, end)]
    return any(touches([a], tie[1]) and touches([b], tie[2]) for a, b in ways)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
