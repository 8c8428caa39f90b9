"""Who supports or opposes whom on SEESAW (Zhang, Beauchamp and Wang 2022): 486 articles on US politics, for measuring.

Ours are the affirmed events with a quadrant, from each actor to each recipient: cooperation is positive, conflict
negative; and the affirmed ties, `opposes` negative, those of `FRIENDLY` positive (allied_with both ways). Gold are the
triplets (holder, sign, target) of two actors: entities that most annotators of the article call People, Organization
or GPE; topics, events and entities outside of the article's list are left out, 4,876 of 8,699 annotations. Names are
matched by `same_name`, with all names that a reading has for the side; the set's are canonical, so "Republicans" does
not find "Republican Party".

"Triplets": distinct ones of an article, micro-averaged. Only main and salient entities are annotated, so precision is
of ours between two of the article's actors; "between listed actors" is the share of all of ours that this is. "Pairs":
two actors and the sign of all annotations between them, either way round; even ones are left out. Ours is summed up
the same way, "answered" where it is not even. "Given": holder and target and the sign of the annotations from the one
to the other, even ones left out; other articles' records and the words answer too, as `given_pairs` says, and "right of
all" counts what nothing answers as wrong; "in the article": without the other articles. The constant is negative, the
set's more frequent sign. A unit is an article.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import dragoman as dr
from benchmarks.figures import Figure, figures
from benchmarks.given_pairs import STEPS, Elsewhere, Found, Told, given, words
from benchmarks.measures import Counts, prf, shares, total
from benchmarks.names import any_same
from benchmarks.pair_words import Pair
from benchmarks.texts import Part, folder, parts, read
from dragoman.records import Role

ACTORS = frozenset(["People", "Organization", "GPE"])
FRIENDLY = frozenset(["allied_with", "sponsors", "member_of", "advises", "represents"])
SIGNS = {"POS": 1, "NEG": -1}
CONSTANT = -1

Triplet = tuple[str, int, str]
"""Holder, +1 or -1, target."""

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Article:
    """A text, its story's day, its actors, and the triplets between them, as often as they were annotated."""

    text: str
    day: str
    actors: list[str]
    triplets: list[Triplet]


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read and score the articles; `limit` takes the first ones."""
    home = folder(data, "seesaw")
    names = sorted(path.stem for path in (home / "annotations").glob("*.json"))[:limit]
    gold = [article(home, name) for name in names]
    return figures(scored([(x, read(x.text, x.day)) for x in gold]), measure)


def article(home: Path, name: str) -> Article:
    """One of the set's articles; its sentences are joined, as the breaks between paragraphs are not kept."""
    annotation = _json(home / "annotations" / f"{name}.json")
    sentences = (sentence["text"].strip() for sentence in _json(home / "articles" / f"{name}.json")["text"])
    day = _json(home / "meta" / f"{name.partition('_DOCUMENT')[0]}.json")["story_time"]
    actors = [entity for entity, kinds, *_ in annotation["entity lists"] if is_actor(kinds)]
    return Article(" ".join(filter(None, sentences)), day, actors, list(annotated(annotation, actors)))


def is_actor(kinds: Sequence[str]) -> bool:
    """Whether most of the annotators call an entity a person, organization or state."""
    return 2 * sum(kind in ACTORS for kind in kinds) > len(kinds)


def annotated(annotation: dict[str, Any], actors: Sequence[str]) -> Iterator[Triplet]:
    """The annotations between actors, sentence by sentence."""
    for rows in annotation["sentence-level stances"].values():
        for row in rows:
            if row["subject"] in actors and row["object"] in actors:
                yield row["subject"], SIGNS[row["sentiment"]], row["object"]


def stances(reading: dr.Reading) -> Iterator[Found]:
    """What Dragoman reads of support and opposition, as often as it reads it."""
    yield from _acts(reading, "affirmed", 1)
    for part in parts(reading):
        for tie in part.reading.ties:
            if tie.polarity == "affirmed" and (tie.kind == "opposes" or tie.kind in FRIENDLY):
                sign = -1 if tie.kind == "opposes" else 1
                yield from _all_ways(part, [tie.start], sign, [tie.end])
                if tie.kind == "allied_with":
                    yield from _all_ways(part, [tie.end], sign, [tie.start])


def turned(reading: dr.Reading) -> Iterator[Found]:
    """What Dragoman reads as negated, with its sign turned round: who does not back is against."""
    return _acts(reading, "negated", -1)


