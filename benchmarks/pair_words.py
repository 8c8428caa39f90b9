"""What a text's words say of one toward another: where the holder is told to speak of the target, or both are named.

A sentence's value adds up, each from -1 (against) to +1 (for): its sentiment toward the target; and, where it names the
holder too, that toward the holder, and what events it would tell between the two by the words that lead from one to the
other, either way round: the probabilities of PLOVER's types of cooperation less those of conflict.

That tells which sign a pair has of which it is known that it has one, and not whether it has any: of 120 pairs that
were seen beside those of `SURE` and not labelled, as neither is clearly for or against the other, 85 get such a sum.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from benchmarks.linking_words import linking_words
from dragoman.corpus.sentences import sentence_at
from dragoman.document import Span
from dragoman.knowledge.plover import quad
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.encoding.pieces import Range
from dragoman.reading.encoding.sentiment import sentiments
from dragoman.reading.parsing.parse import pipeline
from dragoman.reading.speech.attribution_index import Attributions
from dragoman.records import Mention, Reading, Role
from dragoman.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc

Pair = tuple[str, str]
"""Holder and target."""
Who = Callable[[Role | Mention], str | None]
"""Which of those who are asked about is meant, if any."""
Basis = Literal["said", "beside"]

SURE = 0.5
"""The sum of values from which on, either way, words tell a pair's sign; `pair_signs` has what it was chosen on."""


@dataclass(frozen=True, slots=True)
class Words:
    """A mention of a pair's target: in what the holder is told to say, or in a sentence that names the holder too."""

    pair: Pair
    basis: Basis
    target: Span
    sentence: Span
    value: float


def words_between(reading: Reading, pairs: Collection[Pair], who: Who) -> Iterator[Words]:
    """What the words of `reading` say of each pair, in text order; what only the holder's words hold is `said`."""
    named = [(m.span, who(m)) for m in reading.mentions]
    held = Attributions(reading.attributions)
    for span, target in sorted((spot for spot in named if spot[1] is not None), key=lambda spot: spot[0]):
        holders = {holder for holder, other in pairs if other == target}
        sources = {who(role): role.span for a in held.holding(span)[:1] for role in a.sources} if holders else {}
        sentence = sentence_at(reading.document, span) if holders else span
        for holder in sorted(holders):
            places = [place for place, name in named if name == holder and sentence.holds(place)]
            if holder in sources and sentence.holds(sources[holder]):
                places = [sources[holder]]
            if holder in sources or places:
                basis: Basis = "said" if holder in sources else "beside"
                value = _between(sentence, span, places)
                yield Words((holder, str(target)), basis, span, sentence, value)


def _between(sentence: Span, target: Span, holders: list[Span]) -> float:
    """The value of a sentence, with the mention of the holder that stands nearest to the target, if any."""
    apart = [place for place in holders if place.end <= target.start or target.end <= place.start]
    nearest = min(apart, key=lambda place: max(place.start - target.end, target.start - place.end), default=None)
    shift = sentence.start
    holder = (nearest.start - shift, nearest.end - shift) if nearest else None
    return value(sentence.text, (target.start - shift, target.end - shift), holder)


def value(sentence: str, target: Range, holder: Range | None) -> float:
    """How far a sentence, read alone, stands for (above 0) or against between those named at two places in it.

    Places are [start, end) in code points. Without a holder from -1 to 1, else from -4 to 4. ValueError for a target
    without a word.
    """
    places = [target] if holder is None else [target, holder]
    found = sum(each.positive - each.negative for each in sentiments(sentence, places))
    if holder is None:
        return found
    doc, encoded = _parsed(sentence)
    return found + sum(_told(doc, encoded, a, b) for a, b in ((holder, target), (target, holder)))


def _told(doc: Doc, encoded: Encoded, actor: Range, recipient: Range) -> float:
    """The probabilities of cooperation less those of conflict, for what the one would do to the other."""
    types = encoded.event_types([actor], linking_words(doc, actor, recipient), [recipient])
    quads = [(quad(cast(EventType, type)) or "", sure) for type, sure in types.items() if type != "NONE"]
    return sum(sure if kind.endswith("cooperation") else -sure for kind, sure in quads if kind)


@functools.lru_cache(maxsize=16)
def _parsed(sentence: str) -> tuple[Doc, Encoded]:
    return pipeline()(sentence), Encoded(sentence)
