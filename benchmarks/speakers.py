"""Whose words 200 direct quotations of PolNeAR's dev articles are, by entity: own labels in `polnear_speakers.jsonl`.

The quotations are drawn from the gold attributions whose content opens with a quotation mark. Two readers labelled each
apart from one another and from the program: the first place of the fullest name that the article has for the speaker
(where it has none, of the phrase that describes him), or null where the words are nobody's speech; both gave the same
label to all 200. Ours is the attribution that shares most with the quotation. Its speaker is right where a source's
entity stands at a labelled place or has the label's name; for null, where no attribution or no source is read. Where
all its sources are pronouns that are left open, nobody is named; where their entities have no name in our reading
("the candidate"), somebody is described, and if that is wrong, nobody's name stands at another's words. A unit is a
quotation.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dragoman as dr
from benchmarks.figures import Figure, figures
from benchmarks.gum import PRONOUNS as THIRD
from benchmarks.measures import Range, overlap, ratio, touches
from benchmarks.names import any_same
from benchmarks.texts import Part, folder, parts, read
from dragoman.records import Attribution, Role

LABELS = Path(__file__).with_name("polnear_speakers.jsonl")
Label = dict[str, Any]
PRONOUNS = THIRD | {"i", "we", "who"}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether somebody was described or named, whether by a name, and whether that is right."""

    answered: bool
    named: bool
    right: bool


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read the articles of the labels and score them; `limit` takes the first articles."""
    labels: dict[str, list[Label]] = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        labels[label["document"]].append(label)
    answers: list[Answer] = []
    for document, rows in list(labels.items())[:limit]:
        text = (folder(data, "polnear") / "dev" / "text" / f"{document}.txt").read_text(encoding="utf-8")
        answers += score(text, rows, read(text))
    return figures(answers, measure)


def score(text: str, labels: Sequence[Label], reading: dr.Reading) -> list[Answer]:
    """What the reading of an article answers to its labels."""
    found = [(part, a) for part in parts(reading) for a in part.reading.attributions]
    return [_answer(text, label, found) for label in labels]


def _answer(text: str, label: Label, found: Sequence[tuple[Part, Attribution]]) -> Answer:
    content = [(start, end) for start, end in label["content"]]
    shared = [sum(overlap(c, o) for c in content for o in part.ranges(a.content)) for part, a in found]
    best = max(range(len(found)), key=lambda i: shared[i], default=None)
    if best is None or not shared[best] or all(map(_is_open, found[best][1].sources)):
        return Answer(False, False, label["speaker"] is None)
    part, ours = found[best]
    places = [(s[0], s[1]) for s in (label["speaker"], label["speaker_b"]) if s is not None]
    named = {m.entity for m in part.reading.mentions if m.form == "name"}
    right = any(_is(text, places, part, role.entity, part.names(role)) for role in ours.sources)
    return Answer(True, any(role.entity in named for role in ours.sources), right)


def _is_open(role: Role) -> bool:
    return role.entity is None and role.span.text.lower() in PRONOUNS


def _is(text: str, places: Sequence[Range], part: Part, entity: str | None, names: set[str]) -> bool:
    mentions = [part.range(m.span) for m in part.reading.mentions if entity is not None and m.entity == entity]
    return touches(mentions, places) or any_same(names, [text[slice(*place)] for place in places])


def measure(units: Sequence[Answer]) -> dict[str, float]:
    """Right of all; wrong of all: it is somebody else; and of these, those whom a name says to be somebody else."""
    right, wrong = sum(a.right for a in units), sum(a.answered and not a.right for a in units)
    named = sum(a.named and not a.right for a in units)
    return {
        "right speaker R": ratio(right, len(units)),
        "wrong speaker, share": ratio(wrong, len(units)),
        "wrong name, share": ratio(named, len(units)),
    }
