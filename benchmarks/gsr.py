"""Whole records on PLOVER's gold standard records (Open Event Data Alliance 2016): examples of the CAMEO manual.

A record has a type, perhaps a mode, and marks in its text: EVT (the words of the act), SRC (actor) and TAR (recipient;
some records have none). Each text is read by itself. Of a record's counts,

- type right: an event of ours has the record's type and a trigger that touches an EVT mark (any place where none is
  marked);
- actor right: of those, an actor of such an event stands at a SRC mark, by its own words or by another mention of its
  entity; recipient right: likewise with TAR, of those that mark one;
- record right: one such event has both (the actor alone where no TAR is marked), of all records;
- mode right: of those with the right type whose mode is one that `MODES` or PLOVER 0.8 knows, an event has it.

Where AGREE, CONSULT and COOPERATE mark parties (SRC/TAR) our actors and recipients are one side, as the parties of the
gold are: the actor is right where a party is found, the recipient where a second one is (of those marked apart).

Precision: of our events that are presented as having happened or have the type of a record of the text, those with
the type of a record and a trigger at its EVT. A text tells of more than its records code, so that this is a lower
bound; CHANGE, which PLOVER has not, is left out. Older types and modes are renamed by `TYPES` and `MODES`; only the
entry that documents the file (DOCUMENT) has no counterpart. A unit is a text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dragoman as dr
from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, Range, shares, total, touches
from benchmarks.texts import Part, folder, parts, read
from dragoman.analysis.system import happened
from dragoman.records import Event, Role

TYPES = {
    **{name: name for name in "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REJECT THREATEN".split()},
    **{name: name for name in "PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()},
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
"""The set's types (PLOVER 0.5) in those of PLOVER 0.8 (manual, table 7.1; CAMEO2PLOVER-2021: 09, 10, 11, 19)."""
MODES = {
    "host": "visit",
    "demo-org": "demo",
    "demo-spon": "demo",
    "riot-spon": "riot",
    "strike-gen": "strike",
    "strike-hun": "hunger",
    "detain": "arrest",
    "confiscate": "seize",
    "assassinate": "targeted",
}
"""Older modes: CAMEO2PLOVER-2021 (043, 141, 142, 145, 173, 1711); strike and targeted as PLOVER 0.8 defines them."""
DESTROY = "destroy"
"""COERCE with this mode is ASSAULT (CAMEO2PLOVER-2021, 1712)."""
KNOWN = {
    "CONSULT": frozenset("visit third-party multilateral phone".split()),
    "THREATEN": frozenset("restrict arrest relations expel territory violence".split()),
    "PROTEST": frozenset("demo riot strike hunger boycott obstruct vandalize".split()),
    "MOBILIZE": frozenset("troops weapons police militia".split()),
    "COERCE": frozenset("seize restrict censor curfew martial-law arrest deport withhold misinformation cyber".split()),
    "ASSAULT": frozenset(
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
        "heavy-weapons crowd-control unconventional".split()
    ),
}
"""PLOVER 0.8's modes of the types for which the set has any."""
MUTUAL = frozenset(["AGREE", "CONSULT", "COOPERATE"])
MARK = re.compile(r"\((?:(?P<names>[A-Z]{3}(?:/[A-Z]{3})*): ?)?|\)")

Marks = dict[str, list[Range]]


@dataclass(frozen=True, slots=True)
class Row:
    """A record: its type, its mode where PLOVER 0.8 has it, and the places of its marks by their names."""

    type: str
    mode: str | None
    marks: Marks

    @property
    def parties(self) -> list[Range]:
        """The marks that are actor and recipient at once, where the type has no direction."""
        return self.marks.get("SRC/TAR", []) if self.type in MUTUAL else []


@dataclass(frozen=True, slots=True)
class Found:
    """An event of ours: its type, modes, the places of its triggers and of each actor and recipient."""

    type: str
    modes: tuple[str, ...]
    happened: bool
    triggers: list[Range]
    actors: list[list[Range]]
    recipients: list[list[Range]]


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read and score all texts; `limit` takes the first ones."""
    file = folder(data, "plover_gsr") / "PLOVER_GSR_CAMEO.txt"
    texts = list(by_text(json.loads(file.read_text(encoding="utf-8"))).items())[:limit]
    return figures([score(rows, list(events(read(text)))) for text, rows in texts], measure)


def by_text(records: Sequence[dict[str, Any]]) -> dict[str, list[Row]]:
    """The records that have a type of ours, by their text."""
    texts: dict[str, list[Row]] = {}
    for record in records:
        if record["event"] in TYPES:
            texts.setdefault(record["text"].strip(), []).append(row(record))
    return texts


def row(record: dict[str, Any]) -> Row:
    """A record of the set in PLOVER 0.8's names; its marks stand in `textInfo`, once without the key `markup`."""
    info, mode = record["textInfo"], record.get("mode", "")
    kind = "ASSAULT" if (record["event"], mode) == ("COERCE", DESTROY) else TYPES[record["event"]]
    mode = MODES.get(mode, mode)
    marks = marked(info if isinstance(info, str) else info["markup"], record["text"].strip())
    return Row(kind, mode if mode in KNOWN.get(kind, ()) else None, marks)


