"""Which events of a store are one happening: the pairs that are looked at, and the groups that they make."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

from dragoman.records import LIKELY
from dragoman.resolution.clusters import Judged, Pair, by_majority
from dragoman.resolution.same_event import Compared, compare, group_of
from dragoman.resolution.told import Told

SEEN, ORDINARY = 500, 5
"""Sentences that count as seen beside those of the store, and how many of them had any given word."""


class Grouping:
    """The happenings of `events`, which must come in an order that is always the same."""

    def __init__(self, events: Sequence[Told], judged: Judged) -> None:
        self.events, self.judged = events, judged
        self._twins = _twins(events, {n for pair in (*judged.same, *judged.different) for n in pair})
        self._rarity = _rarity(events)
        self._compared: dict[Pair, Compared] = {}

    def groups(self) -> list[list[int]]:
        """The happenings that two and more documents tell, as places of events; the others stand alone."""
        agreed = [(found.points, a, b) for a, b in self.pairs() if (found := self.compare(a, b)).same]
        groups = {group[0]: group for group in by_majority(agreed, self._agree, self.judged)}
        home = {n: first for first, group in groups.items() for n in group}
        for twin, n in self._twins.items():
            groups.setdefault(home.setdefault(n, n), [n]).append(twin)
        return sorted(sorted(group) for group in groups.values())

    def pairs(self) -> Iterator[Pair]:
        """The pairs that are looked at: of one story and type or act, or of one act, day and participant.

        What is hardly an event may be told by another report for one, but two such tell nothing.
        """
        blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for n, event in enumerate(self.events):
            for block in _blocks(event) if n not in self._twins else ():
                blocks[block].append(n)
        pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
        likely = [event.score is None or event.score >= LIKELY for event in self.events]
        return iter(sorted((a, b) for a, b in pairs if likely[a] or likely[b]))

    def compare(self, a: int, b: int) -> Compared:
        """What speaks for and against the events at these places being one."""
        pair = (min(a, b), max(a, b))
        if pair not in self._compared:
            self._compared[pair] = compare(self.events[pair[0]], self.events[pair[1]], self._rarity)
        return self._compared[pair]

    def why(self, n: int, first: int) -> str:
        """Why the event at `n` was joined to the one at `first`, or to another of its happening."""
        judged = [a if b == n else b for a, b in sorted(self.judged.same) if n in (a, b)]
        if judged:
            return "judged the same as " + ", ".join(self.events[other].id for other in judged)
        if self._twins.get(n) == first or self._twins.get(first) == n:
            return "word for word the same"
        found = self.compare(n, first)
        told = found.against or "; ".join(f"{reason} {points:+}" for reason, points in found.reasons)
        return f"{found.points} points: {told}" if found.same else f"most of the others, not this one: {told}"

    def _agree(self, a: int, b: int) -> bool | None:
        found = self.compare(a, b)
        return None if found.against else found.same


def _twins(events: Sequence[Told], judged: Set[int]) -> dict[int, int]:
    """For each event that stands word for word in an earlier article of its story, the place of the first such.

    Of copies all would be compared with all, to no end. What somebody judged is looked at by itself.
    """
    first: dict[tuple[object, ...], int] = {}
    found: dict[int, int] = {}
    times: Counter[tuple[object, ...]] = Counter()
    for n, event in enumerate(events):
        if event.story is not None and n not in judged:
            said = (event.type, event.stem, event.status, event.polarity, event.certainty, event.words)
            times[event.article, *said] += 1
            same = first.setdefault((event.story, *said, times[event.article, *said]), n)
            if same != n:
                found[n] = same
    return found


def _blocks(event: Told) -> Iterator[tuple[object, ...]]:
    status = group_of(event)
    if event.story is not None:
        yield "story", event.story, status, event.type
        yield "story", event.story, status, event.stem, "act"
    if event.earliest is not None:
        sides = (*event.actors, *event.recipients)
        for who in {who.id for who in sides if who.id is not None}:
            yield "day", event.earliest, status, event.type, event.stem, who


def _rarity(events: Sequence[Told]) -> Mapping[str, int]:
    """The square of each word's weight, as whole numbers: sums are then the same in any order."""
    times = Counter(word for event in events for word in event.words)
    total = len(events) + SEEN
    return {word: round(100 * math.log(total / (n + ORDINARY)) ** 2) for word, n in times.items()}
