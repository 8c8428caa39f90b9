"""Where a holder stands towards a target: 150 of SEESAW's articles, labelled twice in `positions.jsonl`.

`positions_sheet.py` drew them; two readers, apart and without the program, said of each whether the article tells the
holder's stance (+ for, - against, 0 both or between, n nothing), on which basis (w own words, d own deeds, o somebody
else's word) and in which sentence. The file holds places only. Gold is what both say; where they differ the row counts
for their agreement alone. Ours is the sum of the weighed evidence of `analysis.positions` for and against the target in
that article: the holder's own words and deeds, or, where there are none, others' words; names are matched
by `same_name`.

"sign P": of our signs, how many are gold's, where gold is +, - or n (n makes any sign wrong); "sign R": of gold's
signs, how many we have. "among told": precision where gold has a sign too. The constant is "-". A unit is a row.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dragoman as dr
from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, f1, ratio, total
from benchmarks.names import any_same
from benchmarks.stances import article
from benchmarks.texts import folder
from dragoman.analysis.positions.evidence import Evidence
from dragoman.analysis.positions.gather import gather
from dragoman.analysis.positions.issues import about
from dragoman.loading.document import make_document

LABELS = Path(__file__).with_name("positions.jsonl")
SIGNS = {"+": 1, "-": -1, "0": 0, "n": None}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One row: the article's name, holder and target, and the stance that each reader gives."""

    article: str
    holder: str
    target: str
    stances: tuple[str, ...]


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read the articles of the labelled rows and score them; `limit` takes the first rows."""
    home = folder(data, "seesaw")
    if not LABELS.exists():
        return {}
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()][:limit]
    return figures(scored(home, [labelled(home, row) for row in rows]), measure)


def labelled(home: Path, row: dict[str, Any]) -> Labelled:
    """A row of the file with the names that its places stand for."""
    text = (home / "annotations" / f"{row['article']}.json").read_text(encoding="utf-8")
    entities = [entity for entity, *_ in json.loads(text)["entity lists"]]
    stances = tuple(str(stance) for stance, *_ in row["labels"])
    return Labelled(row["article"], entities[row["holder"]], entities[row["target"]], stances)


def scored(home: Path, rows: Sequence[Labelled]) -> list[Counts]:
    """Each row's counts, from one store of all articles."""
    with tempfile.TemporaryDirectory() as room:
        store = dr.Store(Path(room) / "news.dragoman")
        read = {name: article(home, name) for name in dict.fromkeys(row.article for row in rows)}
        documents = {name: make_document(x.text, published=x.day) for name, x in read.items()}
        store.add(documents.values())
        return [count(row, sign(store.path, row, documents[row.article].id)) for row in rows]


def sign(path: Path, row: Labelled, document: str) -> int | None:
    """What Dragoman tells of the holder's stance in the article: +1, -1, 0 for both, None for nothing."""
    found = gather(path, about(row.target), {})
    mine = [
        each for each in found.evidence
        if each.document == document and each.value is not None
        and any_same([row.holder], [each.holder.name, *found.names.get(each.holder.key, ())])
    ]  # fmt: skip
    own = [each for each in mine if each.basis != "others_words"]
    return summed(own or mine) if mine else None


def summed(evidence: Iterable[Evidence]) -> int:
    """The sign of the weighed values."""
    net = sum((each.value or 0.0) * each.weight for each in evidence)
    return (net > 0) - (net < 0)


def count(row: Labelled, ours: int | None) -> Counts:
    """One row's counts."""
    same = len(set(row.stances)) == 1
    counts = Counter({"rows": 1, "same": same, "signed": len(set(row.stances) & {"+", "-"}) < 2})
    if not same or row.stances[0] == "0":
        return counts
    gold = SIGNS[row.stances[0]]
    right, told = ours is not None and ours == gold, gold is not None
    counts += Counter({"gold": told, "ours": bool(ours), "right": bool(ours) and right})
    return counts + Counter({"both": bool(ours) and told, "constant": bool(ours) and gold == -1})


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores, from the rows' counts."""
    c = total(units)
    return {
        "readers agree, share": ratio(c["same"], c["rows"]),
        "sign P": ratio(c["right"], c["ours"]),
        "sign R": ratio(c["right"], c["gold"]),
        "sign F1": f1(c["right"], c["ours"], c["gold"]),
        "sign right among told, share": ratio(c["right"], c["both"]),
        "constant sign right among told, share": ratio(c["constant"], c["both"]),
    }
