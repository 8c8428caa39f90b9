"""What an encoder would say of a text, written by hand."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.encoding.encoded import Encoded, Named, Said


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
