"""Event types between a marked source and target on PLV (Hu et al. 2024, ZSP), PLOVER's 15 classes and four quadrants.

Macro-F1 over the classes, as in that paper. Ours is the type of the event whose actors overlap the marked source and
whose recipients or themes the marked target, by their own words or by another mention of their entity ("it"); else of
one with one right side; else none, which is wrong. PLV marks a source and a target where we have all parties of a joint
act as actors ("X and Y signed"): both among the actors are both found, for CONSULT and COOPERATE either way round.
CONCEDE and RETREAT are PLV's YIELD, CHANGE is none. Rows with broken marks are left out. Beside ours, where
scikit-learn is installed, runs a floor: TF-IDF of words and word pairs, source and target masked, and logistic
regression, in five folds that part no near-duplicates, the mean of three seeds. Of these folds the encoder saw four in
training: ours are measured on the first, which it did not see. A unit is a sentence.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.duplicates import groups
from benchmarks.figures import Figure, figures
from benchmarks.learned import FOLDS, answers, available
from benchmarks.measures import Range, macro_f1, ratio, touches
from benchmarks.texts import Part, folder, parts, read
from dragoman.records import Event, Role

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "verbal cooperation"),
    **dict.fromkeys(("AID", "COOPERATE", "YIELD"), "material cooperation"),
    **dict.fromkeys(("ACCUSE", "REJECT", "REQUEST", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"), "material conflict"),
}
PENTA = ("", *dict.fromkeys(QUADS.values()))
"""The set's numbers 1 to 4, in their order."""
ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "CHANGE": None}
HELD_OUT = 0
"""The fold that `training/config.toml` holds out."""
MUTUAL = frozenset(["CONSULT", "COOPERATE"])


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, the places of source and target, its class and quadrant."""

    text: str
    source: Range
    target: Range
    root: str
    quad: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A row's gold, what was answered by each seed, and whether both sides were found (2), one or none."""

    row: Row
    roots: tuple[str | None, ...]
    sides: int = 2


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read and score all rows; `limit` takes the first ones (they come class by class)."""
    table = list(rows(folder(data, "plv") / "train.tsv"))[:limit]
    near = groups([row.text for row in table])
    unseen = [row for row, group in zip(table, near, strict=True) if group % FOLDS == HELD_OUT]
    out = figures([answer(row) for row in unseen], measure)
    floor = figures(learned(table), measure_types) if available() and limit is None else {}
    return out | {f"TF-IDF {name}": figure for name, figure in floor.items()}


def rows(path: Path) -> Iterator[Row]:
    """The rows whose marks are whole."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found = marked(row["marked_sentence"])
            if found:
                yield Row(*found, row["gold_root"], PENTA[int(row["gold_penta"])])


def marked(sentence: str) -> tuple[str, Range, Range] | None:
    """The sentence without its <s>…</s> and <t>…</t>, and their places; None where they are not one pair each."""
    pieces = re.split(r"(</?[st]>)", sentence)
    text, places = "", dict[str, int]()
    for piece in pieces:
        if re.fullmatch(r"</?[st]>", piece):
            if piece in places:
                return None
            places[piece] = len(text)
        else:
            text += piece
    if len(places) < 4:
        return None
    source, target = ((places[f"<{m}>"], places[f"</{m}>"]) for m in "st")
    return (text, source, target) if source[0] < source[1] and target[0] < target[1] else None


def answer(row: Row) -> Answer:
    """What Dragoman reads between the two."""
    found = [(_sides(row, part, event), event.type) for part in parts(read(row.text)) for event in part.reading.events]
    sides, kind = max(found, key=lambda x: x[0], default=(0, "CHANGE"))
    return Answer(row, (ROOTS.get(kind, kind) if sides else None,), sides)


def _sides(row: Row, part: Part, event: Event) -> int:
    does, bears = (_places(part, roles) for roles in (event.actors, event.recipients + event.themes))
    joint = touches([row.source], does) and touches([row.target], does)
    if joint or event.type in MUTUAL:
        does = bears = does + bears
    return touches([row.source], does) + touches([row.target], bears)


def _places(part: Part, roles: Sequence[Role]) -> list[Range]:
    """Where the roles stand, and all other mentions of their entities."""
    entities = {r.entity for r in roles if r.entity is not None}
    mentions = [m.span for m in part.reading.mentions if m.entity in entities]
    return [part.range(span) for span in (*(r.span for r in roles), *mentions)]


def measure(units: Sequence[Answer]) -> dict[str, float]:
    """The scores, also with all answers that miss a side counted as none, and how often sides were found."""
    strict = measure_types([a if a.sides == 2 else Answer(a.row, (None,)) for a in units])
    both = {"both sides found": ratio(sum(a.sides == 2 for a in units), len(units))}
    found = both | {"answered": ratio(sum(a.sides > 0 for a in units), len(units))}
    return measure_types(units) | {f"both sides right, {name}": value for name, value in strict.items()} | found


def measure_types(units: Sequence[Answer]) -> dict[str, float]:
    """Macro-F1 of classes and quadrants, the mean over the seeds."""
    seeds = range(len(units[0].roots))
    quads = list(dict.fromkeys(QUADS.values()))
    roots = [macro_f1([(a.row.root, a.roots[n]) for a in units], list(QUADS)) for n in seeds]
    wide = [macro_f1([(a.row.quad, QUADS.get(a.roots[n] or "")) for a in units], quads) for n in seeds]
    return {"15 classes macro-F1": sum(roots) / len(roots), "4 quadrants macro-F1": sum(wide) / len(wide)}


def learned(table: Sequence[Row]) -> list[Answer]:
    """What the floor answers to each row, from the other folds."""
    near = groups([row.text for row in table])
    found = answers([_masked(row) for row in table], [row.root for row in table], near)
    return [Answer(row, roots) for row, roots in zip(table, found, strict=True)]


def _masked(row: Row) -> str:
    text = row.text
    for (start, end), name in sorted([(row.source, "thesource"), (row.target, "thetarget")], reverse=True):
        text = text[:start] + name + text[end:]
    return text
