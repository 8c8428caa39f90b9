"""Events on a hundred news sentences that up to five coders coded by CAMEO, beside the coders against each other.

A coder's last round counts. Agreement is the F1 of two codings, as there is no right one (Hripcsak and Rothschild
2005): Dragoman is measured against each coder in turn, and so, under "coders", is each coder against each other. Of
two codings, precision is the share of the first one's spans that touch one of the second's, recall the share of the
second's that touch one of the first's; both are summed over all pairs and sentences.

- relevant: of all sentences, those so called by the coder, and those where Dragoman reads an event; "to most": against
  what most coders say.
- action, source, target, location, time: over sentences that most coders call relevant. Ours are the triggers, actors
  and recipients of events, and the places and times that events have. Events within another's frame are left out, as
  what is only demanded or threatened is coded as the demand or threat, and so is CHANGE, which CAMEO has not.
- action, share of the type: of a coder's actions that are touched, both classes given, those of the same PLOVER type.

PLOVER has dropped CAMEO's 01 and 02 (statements and appeals), which Dragoman reads as attributions: the actions of
these classes, their sources and targets ask for nothing, and what touches only them is counted neither way. A sentence
that is relevant for a statement alone stays relevant, though. A unit is a sentence.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from typing import Any

import dragoman as dr
from benchmarks.figures import Figure, figures
from benchmarks.gsr import nearest
from benchmarks.measures import Counts, Range, f1, prf, ratio, total, touches
from benchmarks.texts import Part, folder, parts, read
from dragoman.records import Event

ROOTS: dict[int, frozenset[str]] = {
    1: frozenset(),
    2: frozenset(),
    3: frozenset(["AGREE"]),
    4: frozenset(["CONSULT"]),
    5: frozenset(["SUPPORT"]),
    6: frozenset(["COOPERATE"]),
    7: frozenset(["AID"]),
    8: frozenset(["CONCEDE", "RETREAT"]),
    9: frozenset(["ACCUSE"]),
    10: frozenset(["REQUEST"]),
    11: frozenset(["ACCUSE"]),
    12: frozenset(["REJECT"]),
    13: frozenset(["THREATEN"]),
    14: frozenset(["PROTEST"]),
    15: frozenset(["MOBILIZE"]),
    16: frozenset(["SANCTION"]),
    17: frozenset(["COERCE"]),
    18: frozenset(["ASSAULT"]),
    19: frozenset(["ASSAULT"]),
    20: frozenset(["ASSAULT"]),
}
"""CAMEO's roots in PLOVER 0.8's types (CAMEO2PLOVER-2021, the headings; none where PLOVER has dropped them)."""
SPANS = ("action", "source", "target", "location", "time")
PAIRED = ("action", "source", "target")
"""What a coder numbers, so that a source and a target are those of an action."""

Typed = tuple[Range, frozenset[str] | None]
"""A place and the types that it stands for; None where no class is given."""


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder, or Dragoman, has for a sentence; `aside` are spans of what PLOVER has dropped."""

    relevant: bool
    spans: Mapping[str, Sequence[Typed]] = field(default_factory=dict)
    aside: Mapping[str, Sequence[Range]] = field(default_factory=dict)


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read and score all sentences; `limit` takes the first ones."""
    rows = json.loads((folder(data, "cameo_multicoder") / "sentences.json").read_text(encoding="utf-8"))
    texts = list(last(rows).items())[:limit]
    units = [score(coding(read(text)), list(coders.values())) for text, coders in texts]
    return figures(units, measure)


def last(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Coding]]:
    """Each coder's last coding of each sentence."""
    out: dict[str, dict[str, Coding]] = {}
    for row in sorted(rows, key=lambda row: int(row["round"])):
        found = {name: coded(row["text"], coder) for name, coder in row["coders"].items()}
        out.setdefault(row["text"], {}).update(found)
    return out


def coded(text: str, coder: dict[str, Any]) -> Coding:
    """A coder's coding; some places are off by one, so the words are looked for where they stand nearest."""
    metas = coder["metas"]
    spans: dict[str, list[Typed]] = {}
    aside: dict[str, list[Range]] = {}
    for entity in coder["entities"]:
        name, _, number = entity["label"].lower().partition("-")
        place = nearest(text, entity["text"].strip(), entity["start"])
        types = types_of(metas.get(f"Action{number}_CAMEO"))
        if place and types == frozenset() and name in PAIRED:
            aside.setdefault(name, []).append(place)
        elif place:
            spans.setdefault(name, []).append((place, types))
    return Coding(bool(metas.get("1_Relevant")), spans, aside)


