"""Attributions, events and ties on the own gold: articles annotated twice for exactly these records.

Rows that both annotators have are required; those of one annotator count neither for nor against, nor do CHANGE
events, events inside another's frame, and ties of kind `represents`. An attribution matches the one whose content
shares most with it, at least half of the union, and its source where the entity has the gold's name or the spans
overlap. An event matches where the type is the same and triggers overlap; its roles where the same entities stand on
each side, none missing and none added (for CONSULT, on the two sides together; either annotator's sides will do).
Figures are micro-averages over the articles.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import dragoman as dr
from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, Range, overlap, prf, shares, total, touches, union_share
from benchmarks.names import any_same
from benchmarks.texts import Part, folder, parts, read
from dragoman.records import Attribution, Event, Role, Tie

Row = dict[str, Any]


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read and score the articles; `limit` takes the first ones."""
    return figures([count(path) for path in sorted(folder(data, "gold").glob("*.json"))[:limit]], measure)


def count(path: Path) -> Counts:
    """The counts of the article whose annotation this is; its text stands beside it."""
    gold: Row = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return score(gold, read(text, (gold.get("published") or "")[:10] or None, gold.get("publisher")))


def score(gold: Row, reading: dr.Reading) -> Counts:
    """One article's counts."""
    names = {e["name"]: {e["name"], *e["aliases"]} for e in gold["entities"]}
    whole = list(parts(reading))
    counts: Counts = Counter()
    _attributions(counts, gold, [(p, a) for p in whole for a in p.reading.attributions], names)
    _events(counts, gold, [(p, e) for p in whole for e in p.reading.events], names)
    _ties(counts, gold, [(p, t) for p in whole for t in p.reading.ties], names)
    return counts


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores, from the articles' counts."""
    c = total(units)
    ours, events = c["attributions"] - c["attributions aside"], c["events"] - c["events aside"]
    out = prf("attribution content", c["content hit"], ours, c["attributions gold"])
    out |= prf("attribution and source", c["source hit"], ours, c["attributions gold"])
    out |= prf("event type at trigger", c["type hit"], events, c["events gold"])
    out |= prf("event, all roles", c["roles hit"], events, c["events gold"])
    out |= prf("ties", c["ties hit"], c["ties"] - c["ties aside"], c["ties gold"])
    named = {
        "direct quotations with the right speaker": ("direct hit", "direct gold"),
        "polarity and certainty of matched events": ("modality hit", "modality gold"),
        "voice of matched events": ("voice hit", "type hit"),
    }
    return out | shares(c, named)


def required_first(rows: Sequence[Row]) -> list[Row]:
    """Rows of both annotators choose before those of one."""
    return sorted(rows, key=lambda row: not row["required"])


Names = dict[str, set[str]]


def _is(wanted: str, ours: Collection[str], names: Names) -> bool:
    return any_same(names.get(wanted, {wanted}), ours)


def _attributions(counts: Counts, gold: Row, ours: list[tuple[Part, Attribution]], names: Names) -> None:
    free = dict(enumerate(ours))
    counts["attributions"] += len(ours)
    for row in required_first(gold["attributions"]):
        content = [(s, e) for s, e in row["content"]]
        shared = {i: union_share(content, p.ranges(a.content)) for i, (p, a) in free.items()}
        best = max(shared, key=lambda i: shared[i], default=None)
        direct = row["required"] and row["kind"] == "direct" and row["source_entity"] is not None
        counts.update({"attributions gold": row["required"], "direct gold": direct})
        if best is None or shared[best] < 0.5:
            continue
        part, match = free.pop(best)
        if not row["required"]:
            counts["attributions aside"] += 1
            continue
        right = _right_source(row, part, match.sources, names)
        counts.update({"content hit": 1, "source hit": right, "direct hit": right and direct})


def _right_source(row: Row, part: Part, sources: Sequence[Role], names: Names) -> bool:
    wanted: str | None = row["source_entity"]
    if wanted is None:
        return not sources
    place: Range | None = tuple(row["source"]) if row["source"] else None
    return any(_is(wanted, part.names(r), names) or (place and overlap(place, part.range(r.span))) for r in sources)


def _events(counts: Counts, gold: Row, ours: list[tuple[Part, Event]], names: Names) -> None:
    free = dict(enumerate(ours))
    counts["events"] += len(ours)
    contents = [(s, e) for a in gold["attributions"] for s, e in a["content"]]
    for row in required_first(gold["events"]):
        place = [(row["trigger"][0], row["trigger"][1])]
        counts["events gold"] += row["required"]
        same = {i: p for i, (p, e) in free.items() if e.type == row["type"]}
        hit = next((i for i, p in same.items() if touches(place, p.ranges(free[i][1].triggers))), None)
        if hit is None:
            continue
        part, event = free.pop(hit)
        if not row["required"]:
            counts["events aside"] += 1
            continue
        counts.update({"type hit": 1, "roles hit": _right_roles(row, part, event, names)})
        for field in {"polarity", "certainty"} & set(row["agreed"]):
            counts.update({"modality gold": 1, "modality hit": getattr(event, field) == row[field]})
        counts["voice hit"] += (event.attribution is not None) == touches(place, contents)
    left = [event for _, event in free.values()]
    counts["events aside"] += sum(_aside(event) for event in left)


def _aside(event: Event) -> bool:
    return event.type == "CHANGE" or event.frame is not None or event.status not in ("actual", "ended")


def _right_roles(row: Row, part: Part, event: Event, names: Names) -> bool:
    actors, recipients = [[part.names(r) for r in roles] for roles in (event.actors, event.recipients)]
    ways = [(row["actors" + v], row["recipients" + v]) for v in ("", "_b")]
    if event.type == "CONSULT":
        return any(_side(a + b, actors + recipients, names) for a, b in ways)
    return any(_side(a, actors, names) and _side(b, recipients, names) for a, b in ways)


def _side(wanted: list[str], ours: list[set[str]], names: Names) -> bool:
    complete = all(any(_is(w, x, names) for x in ours) for w in wanted)
    return complete and all(any(_is(w, x, names) for w in wanted) for x in ours)


def _ties(counts: Counts, gold: Row, ours: list[tuple[Part, Tie]], names: Names) -> None:
    free = dict(enumerate(ours))
    counts["ties"] += len(ours)
    for row in required_first(gold["ties"]):
        counts["ties gold"] += row["required"]
        hit = next((i for i, (p, t) in free.items() if t.kind == row["kind"] and _joins(row, p, t, names)), None)
        if hit is not None:
            del free[hit]
            counts["ties hit" if row["required"] else "ties aside"] += 1
    counts["ties aside"] += sum(tie.kind == "represents" for _, tie in free.values())


def _joins(row: Row, part: Part, tie: Tie, names: Names) -> bool:
    return _is(row["from"], part.names(tie.start), names) and _is(row["to"], part.names(tie.end), names)
