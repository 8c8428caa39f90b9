"""Which articles are versions of one report, on copies and updates made of real articles.

Of each article of PolNeAR (train and dev), SEESAW and news_cluster one copy and one update are made and stored among
all others. A copy has two to four of the edits that outlets make: another headline, a byline, an agency's dateline, its
end cut off (at most half), slips of the pen in one word of a hundred, straight quotation marks, white space as in HTML,
the outlet's line at the end. An update has one to five sentences of another article, or some of its numbers corrected,
and up to two of those edits. All dates are those of the set, copies and updates up to two days later.

Pairs: articles that are versions of one report, precision, recall and F1 over all pairs. Those among the articles as
they are that were joined were read by eye: `copies.tsv` says which are one report, and a pair that is not in it is
wrong. Kinds: copies and updates that are called so, of those that are found. New sentences: those of the update that
are given, by their characters. A unit is an article with what was made of it; a pair of two units is half of either's.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import dragoman as dr
from benchmarks.figures import SEED, Figure, figures
from benchmarks.measures import Counts, Range, prf, ratio, total
from benchmarks.texts import folder
from dragoman.corpus import files
from dragoman.corpus.made import made_of, table
from dragoman.corpus.write import insert_documents
from dragoman.document import Document
from dragoman.loading.document import make_document
from dragoman.records import Reader, Reading
from dragoman.resolution.copies import find_copies

JUDGED = Path(__file__).with_name("copies.tsv")
READER = Reader("", 0, "", "", "")
"""Nobody: nothing is read."""

SHORTEST = 80
"""Words that an article has at least, so that half of it is a report."""

_NUMBER = re.compile(r"(?<![\w.,$£€-])[1-9]\d{0,3}(?![\w,.-]|th|st)")
_SENTENCE = re.compile(r"[A-Z“][^.!?\n]{60,300}[.!?](?=\s|$)")
_WORD = re.compile(r"\b[a-z]{5,}\b")


@dataclass(frozen=True, slots=True)
class Article:
    """A title, paragraphs and the day of publication; `name` is the set's name and that of the file."""

    name: str
    title: str
    paragraphs: tuple[str, ...]
    day: date

    @property
    def words(self) -> int:
        """How many the body has."""
        return len(" ".join(self.paragraphs).split())


@dataclass(slots=True)
class Draft:
    """What is printed: lines above the body, the body and a line below it, and the new sentences in the body."""

    above: list[str]
    body: list[str]
    below: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The article as a file would hold it."""
        return "\n\n".join([*self.above, *self.body, *self.below])


@dataclass(frozen=True, slots=True)
class Planted:
    """A document of the family of an article: its kind, and where its new sentences are."""

    family: str
    kind: str
    document: Document
    new: tuple[Range, ...] = ()


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Plant the copies and updates, look for them and score; `limit` takes the first articles of each set."""
    with TemporaryDirectory(prefix="dragoman-") as home:
        found = planted(articles(data, limit))
        return figures(score(found, looked_for(found, Path(home, "news.dragoman"))), measure)


def articles(data: Path, limit: int | None = None) -> list[Article]:
    """Those of the three sets that are long enough, in the order of their names."""
    homes = {"polnear": _polnear, "seesaw": _seesaw, "news_cluster": _clustered}
    sets = (read(folder(data, name)) for name, read in homes.items())
    return [a for group in sets for a in [b for b in group if b.words >= SHORTEST][:limit]]


def _polnear(home: Path) -> Iterator[Article]:
    for path in sorted(home.glob("*/text/*.txt"), key=lambda path: path.name):
        day = re.search(r"_(\d{4}-\d\d-\d\d)_", path.name)
        title, *paragraphs = filter(str.strip, path.read_text(encoding="utf-8").split("\n"))
        if day:
            yield Article(f"polnear {path.stem}", title, tuple(paragraphs), date.fromisoformat(day[1]))


