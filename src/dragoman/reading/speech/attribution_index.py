"""Which attribution holds a place in the text, asked once for every event, link and tie."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dragoman.document import Span
from dragoman.records import Attribution

Held = tuple[int, int, Attribution]
"""The end of a content span, the length of the whole content, and whose it is."""


class Attributions(list[Attribution]):
    """The attributions of a document, in text order; they are not changed once made.

    The text is cut wherever a content span begins or ends; each cut knows the spans that are open behind it, so that a
    question costs a search for the cut and a look at the few spans open there.
    """

    def __init__(self, records: Iterable[Attribution] = ()) -> None:
        super().__init__(records)
        self._cuts, self._open = _cut(self)

    def holding(self, span: Span) -> list[Attribution]:
        """The attributions whose content holds `span`, the innermost (the shortest content) first."""
        at = bisect_right(self._cuts, span.start) - 1
        if at < 0:
            return []
        held = [h for h in self._open[at] if h[0] >= span.end]
        return [a for _, _, a in sorted(held, key=lambda h: h[1])]


def _cut(records: Sequence[Attribution]) -> tuple[list[int], list[tuple[Held, ...]]]:
    """The offsets where content begins or ends, and the content spans that are open from each on."""
    begins: dict[int, list[Held]] = {}
    for a in records:
        size = sum(s.end - s.start for s in a.content)
        for s in a.content:
            begins.setdefault(s.start, []).append((s.end, size, a))
    cuts = sorted({*begins, *(end for held in begins.values() for end, _, _ in held)})
    opened: list[tuple[Held, ...]] = []
    current: list[Held] = []
    for cut in cuts:
        current = [h for h in current if h[0] > cut] + begins.get(cut, [])
        opened.append(tuple(current))
    return cuts, opened


def innermost(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution whose content holds `span`; None: the document's own voice."""
    indexed = attributions if isinstance(attributions, Attributions) else Attributions(attributions)
    return next(iter(indexed.holding(span)), None)
