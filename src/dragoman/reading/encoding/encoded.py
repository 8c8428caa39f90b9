"""A text with the encoder's output: what its heads say, in characters of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.reading.encoding import decode
from dragoman.reading.encoding.heads import CALIBRATED, Floats, calibrated
from dragoman.reading.encoding.layout import KINDS, ROLES
from dragoman.reading.encoding.pieces import Range, pieces
from dragoman.reading.encoding.session import Model, rows, shipped


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution: [start, end) of its cue, of its source (None where it has none) and of its content's parts.

    `score` is the probability of its links and of its words' being cue and content.
    """

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Named:
    """A name, the characters [start, end), its kind, and how probably its words are of that kind."""

    start: int
    end: int
    kind: str
    score: float


class Encoded:
    """One pass of the encoder over a text."""

    def __init__(self, text: str, model: Model | None = None) -> None:
        model = model or shipped()
        self._pieces, self._heads = pieces(text), model.heads
        self._rows = rows(self._pieces, model.run, np.float16)
        self._tagged = _tagged(decode.part(self._rows, "roles"))

    def attributions(self) -> list[Said]:
        """The attributions that the encoder finds, in the order of their content."""
        return [self._said(found) for found in decode.attributions(self._rows, self._pieces, self._heads)]

    def names(self) -> list[Named]:
        """The names that the encoder finds, in text order."""
        emitted = decode.part(self._rows, "names")
        raised = np.exp(emitted - emitted.max(-1, keepdims=True, initial=0))
        sure = raised / raised.sum(-1, keepdims=True)
        return [self._named(place, kind, sure) for place, kind in decode.names(self._rows, self._heads)]

    def _named(self, place: Range, kind: str, sure: Floats) -> Named:
        tags = slice(1 + 2 * KINDS.index(kind), 3 + 2 * KINDS.index(kind))
        score = float(sure[place[0] : place[1], tags].sum(-1).mean())
        return Named(*self._pieces.characters(place), kind, self._calibrated(score, "name"))

    def tagged(self, role: str, start: int, end: int) -> float:
        """How probably the words in [start, end) are in this role of an attribution, the mean over them."""
        first, last = self._pieces.words(start, end)
        return float(self._tagged[first:last, ROLES.index(role)].mean()) if first < last else 0.0

    def mentions(self, places: Sequence[Range]) -> decode.Mentions:
        """What the encoder knows of the mentions whose heads stand at these [start, end)."""
        return decode.mentions(self._rows, [self._pieces.words(*place) for place in places], self._heads)

    def event_types(
        self, actors: Sequence[Range], triggers: Sequence[Range], recipients: Sequence[Range]
    ) -> dict[str, float]:
        """The probability of each type, NONE among them, for an event whose words and sides stand at these places."""
        sides = (
            [words for place in places if (words := self._pieces.words(*place))[0] < words[1]]
            for places in (actors, triggers, recipients)
        )
        return decode.event_types(self._rows, self._heads, *sides)

    def factuality(self, start: int, end: int) -> float:
        """How far the first word in [start, end) is presented as having happened by the nearest source, −3 … +3."""
        first, last = self._pieces.words(start, end)
        return float(decode.factuality(self._rows[first : first + 1])[0]) if first < last else 0.0

    def _said(self, found: decode.Attributed) -> Said:
        cue = self._pieces.characters(found.cue)
        source = None if found.source is None else self._pieces.characters(found.source)
        content = tuple(map(self._pieces.characters, found.content))
        sure = min(self.tagged("Content", *part) for part in content) * self.tagged("Cue", *cue)
        return Said(cue, source, content, self._calibrated(found.score * sure, "attribution"))

    def _calibrated(self, score: float, what: str) -> float:
        return calibrated(score, self._heads.calibration[CALIBRATED.index(what)])


def _tagged(emitted: Floats) -> Floats:
    """[word, role]: the probability of any tag but O."""
    by_tag = emitted.reshape(len(emitted), len(ROLES), 3)
    raised = np.exp(by_tag - by_tag.max(-1, keepdims=True, initial=0))
    found: Floats = 1 - raised[:, :, 0] / raised.sum(-1)
    return found
