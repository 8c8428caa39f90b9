"""The sentiment that a sentence expresses toward a target on NewsMTSC (Hamborg and Donnay 2021): three classes.

Macro-F1, accuracy and the average recall of the classes, as in that paper, over all targets of the training file.
Dragoman reads no sentiment yet. Measured are two floors: the most frequent class, and, where scikit-learn is installed,
TF-IDF of words and word pairs, the target's own mention masked, and logistic regression, in five folds that part no
article, the mean of three seeds. A unit is an article.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, figures
from benchmarks.learned import answers, available
from benchmarks.measures import macro_f1, ratio
from benchmarks.texts import folder

POLARITIES = {2: "negative", 4: "neutral", 6: "positive"}
CLASSES = tuple(POLARITIES.values())


@dataclass(frozen=True, slots=True)
class Target:
    """The article that a target stands in, its sentence with the target masked, and its class."""

    article: str
    text: str
    polarity: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A target, and what was answered by each seed."""

    target: Target
    polarities: tuple[str, ...]


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Score the floors; `limit` takes the first sentences, with which only the constant is measured."""
    lines = (folder(data, "newsmtsc") / "train.jsonl").read_text(encoding="utf-8").splitlines()[:limit]
    table = [target for line in lines for target in targets(line)]
    floors = {"constant": constant(table)}
    if available() and limit is None:
        floors["TF-IDF"] = learned(table)
    out: dict[str, Figure] = {}
    for name, found in floors.items():
        out |= {f"{name} {measured}": figure for measured, figure in figures(by_article(found), measure).items()}
    return out


def sentence(line: str) -> str:
    """The sentence of a row."""
    text: str = json.loads(line)["sentence_normalized"]
    return text


def targets(line: str) -> Iterator[Target]:
    """The targets of a row; mentions that were found to mean the same are not masked, as nobody checked them."""
    row = json.loads(line)
    text = row["sentence_normalized"]
    for marked in row["targets"]:
        masked = f"{text[: marked['from']]}thetarget{text[marked['to'] :]}"
        yield Target(article(row["primary_gid"]), masked, POLARITIES[int(marked["polarity"])])


def article(gid: str) -> str:
    """The article that an identifier names: its corpus and the two numbers, or the version and number, behind it."""
    return "_".join(gid.split("_")[:3])


def constant(table: Sequence[Target]) -> list[Answer]:
    """The most frequent class for every target."""
    most = Counter(target.polarity for target in table).most_common(1)
    return [Answer(target, (most[0][0],)) for target in table]


def learned(table: Sequence[Target]) -> list[Answer]:
    """What the learned floor answers to each target, from the other articles."""
    texts, polarities, groups = zip(*((x.text, x.polarity, x.article) for x in table), strict=True)
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