def _seesaw(home: Path) -> Iterator[Article]:
    for path in sorted((home / "articles").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        story = path.stem.partition("_DOCUMENT")[0]
        day = json.loads((home / "meta" / f"{story}.json").read_text(encoding="utf-8"))["story_time"]
        sentences = tuple(sentence["text"] for sentence in row["text"])
        yield Article(f"seesaw {path.stem}", row["title"], sentences, date.fromisoformat(day))


def _clustered(home: Path) -> Iterator[Article]:
    for path in sorted(home.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        day = date.fromisoformat(row["date_publish"][:10])
        yield Article(f"news_cluster {path.stem}", row["title"], tuple(filter(str.strip, row["text"].split("\n"))), day)


def planted(found: Sequence[Article]) -> list[Planted]:
    """Each article as it is, a copy and an update of it."""
    out = []
    for n, article in enumerate(found):
        chance = random.Random(f"{SEED} {article.name}")
        whole = Draft([article.title], list(article.paragraphs))
        out.append(_made(article, "report", whole, article.day))
        for kind, edit in (("copy", _copy), ("update", _update)):
            draft = Draft([article.title], list(article.paragraphs))
            other = found[(n + len(found) // 2) % len(found)]
            edit(draft, other, chance)
            out.append(_made(article, kind, draft, article.day + timedelta(days=chance.randint(0, 2))))
    return out


def _made(article: Article, kind: str, draft: Draft, day: date) -> Planted:
    text = draft.text
    document = make_document(text, published=day, publisher=f"{article.name} {kind}", title=draft.above[0])
    places = [text.find(sentence) for sentence in draft.new]
    new = tuple((at, at + len(sentence)) for at, sentence in zip(places, draft.new, strict=True) if at >= 0)
    return Planted(article.name, kind, document, new)


def _copy(draft: Draft, other: Article, chance: random.Random) -> None:
    for edit in chance.sample(EDITS, chance.randint(2, 4)):
        edit(draft, other, chance)


def _update(draft: Draft, other: Article, chance: random.Random) -> None:
    if chance.random() < 0.25:
        _correct(draft, chance)
    if not draft.new:
        _add(draft, other, chance)
    harmless = [edit for edit in EDITS if edit not in (_cut, _slips, _straight, _html)]
    for edit in chance.sample(harmless, chance.randint(0, 2)):
        edit(draft, other, chance)


def _add(draft: Draft, other: Article, chance: random.Random) -> None:
    """One to five sentences of another article, as paragraphs of their own or at the end of one."""
    offered = [m[0] for paragraph in other.paragraphs for m in _SENTENCE.finditer(paragraph)]
    for sentence in chance.sample(offered, min(len(offered), chance.randint(1, 5))):
        at = chance.randint(0, len(draft.body))
        if at and chance.random() < 0.5 and draft.body[at - 1].rstrip()[-1:] in ".!?":
            draft.body[at - 1] = f"{draft.body[at - 1].rstrip()} {sentence}"
        else:
            draft.body.insert(at, sentence)
        draft.new.append(sentence)


def _correct(draft: Draft, chance: random.Random) -> None:
    """Up to three numbers are others; the sentences with them are new. Datelines and lines of a few words stay."""
    places = [i for i, p in enumerate(draft.body) if i and len(p.split()) >= 10 and _NUMBER.search(p)]
    for i in chance.sample(places, min(len(places), chance.randint(1, 3))):
        number = _NUMBER.search(draft.body[i])
        assert number is not None
        other = str(int(number[0]) + chance.randint(1, 9))
        draft.body[i] = draft.body[i][: number.start()] + other + draft.body[i][number.end() :]
        draft.new.append(draft.body[i])


def _headline(draft: Draft, other: Article, chance: random.Random) -> None:
    draft.above[0] = other.title


def _byline(draft: Draft, other: Article, chance: random.Random) -> None:
    draft.above.append(f"By {chance.choice(('Ama Mensah', 'Luis Paz', 'Inese Kalna and Ana Ruiz'))}")


def _agency(draft: Draft, other: Article, chance: random.Random) -> None:
    prefix = chance.choice(("LOME (Reuters) - ", "(AFP) - ", "ACCRA, Ghana (AP) — ", "(Reuters) - "))
    draft.body[0] = prefix + draft.body[0]


def _cut(draft: Draft, other: Article, chance: random.Random) -> None:
    """The end is cut off, so that at least half of the words are left."""
    words = [len(paragraph.split()) for paragraph in draft.body]
    keep = len(words)
    while keep > 1 and sum(words[: keep - 1]) >= sum(words) / 2:
        keep -= 1
    draft.body = draft.body[: chance.randint(keep, max(keep, len(words) - 1))]


def _slips(draft: Draft, other: Article, chance: random.Random) -> None:
    """One word of a hundred has two letters the wrong way round, one too few or one twice."""
    draft.body = [_WORD.sub(lambda m: _slip(m[0], chance), paragraph) for paragraph in draft.body]


def _slip(word: str, chance: random.Random) -> str:
    if chance.random() >= 0.02:
        return word
    i = chance.randint(1, len(word) - 2)
    return chance.choice(
        (word[:i] + word[i + 1] + word[i] + word[i + 2 :], word[:i] + word[i + 1 :], word[:i] + word[i] + word[i:])
    )


def _straight(draft: Draft, other: Article, chance: random.Random) -> None:
    """Quotation marks and dashes of a typewriter, or of a printer where they were those of a typewriter."""
    if "“" in draft.text or "’" in draft.text:
        table = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "—": "-"})
        draft.body = [paragraph.translate(table) for paragraph in draft.body]
    else:
        draft.body = [re.sub(r'"([^"]*)"', r"“\1”", p).replace("'", "’") for p in draft.body]


def _html(draft: Draft, other: Article, chance: random.Random) -> None:
    """No-break and double spaces, as they come out of pages."""
    draft.body = [re.sub(" ", lambda m: chance.choice((" ", " ", "\xa0", "  ")), p) for p in draft.body]


def _line(draft: Draft, other: Article, chance: random.Random) -> None:
    draft.below.append(
        chance.choice(
            ("Reporting by Ama Mensah; Editing by Luis Paz", "Copyright The Wharf. All rights reserved.",
             "Ana Ruiz contributed to this report.")
        )
    )  # fmt: skip


Edit = Callable[[Draft, Article, random.Random], None]
EDITS: tuple[Edit, ...] = (_headline, _byline, _agency, _cut, _slips, _straight, _html, _line)


@dataclass(frozen=True, slots=True)
class Found:
    """What the store says: each version's report and kind, and the new sentences."""

    report: Mapping[str, str]
    kind: Mapping[str, str]
    new: Mapping[str, list[Range]]


def looked_for(documents: Sequence[Planted], path: Path) -> Found:
    """The copies that a store at `path` finds among these."""
    with files.writing(path) as connection:
        rows = [made_of(Reading(planted.document, READER)) for planted in documents]
        insert_documents(connection, table(rows, "documents"))
    find_copies(path)
    store = dr.Store(path)
    rows = store.sql("FROM copies").to_pylist()
    new: dict[str, list[Range]] = {}
    for row in store.sql("FROM changes").to_pylist():
        new.setdefault(row["document"], []).append((row["start"], row["end"]))
    return Found({r["document"]: r["report"] for r in rows}, {r["document"]: r["kind"] for r in rows}, new)


def judged() -> dict[str, str]:
    """The articles that were found to tell another one's report, and that one."""
    rows = (line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines()[1:])
    return {b: a for a, b, verdict in rows if verdict == "same"}


def score(documents: Sequence[Planted], found: Found) -> list[Counts]:
    """The counts of each article: pairs of its versions, those found, ends of wrong pairs, kinds and new sentences."""
    same = judged()
    units: dict[str, Counts] = {}
    families: dict[str, list[Planted]] = {}
    groups: dict[str, list[Planted]] = {}
    for one in documents:
        families.setdefault(same.get(one.family, one.family), []).append(one)
        groups.setdefault(found.report.get(one.document.id, one.document.id), []).append(one)
        units.setdefault(one.family, Counter()).update(_told(one, found))
    for members in families.values():
        for a, b in combinations(members, 2):
            units[a.family]["gold ends"] += 1
            units[b.family]["gold ends"] += 1
    for members in groups.values():
        for a, b in combinations(members, 2):
            right = same.get(a.family, a.family) == same.get(b.family, b.family)
            for end in (a, b):
                units[end.family]["hit ends" if right else "wrong ends"] += 1
    return list(units.values())


def _told(one: Planted, found: Found) -> Counts:
    """How the kind of a version, and its new sentences, are told."""
    counts: Counts = Counter()
    kind = found.kind.get(one.document.id)
    if one.kind == "report" or kind is None:
        return counts
    counts[f"{one.kind} found"] += 1
    counts[f"{one.kind} called so"] += kind == one.kind
    if one.kind == "update":
        given = found.new.get(one.document.id, [])
        counts["new"] += len(one.new)
        counts["given"] += len(given)
        counts["new given"] += sum(any(_meet(a, b) for b in given) for a in one.new)
        counts["given new"] += sum(any(_meet(a, b) for b in one.new) for a in given)
    return counts


def _meet(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores, from the articles' counts."""
    c = total(units)
    return {
        **prf("pairs", c["hit ends"], c["hit ends"] + c["wrong ends"], c["gold ends"]),
        "copies called so": ratio(c["copy called so"], c["copy found"]),
        "updates called so": ratio(c["update called so"], c["update found"]),
        "new sentences P": ratio(c["given new"], c["given"]),
        "new sentences R": ratio(c["new given"], c["new"]),
    }
