"""Which articles tell one story, on news_cluster (events marked by hand) and SEESAW (three outlets for each story).

Pairs of articles of one story: precision, recall and F1 over all pairs, the pair counting of Rand (1971) without the
true negatives (Manning, Raghavan and Schütze 2008, §16.3). Ours are the stories of a store, whose cut neither set had
a say in. Beside them stands a floor, where scikit-learn is installed: TF-IDF of the words of title and text, and a
cosine from which two articles are one story, the one that is best by F1 on the other set. Both compare only articles
published at most `WINDOW` days apart: of SEESAW's same-story pairs whose addresses tell both days 98 % are that close,
and in news_cluster 246 pairs are, 249 within a week; what is farther apart counts as missed. SEESAW has one day for a
whole story, so that there the window costs nothing and parts stories better than it would in life. A unit is a story; a
pair of two stories is half of either's.
"""

from __future__ import annotations

import importlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, prf, total
from benchmarks.texts import folder
from dragoman.resolution.stories import stories

WINDOW = 3
CUTS = tuple(n / 100 for n in range(101))
Vectors = Callable[[list[str]], Any]
"""From texts to a sparse matrix of rows of length one."""


@dataclass(frozen=True, slots=True)
class Article:
    """A title and text, the story that they tell, and the day of publication."""

    text: str
    story: str
    day: date


@dataclass(frozen=True, slots=True)
class Pair:
    """The stories of two articles that were compared, and how alike the articles are, 0 to 1."""

    stories: tuple[str, str]
    cosine: float


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Score ours and, where scikit-learn is installed, the floor on both sets; `limit` takes the first articles."""
    sets = {"news_cluster": clustered(folder(data, "news_cluster")), "SEESAW": outlets(folder(data, "seesaw"))}
    texts = {name: list(articles)[:limit] for name, articles in sets.items()}
    out: dict[str, Figure] = {}
    for name, articles in texts.items():
        out |= {f"{name} {measured}": figure for measured, figure in figures(
            score(articles, ours(articles)), measure).items()}  # fmt: skip
    vectors = tfidf()
    return out | floor(texts, vectors) if vectors else out


def ours(articles: Sequence[Article]) -> list[Pair]:
    """The pairs of articles that a store has in one story; which set they are of it does not know."""
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE documents (id VARCHAR, parent VARCHAR, published_on DATE, precision VARCHAR, "
                           "text VARCHAR)")  # fmt: skip
        rows = [[f"{n:05}", None, a.day, "day", a.text] for n, a in enumerate(articles)]
        connection.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", rows)
        found = stories(connection)
    told = [[articles[int(id)].story for id in group] for group in found]
    return [Pair(pair, 1.0) for group in told for pair in combinations(group, 2)]


def floor(texts: Mapping[str, Sequence[Article]], vectors: Vectors) -> dict[str, Figure]:
    """The floor on each set, with the cut that is best on the other."""
    compared = {name: compare(articles, vectors) for name, articles in texts.items()}
    out: dict[str, Figure] = {}
    for name, other in (("news_cluster", "SEESAW"), ("SEESAW", "news_cluster")):
        cut = best_cut(texts[other], compared[other])
        found = figures(score(texts[name], joined(compared[name], cut)), measure)
        out |= {f"{name} TF-IDF {measured}": figure for measured, figure in found.items()}
    return out


def clustered(home: Path) -> Iterator[Article]:
    """The articles of news_cluster, by name of file."""
    for path in sorted(home.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        day = date.fromisoformat(row["date_publish"][:10])
        yield Article(f"{row['title']}\n{row['text']}", str(row["newsCluster"]["EventId"]), day)


def outlets(home: Path) -> Iterator[Article]:
    """The articles of SEESAW, story by story."""
    for path in sorted((home / "articles").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        story = path.stem.partition("_DOCUMENT")[0]
        told = json.loads((home / "meta" / f"{story}.json").read_text(encoding="utf-8"))
        text = "\n".join([row["title"], *(sentence["text"] for sentence in row["text"])])
        yield Article(text, story, date.fromisoformat(told["story_time"]))


def compare(articles: Sequence[Article], vectors: Vectors) -> list[Pair]:
    """All pairs of articles that were published within the window."""
    if not articles:
        return []
    rows = vectors([article.text for article in articles])
    cosines = (rows @ rows.T).toarray().tolist()
    return [
        Pair((a.story, b.story), cosines[i][j])
        for (i, a), (j, b) in combinations(enumerate(articles), 2)
        if abs((a.day - b.day).days) <= WINDOW
    ]


def joined(pairs: Iterable[Pair], cut: float) -> list[Pair]:
    """The pairs that are taken for one story."""
    return [pair for pair in pairs if pair.cosine >= cut]


def best_cut(articles: Sequence[Article], pairs: Sequence[Pair]) -> float:
    """The cosine from which pairs are best taken for one story; the lowest of equals."""
    return max(CUTS, key=lambda cut: measure(score(articles, joined(pairs, cut)))["pairs F1"])


def score(articles: Iterable[Article], found: Iterable[Pair]) -> list[Counts]:
    """The counts of each story: its own pairs, those of them that were found, and the ends of wrong pairs."""
    sizes = Counter(article.story for article in articles)
    counts: dict[str, Counts] = {story: Counter(gold=n * (n - 1) // 2) for story, n in sizes.items()}
    for a, b in (pair.stories for pair in found):
        if a == b:
            counts[a]["hit"] += 1
        else:
            counts[a]["wrong ends"] += 1
            counts[b]["wrong ends"] += 1
    return list(counts.values())


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores, from the stories' counts."""
    c = total(units)
    return prf("pairs", c["hit"], c["hit"] + c["wrong ends"] / 2, c["gold"])


def tfidf() -> Vectors | None:
    """The TF-IDF of texts, or None where scikit-learn is not installed."""
    try:
        module = importlib.import_module("sklearn.feature_extraction.text")
    except ImportError:
        return None
    vectors: Vectors = module.TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform
    return vectors
