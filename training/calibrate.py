"""Make probabilities of an exported model's scores: `python -m training.calibrate DATA MODEL.onnx`.

Fits a line to the logits of attributions' and names' scores (Platt 1999) and a temperature to those of antecedents and
of events' types (Guo et al. 2017; kept where the error falls) on what was not trained on, writes all into the model's
metadata, and prints the expected calibration error before and after, over ten bins of equal size.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks import crossner, polnear
from dragoman.reading.encoding import decode
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.encoding.heads import CALIBRATED, Floats, calibrated
from dragoman.reading.encoding.pieces import pieces
from dragoman.reading.encoding.session import Model, load, rows
from training.evaluate import GROUPS
from training.export import describe
from training.sets import coreference, labelled

Scored = list[tuple[float, bool]]
"""Scores and whether what they stand for is right."""

BINS = 10


def attributions(data: Path, model: Model) -> Iterator[tuple[float, bool]]:
    """The encoder's attributions in PolNeAR's dev articles: right where one of the gold's is the same."""
    for text, gold in polnear.articles(data / "polnear" / "dev", None):
        for said in Encoded(text, model).attributions():
            ours = {"Source": [said.source] if said.source else [], "Cue": [said.cue], "Content": list(said.content)}
            yield said.score, any(polnear.same(ours, row) for row in gold if row["Content"])


def names(data: Path, model: Model) -> Iterator[tuple[float, bool]]:
    """The encoder's names in CrossNER's dev sentences: right where the gold has the place and the kind."""
    for block in (data / "crossner_politics" / "dev.txt").read_text(encoding="utf-8").split("\n\n"):
        if block.strip():
            text, gold = crossner.sentence(block)
            for name in Encoded(text, model).names():
                yield name.score, ((name.start, name.end), GROUPS.get(name.kind, name.kind)) in gold


def choices(data: Path, model: Model) -> list[tuple[Floats, list[bool]]]:
    """The log-probabilities of the others and of none in GUM's dev documents, and which are right."""
    found = []
    for text in coreference.gum(data, dev=True):
        mentions = decode.mentions(rows(text.pieces, model.run), text.spans, model.heads)
        for i, others, signs, right in text.choices:
            sure = decode.antecedents(mentions, i, others, signs)
            found.append((np.log(np.maximum(sure, 1e-9)), [*right, not any(right)]))
    return found


def types(data: Path, model: Model) -> list[tuple[Floats, list[bool]]]:
    """The log-probabilities of the types of our own labels' held-out events, and which is right."""
    found = []
    for text, row in labelled.labels(data, held_out=True):
        event = labelled.example(text, row).example.events[0]
        words = rows(pieces(text[slice(*labelled.context(text, row))]), model.run)
        sure = decode.event_types(words, model.heads, event.actor, event.trigger, event.recipient)
        found.append((np.log(np.maximum(list(sure.values()), 1e-9)), [t == row["type"] for t in sure]))
    return found


def line(scored: Scored) -> Floats:
    """The slope and intercept that make the answers likeliest, by Newton's method."""
    p = np.clip([s for s, _ in scored], 1e-6, 1 - 1e-6)
    x = np.stack([np.log(p / (1 - p)), np.ones(len(p))], axis=1)
    y, w = np.array([right for _, right in scored], dtype=float), np.array([1.0, 0.0])
    for _ in range(50):
        now = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (now * (1 - now))[:, None]).T @ x + 1e-6 * np.eye(2), x.T @ (now - y))
    return w.astype(np.float32)


def error(scored: Scored) -> float:
    """The expected calibration error: by bins of like scores, how far their mean is from the share that is right."""
    order = sorted(scored)
    bins = [x for x in np.array_split(np.arange(len(order)), BINS) if len(x)]
    gaps = [abs(sum(order[i][0] - order[i][1] for i in found)) for found in bins]
    return sum(gaps) / len(order)


def main(data: str, model: str) -> None:
    """Calibrate the model's file in place."""
    path, home = Path(model), Path(data)
    found = Model.of(load(path.read_bytes()))
    model = replace(found, heads=replace(found.heads, calibration=plain()))
    lines = plain()
    for i, scores in enumerate((list(attributions(home, model)), list(names(home, model)))):
        lines[i] = line(scores)
        after = [(calibrated(p, lines[i]), right) for p, right in scores]
        print(f"{CALIBRATED[i]:12} {len(scores)} scores, error {error(scores):.3f}, after {error(after):.3f}")
    for i, logs in ((2, choices(home, model)), (3, types(home, model))):
        slope = min((1.0, temperature(logs)), key=lambda x: error(tops(logs, x)))
        lines[i, 0] = slope
        before, after = error(tops(logs, 1)), error(tops(logs, slope))
        print(f"{CALIBRATED[i]:12} {len(logs)} scores, error {before:.3f}, after {after:.3f}")
    describe(path, replace(model.heads, calibration=lines).metadata())


def plain() -> Floats:
    """Scores as they are."""
    return np.array([[1, 0]] * len(CALIBRATED), dtype=np.float32)


def sharpened(logs: Floats, slope: float) -> Floats:
    """The probabilities when all scores are multiplied by `slope`."""
    raised = np.exp(logs * slope - (logs * slope).max())
    found: Floats = raised / raised.sum()
    return found


def temperature(logs: Sequence[tuple[Floats, list[bool]]]) -> float:
    """What all scores are best multiplied by."""
    return float(min(np.arange(0.3, 2.5, 0.05).tolist(), key=lambda slope: loss(logs, slope)))


def loss(logs: Sequence[tuple[Floats, list[bool]]], slope: float) -> float:
    """The mean cross-entropy."""
    return -float(np.mean([np.log(max(sharpened(x, slope)[right].sum(), 1e-9)) for x, right in logs]))


def tops(logs: Sequence[tuple[Floats, list[bool]]], slope: float) -> Scored:
    """The best answer's probability, and whether it is right."""
    found = [(sharpened(x, slope), right) for x, right in logs]
    return [(float(p.max()), right[int(p.argmax())]) for p, right in found]


if __name__ == "__main__":
    main(*sys.argv[1:])
