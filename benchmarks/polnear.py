"""Attributions on PolNeAR (Newell, Margolin and Ruths 2018): source, cue and content in political news.

Exact spans count as the corpus' published scores do, as they are and cut at sentence ends (Newell et al. 2018, §5).
A whole attribution is found where half of its content's characters are covered by one reading's attribution, each used
once, and the source's spans overlap (any source will do where the gold has none): the partial matching of Pareti 2015
without its thresholds for the cue. Of two annotators' files the first by name is taken.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, Range, overlap, prf, ratio, total, touches
from benchmarks.texts import folder, parts, read

ROLES = ("Source", "Cue", "Content")
Spans = dict[str, list[Range]]


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read the dev articles and score them; `limit` takes the first ones."""
    home = folder(data, "polnear") / "dev"
    return figures([score(text, gold, attributions(text)) for text, gold in articles(home, limit)], measure)


def articles(home: Path, limit: int | None) -> Iterator[tuple[str, list[Spans]]]:
    """Each annotated article's text and attributions, by name."""
    for path in sorted(home.glob("text/*.txt"))[:limit]:
        annotated = sorted(p for p in home.glob("attributions/*.ann") if p.name.startswith(path.stem))
        if annotated:
            yield path.read_text(encoding="utf-8"), brat(annotated[0].read_text(encoding="utf-8"))


def brat(standoff: str) -> list[Spans]:
    """The attributions of a BRAT standoff file; a discontinuous span gives several ranges of one role."""
    spans: dict[str, list[Range]] = {}
    rows: list[Spans] = []
    for line in standoff.splitlines():
        if m := re.match(r"(T\d+)\t(?:Source|Cue|Content) ([\d; ]+)\t", line):
            spans[m[1]] = [(int(s), int(e)) for s, e in (x.split() for x in m[2].split(";"))]
        elif m := re.match(r"E\d+\t(.*)", line):
            row: Spans = defaultdict(list)
            for role, ref in (part.split(":") for part in m[1].split()):
                row[re.sub(r"\d+$", "", role)] += spans.get(ref, [])
            rows.append(row)
    return rows


def cut(span: Range, text: str) -> list[Range]:
    """A span cut at sentence ends and line ends, spaces at the edges removed."""
    ends = [m.end() for m in re.finditer(r"[.!?][\"”’']*(?=\s)|\n+", text[slice(*span)])]
    points = [span[0], *(span[0] + end for end in ends), span[1]]
    pieces = [(start, text[start:end]) for start, end in itertools.pairwise(points)]
    return [(s + len(p) - len(p.lstrip()), s + len(p.rstrip())) for s, p in pieces if p.strip()]


def score(text: str, gold: Sequence[Spans], ours: Sequence[Spans]) -> Counts:
    """One article's counts of exact spans and of whole attributions."""
    counts: Counts = Counter()
    ways: dict[str, Callable[[Range], list[Range]]] = {"uncut": lambda s: [s], "cut": lambda s: cut(s, text)}
    for role in ROLES:
        for way, pieces in ways.items():
            wanted = {x for row in gold for span in row[role] for x in pieces(span)}
            found = {x for row in ours for span in row[role] for x in pieces(span)}
            name = f"{role.lower()} {way}"
            counts.update({f"{name} hit": len(wanted & found), f"{name} gold": len(wanted), f"{name} ours": len(found)})
    _score_whole(text, gold, ours, counts)
    return counts


def _score_whole(text: str, gold: Sequence[Spans], ours: Sequence[Spans], counts: Counts) -> None:
    used: set[int] = set()
    counts["ours"] += len(ours)
    for row in (row for row in gold if row["Content"]):
        first = row["Content"][0][0]
        quoted = any(mark in text[max(0, first - 1) : first + 1] for mark in '"“”')
        counts.update({"gold": 1, "gold quoted": quoted})
        match = next((i for i, x in enumerate(ours) if i not in used and _covers(x["Content"], row["Content"])), None)
        if match is not None:
            used.add(match)
            right = same(ours[match], row)
            counts.update({"hit": right, "hit quoted": right and quoted})


def same(ours: Spans, gold: Spans) -> bool:
    """Whether half of the gold's content is covered, and its source where it has one."""
    source = not gold["Source"] or touches(gold["Source"], ours["Source"])
    return source and _covers(ours["Content"], gold["Content"])


def _covers(ours: Sequence[Range], gold: Sequence[Range]) -> bool:
    return 2 * sum(overlap(a, b) for a in gold for b in ours) >= sum(e - s for s, e in gold)


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The corpus' scores, from the articles' counts."""
    c = total(units)
    out: dict[str, float] = {}
    for name in (f"{role.lower()} {way}" for way in ("uncut", "cut") for role in ROLES):
        out |= prf(name, c[f"{name} hit"], c[f"{name} ours"], c[f"{name} gold"])
    out |= prf("whole attribution", c["hit"], c["ours"], c["gold"])
    return out | {"opening with a quotation mark R": ratio(c["hit quoted"], c["gold quoted"])}


def attributions(text: str, kinds: Collection[str] = ("direct", "indirect", "mixed")) -> list[Spans]:
    """What Dragoman reads in the text, of these kinds, in the gold's form."""
    return [
        {
            "Source": [part.range(role.span) for role in a.sources],
            "Cue": [part.range(a.cue.span)] if a.cue else [],
            "Content": part.ranges(a.content),
        }
        for part in parts(read(text))
        for a in part.reading.attributions
        if a.kind in kinds
    ]