def _acts(reading: dr.Reading, polarity: str, turn: int) -> Iterator[Found]:
    for part in parts(reading):
        for event in part.reading.events:
            if event.quad and event.polarity == polarity:
                sign = turn if event.quad.endswith("cooperation") else -turn
                yield from _all_ways(part, event.actors, sign, event.recipients)


def _all_ways(part: Part, holders: Iterable[Role], sign: int, targets: Sequence[Role]) -> Iterator[Found]:
    return ((part.names(holder), sign, part.names(target)) for holder in holders for target in targets)


def scored(articles: Iterable[tuple[Article, dr.Reading]]) -> list[Counts]:
    """The counts of each article, beside all the others."""
    counts, told, records = list[Counts](), list[Told](), list[list[Found]]()
    for gold, reading in articles:
        found = list(stances(reading))
        counts.append(score(gold, found))
        records.append([*found, *turned(reading)])
        told.append(_told(gold, reading, records[-1]))
    elsewhere = Elsewhere(records)
    for number, asked in enumerate(told):
        counts[number].update(given(asked, elsewhere.signs(number, asked.wanted)))
        counts[number].update({f"alone {name}": count for name, count in given(asked, {}).items()})
    return counts


def _told(gold: Article, reading: dr.Reading, records: Sequence[Found]) -> Told:
    wanted, recorded = net(gold.triplets), signs(_listed(gold, records))
    left = [pair for pair in wanted if frozenset(pair) not in recorded]
    return Told(wanted, recorded, words(reading, left, lambda names: _actor(gold, names)))


def score(gold: Article, found: Sequence[Found]) -> Counts:
    """One article's counts of triplets and of pairs."""
    ours = _listed(gold, found)
    right = {*gold.triplets} & {*ours}
    counts = Counter({"gold": len({*gold.triplets}), "ours": len({*ours}), "hit": len(right)})
    return counts + Counter({"found": len(found), "listed": len(ours)}) + pairs(gold.triplets, ours)


def _listed(gold: Article, found: Iterable[Found]) -> list[Triplet]:
    """Those of ours that stand between two of the article's actors."""
    named = ((_actor(gold, holder), sign, _actor(gold, target)) for holder, sign, target in found)
    return [(a, sign, b) for a, sign, b in named if a and b and a != b]


def _actor(gold: Article, names: set[str]) -> str | None:
    return next((actor for actor in gold.actors if any_same([actor], names)), None)


def pairs(gold: Iterable[Triplet], ours: Iterable[Triplet]) -> Counts:
    """The counts of pairs: what there is, what is answered, what is right."""
    wanted, got = signs(gold), signs(ours)
    both = [(sign, got[pair]) for pair, sign in wanted.items() if pair in got]
    right = {"right": sum(a == b for a, b in both), "constant": sum(a == CONSTANT for a, _ in both)}
    return Counter({"pairs": len(wanted), "answered": len(both), **right})


def signs(triplets: Iterable[Triplet]) -> dict[frozenset[str], int]:
    """The sign of what stands between two, either way round, where it is not even."""
    return _summed((frozenset((holder, target)), sign) for holder, sign, target in triplets)


def net(triplets: Iterable[Triplet]) -> dict[Pair, int]:
    """The sign of what one holds of another, where it is not even."""
    return _summed(((holder, target), sign) for holder, sign, target in triplets if holder != target)


def _summed(marked: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    sums: Counter[Key] = Counter()
    for key, sign in marked:
        sums[key] += sign
    return {key: 1 if total > 0 else -1 for key, total in sums.items() if total}


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores, from the articles' counts."""
    c = total(units)
    named = {
        "between listed actors, share": ("listed", "found"),
        "pairs answered, share": ("answered", "pairs"),
        "pairs sign right, share": ("right", "answered"),
        "constant pairs sign right, share": ("constant", "answered"),
        "given answered, share": ("told", "given"),
        "given sign right of answered, share": ("told right", "told"),
        "given sign right of all, share": ("told right", "given"),
        "constant given sign right of answered, share": ("told constant", "told"),
        "constant given sign right of all, share": ("given constant", "given"),
    }
    named |= {f"given {step} sign right, share": (f"{step} right", step) for step in STEPS}
    named |= {
        f"given in the article {name}": (f"alone {part}", f"alone {whole}")
        for name, part, whole in (
            ("answered, share", "told", "given"),
            ("sign right of answered, share", "told right", "told"),
            ("sign right of all, share", "told right", "given"),
        )
    }
    return prf("triplets", c["hit"], c["ours"], c["gold"]) | shares(c, named)


def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
