"""Groups of parties that are tied within and opposed to each other without.

The blocs are those of the highest signed modularity (Gómez, Jensen and Arenas, "Analysis of community structure in
networks of correlated data", Physical Review E 80, 2009, 016114): more friendly weight within a bloc, and less hostile
weight, than parties with as many ties of either sign would have by chance. They are looked for as by Blondel et al.
(2008): each party moves to the bloc that gains most, in the order of the names, until none gains; then blocs that gain
by it are joined. `balance` is the share of the weight that fits, friendly within or hostile between blocs (the
criterion of Doreian and Mrvar, "Partitioning signed social networks", Social Networks 31, 2009, 1-11).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

Weights = Mapping[tuple[str, str], float]
"""The net weight of pairs, each once: above zero friendly, below hostile."""

_LEAST = 1e-9


class Signed:
    """A signed network for dividing: friendly and hostile weights by party, and their sums."""

    def __init__(self, weights: Weights) -> None:
        self.near: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.strength = {1: defaultdict[str, float](float), -1: defaultdict[str, float](float)}
        self.total = {1: 0.0, -1: 0.0}
        for (a, b), weight in weights.items():
            sign = 1 if weight > 0 else -1
            self.near[a][b] += weight
            self.near[b][a] += weight
            for end in (a, b):
                self.strength[sign][end] += abs(weight)
            self.total[sign] += abs(weight)

    def expected(self, party: str, sums: Mapping[int, Mapping[str, float]], bloc: str) -> float:
        """What chance would put between `party` and `bloc`, whose strengths `sums` holds: friendly less hostile."""
        found = 0.0
        for sign in (1, -1):
            if self.total[sign]:
                found += sign * self.strength[sign][party] * sums[sign].get(bloc, 0.0) / (2 * self.total[sign])
        return found


def divide(weights: Weights) -> list[list[str]]:
    """The blocs, the largest first, their members by name; every party of `weights` is in one."""
    signed = Signed(weights)
    home = {party: party for party in sorted(signed.near)}
    while _move(signed, home) or _join(signed, home):
        pass
    blocs: dict[str, list[str]] = defaultdict(list)
    for party, bloc in home.items():
        blocs[bloc].append(party)
    return sorted((sorted(members) for members in blocs.values()), key=lambda m: (-len(m), m))


def balance(weights: Weights, blocs: Iterable[Iterable[str]]) -> float | None:
    """The share of the weight that is friendly within a bloc or hostile between two; None without ties."""
    home = {party: n for n, bloc in enumerate(blocs) for party in bloc}
    whole = sum(map(abs, weights.values()))
    fits = sum(abs(w) for (a, b), w in weights.items() if (home[a] == home[b]) == (w > 0))
    return round(fits / whole, 3) if whole else None


def _move(signed: Signed, home: dict[str, str]) -> bool:
    """Let each party go where it gains most; whether any went."""
    sums = _sums(signed, home)
    moved = False
    for party in home:
        _shift(signed, sums, party, home[party], -1)
        ties: dict[str, float] = defaultdict(float)
        for other, weight in signed.near[party].items():
            ties[home[other]] += weight
        own = home[party]
        gains = {bloc: ties[bloc] - signed.expected(party, sums, bloc) for bloc in {*ties, own}}
        best = max(sorted(gains), key=lambda bloc: gains[bloc])
        if gains[best] > gains[own] + _LEAST:
            home[party], moved = best, True
        _shift(signed, sums, party, home[party], 1)
    return moved


def _join(signed: Signed, home: dict[str, str]) -> bool:
    """Join the two blocs that gain most by it; whether two did."""
    sums = _sums(signed, home)
    between: dict[tuple[str, str], float] = defaultdict(float)
    for party, others in signed.near.items():
        for other, weight in others.items():
            if home[party] < home[other]:
                between[home[party], home[other]] += weight
    best, pair = _LEAST, None
    for (a, b), weight in sorted(between.items()):
        chance = sum(
            sign * sums[sign][a] * sums[sign][b] / (2 * signed.total[sign]) for sign in (1, -1) if signed.total[sign]
        )
        if weight - chance > best:
            best, pair = weight - chance, (a, b)
    if pair is None:
        return False
    for party in home:
        if home[party] == pair[1]:
            home[party] = pair[0]
    return True


def _sums(signed: Signed, home: Mapping[str, str]) -> dict[int, dict[str, float]]:
    sums: dict[int, dict[str, float]] = {1: defaultdict(float), -1: defaultdict(float)}
    for party, bloc in home.items():
        _shift(signed, sums, party, bloc, 1)
    return sums


def _shift(signed: Signed, sums: dict[int, dict[str, float]], party: str, bloc: str, way: int) -> None:
    for sign in (1, -1):
        sums[sign][bloc] += way * signed.strength[sign][party]
