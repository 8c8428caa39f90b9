"""How fast Dragoman reads, against bare spaCy, and what it needs as a text grows.

    python benchmarks/speed.py [FOLDER]

FOLDER holds *.txt; without it the bundled samples are read. Prints seconds and milliseconds per word for one text of
1,000 to 100,000 words, the peak memory of reading them, and words per second beside bare spaCy (medians of three runs).
Seconds are the processor's, so that other programs disturb little; a word is what stands between spaces. No figure
decides anything: this file is for people, not for the tests.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import statistics
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import dragoman as dr
from dragoman import samples
from dragoman.reading.parsing.parse import pipeline

LENGTHS = (1_000, 10_000, 100_000)
ENOUGH = 5_000
"""Words below which a comparison would measure little but noise: fewer texts than that are read again and again."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=samples.FOLDER)
    texts = [path.read_text(encoding="utf-8") for path in sorted(parser.parse_args().folder.glob("*.txt"))]
    if not texts:
        parser.error("the folder holds no *.txt")
    spend(dr.read_all(texts[:2]))
    grow(texts)
    print(f"peak memory: {memory():.0f} MB")
    compare(texts)


def compare(texts: list[str]) -> None:
    """Words per second of bare spaCy and of the whole reader on the same texts, in turn, three times."""
    times = -(-ENOUGH // sum(len(text.split()) for text in texts))
    texts = texts * times
    words = sum(len(text.split()) for text in texts)
    pairs = [(spend(pipeline().pipe(texts)), spend(dr.read_all(texts))) for _ in range(3)]
    bare, full = (words / statistics.median(seconds) for seconds in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{words} words: spaCy {bare:.0f} words/s, Dragoman {full:.0f} words/s, ratio {ratio:.2f}")


def grow(texts: list[str]) -> None:
    """Seconds for one text of each length."""
    for length in LENGTHS:
        text = of_length(texts, length)
        seconds = spend(dr.read_all([text]))
        print(f"one text of {length:>7} words: {seconds:6.2f} s, {1000 * seconds / length:.3f} ms a word")


def of_length(texts: list[str], words: int) -> str:
    """One text of that many words: the paragraphs of `texts`, from the first again where they do not suffice."""
    paragraphs = [p for text in texts for p in text.split("\n\n") if p.strip()]
    kept, missing = [], words
    for paragraph in itertools.cycle(paragraphs):
        kept.append(" ".join(paragraph.split()[:missing]))
        missing -= len(kept[-1].split())
        if missing <= 0:
            return "\n\n".join(kept)
    return ""


def spend(run: Iterable[object]) -> float:
    """Processor seconds to go through `run`. A reading that failed ends the program: it would look fast."""
    start = time.process_time()
    for item in run:
        if isinstance(item, dr.Reading) and item.failure:
            sys.exit(f"could not be read: {item.failure.error}")
    return time.process_time() - start


def memory() -> float:
    """The most memory that this process has held, in MB (Linux gives kilobytes, macOS bytes)."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    main()
