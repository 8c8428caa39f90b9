"""The scorer of events against several coders, on one sentence, and the form that the coders' answers have."""

from typing import Any

import pytest

import dragoman as dr
from benchmarks.cameo import Coding, Typed, coded, coding, last, measure, score, types_of
from benchmarks.measures import Range

TEXT = "Togo accused Ghana on Monday, officials said."
TOGO, ACCUSED, GHANA, MONDAY, OFFICIALS, SAID = (0, 4), (5, 12), (13, 18), (22, 28), (30, 39), (40, 44)
ACCUSE, REJECT = frozenset(["ACCUSE"]), frozenset(["REJECT"])


def codes(action: Range = ACCUSED, types: frozenset[str] | None = ACCUSE) -> Coding:
    return Coding(True, {"action": [(action, types)]})


NOTHING = Coding(False)


def scores(ours: Coding, *coders: Coding) -> dict[str, float]:
    return measure([score(ours, coders)])


@pytest.mark.parametrize(
    ("ours", "coders", "most", "each", "between"),
    [
        (codes(), [codes(), codes(), codes()], 1, 1, 1),
        (codes(), [codes(), codes(), NOTHING], 1, 4 / 5, 1 / 2),
        (codes(), [NOTHING, NOTHING, NOTHING], 0, 0, 0),
        (NOTHING, [codes(), codes(), codes()], 0, 0, 1),
    ],
)
def test_relevance(ours: Coding, coders: list[Coding], most: float, each: float, between: float) -> None:
    found = scores(ours, *coders)
    measured = found["relevant to most F1"], found["relevant F1"], found["coders relevant F1"]
    assert measured == pytest.approx((most, each, between))


@pytest.mark.parametrize(
    ("ours", "precision", "recall"),
    [
        (codes(), 1, 2 / 3),
        (codes((8, 18)), 1, 2 / 3),
        (codes(SAID), 1 / 2, 1 / 3),
        (codes(GHANA), 0, 0),
        (Coding(True, {"action": [(ACCUSED, ACCUSE), (SAID, REJECT)]}), 3 / 4, 1),
        (NOTHING, 0, 0),
    ],
)
def test_actions_are_measured_against_each_coder(ours: Coding, precision: float, recall: float) -> None:
    both = Coding(True, {"action": [(ACCUSED, ACCUSE), (SAID, REJECT)]})
    found = scores(ours, both, codes())
    assert (found["action P"], found["action R"]) == pytest.approx((precision, recall))


def test_coders_are_measured_against_each_other_likewise() -> None:
    one, two = codes(), codes(GHANA)
    assert scores(one, one, one, two)["coders action F1"] == pytest.approx(1 / 3)
    assert scores(NOTHING, one, one, one)["coders action F1"] == 1


def test_only_sentences_that_most_call_relevant_are_measured() -> None:
    unit = score(codes(), [codes(), NOTHING, NOTHING])
    assert unit["action gold"] == unit["action ours"] == 0


@pytest.mark.parametrize("name", ["source", "target", "location", "time"])
def test_each_kind_of_span_by_itself(name: str) -> None:
    gold: list[Typed] = [(TOGO, None), (MONDAY, None)]
    found = scores(Coding(True, {name: [((2, 4), None)]}), Coding(True, {name: gold}))
    assert (found[f"{name} P"], found[f"{name} R"]) == (1, 1 / 2)


def test_statements_ask_for_nothing_and_what_touches_them_is_not_counted() -> None:
    gold = Coding(True, {"action": [(ACCUSED, ACCUSE)]}, {"action": [SAID]})
    assert scores(codes(), gold)["action R"] == 1
    assert scores(Coding(True, {"action": [(ACCUSED, ACCUSE), (SAID, REJECT)]}), gold)["action P"] == 1


@pytest.mark.parametrize(
    ("types", "share"), [(ACCUSE, 1), (REJECT, 0), (frozenset(["ACCUSE", "REJECT"]), 1), (None, 0)]
)
def test_types_of_touching_actions(types: frozenset[str] | None, share: float) -> None:
    unit = score(codes(), [codes(types=types)])
    assert measure([unit])["action, share of the type"] == share
    assert unit["typed"] == (types is not None)


@pytest.mark.parametrize(
    ("cameo", "types"),
    [
        ("3-11 Disapprove", {"ACCUSE"}),
        ("2-8 Yield", {"CONCEDE", "RETREAT"}),
        ("4-20 Unconv. Mass Violence", {"ASSAULT"}),
        ("0-1 Make Public Statement", set()),
        (None, None),
    ],
)
def test_classes_as_the_coders_write_them(cameo: str | None, types: set[str] | None) -> None:
    assert types_of(cameo) == types


def entity(label: str, words: str, shift: int = 0) -> dict[str, Any]:
    return {"label": label, "start": TEXT.index(words) + shift, "text": words}


CODER: dict[str, Any] = {
    "metas": {"1_Relevant": True, "Action1_CAMEO": "3-11 Disapprove", "Action2_CAMEO": "0-1 Make Public Statement"},
    "entities": [
        entity("Source-1", "Togo"),
        entity("Action-1", "accused", shift=1),
        entity("Source-2", "officials"),
        entity("Action-2", "said"),
        entity("Time", "Monday"),
    ],
}


def test_a_coders_marks() -> None:
    found = coded(TEXT, CODER)
    assert found.relevant
    assert found.spans == {"source": [(TOGO, ACCUSE)], "action": [(ACCUSED, ACCUSE)], "time": [(MONDAY, None)]}
    assert found.aside == {"source": [OFFICIALS], "action": [SAID]}


def test_the_last_round_of_each_coder_counts() -> None:
    silent = {"metas": {"1_Relevant": False}, "entities": []}
    rows = [
        {"round": 2, "text": TEXT, "coders": {"A": silent}},
        {"round": 1, "text": TEXT, "coders": {"A": CODER, "B": CODER}},
    ]
    assert {name: found.relevant for name, found in last(rows)[TEXT].items()} == {"A": False, "B": True}


def test_what_dragoman_reads() -> None:
    found = coding(dr.read("Togo accused Ghana of smuggling on Monday.", published="2014-02-05"))
    wanted = {"action": ACCUSED, "source": TOGO, "target": GHANA, "time": (35, 41)}
    assert {name: place for name, spans in found.spans.items() for place, _ in spans} == wanted


def test_what_is_only_demanded_is_no_act_of_ours() -> None:
    found = coding(dr.read("Togo demanded that Ghana release the hostages."))
    assert {kind for _, types in found.spans["action"] for kind in types or ()} == {"REQUEST"}
