"""PolNeAR (Newell, Margolin and Ruths 2018): attributions in political news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.polnear import Spans, articles
from dragoman.reading.encoding.layout import ROLES
from dragoman.reading.encoding.pieces import Pieces, Range, pieces
from training.examples import ABSENT, Attributed, Marked, Varied

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def texts(data: Path, part: str = "train") -> Iterator[Varied]:
    """The articles of a part, each as it is and with its quotation marks swapped."""
    for text, rows in articles(data / "polnear" / part, None):
        yield Varied([form(text, rows), form(swapped(text), rows)])


def form(text: str, rows: Sequence[Spans]) -> Attributed:
    """One form of an article."""
    p = pieces(text)
    return Attributed(p, marked(p, rows))


def swapped(text: str) -> str:
    """The text with straight marks for curly ones, or curly for straight, character by character."""
    if re.search("[“”]", text):
        return text.translate(_STRAIGHT)
    return re.sub(r"(?<!\S)\"(?=\S)|(?<=[(—–-])\"(?=\w)", "“", text).replace('"', "”")


def marked(p: Pieces, rows: Sequence[Spans]) -> Marked:
    """An article's spans, each once and none inside another of its role, and who belongs to whom."""
    found = {role: _apart({p.words(*span) for row in rows for span in row[role]}) for role in ROLES}
    number = {role: {span: i for i, span in enumerate(spans)} for role, spans in found.items()}
    cues, sources = [ABSENT] * len(found["Content"]), [ABSENT] * len(found["Cue"])
    for row in rows:
        source, cue, content = ([number[role].get(p.words(*span)) for span in row[role]] for role in ROLES)
        if not cue or cue[0] is None:
            continue
        for i in content:
            if i is not None:
                cues[i] = cue[0]
        if source and source[0] is not None:
            sources[cue[0]] = source[0]
    return Marked(found, cues, sources)


def _apart(spans: set[Range]) -> list[Range]:
    """Spans in order, without what overlaps one before."""
    out: list[Range] = []
    for span in sorted(spans):
        if span[0] < span[1] and (not out or out[-1][1] <= span[0]):
            out.append(span)
    return out
