"""The texts of the training parts that events are labelled in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gum import is_dev
from benchmarks.re3d import TRAIN
from training.sets.gum import mentions


def documents(data: Path) -> Iterator[tuple[str, str, str]]:
    """Set, document and text: PolNeAR's articles, re3d's reports, newsmtsc's sentences, GUM's documents.

    A sentence of newsmtsc goes by a hash of its number there, which has its words in it.
    """
    for path in sorted((data / "polnear" / "train" / "text").glob("*.txt")):
        yield "polnear", path.stem, path.read_text(encoding="utf-8")
    for outlet in sorted(TRAIN):
        for line in (data / "re3d" / outlet / "documents.json").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield "re3d", row["_id"], row["text"]
    for line in (data / "newsmtsc" / "train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield "newsmtsc", hashlib.sha256(row["primary_gid"].encode()).hexdigest()[:12], row["sentence_normalized"]
    for path in sorted((data / "gum_coref").glob("GUM_*.tsv")):
        if not is_dev(path) and "_essay_" not in path.stem:
            yield "gum", path.stem, mentions(path.read_text(encoding="utf-8"))[0]
