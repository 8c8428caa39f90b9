"""How well a model does on what it was not trained on: the benchmarks' own scores, head by head.

python -m training.evaluate DATA MODEL.onnx
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from benchmarks import crossner, polnear
from benchmarks.factuality import error, pearson, sentence
from benchmarks.measures import macro_f1, prf
from benchmarks.plv import QUADS
from dragoman.reading.encoding import decode
from dragoman.reading.encoding.heads import Heads
from dragoman.reading.encoding.pieces import Pieces, pieces
from dragoman.reading.encoding.session import Model, Run, load, rows
from training.sets import coreference as coreference_sets
from training.sets import events, labelled

Scores = dict[str, float]
GROUPS = {"organization": "organization", "group": "organization", "state": "place", "place": "place"}


def evaluate(data: Path, run: Run, heads: Heads, fold: int, limit: int | None = None) -> Scores:
    """All scores of a model; `limit` takes the first of each set."""
    return {
        **attributions(data, run, heads, limit),
        **factuality(data, run, limit),
        **names(data, run, heads, limit),
        **coreference(data, run, heads, limit),
        **(types(data, run, heads, fold) if fold >= 0 else {}),
        **labelled_events(data, run, heads),
    }


def attributions(data: Path, run: Run, heads: Heads, limit: int | None) -> Scores:
    """PolNeAR's scores on its dev articles."""
    units = []
    for text, gold in polnear.articles(data / "polnear" / "dev", limit):
        p = pieces(text)
        found = decode.attributions(rows(p, run), p, heads)
        units.append(polnear.score(text, gold, [spans(p, a) for a in found]))
    return polnear.measure(units)


def spans(p: Pieces, a: decode.Attributed) -> polnear.Spans:
    """An attribution in PolNeAR's form."""
    return {
        "Source": [p.characters(a.source)] if a.source else [],
        "Cue": [p.characters(a.cue)],
        "Content": [p.characters(part) for part in a.content],
    }


def factuality(data: Path, run: Run, limit: int | None) -> Scores:
    """Pearson's r and the mean absolute error at all of UW's marked words."""
    pairs: list[tuple[float, float]] = []
    for line in (data / "factuality_uw" / "dev.jsonl").read_text(encoding="utf-8").splitlines()[:limit]:
        text, gold = sentence(line)
        p = pieces(text)
        found = decode.factuality(rows(p, run))
        pairs += [(label, float(found[p.words(*place)[0]])) for place, label in gold]
    return {"factuality r": pearson(pairs), "factuality MAE": error(pairs)}


def names(data: Path, run: Run, heads: Heads, limit: int | None) -> Scores:
    """CrossNER's scores as the benchmark counts them."""
    blocks = (data / "crossner_politics" / "dev.txt").read_text(encoding="utf-8").split("\n\n")
    units = []
    for text, gold in [crossner.sentence(block) for block in blocks if block.strip()][:limit]:
        p = pieces(text)
        found = decode.names(rows(p, run), heads)
        units.append(crossner.score(gold, {(p.characters(w), GROUPS.get(kind, kind)) for w, kind in found}))
    return {f"names {name}": value for name, value in crossner.measure(units).items()}


def coreference(data: Path, run: Run, heads: Heads, limit: int | None) -> Scores:
    """On GUM's dev documents: which of the reader's mentions before is one with a pronoun or definite description."""
    joined = right = wanted = 0
    for text in list(coreference_sets.gum(data, dev=True))[:limit]:
        mentions = decode.mentions(rows(text.pieces, run), text.spans, heads)
        for i, others, signs, gold in text.choices:
            sure = decode.antecedents(mentions, i, others, signs)
            best = int(sure.argmax())
            joined += best < len(others)
            right += best < len(others) and gold[best]
            wanted += any(gold)
    return prf("antecedents", right, joined, wanted)


def types(data: Path, run: Run, heads: Heads, fold: int) -> Scores:
    """Macro-F1 over the classes that the held-out fold has, and over the quadrants."""
    answers: list[tuple[str, str]] = []
    for row in events.plv_rows(data, fold, held_out=True):
        p = pieces(row.text)
        spans = [[p.words(*place) for place in places] for places in ([row.source], events.between(row), [row.target])]
        sure = decode.event_types(rows(p, run), heads, *spans)
        del sure["NONE"], sure["CHANGE"]
        sure["YIELD"] = sure.pop("CONCEDE") + sure.pop("RETREAT")
        answers.append((row.root, _best(sure)))
    quads = [(QUADS[gold], QUADS[found]) for gold, found in answers]
    return {
        "types macro-F1": macro_f1(answers, [t for t in QUADS if t in {gold for gold, _ in answers}]),
        "quadrants macro-F1": macro_f1(quads, sorted(set(QUADS.values()))),
        "types accuracy": float(np.mean([gold == found for gold, found in answers])),
    }


def labelled_events(data: Path, run: Run, heads: Heads) -> Scores:
    """On our own labels' held-out documents: events against NONE, and the events' types, the best beside NONE."""
    told: list[tuple[bool, bool]] = []
    types: list[bool] = []
    for text, row in labelled.labels(data, held_out=True):
        event = labelled.example(text, row).example.events[0]
        p = pieces(text[slice(*labelled.context(text, row))])
        sure = decode.event_types(rows(p, run), heads, event.actor, event.trigger, event.recipient)
        told.append((row["type"] != "NONE", sure.pop("NONE") < 0.5))
        if row["type"] != "NONE":
            types.append(row["type"] == _best(sure))
    right = sum(gold and found for gold, found in told)
    events = prf("events", right, sum(found for _, found in told), sum(gold for gold, _ in told))
    return {**events, "types of events": float(np.mean(types))}


def _best(sure: Mapping[str, float]) -> str:
    return max(sure, key=lambda name: sure[name])


def main(data: str, model: str, fold: str = "0") -> None:
    """Print the scores of an exported model."""
    loaded = Model.of(load(Path(model).read_bytes()))
    for name, value in evaluate(Path(data), loaded.run, loaded.heads, int(fold)).items():
        print(f"{name:40} {value:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
