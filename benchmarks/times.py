"""Time expressions on TimeBank and AQUAINT (TimeML), scored as in TempEval-3 (UzZaman et al. 2013, §4).

Strict: the same span. Relaxed: the spans overlap. Value: they overlap and `value` is the same; this F1 is the relaxed
one times the accuracy of the value. TimeBank measures, AQUAINT is for developing. Relative times are counted from the
document's creation time. Beside ours, where it is installed, runs dateparser's `search_dates` on the same texts with
the same day (English; its values are days).
"""

from __future__ import annotations

import html
import importlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, Range, f1, overlap, total
from benchmarks.texts import folder, parts, read

Found = list[tuple[Range, str | None]]
SETS = ("TimeBank", "AQUAINT")


@dataclass(frozen=True, slots=True)
class Dated:
    """A text with its gold times and, where the file has it, its day."""

    text: str
    day: str | None
    times: Found


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read and score both sets; `limit` takes the first texts of each."""
    out: dict[str, Figure] = {}
    for name in SETS:
        texts = list(articles(folder(data, "timeml") / name, limit))
        for reader, find in readers().items():
            found = figures([score(x.times, find(x.text, x.day)) for x in texts], measure)
            out |= {f"{name} {reader}{measured}": figure for measured, figure in found.items()}
    return out


def readers() -> dict[str, Callable[[str, str | None], Found]]:
    """Who is measured: Dragoman, and dateparser where it is installed."""
    try:
        importlib.import_module("dateparser.search")
    except ImportError:
        return {"": ours}
    return {"": ours, "dateparser ": theirs}


def articles(home: Path, limit: int | None) -> Iterator[Dated]:
    """The folder's texts, by name."""
    for path in sorted(home.rglob("*.tml"))[:limit]:
        yield timeml(path.read_text(encoding="utf-8"))


def timeml(xml: str) -> Dated:
    """What stands in a TimeML file's TEXT; attributes may come in any order."""
    tags = re.findall(r"<TIMEX3[^>]*>", xml)
    created = next((t for t in tags if "CREATION_TIME" in t or "PUBLICATION_TIME" in t), "")
    day = re.search(r'value="(\d{4}-\d\d-\d\d)', created)
    body = re.search(r"<TEXT>(.*?)</TEXT>", xml, re.DOTALL)
    text, times = "", Found()
    opened: list[tuple[int, str]] = []
    for piece in re.split(r"(<[^>]+>)", body[1] if body else ""):
        if piece.startswith("<TIMEX3") and not piece.endswith("/>"):
            opened.append((len(text), re.sub(r'.*\bvalue="([^"]*)".*', r"\1", piece, flags=re.DOTALL)))
        elif piece == "</TIMEX3>":
            start, value = opened.pop()
            times.append(((start, len(text)), value))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return Dated(text, day[1] if day else None, times)


def ours(text: str, day: str | None) -> Found:
    """The times that Dragoman reads."""
    return [(part.range(t.span), t.value) for part in parts(read(text, day)) for t in part.reading.times]


def theirs(text: str, day: str | None) -> Found:
    """The times that dateparser finds; it gives words and not places, so they are looked up in order."""
    settings: dict[str, Any] = {"RELATIVE_BASE": datetime.fromisoformat(day)} if day else {}
    search = importlib.import_module("dateparser.search").search_dates
    out, at = Found(), 0
    for words, moment in search(text, languages=["en"], settings=settings) or []:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            out.append(((start, at), moment.date().isoformat()))
    return out


def score(gold: Found, found: Found) -> Counts:
    """One text's counts."""
    counts: Counts = Counter(gold=len(gold), ours=len(found))
    for span, value in gold:
        values = [v for s, v in found if overlap(span, s)]
        counts.update(strict=any(span == s for s, _ in found), relaxed=bool(values), value=value in values)
    return counts


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The three F1 scores, from the texts' counts."""
    c = total(units)
    return {f"{way} F1": f1(c[way], c["ours"], c["gold"]) for way in ("strict", "relaxed", "value")}
