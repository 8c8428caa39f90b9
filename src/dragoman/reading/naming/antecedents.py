"""Whom a pronoun or definite description means, as the encoder ranks the mentions before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dragoman.reading.encoding import decode
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.naming.entities import Cluster
from dragoman.reading.naming.likeness import FARTHEST, Likeness
from dragoman.reading.naming.mentions import Draft

Share = tuple[float, Cluster]
"""How probably a mention is of a cluster."""

Fits = Callable[[Draft, Draft, Cluster], bool]


class Antecedents:
    """The encoder's word on the mentions of a document, given in text order; `of` has the clusters of its names."""

    def __init__(self, encoded: Encoded, drafts: Sequence[Draft], of: Mapping[Draft, Cluster | None]) -> None:
        self._drafts = drafts
        self._number = {id(d): i for i, d in enumerate(drafts)}
        self._likeness = Likeness(drafts, of)
        self._shares: dict[int, list[Share]] = {}
        self._mentions = encoded.mentions([head(d) for d in drafts])

    def likely(self, d: Draft, of: Mapping[Draft, Cluster | None], fits: Fits) -> list[Share]:
        """The clusters of the mentions before `d` that fit it, the likeliest first, with their probability.

        What a mention before that is nobody's yet has to give goes to those that it may be. What is left to one belongs
        to mentions that do not fit, and to none of them. To be asked of the mentions in text order.
        """
        i = self._number[id(d)]
        others = range(max(0, i - FARTHEST), i)
        sure = decode.antecedents(self._mentions, i, others, self._likeness.signs(i, others))
        found: dict[int, Share] = {}
        for j, p in zip(others, sure.tolist(), strict=False):
            other = self._drafts[j]
            resolved = of.get(other)
            for share, c in self._shares.get(j, ()) if resolved is None else [(1.0, resolved)]:
                if fits(d, other, c):
                    found[id(c)] = found.get(id(c), (0.0, c))[0] + p * share, c
        self._shares[i] = sorted(found.values(), key=lambda x: -x[0])
        return self._shares[i]


def head(d: Draft) -> tuple[int, int]:
    """Where a mention's name or head stands in the text."""
    tokens = d.sentence.tokens
    return tokens[d.head_first].start, tokens[d.head_last].end


def needed(d: Draft, c: Cluster) -> float:
    """How sure the encoder must be to give a pronoun its antecedent; chosen on GUM's dev part and own labels.

    In one sentence, where the rules see most, it must be surest.
    """
    return 0.9 if any(o.sentence is d.sentence for o in c.drafts) else 0.8
