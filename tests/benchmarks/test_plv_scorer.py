"""The scorer of event types, and which sentences count as near-duplicates."""

import pytest

from benchmarks.duplicates import groups, shared
from benchmarks.plv import Answer, Row, answer, marked, measure, measure_types


def row(sentence: str, root: str = "ACCUSE", quad: str = "verbal conflict") -> Row:
    found = marked(sentence)
    assert found
    return Row(*found, root, quad)


def test_marks_are_taken_off() -> None:
    found = row("<s>Ghana</s> blamed <t>Togo</t>.")
    assert (found.text, found.source, found.target) == ("Ghana blamed Togo.", (0, 5), (13, 17))


@pytest.mark.parametrize("broken", ["<s>A</s> blamed B.", "<s>Ghana</s> and <s>Mali</s> <t>", "</s>a<s> <t>b</t>"])
def test_broken_marks_are_left_out(broken: str) -> None:
    assert marked(broken) is None


@pytest.mark.parametrize(
    ("sentence", "root", "sides"),
    [
        ("<s>Ghana</s> accused <t>Togo</t> of smuggling.", "ACCUSE", 2),
        ("<t>Ghana</t> accused <s>Togo</s> of smuggling.", None, 0),
        ("Ghana accused <t>Togo</t>, but <s>Mali</s> slept.", "ACCUSE", 1),
        ("<t>Ghana</t> met with <s>Togo</s> in Accra.", "CONSULT", 2),
        ("<s>Rebels</s> withdrew from <t>the town</t>.", "YIELD", None),
        ("<s>Ghana</s> is larger than <t>Togo</t>.", None, 0),
    ],
)
def test_the_event_between_the_two(sentence: str, root: str | None, sides: int | None) -> None:
    found = answer(row(sentence))
    assert found.roots == (root,)
    assert sides is None or found.sides == sides


def test_classes_and_quadrants() -> None:
    accused = row("<s>Ghana</s> accused <t>Togo</t>.")
    refused = row("<s>Ghana</s> refused <t>Togo</t>.", "REJECT")
    found = measure([Answer(accused, ("ACCUSE",)), Answer(refused, ("ACCUSE",), 1)])
    assert found["15 classes macro-F1"] == pytest.approx((2 / 3) / 15)
    assert found["4 quadrants macro-F1"] == pytest.approx(1 / 4)
    assert (found["both sides found"], found["answered"]) == (0.5, 1)
    assert found["both sides right, 15 classes macro-F1"] == pytest.approx(1 / 15)


def test_the_mean_of_several_seeds() -> None:
    accused = row("<s>Ghana</s> accused <t>Togo</t>.")
    assert measure_types([Answer(accused, ("ACCUSE", "REJECT"))])["15 classes macro-F1"] == pytest.approx(0.5 / 15)


A = "The navy sank two boats off the northern coast on Friday."
B = "On Friday, the navy sank two boats off the northern coast"
C = "Farmers blocked the road to the capital."


def test_near_duplicates_stand_in_one_group() -> None:
    assert groups([A, C, B]) == [0, 1, 0]


def test_what_two_sets_share() -> None:
    assert shared([C, A], [B]) == {1}
    assert shared([C], [A, B]) == set()
