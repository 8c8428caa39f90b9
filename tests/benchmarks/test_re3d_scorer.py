"""The scorer of ties on one sentence."""

import pytest

import dragoman as dr
from benchmarks.re3d import Joined, Relation, measure, score, ties

TEXT = "General Okello commands the Third Brigade, part of the Northern Army. He lives in Gulu."
OKELLO, BRIGADE, ARMY = (0, 14), (24, 41), (51, 68)
GOLD: list[Relation] = [("InChargeOf", OKELLO, BRIGADE), ("BelongsTo", BRIGADE, ARMY)]


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ([("InChargeOf", [OKELLO], [BRIGADE]), ("BelongsTo", [BRIGADE], [ARMY])], 1, 1),
        ([("InChargeOf", [(8, 14), (70, 72)], [(28, 41)])], 1, 0.5),
        ([("InChargeOf", [BRIGADE], [OKELLO])], 0, 0),
        ([("BelongsTo", [OKELLO], [BRIGADE])], 0, 0),
        ([("InChargeOf", [OKELLO], [BRIGADE]), ("InChargeOf", [OKELLO], [ARMY])], 0.5, 0.5),
        ([], 0, 0),
    ],
)
def test_kind_and_both_sides(found: list[Joined], precision: float, recall: float) -> None:
    scores = measure([score(GOLD, found)])
    assert (scores["all P"], scores["all R"]) == (precision, recall)


def test_allies_are_so_either_way_round() -> None:
    scores = measure([score([("AlliesOf", BRIGADE, ARMY)], [("AlliesOf", [ARMY], [BRIGADE])])])
    assert (scores["AlliesOf P"], scores["AlliesOf R"]) == (1, 1)


def test_what_dragoman_reads() -> None:
    assert measure([score(GOLD[:1], ties(dr.read(TEXT)))])["InChargeOf R"] == 1
