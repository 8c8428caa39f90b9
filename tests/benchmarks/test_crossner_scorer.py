"""The scorer of names on one sentence."""

import pytest

from benchmarks.crossner import ASIDE, Named, bare, measure, ours, score, sentence

BLOCK = """Juma\tB-politician
Otieno\tI-politician
left\tO
the\tO
Reed\tB-politicalparty
Party\tI-politicalparty
before\tO
the\tO
Kenyan\tB-election
election\tI-election
.\tO
"""
OTIENO, PARTY, KENYAN = ((0, 11), "person"), ((21, 31), "organization"), ((43, 49), "place")


def test_tags_become_names() -> None:
    text, names = sentence(BLOCK)
    assert text == "Juma Otieno left the Reed Party before the Kenyan election."
    assert names == {OTIENO, PARTY, ((43, 58), ASIDE)}


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ({OTIENO, PARTY}, 1, 1),
        ({OTIENO, PARTY, KENYAN}, 1, 1),
        ({OTIENO, ((17, 31), "organization")}, 0.5, 0.5),
        ({((0, 11), "organization")}, 0, 0),
    ],
)
def test_spans_and_kinds(found: Named, precision: float, recall: float) -> None:
    scores = measure([score(sentence(BLOCK)[1], found)])
    assert (scores["span and kind P"], scores["span and kind R"]) == (precision, recall)


def test_a_right_span_of_the_wrong_kind() -> None:
    assert measure([score(sentence(BLOCK)[1], {((0, 11), "place")})])["span P"] == 1


def test_both_readers_give_names_in_the_gold_form() -> None:
    text = "Angela Merkel flew to the Netherlands."
    assert ours(text) == bare(text) == {((0, 13), "person"), ((26, 37), "place")}
