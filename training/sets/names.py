"""Names: CrossNER's politics (Liu et al. 2021), re3d (Dstl 2017) and GUM (Zeldes 2017), in Dragoman's kinds."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.gum import KINDS as GUM_KINDS
from benchmarks.gum import is_dev
from benchmarks.measures import Range as Place
from benchmarks.re3d import TRAIN
from benchmarks.tokens import join
from dragoman.knowledge.people import noun_ending
from dragoman.knowledge.states import state_of
from dragoman.reading.encoding.pieces import pieces
from training.examples import Named
from training.sets.gum import mentions

Names = list[tuple[Place, str]]

CROSSNER = {
    **dict.fromkeys(("person", "politician"), "person"),
    **dict.fromkeys(("organisation", "politicalparty"), "organization"),
    "country": "state",
    "location": "place",
}
RE3D = {"Person": "person", "Organisation": "organization", "Location": "place"}
SMALL = frozenset("of and for the in on to de la al el bin ibn von van der & - . , '".split())
"""What a name may hold beside capitals."""

PRONOUNS = frozenset(
    "i me my mine we us our you your he him his she her it its they them their this that these those who there".split()
)


def crossner(data: Path, part: str = "train") -> Iterator[Named]:
    """The sentences of a part."""
    for block in (data / "crossner_politics" / f"{part}.txt").read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.strip().splitlines()]
        text, places = join(token for token, _ in rows)
        names: Names = []
        for place, (_, tag) in zip(places, rows, strict=True):
            if tag.startswith("I-") and names:
                names[-1] = ((names[-1][0][0], place[1]), names[-1][1])
            elif tag != "O":
                names.append((place, CROSSNER.get(tag[2:], "")))
        if rows:
            yield named(text, names)


def re3d(data: Path) -> Iterator[Named]:
    """The documents of the outlets that may be trained on."""
    for outlet in sorted(TRAIN):
        marked: dict[str, Names] = defaultdict(list)
        for row in _rows(data / "re3d" / outlet / "entities.json"):
            if row["type"] in RE3D:
                marked[row["documentId"]].append(((row["begin"], row["end"]), RE3D[row["type"]]))
        for row in _rows(data / "re3d" / outlet / "documents.json"):
            yield named(row["text"], list(_proper(row["text"], marked[row["_id"]])))


def gum(data: Path) -> Iterator[Named]:
    """The documents that are not held out, essays left out."""
    for path in sorted((data / "gum_coref").glob("*.tsv")):
        if not is_dev(path) and "_essay_" not in path.name:
            text, found = mentions(path.read_text(encoding="utf-8"))
            yield named(text, list(_proper(text, [(place, kind) for place, kind in found if kind in GUM_KINDS])))


def named(text: str, names: Iterable[tuple[Place, str]]) -> Named:
    """A text and the words of its names; of names within others the longest."""
    p, kept = pieces(text), []
    end = 0
    for place, kind in sorted(names, key=lambda x: (x[0][0], -x[0][1])):
        words = p.words(*place)
        if kind and words[0] >= end and words[0] < words[1]:
            kept.append((words, _kind(text[slice(*place)], kind)))
            end = words[1]
    return Named(p, kept)


def _kind(name: str, kind: str) -> str:
    return "state" if kind in ("place", "organization") and state_of(name) is not None else kind


def _proper(text: str, marked: Iterable[tuple[Place, str]]) -> Iterator[tuple[Place, str]]:
    """The mentions that are names, without article, possessive, title and what follows a comma ("San Francisco,
    California"); lists of persons and names with an owner are left out.
    """
    for (start, end), kind in marked:
        place = _bare(text, start, end, kind)
        name = text[slice(*place)]
        words = name.split()
        capital = all(w[0].isupper() or w.lower() in SMALL for w in words)
        if capital and name[:1].isupper() and name.lower() not in PRONOUNS and not re.search(r", |['’]s ", name):
            yield place, kind


def _bare(text: str, start: int, end: int, kind: str) -> Place:
    name = text[start:end]
    for clitic in ("'s", "’s", "'", "’", ","):
        name = name.removesuffix(clitic)
    if kind != "person":
        name = name.split(", ")[0]
    end = start + len(name.rstrip())
    words = name.split(" ")
    drop = 1 if len(words) > 1 and words[0].lower() == "the" else 0
    if kind == "person":
        titles = [i for i in range(1, len(words)) if noun_ending([w.lower() for w in words[:i]]) is not None]
        drop = max([drop, *titles])
    return start + len(" ".join(words[:drop])) + (drop > 0), end


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
