"""The sentiment that a sentence expresses toward a target in it: a branch of the encoder, run only where it is asked.

Its file has what differs from the encoder and takes the large tables from the encoder's, beside which it lies.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dragoman.reading.encoding.heads import Floats
from dragoman.reading.encoding.pieces import Ints, Pieces, Range, pieces
from dragoman.reading.encoding.session import load
from dragoman.reading.encoding.windows import SIZE, inputs

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

POLARITIES = ("negative", "neutral", "positive")

FILE = Path(__file__).with_name("sentiment.onnx")


@dataclass(frozen=True, slots=True)
class Sentiment:
    """How probably a sentence is negative, neutral or positive toward a target; they sum to 1."""

    negative: float
    neutral: float
    positive: float

    @property
    def polarity(self) -> str:
        """The likeliest of POLARITIES."""
        return max(POLARITIES, key=lambda name: getattr(self, name))


@dataclass(frozen=True, slots=True)
class Branch:
    """The session of a branch, and what its scores are multiplied by to be probabilities' (Guo et al. 2017)."""

    session: InferenceSession
    slope: float

    @classmethod
    def of(cls, file: Path) -> Branch:
        """The branch in a file; raises ModelError where it cannot be loaded, or the encoder is not beside it."""
        session = load(str(file))
        return cls(session, float(json.loads(session.get_modelmeta().custom_metadata_map["slope"])))

    def scores(self, sentence: str, targets: Sequence[Range]) -> Floats:
        """[target, polarity]: what the branch gives for each [start, end) of the sentence, one after the other."""
        p = pieces(sentence)
        found = [self._score(*window(p, place)) for place in targets]
        return np.array(found, dtype=np.float32).reshape(len(targets), len(POLARITIES))

    def _score(self, asked: Mapping[str, Ints], place: Range) -> Floats:
        mark = np.zeros((1, len(asked["ids"])), dtype=np.float32)
        mark[0, slice(*place)] = 1
        given = {name: values[None] for name, values in asked.items()}
        found: Floats = self.session.run(None, {**given, "target": mark})[0][0]
        return found


@functools.cache
def shipped() -> Branch:
    """The branch that ships in the package."""
    return Branch.of(FILE)


def sentiments(sentence: str, targets: Sequence[Range], branch: Branch | None = None) -> list[Sentiment]:
    """What a sentence, read by itself, expresses toward what is named at each [start, end) of its code points.

    Whoever says so: the author, or whom the sentence quotes. Each target is read by itself, so that none depends on
    another. Raises ValueError where a target has no word of the sentence.
    """
    branch = branch or shipped()
    scores = branch.scores(sentence, targets) * np.float32(branch.slope)
    raised = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    return [Sentiment(*row) for row in (raised / raised.sum(axis=1, keepdims=True)).tolist()]


def window(p: Pieces, target: Range) -> tuple[dict[str, Ints], Range]:
    """What the encoder takes for the sentence, or for the part of it round a target, and where the target is in that.

    `target` is [start, end) in code points; what is returned are pieces, the signs round the window counted. Raises
    ValueError where no word shares a character with the target.
    """
    first, last = p.words(*target)
    if first >= last:
        raise ValueError(f"no word stands at {target}: give the start and end of a word in the sentence")
    ends = np.append(p.first, len(p)).tolist()
    low, high = ends[first], min(ends[last], ends[first] + SIZE)
    start = max(0, min((low + high - SIZE) // 2, len(p) - SIZE))
    return inputs(p, start, start + SIZE), (low - start + 1, high - start + 1)