def types_of(cameo: str | None) -> frozenset[str] | None:
    """The PLOVER types of a class as the coders write it ("4-17 Coerce"), empty where it is dropped."""
    found = re.match(r"\d-(\d+) ", cameo or "")
    return ROOTS[int(found[1])] if found else None


def coding(reading: dr.Reading) -> Coding:
    """What Dragoman reads."""
    spans: dict[str, list[Typed]] = {name: [] for name in SPANS}
    events = [(part, event) for part in parts(reading) for event in part.reading.events if _is_act(event)]
    for part, event in events:
        for name, place in _spans(part, event):
            spans[name].append((place, frozenset([event.type])))
    return Coding(bool(events), {name: sorted(set(found), key=str) for name, found in spans.items()})


def _is_act(event: Event) -> bool:
    return event.type != "CHANGE" and event.frame is None


def _spans(part: Part, event: Event) -> Iterator[tuple[str, Range]]:
    named = {"action": event.triggers}
    named |= {"source": tuple(r.span for r in event.actors), "target": tuple(r.span for r in event.recipients)}
    named["location"] = tuple(p.span for p in part.reading.places if p.id == event.place)
    named["time"] = tuple(t.span for t in part.reading.times if t.id == event.time)
    return ((name, place) for name, spans in named.items() for place in part.ranges(spans))


def score(ours: Coding, coders: Sequence[Coding]) -> Counts:
    """One sentence's counts."""
    most = 2 * sum(coder.relevant for coder in coders) > len(coders)
    counts: Counts = Counter()
    counts.update({"most hit": ours.relevant and most, "most ours": ours.relevant, "most gold": most})
    for coder in coders:
        counts.update(_pair("", ours, coder, most))
    for one, other in permutations(coders, 2):
        counts.update(_pair("coders ", one, other, most))
    return counts


def _pair(who: str, one: Coding, other: Coding, most: bool) -> Counts:
    counts: Counts = Counter({f"{who}relevant hit": one.relevant and other.relevant})
    counts.update({f"{who}relevant ours": one.relevant, f"{who}relevant gold": other.relevant})
    for name in SPANS if most else ():
        counts.update(_touching(f"{who}{name}", one, other, name))
        counts.update(_touched(f"{who}{name}", one, other, name))
    counts.update(_types(who, one, other) if most else {})
    return counts


def _touching(key: str, one: Coding, other: Coding, name: str) -> Counts:
    """How many spans of one coding are counted, and how many touch the other's."""
    theirs, aside = _places(other, name), other.aside.get(name, [])
    right = [place for place in _places(one, name) if touches([place], theirs)]
    rest = [place for place in _places(one, name) if place not in right and not touches([place], aside)]
    return Counter({f"{key} right": len(right), f"{key} ours": len(right) + len(rest)})


def _touched(key: str, one: Coding, other: Coding, name: str) -> Counts:
    back = _touching(key, other, one, name)
    return Counter({f"{key} found": back[f"{key} right"], f"{key} gold": back[f"{key} ours"]})


def _places(coding: Coding, name: str) -> list[Range]:
    return sorted({place for place, _ in coding.spans.get(name, ())})


def _types(who: str, one: Coding, other: Coding) -> Counts:
    """The other's actions that one touches, where both give a class, and whether a type is the same."""
    counts: Counts = Counter()
    for place, types in other.spans.get("action", ()):
        found = [t for p, t in one.spans.get("action", ()) if t is not None and touches([p], [place])]
        if types is not None and found:
            counts.update({f"{who}typed": 1, f"{who}type": any(types & t for t in found)})
    return counts


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores, from the sentences' counts."""
    c = total(units)
    out = prf("relevant to most", c["most hit"], c["most ours"], c["most gold"])
    for who in ("", "coders "):
        hits, ours, gold = (c[f"{who}relevant {part}"] for part in ("hit", "ours", "gold"))
        out[f"{who}relevant F1"] = f1(hits, ours, gold)
        for name in SPANS:
            scores = _agreement(f"{who}{name}", c)
            out |= {key: score for key, score in scores.items() if not who or key.endswith("F1")}
        out[f"{who}action, share of the type"] = ratio(c[f"{who}type"], c[f"{who}typed"])
    return out


def _agreement(key: str, c: Counts) -> dict[str, float]:
    precision, recall = ratio(c[f"{key} right"], c[f"{key} ours"]), ratio(c[f"{key} found"], c[f"{key} gold"])
    return {f"{key} P": precision, f"{key} R": recall, f"{key} F1": ratio(2 * precision * recall, precision + recall)}
