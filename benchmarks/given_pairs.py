"""The sign that the program gives a pair, holder and target, of whom the one is known to be for or against the other.

Asked in turn, until one answers: what is recorded between the two, either way round; what the holder is told to say of
the target (mentions of it in what is attributed to the holder); what the sentences say of the target that name both.
Of several mentions the probabilities that the words are positive, less those that they are negative, are added up.
Neutral is no answer here, as it is given that there is a sign. Where nothing answers, nothing is guessed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping

import dragoman as dr
from benchmarks.measures import Counts
from benchmarks.texts import Part, parts
from dragoman.analysis.toward import judged
from dragoman.corpus.sentences import sentence_at
from dragoman.document import Span
from dragoman.reading.speech.attribution_index import Attributions

Pair = tuple[str, str]
"""Holder and target."""
Actor = Callable[[set[str]], str | None]
"""Which of the given actors bears one of these names."""

STEPS = ("recorded", "said", "beside")


def given(
    reading: dr.Reading, wanted: Mapping[Pair, int], recorded: Mapping[frozenset[str], int], actor: Actor
) -> Counts:
    """The counts of pairs: how many each step answers, and is right on; and those on which always negative is right."""
    found = answers(reading, wanted, recorded, actor)
    counts = Counter({"given": len(wanted), "given constant": sum(sign < 0 for sign in wanted.values())})
    for pair, (step, sign) in found.items():
        right = [f"{step} right", "told right"] if sign == wanted[pair] else []
        counts.update([step, "told", *right])
        counts["told constant"] += wanted[pair] < 0
    return counts


def answers(
    reading: dr.Reading, pairs: Collection[Pair], recorded: Mapping[frozenset[str], int], actor: Actor
) -> dict[Pair, tuple[str, int]]:
    """For each of the pairs that something answers the step and the sign, +1 or -1."""
    found = {pair: ("recorded", recorded[key]) for pair in pairs if (key := frozenset(pair)) in recorded}
    left = {pair for pair in pairs if pair not in found}
    sums: dict[tuple[str, Pair], float] = defaultdict(float)
    for part in parts(reading):
        for step, pair, value in _spoken(part, left, actor):
            sums[step, pair] += value
    for step in STEPS[1:]:
        summed = {pair: value for (name, pair), value in sums.items() if name == step and value}
        found = {pair: (step, 1 if value > 0 else -1) for pair, value in summed.items()} | found
    return found


def _spoken(part: Part, pairs: set[Pair], actor: Actor) -> Iterator[tuple[str, Pair, float]]:
    """What each mention of a target says: by which step, of which pair, and how positive less how negative."""
    reading = part.reading
    whose = {e.id: actor({e.name, *e.aliases}) for e in reading.entities}
    spots = [(m.span, whose.get(m.entity or "")) for m in reading.mentions]
    held = Attributions(reading.attributions)
    for span, target in spots:
        holders = {holder for holder, other in pairs if other == target}
        if not holders:
            continue
        sources = (role for a in held.holding(span)[:1] for role in a.sources)
        saying = {actor(part.names(role)) for role in sources} & holders
        sentence = sentence_at(reading.document, span)
        found = judged(span, sentence)
        for step, those in (("said", saying), ("beside", _within(sentence, spots) & holders)):
            yield from ((step, (str(holder), target or ""), found.positive - found.negative) for holder in those)


def _within(sentence: Span, spots: list[tuple[Span, str | None]]) -> set[str]:
    return {name for span, name in spots if name and sentence.holds(span)}
