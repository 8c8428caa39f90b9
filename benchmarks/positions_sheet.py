"""Draw what `benchmarks/positions.py` measures: `python -m benchmarks.positions_sheet DATA FOLDER [--size 150]`.

Each row is an article of SEESAW (Zhang, Beauchamp and Wang 2022), a holder and a target, both of the article's own list
of entities: the holder an actor, the target anything. Two of three rows have some annotated stance between the two, the
others none; at most one row an article. Neither the annotations' signs nor anything that Dragoman reads is looked at.
FOLDER gets the instructions, the sheets for a reader and an empty file of answers; they hold the set's text and stay
outside of the project.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

from benchmarks.stances import is_actor
from benchmarks.texts import folder

SEED = 8
SHEET = 30
"""Rows on a sheet."""

INSTRUCTIONS = """\
# Stances: instructions for a reader

Each item is a news article with numbered sentences, a HOLDER and a TARGET. Work alone, from the article only; what you
know of the world does not count. Say what the article tells of the holder's stance on the target:

stance   +    for it: supports, defends, praises, wants it, acts for it
         -    against it: opposes, criticizes, blames, wants it gone or stopped, acts against it
         0    mixed or in between: both for and against, or expressly neither
         n    the article tells nothing of the holder's stance (also: they are only named together, or others ask
              something of the holder; silence is no stance)
basis    w    the holder's own words or wishes, quoted or reported
         d    the holder's own deeds (votes, sues, attacks, funds ...)
         o    only what somebody else or the article says about the holder's stance
         -    where the stance is n
sentence the number of the one sentence that shows it best; - where the stance is n

The holder is who is named. Words of a spokesman for the holder are the holder's; words of a mere ally are not. Is the
target a topic ("gun control"), the stance is on that topic; is it an event, on its taking place; is it a person or
organization, on that person or organization. Criticism of what somebody said or did is against that person.

Answer in answers.tsv, a line for each item: item, stance, basis, sentence, parted by tabs.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """An article with the places of holder and target in its list of entities."""

    article: str
    holder: int
    target: int


def draw(home: Path, size: int) -> list[Row]:
    """The sample, in an order that tells nothing."""
    rng = random.Random(SEED)
    names = sorted(path.stem for path in (home / "annotations").glob("*.json"))
    rng.shuffle(names)
    rows: list[Row] = []
    for name in names:
        rows += _drawn(home, name, len(rows) % 3 < 2, rng)
        if len(rows) == size:
            break
    rng.shuffle(rows)
    return rows


def _drawn(home: Path, name: str, annotated: bool, rng: random.Random) -> list[Row]:
    """One row of an article, or none where it has no such pair."""
    annotation = _json(home / "annotations" / f"{name}.json")
    entities = [(entity, is_actor(kinds)) for entity, kinds, *_ in annotation["entity lists"]]
    told = {
        (row["subject"], row["object"])
        for rows in annotation["sentence-level stances"].values()
        for row in rows
    }  # fmt: skip
    pairs = [
        (a, b)
        for (a, (holder, actor)), (b, (target, _)) in permutations(enumerate(entities), 2)
        if actor and ((holder, target) in told) == annotated
    ]
    return [Row(name, *rng.choice(pairs))] if pairs else []


def numbered(home: Path, name: str) -> list[str]:
    """The article's sentences, as the set parts them."""
    return [sentence["text"].strip() for sentence in _json(home / "articles" / f"{name}.json")["text"]]


def sheet(home: Path, rows: list[tuple[int, Row]]) -> Iterator[str]:
    """The lines of one sheet."""
    for number, row in rows:
        entities = [entity for entity, *_ in _json(home / "annotations" / f"{row.article}.json")["entity lists"]]
        yield f"## Item {number}\n\nHOLDER: {entities[row.holder]}\nTARGET: {entities[row.target]}\n"
        yield from (f"[{n}] {text}" for n, text in enumerate(numbered(home, row.article)) if text)
        yield ""


def main() -> None:
    """Write the sheets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=150)
    given = parser.parse_args()
    home = folder(given.data, "seesaw")
    rows = list(enumerate(draw(home, given.size), 1))
    given.folder.mkdir(parents=True, exist_ok=True)
    _write(given.folder / "instructions.md", INSTRUCTIONS)
    _write(given.folder / "answers.tsv", "item\tstance\tbasis\tsentence\n")
    keys = ({"item": n, "article": row.article, "holder": row.holder, "target": row.target} for n, row in rows)
    _write(given.folder / "rows.jsonl", "".join(f"{json.dumps(key)}\n" for key in keys))
    for start in range(0, len(rows), SHEET):
        name = f"sheet-{start // SHEET + 1}.md"
        _write(given.folder / name, "\n".join(sheet(home, rows[start : start + SHEET])) + "\n")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    main()
