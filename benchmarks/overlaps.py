"""What stands in two sets: `python -m benchmarks.overlaps --data DIR [--json]`, so that no reader is told the answers.

For each set that may be trained on and each that measures, how many sentences of the measured one stand in the other,
word for word or nearly: half of their runs of three words are the same, as in `duplicates`. Sentences of fewer than
`SHORTEST` words are not compared, as many write the same ("He declined to comment").
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.duplicates import SAME, shingles
from benchmarks.sentences import SETS, sentences

TRAINED = (
    "polnear train",
    "plv",
    "plover_gsr",
    "factuality_uw train",
    "re3d train",
    "timeml AQUAINT",
    "gum_coref train",
    "crossner_politics train",
    "newsmtsc",
)
MEASURED = (
    "polnear dev",
    "plv",
    "plover_gsr",
    "factuality_uw dev",
    "re3d dev",
    "timeml TimeBank",
    "gum_coref dev",
    "crossner_politics dev",
    "newsmtsc",
    "cameo_multicoder",
    "seesaw",
    "who_what_when_where",
    "news_cluster",
    "geo TR-News",
    "geo LGL",
)
PAIRS = tuple((a, b) for a, b in itertools.product(TRAINED, MEASURED) if a != b)
"""What is trained on with what measures; a set that does both is measured by folds that part no near-duplicates."""
SHORTEST = 7

Runs = frozenset[int]
"""A sentence's runs of three words, each as its hash."""
Pair = tuple[str, str]
"""The names of a trained and a measured set."""
Row = tuple[str, str, int, int]
"""A pair, how many sentences of its measured set stand in both, and how many there are."""


def main() -> None:
    """Print what the sets share."""
    parser = argparse.ArgumentParser(
        "python -m benchmarks.overlaps", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="the folder of the unpacked sets")
    parser.add_argument("--json", action="store_true", help="print one JSON object, with what shares nothing")
    given = parser.parse_args()
    absent = sorted({home for name in SETS if not (given.data / (home := name.partition(" ")[0])).is_dir()})
    if absent:
        parser.error(f"{given.data} has no folder {', '.join(absent)}")
    sets = {name: sentences(given.data, name) for name in SETS}
    found = overlaps(sets, PAIRS)
    rows = [(*pair, len(found[pair]), len(sets[pair[1]])) for pair in PAIRS]
    print(as_json(rows) if given.json else table(rows))


def as_json(rows: Iterable[Row]) -> str:
    """The counts by measured and trained set."""
    out: dict[str, Any] = {}
    for trained, measured, count, whole in rows:
        out.setdefault(measured, {"sentences": whole, "shared": {}})["shared"][trained] = count
    return json.dumps(out, indent=1)


def table(rows: Iterable[Row]) -> str:
    """The pairs that share something, as lines of text."""
    lines = [f"{n:6} of {whole:6} {measured:23} in {trained}" for trained, measured, n, whole in rows if n]
    return "\n".join(lines) or "nothing stands in two sets"


def left_out(data: Path, trained: str, measured: str) -> set[int]:
    """Positions in the measured set's sentences of those that stand in the trained set, not to be measured after it."""
    pair = trained, measured
    return overlaps({name: sentences(data, name) for name in pair}, [pair])[pair]


def overlaps(sets: Mapping[str, Sequence[str]], pairs: Collection[Pair]) -> dict[Pair, set[int]]:
    """For each of the pairs, the positions in its measured set of the sentences that stand in its trained one."""
    rows = [(name, i, runs(s)) for name, found in sets.items() for i, s in enumerate(found) if is_long(s)]
    shared: dict[Pair, set[int]] = {pair: set() for pair in pairs}
    for ends in alike([row[2] for row in rows]):
        for (trained, _, _), (measured, place, _) in itertools.permutations([rows[i] for i in ends]):
            if (trained, measured) in shared:
                shared[trained, measured].add(place)
    return shared


def is_long(sentence: str) -> bool:
    """Whether the sentence has enough words to be told from others."""
    return len(sentence.split()) >= SHORTEST


def runs(sentence: str) -> Runs:
    """The hashes of the sentence's runs of words."""
    return frozenset(map(hash, shingles(sentence)))


def alike(rows: Sequence[Runs]) -> Iterator[tuple[int, int]]:
    """Positions of all pairs that share half of their runs, from one index of all.

    Two that share half share one of the rarer half of either's runs too (the prefix filter of Chaudhuri, Ganti and
    Kaushik 2006), so that no run that many have is looked up.
    """
    frequency = Counter(itertools.chain.from_iterable(rows))
    index: dict[int, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        rare = sorted(row, key=lambda run: (frequency[run], run))[: len(row) // 2 + 1]
        near = {j for run in rare for j in index[run]}
        yield from ((j, i) for j in sorted(near) if len(row & rows[j]) >= SAME * len(row | rows[j]))
        for run in rare:
            index[run].append(i)


if __name__ == "__main__":
    main()
