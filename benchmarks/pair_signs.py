"""How often the words tell the sign of a pair, by how sure they are: `python -m benchmarks.pair_signs --data DIR`.

What `pair_words.SURE` was chosen on. `pair_signs.jsonl` has pairs of articles of PolNeAR's training part that nothing
is recorded between, though a sentence names both or the holder is told to speak of the target, drawn of 316 articles of
which no sentence stands in SEESAW: where the two are first named, and whether the holder is for (1) or against (-1) the
target, or the two stand so to each other. One reader labelled them by those sentences, without the program's answers;
pairs that are not clearly either were left out, about two of three.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.given_pairs import summed
from benchmarks.measures import ratio
from benchmarks.names import any_same
from benchmarks.pair_words import Pair
from benchmarks.texts import folder, read

FILE = Path(__file__).with_suffix(".jsonl")
MARGINS = (0.0, 0.25, 0.5, 0.75, 1.0)

Row = tuple[str, float, int]
"""The step that tells a pair, the sum of the words, and the pair's sign."""


def main() -> None:
    """Print the share of pairs that are told, and that of these whose sign is right, by step and margin."""
    parser = argparse.ArgumentParser(
        "python -m benchmarks.pair_signs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="the folder of the unpacked sets")
    print("\n".join(table(list(told(folder(parser.parse_args().data, "polnear"))))))


def told(home: Path) -> Iterator[Row]:
    """What the words tell of each labelled pair."""
    labelled = defaultdict(list)
    for line in FILE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        labelled[row["document"]].append(row)
    for name, rows in labelled.items():
        text = (home / "train" / "text" / f"{name}.txt").read_text(encoding="utf-8")
        wanted = {(_at(text, row["holder"]), _at(text, row["target"])): int(row["sign"]) for row in rows}
        yield from _told(text, wanted)


def _told(text: str, wanted: dict[Pair, int]) -> Iterator[Row]:
    actors = sorted({name for pair in wanted for name in pair}, key=len, reverse=True)
    found = summed(read(text), wanted, lambda names: next((a for a in actors if any_same([a], names)), None))
    return ((step, value, wanted[pair]) for pair, (step, value) in found.items())


def _at(text: str, place: tuple[int, int]) -> str:
    return text[slice(*place)]


def table(rows: Iterable[Row]) -> Iterator[str]:
    """A line for each step and margin."""
    known = list(rows)
    for step in ("said", "beside"):
        of = [(value, sign) for name, value, sign in known if name == step]
        for margin in MARGINS:
            sure = [(value, sign) for value, sign in of if abs(value) >= margin]
            right = ratio(sum((value > 0) == (sign > 0) for value, sign in sure), len(sure))
            yield f"{step:6} {margin:.2f}: {len(sure):3} of {len(of):3} told, {right:.3f} right"


if __name__ == "__main__":
    main()
