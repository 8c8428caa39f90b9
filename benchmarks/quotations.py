"""Direct quotations on PolNeAR, beside textacy's rules (Krestel et al. 2008 reworked) on the same articles.

Gold are the attributions whose content opens with a quotation mark, ours the direct and mixed ones. Recall of those,
with their source; precision is the share of found quotations that are any whole attribution of the gold, as not all of
them open with the mark. textacy refuses a text with an odd number of marks, so it is given paragraphs, each parsed by
the same spaCy model; it is left out where it is not installed.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, ratio, total
from benchmarks.polnear import Spans, articles, attributions, score
from benchmarks.texts import folder
from dragoman.reading.parsing.parse import pipeline


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read and score the dev articles; `limit` takes the first ones."""
    texts = list(articles(folder(data, "polnear") / "dev", limit))
    out: dict[str, Figure] = {}
    for reader, find in readers().items():
        found = figures([score(text, gold, find(text)) for text, gold in texts], measure)
        out |= {f"{reader}{name}": figure for name, figure in found.items()}
    return out


def readers() -> dict[str, Callable[[str], list[Spans]]]:
    """Who is measured: Dragoman, and textacy where it is installed."""
    try:
        importlib.import_module("textacy.extract")
    except ImportError:
        return {"": ours}
    return {"": ours, "textacy ": lambda text: list(theirs(text))}


def ours(text: str) -> list[Spans]:
    """The direct and mixed attributions that Dragoman reads."""
    return attributions(text, ("direct", "mixed"))


def theirs(text: str) -> Iterator[Spans]:
    """The quotations that textacy finds, paragraph by paragraph; none where the marks are odd in number."""
    extract, start = importlib.import_module("textacy.extract").direct_quotations, 0
    for line in text.splitlines(keepends=True):
        doc = pipeline()(line)
        if sum(token.is_quote for token in doc) % 2 == 0:
            for speaker, cue, content in extract(doc):
                spans = {"Source": speaker, "Cue": cue, "Content": list(content)}
                yield {k: [(start + t[0].idx, start + t[-1].idx + len(t[-1]))] for k, t in spans.items()}
        start += len(line)


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores, from the articles' counts."""
    c = total(units)
    return {"quotations P": ratio(c["hit"], c["ours"]), "quotations R": ratio(c["hit quoted"], c["gold quoted"])}
