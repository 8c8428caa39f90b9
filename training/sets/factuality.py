"""UW (Lee et al. 2015): how far the nearest source presents an event as having happened, −3 … +3."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.factuality import sentence
from dragoman.reading.encoding.pieces import pieces
from training.examples import Ready, whole


def texts(data: Path, part: str = "train") -> Iterator[Ready]:
    """The sentences of a part; sentences that fit no window are cut."""
    for line in (data / "factuality_uw" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        text, events = sentence(line)
        p = pieces(text)
        found = whole(p)
        values = [(p.words(*place)[0], value) for place, value in events]
        found.values.extend((word, value) for word, value in values if word < len(found.first))
        if found.values:
            yield Ready(found)
