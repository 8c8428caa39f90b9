"""What an encoder would say of a text, written by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.reading.encoding.decode import Mentions
from dragoman.reading.encoding.encoded import Encoded, Named, Said
from dragoman.reading.encoding.layout import LINK
from dragoman.reading.encoding.pieces import Range
from dragoman.reading.naming.likeness import SIGNS


class Told(Encoded):
    """An encoder's answers without its pass: its attributions and names, and one probability for all words' roles."""

    def __init__(self, attributions: Sequence[Said] = (), names: Sequence[Named] = (), role: float = 1) -> None:
        self._attributions, self._names, self._role = list(attributions), list(names), role

    def attributions(self) -> list[Said]:
        return self._attributions

    def names(self) -> list[Named]:
        return self._names

    def tagged(self, role: str, start: int, end: int) -> float:
        return self._role

    def mentions(self, places: Sequence[Range]) -> Mentions:
        nothing = np.zeros((len(places), LINK), dtype=np.float32)
        return Mentions(nothing, nothing, nothing[:, :1] - 9, np.zeros(SIGNS, dtype=np.float32), 1)
