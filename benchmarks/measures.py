"""What several tasks count: overlaps of spans, precision, recall and F1. Spans are half-open pairs of offsets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Range = tuple[int, int]
Counts = Counter[str]


def overlap(a: Range, b: Range) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def touches(these: Iterable[Range], those: Sequence[Range]) -> bool:
    """Whether any of these spans shares a character with any of those."""
    return any(overlap(a, b) for a in these for b in those)


def union_share(these: Sequence[Range], those: Sequence[Range]) -> float:
    """The characters that two sets of spans share, over all that either has (Jaccard index, 0 to 1)."""
    shared = sum(overlap(a, b) for a in these for b in those)
    return shared / ((sum(e - s for s, e in (*these, *those)) - shared) or 1)


def ratio(part: float, whole: float) -> float:
    """Part over whole, 0 where there is no whole."""
    return part / whole if whole else 0.0


def f1(hits: float, predicted: float, gold: float) -> float:
    """The harmonic mean of precision and recall (van Rijsbergen 1979), from counts."""
    return ratio(2 * hits, predicted + gold)


def prf(name: str, hits: float, predicted: float, gold: float) -> dict[str, float]:
    """Precision, recall and F1 of one thing, by their names."""
    return {
        f"{name} P": ratio(hits, predicted),
        f"{name} R": ratio(hits, gold),
        f"{name} F1": f1(hits, predicted, gold),
    }


def total(units: Iterable[Counts]) -> Counts:
    """The counts of all units together: micro-averages come of it."""
    out: Counts = Counter()
    for unit in units:
        out.update(unit)
    return out


def macro_f1(pairs: Iterable[tuple[str, str | None]], classes: Sequence[str]) -> float:
    """The mean over classes of F1, from (gold, predicted) pairs; a class without gold and prediction counts as 0."""
    gold: Counts = Counter()
    predicted: Counts = Counter()
    hits: Counts = Counter()
    for wanted, got in pairs:
        gold[wanted] += 1
        if got is not None:
            predicted[got] += 1
            hits[wanted] += wanted == got
    return ratio(sum(f1(hits[c], predicted[c], gold[c]) for c in classes), len(classes))


def shares(counts: Mapping[str, int], parts: Mapping[str, tuple[str, str]]) -> dict[str, float]:
    """Ratios of counts, by name: {name: (part, whole)}."""
    return {name: ratio(counts[part], counts[whole]) for name, (part, whole) in parts.items()}
