"""Expected-utility bargaining: against a plain transcription of its equations, and in cases that can be told."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis.what_if.bargaining import ROUNDS, bargain
from stakes import Rows, inputs

ROWS = st.lists(
    st.tuples(st.integers(0, 100), st.integers(0, 10).map(lambda n: n / 10), st.integers(1, 20)), min_size=2, max_size=8
).filter(lambda rows: any(s for _, s, _ in rows))
LEAST = 1e-9


class Plain:
    """One round as the docstring of bargaining.py writes it, number by number; positions on an axis of length 1."""

    def __init__(self, x: list[float], s: list[float], c: list[float]) -> None:
        self.x, self.s, self.c = x, s, c
        self.all = range(len(x))
        self.r = [1.0 for _ in x]
        self.r = [(1 - risk / 3) / (1 + risk / 3) for risk in self.risks()]

    def prevails(self, i: int, j: int) -> float:
        x = self.x
        votes = [self.c[k] * self.s[k] * (abs(x[k] - x[j]) - abs(x[k] - x[i])) for k in self.all]
        thrown = sum(map(abs, votes))
        return sum(v for v in votes if v > 0) / thrown if thrown > 1e-12 else 0.5

    def expected(self, i: int, j: int, view: int) -> float:
        """E^view(ij)."""
        d, r, p = abs(self.x[i] - self.x[j]), self.r[view], self.prevails(i, j)
        success, failure, quo = (2 - 4 * (0.5 + part) ** r for part in (-d / 2, d / 2, 0))
        expected: float = self.s[j] * (p * success + (1 - p) * failure) + (1 - self.s[j]) * success - quo
        return expected

    def risks(self) -> list[float]:
        exposed = [sum(self.c[j] / sum(self.c) * self.expected(j, i, i) for j in self.all if j != i) for i in self.all]
        most, least = max(exposed), min(exposed)
        return [(2 * d - most - least) / (most - least) if most - least > LEAST else 0.0 for d in exposed]

    def offer(self, i: int, j: int) -> float:
        """How far i would go towards j, signed."""
        own, other, way = self.expected(i, j, i), self.expected(j, i, i), self.x[j] - self.x[i]
        scale = 4 * 0.5 ** self.r[i]
        own, other = own / scale, other / scale
        if other <= LEAST or (own > LEAST and other <= own + LEAST):
            return 0.0
        return way if own > LEAST else way * min(1.0, max(0.0, -own / other))

    def moved(self) -> list[float]:
        positions = []
        for i in self.all:
            offers = [offer for j in self.all if abs(offer := self.offer(i, j)) > LEAST]
            up, down = (min((abs(o) for o in offers if (o > 0) == above), default=2.0) for above in (True, False))
            positions.append(self.x[i] + (up if up < down - LEAST else -down if down < up - LEAST else 0.0))
        return positions


@settings(deadline=None)
@given(rows=ROWS)
def test_rounds_are_those_of_the_equations(rows: Rows) -> None:
    x, s, c = (list(column) for column in zip(*rows, strict=True))
    low, length = min(x), (max(x) - min(x)) or 1
    plain = [(position - low) / length for position in x]
    for rounds in range(1, 4):
        plain = Plain(plain, s, c).moved()
        expected = [low + length * position for position in plain]
        assert bargain(inputs(rows), rounds=rounds).position[:, 0] == pytest.approx(expected, abs=1e-5)


@settings(deadline=None)
@given(rows=ROWS)
def test_nobody_ever_leaves_what_was_on_the_table(rows: Rows) -> None:
    found = bargain(inputs(rows))
    positions = [x for x, _, _ in rows]
    for part in (found.position, found.medians):
        assert (part >= min(positions)).all()
        assert (part <= max(positions)).all()


def test_the_median_of_each_round_from_the_stated_positions_on() -> None:
    rows: Rows = [(0, 0.9, 5), (20, 0.3, 1), (60, 0.5, 2), (100, 1, 4)]
    found = bargain(inputs(rows))
    assert found.medians.shape == (ROUNDS + 1, 1)
    assert found.medians[0, 0] == 60
    assert found.outcome == found.medians[-1]
    assert bargain(inputs(rows), rounds=0).outcome == 60


def test_the_weak_give_in_to_the_strong() -> None:
    found = bargain(inputs([(0, 1, 1), (100, 1, 50)]))
    assert list(found.position[:, 0]) == pytest.approx([100, 100])


def test_equals_who_care_as_much_stay_where_they_are() -> None:
    found = bargain(inputs([(0, 1, 5), (100, 1, 5)]))
    assert list(found.position[:, 0]) == [0, 100]
    assert found.outcome == 50


def test_who_is_pulled_equally_far_both_ways_stays() -> None:
    found = bargain(inputs([(0, 1, 20), (50, 0.3, 1), (100, 1, 20)]), rounds=1)
    assert found.position[1, 0] == 50


def test_two_clash_where_both_expect_little_resistance() -> None:
    unopposed: Rows = [(0, 0.2, 5), (100, 0.2, 5)]
    resisted: Rows = [(0, 1, 5), (100, 1, 5)]
    clashes = bargain(inputs(unopposed, resisted)).clashes
    assert (clashes == clashes.T).all()
    assert clashes.diagonal().sum() == 0
    assert clashes[0, 1] == 0.5


def test_many_runs_are_as_each_alone() -> None:
    random = np.random.default_rng(7)
    tables = [[tuple(row) for row in random.uniform(0.1, 1, (6, 3))] for _ in range(250)]
    together = bargain(inputs(*tables)).outcome
    assert list(together[::50]) == pytest.approx([float(bargain(inputs(table)).outcome[0]) for table in tables[::50]])
