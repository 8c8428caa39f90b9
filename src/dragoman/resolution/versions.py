"""Which articles are versions of one report: from who is like whom to the first one and those that repeat it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dragoman.resolution.likeness import LEAST

WINDOW = 30
"""Days within which a report is copied and updated. What is alike and farther apart, as a speech on the same holiday a
year later, is another report; only the very same words are the same whenever they are printed."""

LONG = 50
"""Words from which the very same text is no chance, whenever it is printed again."""

SHORTEST = 5
"""Words below which a text says too little to be told again."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the store as copies are looked for: `key` is the same for the same words."""

    id: str
    seq: int
    published: str | None
    key: int
    words: int
    signature: bytes

    @property
    def day(self) -> int | None:
        """The day as an ordinal; None where it is not known to the day."""
        try:
            return date.fromisoformat((self.published or "")[:10]).toordinal()
        except ValueError:
            return None

    @property
    def order(self) -> tuple[bool, float, int]:
        """What articles are sorted by: when they were published, those of no date last, then when they were added."""
        first = ((self.published or "") + "-01-01")[:10] if len(self.published or "") < 10 else self.published
        try:
            when = datetime.fromisoformat(first or "")
        except ValueError:
            return True, 0.0, self.seq
        return False, (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp(), self.seq


@dataclass(frozen=True, slots=True)
class Version:
    """That `document` repeats `nearest`, the earlier article that is most like it; `exact`: word for word."""

    document: str
    nearest: str
    similarity: float
    exact: bool


def exact_copies(articles: Iterable[Article]) -> dict[str, str]:
    """Of each article that has another's very words that other one's id; the articles are in their order."""
    first: dict[int, Article] = {}
    found: dict[str, str] = {}
    for article in articles:
        if article.words < SHORTEST:
            continue
        told = first.get(article.key)
        if told is None or (article.words < LONG and _far(told, article)):
            first[article.key] = article
        else:
            found[article.id] = told.id
    return found


def comparable(articles: Iterable[Article], exact: Mapping[str, str]) -> list[Article]:
    """Those that have to be compared: with enough words, and no copies word for word."""
    return [article for article in articles if article.words >= LEAST and article.id not in exact]


def reports(
    articles: Sequence[Article], exact: Mapping[str, str], alike: Iterable[tuple[str, str, float]]
) -> dict[str, list[Version]]:
    """The later versions of each report that has some, by the first one's id, all in the order of `articles`.

    `alike` has two ids, the earlier one first, and their similarity. An article is a version of the one that is most
    like it, the earliest of equals, and of the report that this one is a version of. So what is made up of several
    reports joins one of them, and not these to each other.
    """
    place = {article.id: n for n, article in enumerate(articles)}
    nearest = {document: (1.0, told) for document, told in exact.items()}
    for a, b, similarity in alike:
        held = nearest.get(b)
        if held is None or (similarity, -place[a]) > (held[0], -place[held[1]]):
            nearest[b] = similarity, a
    root: dict[str, str] = {}
    found: dict[str, list[Version]] = {}
    for article in articles:
        similarity, told = nearest.get(article.id, (0.0, article.id))
        root[article.id] = root.get(told, told)
        if told != article.id:
            version = Version(article.id, told, similarity, article.id in exact)
            found.setdefault(root[told], []).append(version)
    return found


def _far(a: Article, b: Article) -> bool:
    return a.day is not None and b.day is not None and b.day - a.day > WINDOW
