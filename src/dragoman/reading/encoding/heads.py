"""The small tables that turn the encoder's output into answers; they travel in the model file's metadata."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Heads:
    """`roles` and `names`: [layer, from, to], how well a tag follows another. `distances`, `paragraphs`, `sentences`
    and `ranks`: [kind of link, value], what `links.between` adds to a link's score. `types`: [type, part],
    `type_bias`: [type].
    """

    roles: Floats
    names: Floats
    distances: Floats
    paragraphs: Floats
    sentences: Floats
    ranks: Floats
    types: Floats
    type_bias: Floats

    def metadata(self) -> dict[str, str]:
        """The tables as JSON of shape and base64, by name."""
        return {f.name: _write(getattr(self, f.name)) for f in fields(self)}

    @classmethod
    def of(cls, metadata: Mapping[str, str]) -> Heads:
        """The tables that `metadata` wrote."""
        return cls(**{f.name: _read(metadata[f.name]) for f in fields(cls)})


def _write(table: Floats) -> str:
    return json.dumps([table.shape, base64.b64encode(table.astype("<f4").tobytes()).decode()])


def _read(written: str) -> Floats:
    shape, words = json.loads(written)
    return np.frombuffer(base64.b64decode(words), dtype="<f4").reshape(shape).astype(np.float32)
