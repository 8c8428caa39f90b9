"""The sign that the program gives a pair, holder and target, of whom the one is known to be for or against the other.

Asked in turn, until one answers: what the article records between the two, either way round; what all other articles
record between them, as a store has it; what the holder is told to say of the target; what the sentences say that name
both (`pair_words`). A record is an affirmed event or tie, as in `stances`, or an event that is negated, with
its sign turned round. Of several their signs are added up; of words what they say, and a sum below `SURE` is none.
Neutral is no answer here, as it is given that there is a sign. Where nothing answers, nothing is guessed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import dragoman as dr
from benchmarks.measures import Counts
from benchmarks.names import same_name
from benchmarks.pair_words import SURE, Pair, Who, words_between
from benchmarks.texts import Part, parts
from dragoman.records import Mention

Actor = Callable[[set[str]], str | None]
"""Which of the given actors bears one of these names."""
Found = tuple[set[str], int, set[str]]
"""Who has a record with whom, with all names of either side, and its sign."""
Signs = Mapping[frozenset[str], int]
"""The sign of what stands between two, either way round, where it is not even."""

STEPS = ("recorded", "elsewhere", "said", "beside")


@dataclass(frozen=True, slots=True)
class Told:
    """What one article has on the pairs that are asked of it: their signs by step."""

    wanted: Mapping[Pair, int]
    recorded: Signs
    words: Mapping[Pair, tuple[str, int]]


def given(told: Told, elsewhere: Signs) -> Counts:
    """The counts of pairs: how many each step answers, and is right on; and those on which always negative is right."""
    counts = Counter({"given": len(told.wanted), "given constant": sum(sign < 0 for sign in told.wanted.values())})
    for pair, (step, sign) in answers(told, elsewhere).items():
        right = [f"{step} right", "told right"] if sign == told.wanted[pair] else []
        counts.update([step, "told", *right])
        counts["told constant"] += told.wanted[pair] < 0
    return counts


def answers(told: Told, elsewhere: Signs) -> dict[Pair, tuple[str, int]]:
    """For each of the pairs that something answers the step and the sign, +1 or -1."""
    records = (("elsewhere", elsewhere), ("recorded", told.recorded))
    found = dict(told.words)
    for step, signs in records:
        found |= {pair: (step, signs[key]) for pair in told.wanted if (key := frozenset(pair)) in signs}
    return found


def words(reading: dr.Reading, pairs: Collection[Pair], actor: Actor) -> dict[Pair, tuple[str, int]]:
    """The step and the sign of each pair that the words tell of surely enough."""
    found = summed(reading, pairs, actor).items()
    return {pair: (step, 1 if value > 0 else -1) for pair, (step, value) in found if abs(value) >= SURE}


def summed(reading: dr.Reading, pairs: Collection[Pair], actor: Actor) -> dict[Pair, tuple[str, float]]:
    """The step and the sum of each pair that there are words of: the holder's own where there are any."""
    sums: dict[str, dict[Pair, float]] = {"said": defaultdict(float), "beside": defaultdict(float)}
    for part in parts(reading):
        for each in words_between(part.reading, pairs, _who(part, actor)):
            sums[each.basis][each.pair] += each.value
    steps = ((step, pair, value) for step in ("beside", "said") for pair, value in sums[step].items())
    return {pair: (step, value) for step, pair, value in steps}


def _who(part: Part, actor: Actor) -> Who:
    """A mention is of whom its entity is; a source may also be called by its own words."""
    whose = {e.id: actor({e.name, *e.aliases}) for e in part.reading.entities}
    return lambda role: whose.get(role.entity or "") if isinstance(role, Mention) else actor(part.names(role))


class Elsewhere:
    """The records of all articles, by the fullest names of either side."""

    def __init__(self, found: Sequence[Iterable[Found]]) -> None:
        self._rows: dict[frozenset[str], list[tuple[int, int]]] = defaultdict(list)
        for number, records in enumerate(found):
            for holder, sign, target in records:
                self._rows[frozenset((fullest(holder), fullest(target)))].append((number, sign))
        self._beside: dict[str, set[str]] = defaultdict(set)
        self._calls: dict[str, set[str]] = {}
        for key in self._rows:
            for name in key:
                self._beside[name] |= key - {name}

    def signs(self, number: int, pairs: Iterable[Pair]) -> dict[frozenset[str], int]:
        """The signs between the two of each pair in all articles but this one, where they are not even."""
        sums = {frozenset(pair): self._sum(number, *sorted(pair)) for pair in pairs}
        return {pair: 1 if total > 0 else -1 for pair, total in sums.items() if total}

    def _sum(self, number: int, one: str, other: str) -> int:
        names = self._called(other)
        keys = {frozenset((a, b)) for a in self._called(one) for b in self._beside[a] if b in names}
        return sum(sign for key in keys for article, sign in self._rows[key] if article != number)

    def _called(self, actor: str) -> set[str]:
        if actor not in self._calls:
            self._calls[actor] = {name for name in self._beside if same_name(actor, name)}
        return self._calls[actor]


def fullest(names: Collection[str]) -> str:
    """The name with most words, of those in capitals first; a description is longer than a name."""
    sizes = {name: len(name.split()) for name in sorted(names)}
    return max(sizes, key=lambda name: (name[:1].isupper(), sizes[name] < 5, sizes[name], len(name)))
