"""Grouping without chains: pairs are joined from the surest on, and groups only where most of their pairs agree."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

Pair = tuple[int, int]
"""The lower number first."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs that somebody called the same or different."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


def by_mean(size: int, likeness: Mapping[Pair, int], least: int) -> list[list[int]]:
    """Groups of 0 … `size` - 1 by average linkage (Sokal and Michener 1958), down to a mean likeness of `least`.

    `likeness` has pairs with the lower number first; what it does not have counts 0. Of equal means the lowest numbers
    go first, so that the order of `likeness` tells nothing.
    """
    groups = {n: [n] for n in range(size)}
    sums: dict[int, dict[int, int]] = {n: {} for n in range(size)}
    for (a, b), alike in likeness.items():
        sums[a][b] = sums[b][a] = alike
    queue = [(-float(alike), a, b) for (a, b), alike in likeness.items() if alike >= least]
    heapq.heapify(queue)
    while queue:
        mean, a, b = heapq.heappop(queue)
        if a in groups and b in groups and _mean(a, b, groups, sums) == -mean:
            groups[a] += groups.pop(b)
            _add_up(a, b, sums)
            means = ((_mean(a, other, groups, sums), other) for other in sums[a])
            for mean, other in means:
                if mean >= least:
                    heapq.heappush(queue, (-mean, min(a, other), max(a, other)))
    return [sorted(group) for group in groups.values()]


def _mean(a: int, b: int, groups: Mapping[int, list[int]], sums: Mapping[int, dict[int, int]]) -> float:
    return sums[a].get(b, 0) / (len(groups[a]) * len(groups[b]))


def _add_up(a: int, b: int, sums: dict[int, dict[int, int]]) -> None:
    """Give `a` what `b` has in common with others."""
    for other, alike in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0) + alike


Agree = Callable[[int, int], bool | None]
"""Whether a pair agrees; None where it may not be."""


def by_majority(pairs: Iterable[tuple[int, int, int]], agree: Agree, judged: Judged) -> list[list[int]]:
    """Groups of two and more, from `pairs` that agree, each with how surely.

    The surest pair goes first. Two groups are joined where half of the pairs between them agree and none may not be.
    What is judged the same is joined before all that and counts as one from then on, of which any may agree with
    others; what is judged different is never joined but by such a judgement.
    """
    units = _joined(sorted(judged.same), lambda one, other: True, {})
    one_of = {n: tuple(unit) for unit in units.values() for n in unit}

    def may_join(one: Iterable[int], other: Iterable[int]) -> bool:
        mine, theirs = ({one_of.get(n, (n,)) for n in side} for side in (one, other))
        found = [_best(x, y, agree, judged) for x in mine for y in theirs]
        return None not in found and 2 * sum(map(bool, found)) >= len(found)

    agreed = [pair[1:] for pair in sorted(pairs, key=lambda pair: (-pair[0], pair[1:]))]
    home = _joined(agreed, may_join, units)
    return sorted(sorted(group) for group in {id(group): group for group in home.values()}.values() if len(group) > 1)


def _joined(
    pairs: Iterable[Pair], may_join: Callable[[list[int], list[int]], bool], home: dict[int, list[int]]
) -> dict[int, list[int]]:
    """`home`, the group of each, with groups joined pair by pair where they may be."""
    for a, b in pairs:
        one, other = home.setdefault(a, [a]), home.setdefault(b, [b])
        if one is not other and may_join(one, other):
            one += other
            home.update((member, one) for member in other)
    return home


def _best(one: Iterable[int], other: Collection[int], agree: Agree, judged: Judged) -> bool | None:
    """Whether any pair between two that count as one each agrees; None where all or a judgement forbid it."""
    pairs = [(min(a, b), max(a, b)) for a in one for b in other]
    found = [agree(*pair) for pair in pairs]
    if judged.different.isdisjoint(pairs) and set(found) != {None}:
        return any(found)
    return None
