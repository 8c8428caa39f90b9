"""The small tables that turn the encoder's output into answers; they travel in the model file's metadata."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

CALIBRATED = ("attribution", "name", "antecedent", "event")
"""What has a calibrated probability; the slope of an antecedent and of an event's type is that of all scores, as one
of them is right.
"""


@dataclass(frozen=True, slots=True)
class Heads:
    """`roles` and `names`: [layer, from, to], how well a tag follows another. `distances`, `paragraphs`,
    `sentences` and `ranks`: [kind of link, value], what `links.between` adds to a link's score. `signs`: [sign], what
    each adds to the score of two mentions' being one. `types`: [type, part], `type_bias`: [type]. `calibration`: [one
    of CALIBRATED, slope and intercept], what makes probabilities of scores.
    """

    roles: Floats
    names: Floats
    distances: Floats
    paragraphs: Floats
    sentences: Floats
    ranks: Floats
    signs: Floats
    types: Floats
    type_bias: Floats
    calibration: Floats

    def metadata(self) -> dict[str, str]:
        """The tables as JSON of shape and base64, by name."""
        return {f.name: _write(getattr(self, f.name)) for f in fields(self)}

    @classmethod
    def of(cls, metadata: Mapping[str, str]) -> Heads:
        """The tables that `metadata` wrote."""
        return cls(**{f.name: _read(metadata[f.name]) for f in fields(cls)})


def calibrated(p: float, line: Floats) -> float:
    """A score between 0 and 1 as a probability (Platt 1999): its logit times the slope, plus the intercept."""
    held = min(max(p, 1e-6), 1 - 1e-6)
    slope, intercept = line.tolist()
    return 1 / (1 + math.exp(-(slope * math.log(held / (1 - held)) + intercept)))


def _write(table: Floats) -> str:
    return json.dumps([table.shape, base64.b64encode(table.astype("<f4").tobytes()).decode()])


def _read(written: str) -> Floats:
    shape, words = json.loads(written)
    return np.frombuffer(base64.b64decode(words), dtype="<f4").reshape(shape).astype(np.float32)
