"""The sentiment that a sentence expresses toward a target on NewsMTSC (Hamborg and Donnay 2021): three classes.

Macro-F1, accuracy and the average recall of the classes, as in that paper, over all targets of the training file, the
mean of three seeds. What ships was taught on nearly all of it, so that "ours in folds" are the answers of branches that
were taught in the same way on the other four of five folds that part no article, kept by `training.sentiment_run` in
`sentiment_folds.json`; they count for the file that they were given for, only. "Shipped" is what ships, asked about the
targets that it was not taught, as their sentences stand in SEESAW too: measured where that set is in DIR.

Two floors: the most frequent class, and, where scikit-learn is installed, TF-IDF of words and word pairs, the target's
own mention masked, and logistic regression, in the same folds. A unit is an article.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, figures
from benchmarks.learned import answers, available
from benchmarks.measures import Range, macro_f1, ratio
from benchmarks.texts import folder
from dragoman.reading.encoding.sentiment import sentiments

POLARITIES = {2: "negative", 4: "neutral", 6: "positive"}
CLASSES = tuple(POLARITIES.values())

KEPT = Path(__file__).with_name("sentiment_folds.json")


@dataclass(frozen=True, slots=True)
class Target:
    """The article that a target stands in, its sentence, its [start, end) there, and its class."""

    article: str
    sentence: str
    place: Range
    polarity: str

    @property
    def masked(self) -> str:
        """The sentence without the target; mentions found to mean the same stay, as nobody checked them."""
        return f"{self.sentence[: self.place[0]]}thetarget{self.sentence[self.place[1] :]}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A target, and what was answered by each seed."""

    target: Target
    polarities: tuple[str, ...]


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Score the floors; `limit` takes the first sentences, with which only the constant is measured."""
    lines = (folder(data, "newsmtsc") / "train.jsonl").read_text(encoding="utf-8").splitlines()[:limit]
    table = [target for line in lines for target in targets(line)]
    found = {"ours in folds": in_folds(table, data), "shipped": shipped(lines, data), "constant": constant(table)}
    if available() and limit is None:
        found["TF-IDF"] = learned(table)
    out: dict[str, Figure] = {}
    for name, given in found.items():
        out |= {f"{name} {measured}": figure for measured, figure in figures(by_article(given), measure).items()}
    return out


def in_folds(table: Sequence[Target], data: Path) -> list[Answer]:
    """What was answered to each target by the branches that were not taught its article; none for another file."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    if kept["of"] != fingerprint(data):
        return []
    seeds = zip(*([CLASSES[int(i)] for i in row] for row in kept["answers"]), strict=True)
    return [Answer(target, polarities) for target, polarities in zip(table, seeds, strict=False)]


def fingerprint(data: Path) -> str:
    """The SHA-256 of the set's file."""
    return hashlib.sha256((folder(data, "newsmtsc") / "train.jsonl").read_bytes()).hexdigest()


def shipped(lines: Sequence[str], data: Path) -> list[Answer]:
    """What ships answers to the targets whose sentences stand in SEESAW, which it was not taught."""
    from benchmarks.overlaps import left_out

    if not (data / "seesaw").is_dir():
        return []
    apart = left_out(data, "seesaw", "newsmtsc")
    asked = [target for i, line in enumerate(lines) if i in apart for target in targets(line)]
    return [Answer(x, (sentiments(x.sentence, [x.place])[0].polarity,)) for x in asked]


def sentence(line: str) -> str:
    """The sentence of a row."""
    text: str = json.loads(line)["sentence_normalized"]
    return text


def targets(line: str) -> Iterator[Target]:
    """The targets of a row."""
    row = json.loads(line)
    for marked in row["targets"]:
        place, polarity = (marked["from"], marked["to"]), POLARITIES[int(marked["polarity"])]
        yield Target(article(row["primary_gid"]), row["sentence_normalized"], place, polarity)


def article(gid: str) -> str:
    """The article that an identifier names: its corpus and the two numbers, or the version and number, behind it."""
    return "_".join(gid.split("_")[:3])


def constant(table: Sequence[Target]) -> list[Answer]:
    """The most frequent class for every target."""
    most = Counter(target.polarity for target in table).most_common(1)
    return [Answer(target, (most[0][0],)) for target in table]


def learned(table: Sequence[Target]) -> list[Answer]:
    """What the learned floor answers to each target, from the other articles."""
    texts, polarities, groups = zip(*((x.masked, x.polarity, x.article) for x in table), strict=True)
    return [Answer(target, got) for target, got in zip(table, answers(texts, polarities, groups), strict=True)]


def by_article(found: Iterable[Answer]) -> list[list[Answer]]:
    """The answers of each article."""
    units = defaultdict(list)
    for answer in found:
        units[answer.target.article].append(answer)
    return list(units.values())


def measure(units: Sequence[list[Answer]]) -> dict[str, float]:
    """The scores, the mean over the seeds."""
    every = [answer for unit in units for answer in unit]
    seeds = [[(x.target.polarity, x.polarities[n]) for x in every] for n in range(len(every[0].polarities))]
    rows = [score(pairs) for pairs in seeds]
    return {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}


def score(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """The scores of (gold, answered) pairs."""
    gold, right = Counter(wanted for wanted, _ in pairs), Counter(wanted for wanted, got in pairs if wanted == got)
    return {
        "macro-F1": macro_f1(pairs, CLASSES),
        "accuracy": ratio(right.total(), len(pairs)),
        "average recall": sum(ratio(right[c], gold[c]) for c in CLASSES) / len(CLASSES),
    }