def marked(markup: str, text: str) -> Marks:
    """The places in `text` of what the mark-up marks; a mark that is not closed or not in the text is left out.

    The two differ here and there, so a mark's words are looked for where they stand nearest to their place.
    """
    plain, at, marks = "", 0, Marks()
    opened: list[tuple[str | None, int]] = []
    for sign in MARK.finditer(markup):
        plain += markup[at : sign.start()]
        at = sign.end()
        if sign[0] != ")":
            opened.append((sign["names"], len(plain)))
            plain += "" if sign["names"] else "("
            continue
        name, start = opened.pop() if opened else (None, 0)
        plain += "" if name else ")"
        place = nearest(text, plain[start:].strip(), start) if name else None
        if name and place:
            marks.setdefault(name, []).append(place)
    return marks


def nearest(text: str, words: str, start: int) -> Range | None:
    """Where these words stand in the text, nearest to `start`; None where they do not."""
    starts = [found.start() for found in re.finditer(re.escape(words), text)] if words else []
    best = min(starts, key=lambda at: abs(at - start), default=None)
    return None if best is None else (best, best + len(words))


def events(reading: dr.Reading) -> Iterator[Found]:
    """The events that Dragoman reads, without CHANGE."""
    for part in parts(reading):
        for event in part.reading.events:
            if event.type != "CHANGE":
                yield _found(part, event)


def _found(part: Part, event: Event) -> Found:
    actors, recipients = ([_mentioned(part, r) for r in roles] for roles in (event.actors, event.recipients))
    return Found(event.type, event.modes, happened(event), part.ranges(event.triggers), actors, recipients)


def _mentioned(part: Part, role: Role) -> list[Range]:
    """All places of whom a role names."""
    same = (m.span for m in part.reading.mentions if role.entity is not None and m.entity == role.entity)
    return [part.range(role.span), *map(part.range, same)]


def score(rows: Sequence[Row], ours: Sequence[Found]) -> Counts:
    """One text's counts."""
    counts: Counts = Counter()
    for gold in rows:
        counts += _record(gold, [event for event in ours if _is(gold, event)])
    kinds = {gold.type for gold in rows}
    asked = [event for event in ours if event.happened or event.type in kinds]
    counts.update(ours=len(asked), right=sum(any(_is(gold, event) for gold in rows) for event in asked))
    return counts


def _record(gold: Row, alike: Sequence[Found]) -> Counts:
    """A record's counts, from the events that have its type at its place."""
    sides = [_sides(gold, event) for event in alike]
    target = "TAR" in gold.marks or "SRC/TAR" in gold.marks
    return Counter(
        {
            "gold": 1,
            "type": bool(alike),
            "actor": any(actor for actor, _ in sides),
            "typed target": bool(alike) and target,
            "recipient": target and any(recipient for _, recipient in sides),
            "record": any(actor and (recipient or not target) for actor, recipient in sides),
            "typed mode": bool(alike) and gold.mode is not None,
            "mode": any(gold.mode in event.modes for event in alike),
        }
    )


def _is(gold: Row, event: Found) -> bool:
    places = gold.marks.get("EVT", [])
    return gold.type == event.type and (not places or touches(event.triggers, places))


def _sides(gold: Row, event: Found) -> tuple[bool, bool]:
    """Whether the event has the record's actor and its recipient."""
    if gold.parties:
        roles = event.actors + event.recipients
        hits = sum(any(touches(role, [place]) for role in roles) for place in gold.parties)
        return hits > 0, 0 < hits >= min(2, len(gold.parties))
    both = gold.marks.get("SRC/TAR", [])
    source, target = (gold.marks.get(name, []) + both for name in ("SRC", "TAR"))
    return any(touches(x, source) for x in event.actors), any(touches(x, target) for x in event.recipients)


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores, from the texts' counts."""
    named = {
        "type right": ("type", "gold"),
        "actor right, of type right": ("actor", "type"),
        "recipient right, of type right": ("recipient", "typed target"),
        "record right": ("record", "gold"),
        "mode right, of type right": ("mode", "typed mode"),
        "events of a record P": ("right", "ours"),
    }
    return shares(total(units), named)
