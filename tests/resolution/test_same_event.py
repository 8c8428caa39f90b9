"""Which two events are one happening, how such pairs become groups, and where they may have taken place."""

import dataclasses
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.triggers import forms, stem
from dragoman.resolution.clusters import Judged, by_majority, by_mean
from dragoman.resolution.same_event import compare
from dragoman.resolution.spots import Spot, may_be_one, within
from dragoman.resolution.told import Told, Who, words_of

FRONT = Who("Azaw Front", "~front", None, "organization", called=True)
ENVOY = Who("Kofi Adjavon", "~envoy", "TGO", "person", called=True)
TAMALE = Spot("Tamale", 2294877, "GHA", "06", "PPL", 9.4, -0.84)
YENDI = Spot("Yendi", 2294206, "GHA", "06", "PPL", 9.44, -0.01)
GHANA = Spot("Ghana", 2300660, "GHA", None, "PCLI", 8.0, -1.0)
NORTH = Spot("Northern Region", 2297169, "GHA", "06", "ADM1", 9.5, -1.0)
DAY = date(2031, 5, 4)


def told(sentence: str = "The Azaw Front kidnapped the envoy Kofi Adjavon from his convoy", **more: Any) -> Told:  # noqa: ANN401
    plain = Told(
        uid=1, id="e", document="one", article="one", story="s", day=date(2031, 5, 5), publisher="The Wharf",
        type="ASSAULT", modes=("abduct",), trigger="kidnapped", start=0, stem="kidna", earliest=None, latest=None,
        basis=None, polarity="affirmed", certainty="certain", status="actual", attribution=None, score=0.9, place=None,
        size=[], words=words_of(sentence), actors=(FRONT,), recipients=(ENVOY,), themes=(),
    )  # fmt: skip
    return dataclasses.replace(plain, **more)


RARITY = dict.fromkeys(words_of("kidnapped envoy convoy talks harbour wages"), 900)
WITH_DAY: dict[str, Any] = {"earliest": DAY, "latest": DAY, "basis": "clause"}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"actors": ()},
        {"trigger": "abduction", "stem": "abduc"},
        {"recipients": (Who("Adjavon", "~short", None, "person", called=True),)},
        {"place": GHANA},
        {"polarity": "negated", "place": TAMALE},
        {"story": None, **WITH_DAY, "place": TAMALE},
    ],
)
def test_one_happening(more: dict[str, Any]) -> None:
    other = told(document="two", article="two", **more)
    assert compare(told(place=TAMALE, **WITH_DAY), other, RARITY).same


@pytest.mark.parametrize(
    ("more", "against"),
    [
        ({"article": "one"}, "of one article"),
        ({"status": "demanded"}, "other status"),
        ({"type": "ACCUSE", "stem": "blame"}, "other act"),
        ({"modes": ("targeted",), "stem": "kill"}, "other act"),
        ({"recipients": (Who("Adama Keita", "~trader", None, "person", called=True),)}, "other recipients"),
        ({"actors": (), "recipients": (Who("two men", None, None, "person", called=False),)}, "nobody in common"),
        ({"place": Spot("Lomé", 2365267, "TGO", "24", "PPL", 6.13, 1.22)}, "other place"),
        ({"earliest": date(2031, 4, 20), "latest": date(2031, 4, 20), "basis": "clause"}, "other time"),
        ({"story": None, "words": frozenset()}, None),
        ({"story": None, **WITH_DAY, "recipients": (), "words": frozenset()}, None),
    ],
)
def test_two_happenings(more: dict[str, Any], against: str | None) -> None:
    other = told(**{"document": "two", "article": "two", **more})
    found = compare(told(place=TAMALE, **WITH_DAY), other, RARITY)
    assert (found.same, found.against) == (False, against)


def test_what_is_said_twice_in_a_story_needs_the_same_matter() -> None:
    accused = {"type": "ACCUSE", "modes": ("allege",), "trigger": "accused", "stem": "accus"}
    one = told("accused over the convoy", **accused)
    same = told("accused over the convoy", **accused, document="two", article="two")
    other = told("accused over wages in the harbour", **accused, document="two", article="two")
    assert compare(one, same, RARITY).same
    assert not compare(one, other, RARITY).same
    assert ("nothing tells it from others of its kind", -2) in compare(one, other, RARITY).reasons


def test_places() -> None:
    assert within(TAMALE, GHANA)
    assert within(TAMALE, NORTH)
    assert not within(TAMALE, YENDI)
    assert not may_be_one(TAMALE, YENDI)
    assert may_be_one(TAMALE, dataclasses.replace(YENDI, lon=-0.6))
    assert may_be_one(TAMALE, Spot("the old market"))


def test_groups_are_no_chains() -> None:
    agreed = {(0, 1), (1, 2), (2, 3)}
    found = by_majority([(9, 0, 1), (8, 1, 2), (7, 2, 3)], lambda a, b: (a, b) in agreed, Judged())
    assert found == [[0, 1, 2]]
    apart = by_majority([(9, 0, 1), (8, 1, 2)], lambda a, b: None if (a, b) == (0, 2) else True, Judged())
    assert apart == [[0, 1]]


def test_judgements_go_before_all_else() -> None:
    different = Judged(different=frozenset({(0, 1)}))
    assert by_majority([(9, 0, 1)], lambda a, b: True, different) == []
    same = Judged(same=frozenset({(0, 2)}))
    assert by_majority([(9, 0, 1)], lambda a, b: None if b == 2 else True, same) == [[0, 1, 2]]


def test_stories_grow_by_the_mean() -> None:
    chain = {(0, 1): 90, (1, 2): 80}
    assert by_mean(4, chain, 50) == [[0, 1], [2], [3]]
    assert by_mean(3, chain | {(0, 2): 30}, 50) == [[0, 1, 2]]


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.integers(1, 9)
)


@given(likeness=PAIRS, order=st.randoms(use_true_random=False))
def test_the_order_of_pairs_tells_nothing(likeness: dict[tuple[int, int], int], order: Any) -> None:  # noqa: ANN401
    pairs = list(likeness.items())
    order.shuffle(pairs)
    assert by_mean(8, dict(pairs), 3) == by_mean(8, likeness, 3)
    scored = [(n, a, b) for (a, b), n in likeness.items()]
    shuffled = [(n, a, b) for (a, b), n in pairs]
    assert by_majority(scored, lambda a, b: (a, b) in likeness, Judged()) == by_majority(
        shuffled, lambda a, b: (a, b) in likeness, Judged()
    )


@pytest.mark.parametrize(
    "words", ["accused accusation", "made a visit|visiting", "met with|meetings", "won|victory", "endorsed|endorsement"]
)
def test_words_of_one_act_have_one_stem(words: str) -> None:
    one, other = words.split("|") if "|" in words else words.split()
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("form", "verb"), list(forms().items()))
def test_every_irregular_form_leads_to_its_verb(form: str, verb: str) -> None:
    assert stem(form) == stem(verb)
