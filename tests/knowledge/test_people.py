"""The lists of nouns, titles and compounds: every row is well formed and is found by what it says."""

import re
from typing import get_args

import pytest

from dragoman.knowledge.backing import Backing, backings, prefix, suffix
from dragoman.knowledge.people import (
    Abbreviation,
    Noun,
    abbreviation,
    abbreviations,
    noun,
    noun_ending,
    noun_starting,
    nouns,
)
from dragoman.vocabulary import EntityKind, TieKind

NOUNS = pytest.mark.parametrize("row", nouns(), ids=lambda n: n.lemma)
TITLES = pytest.mark.parametrize("row", abbreviations(), ids=lambda a: a.written)
COMPOUNDS = pytest.mark.parametrize("row", backings(), ids=lambda b: b.affix)


def words_of(sentence: str) -> list[str]:
    return re.findall(r"[\w']+|-", sentence.lower())


@NOUNS
def test_a_noun_is_found_by_its_lemma(row: Noun) -> None:
    assert noun(row.lemma) is row
    assert noun_ending(["the", "new", *row.lemma.split()]) is row
    assert noun_starting([*row.lemma.split(), "okafor"]) is row


@NOUNS
def test_a_noun_is_found_in_its_example(row: Noun) -> None:
    words = words_of(row.example)
    assert row in {noun_ending(words[:end]) for end in range(1, len(words) + 1)}


@NOUNS
def test_a_noun_is_well_formed(row: Noun) -> None:
    assert row.lemma == " ".join(row.lemma.lower().split())
    assert row.kind in get_args(EntityKind)
    assert row.tie is None or row.tie in get_args(TieKind)
    assert row.direction in ({"forward", "backward"} if row.tie else {None})
    assert row.gender in {None, "male", "female"}


def test_nouns_are_listed_once() -> None:
    assert len({n.lemma for n in nouns()}) == len(nouns())


@pytest.mark.parametrize(
    ("phrase", "lemma"),
    [
        ("the outgoing prime minister", "prime minister"),
        ("the deputy prime minister", "deputy prime minister"),
        ("his Commander-in-Chief", "commander in chief"),
        ("two former heads of state", "head of state"),
        ("Burmese security forces", "security force"),
        ("local authorities", "local authority"),
        ("three spokeswomen", "spokeswoman"),
        ("the bloc's secretary-general", "secretary general"),
        ("Congolese troops", "troop"),
        ("the Syrian state media", "state medium"),
    ],
)
def test_the_longest_noun_at_the_end_is_taken(phrase: str, lemma: str) -> None:
    found = noun_ending(words_of(phrase))
    assert found is not None
    assert found.lemma == lemma


@pytest.mark.parametrize(
    ("plural", "lemma"),
    [
        ("militiamen", "militiaman"),
        ("schoolchildren", "schoolchild"),
        ("midwives", "midwife"),
        ("thieves", "thief"),
        ("heroes", "hero"),
        ("passersby", "passerby"),
        ("spokespeople", "spokesperson"),
        ("spokespersons", "spokesperson"),
        ("people", "people"),
        ("persons", "person"),
        ("brothers-in-law", "brother-in-law"),
        ("attorneys general", "attorney general"),
        ("secretary-generals", "secretary general"),
        ("major generals", "major general"),
        ("duchesses", "duchess"),
        ("local media", "local medium"),
    ],
)
def test_a_plural_is_found_where_it_is_irregular_too(plural: str, lemma: str) -> None:
    found = noun(plural)
    assert found is not None
    assert found.lemma == lemma


@pytest.mark.parametrize("phrase", ["the green table", "presidential", "headline", ""])
def test_other_words_are_no_such_noun(phrase: str) -> None:
    assert noun_ending(words_of(phrase)) is None


@pytest.mark.parametrize(
    ("lemma", "tie", "direction"),
    [
        ("president", "heads", "forward"),
        ("warlord", "commands", "forward"),
        ("spokesman", "represents", "forward"),
        ("lawyer", "advises", "forward"),
        ("foe", "opposes", "forward"),
        ("partner", "allied_with", "forward"),
        ("patron", "sponsors", "forward"),
        ("puppet", "sponsors", "backward"),
        ("ministry", "part_of", "forward"),
        ("lawmaker", "member_of", "forward"),
        ("protester", None, None),
        ("country", None, None),
    ],
)
def test_a_noun_says_which_tie_it_states(lemma: str, tie: str | None, direction: str | None) -> None:
    found = noun(lemma)
    assert found is not None
    assert (found.tie, found.direction) == (tie, direction)


@TITLES
def test_a_short_title_is_found_with_and_without_its_stop(row: Abbreviation) -> None:
    assert abbreviation(row.written) is row
    assert abbreviation(row.written.removesuffix(".")) is row


@TITLES
def test_a_short_title_opens_its_example_and_stands_for_a_known_title(row: Abbreviation) -> None:
    assert row.example.startswith(row.written + " ")
    meant = noun(row.lemma) if row.lemma else None
    assert row.lemma is None or (meant is not None and meant.title)
    assert row.gender in {None, "male", "female"}


def test_titles_tell_the_gender_where_they_do() -> None:
    told = {word: found.gender for word in ("Mr", "Mrs.", "Ms", "Gen.", "Sheikh") if (found := abbreviation(word))}
    assert told == {"Mr": "male", "Mrs.": "female", "Ms": "female", "Gen.": None}
    gendered = {n.lemma: n.gender for n in nouns() if n.lemma in {"king", "queen", "pope", "sheikh", "president"}}
    assert gendered == {"king": "male", "queen": "female", "pope": "male", "sheikh": "male", "president": None}


@COMPOUNDS
def test_a_compound_is_found_by_its_affix(row: Backing) -> None:
    find = {"suffix": suffix, "prefix": prefix}[row.place]
    assert find(row.affix) is row


@COMPOUNDS
def test_a_compound_is_well_formed_and_stands_in_its_example(row: Backing) -> None:
    pattern = rf"[\w']+-{row.affix}\b" if row.place == "suffix" else rf"\b{row.affix}-\w+"
    assert re.search(pattern, row.example, re.IGNORECASE)
    assert row.tie in get_args(TieKind)
    assert row.direction in {"forward", "backward"}
    assert row.preposition in {"", "by", "with", "to"}


@pytest.mark.parametrize(
    ("affix", "place", "tie", "direction"),
    [
        ("backed", "suffix", "sponsors", "forward"),
        ("led", "suffix", "heads", "forward"),
        ("controlled", "suffix", "part_of", "backward"),
        ("pro", "prefix", "allied_with", "backward"),
        ("anti", "prefix", "opposes", "backward"),
    ],
)
def test_a_compound_says_who_stands_how_to_whom(affix: str, place: str, tie: str, direction: str) -> None:
    found = suffix(affix) if place == "suffix" else prefix(affix)
    assert found is not None
    assert (found.tie, found.direction) == (tie, direction)


def test_a_prefix_is_no_suffix() -> None:
    assert suffix("anti") is None
    assert prefix("backed") is None
