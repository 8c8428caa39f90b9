"""What is wrong with a reading of one probe sentence; an empty list where it is as the row says."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import dragoman as dr
from dragoman.records import Attribution, Event, Reading, Role
from marked import Marked, parse_marked

HERE = Path(__file__).parent
Row = Mapping[str, str]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a probe file, without comments."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if line and not line.startswith("#"))
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def event_faults(row: Row) -> list[str]:
    """The differences between the marked event of a row and the one that was read."""
    text, marks = parse_marked(row["text"])
    reading = dr.read(text)
    trigger = marks["trigger"][0]
    found = [e for e in reading.events if any(s.start < trigger.end and trigger.start < s.end for s in e.triggers)]
    if row["type"] == "NONE":
        return [f"{e.type} where nothing happens" for e in found]
    event = next((e for e in found if e.type == row["type"]), None)
    if event is None:
        return [f"no {row['type']}, only {[e.type for e in found]}"]
    faults = _role_faults(event, marks)
    faults += [f"{k} {getattr(event, k)}" for k in ("polarity", "certainty", "status") if getattr(event, k) != row[k]]
    frame = next((e.type for e in reading.events if e.id == event.frame), "")
    faults += [] if frame == row["frame"] else [f"frame {frame}"]
    return faults + ([] if _has_voice(reading, event, row["voice"]) else ["voice"])


def _role_faults(event: Event, marks: Mapping[str, Sequence[Marked]]) -> list[str]:
    actors, recipients = list(marks.get("actor", [])), list(marks.get("recipient", []))
    if event.type == "CONSULT" and "visit" not in event.modes:
        return _side_faults("party", [*actors, *recipients], [*event.actors, *event.recipients])
    sides = (("actor", actors, event.actors), ("recipient", recipients, event.recipients))
    return [f for name, marked, roles in sides for f in _side_faults(name, marked, roles)]


def _side_faults(name: str, marked: Sequence[Marked], roles: Sequence[Role]) -> list[str]:
    missing = [m.text for m in marked if not any(_meet(m, r) for r in roles)]
    added = [r.span.text for r in roles if not any(_meet(m, r) for m in marked)]
    return [f"{name} missing: {x}" for x in missing] + [f"{name} added: {x}" for x in added]


def _meet(m: Marked, r: Role) -> bool:
    return r.span.start < m.end and m.start < r.span.end


def _has_voice(reading: Reading, event: Event, voice: str) -> bool:
    """Whose word it is. What an actor is said to intend is nobody else's word: it counts as the text's own."""
    said = next((a for a in reading.attributions if a.id == event.attribution), None)
    if voice == "own":
        own = {r.entity for r in event.actors}
        return said is None or (bool(said.sources) and all(r.entity in own for r in said.sources))
    if said is None:
        return False
    if voice == "unnamed":
        return said.source_class == "unnamed"
    return any(_alike(voice, n) for n in _names(reading, said))


def _names(reading: Reading, said: Attribution) -> list[str]:
    entities = {e.id: e for e in reading.entities}
    known = [entities[r.entity] for r in said.sources if r.entity is not None]
    return [r.span.text for r in said.sources] + [n for e in known for n in (e.name, *e.aliases)]


def _alike(a: str, b: str) -> bool:
    return a.lower() in b.lower() or b.lower() in a.lower()


def tie_faults(text: str, expected: Sequence[Row]) -> list[str]:
    """The ties of a sentence that are missing, added or of another status than its rows say."""
    reading = dr.read(text)
    entities = {e.id: e for e in reading.entities}

    def names(r: Role) -> list[str]:
        e = entities.get(r.entity or "")
        return [r.span.text, *((e.name, *e.aliases) if e is not None else ())]

    left = list(reading.ties)
    faults = []
    for row in expected:
        if row["kind"] == "NONE":
            continue
        hit = next((t for t in left if t.kind == row["kind"] and any(_alike(row["from"], n) for n in names(t.start))
                    and any(_alike(row["to"], n) for n in names(t.end))), None)  # fmt: skip
        if hit is None:
            faults.append(f"missing: {row['from']} {row['kind']} {row['to']}")
            continue
        left.remove(hit)
        faults += [] if hit.status == row["status"] else [f"status {hit.status}"]
    nothing = all(row["kind"] == "NONE" for row in expected)
    return faults + ([f"added: {t.start} {t.kind} {t.end}" for t in left] if nothing else [])
