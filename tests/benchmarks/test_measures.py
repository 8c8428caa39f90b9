"""Measures on cases that can be counted by hand."""

from collections.abc import Sequence

import pytest

from benchmarks.figures import figures
from benchmarks.measures import Counts, f1, macro_f1, overlap, touches, union_share


@pytest.mark.parametrize(
    ("a", "b", "shared"), [((0, 4), (2, 9), 2), ((0, 4), (4, 9), 0), ((3, 5), (0, 9), 2), ((5, 9), (0, 2), 0)]
)
def test_overlap_counts_shared_characters(a: tuple[int, int], b: tuple[int, int], shared: int) -> None:
    assert overlap(a, b) == shared
    assert touches([a], [b]) == (shared > 0)


def test_the_shared_part_is_taken_of_what_either_has() -> None:
    assert union_share([(0, 10)], [(5, 15)]) == pytest.approx(1 / 3)
    assert union_share([(0, 2), (4, 6)], [(0, 2), (4, 6)]) == 1
    assert union_share([], []) == 0


def test_f1_of_one_hit_among_two_and_four() -> None:
    assert f1(1, 2, 4) == pytest.approx(1 / 3)
    assert f1(0, 0, 0) == 0


def test_macro_f1_gives_every_class_the_same_weight() -> None:
    pairs = [("AID", "AID"), ("AID", "AID"), ("AID", None), ("ASSAULT", "AID")]
    assert macro_f1(pairs, ["AID", "ASSAULT"]) == pytest.approx((2 * 2 / (3 + 3) + 0) / 2)


def test_an_interval_holds_its_value_and_is_the_same_each_time() -> None:
    units = [Counts(hit=n % 3 > 0, gold=1) for n in range(60)]

    def share(rows: Sequence[Counts]) -> dict[str, float]:
        return {"share": sum(r["hit"] for r in rows) / sum(r["gold"] for r in rows)}

    found = figures(units, share)["share"]
    assert found.value == pytest.approx(2 / 3, abs=1e-4)
    assert found.low < found.value < found.high
    assert found.error == pytest.approx((2 / 9 / 60) ** 0.5, rel=0.15)
    assert figures(units, share)["share"] == found


def test_the_same_in_every_document_leaves_no_doubt() -> None:
    found = figures([1, 1, 1], lambda units: {"one": sum(units) / len(units)})["one"]
    assert (found.value, found.low, found.high, found.error, found.floor) == (1, 1, 1, 0, 1)


def test_nothing_measured_gives_no_figure() -> None:
    assert figures([], lambda units: {"never": 1.0}) == {}
