"""How words sound, and which say that two differ."""

import pytest

from dragoman.knowledge.tone import differing, tone


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("We want dialogue and a partnership with Juba.", 2),
        ("They will retaliate and crush the uprising.", -3),
        ("Talks will not end the war.", 0),
        ("We will never bow.", -1),
        ("The anti-war mural stands in a talkshop.", 0),
    ],
)
def test_conciliatory_words_less_confrontational_ones(words: str, heard: int) -> None:
    assert tone(words) == heard


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The two ministers Disagreed on the dam.", ["Disagreed"]),
        ("A rift between the generals of Khartoum grows.", ["rift"]),
        ("The drifters sailed on.", []),
    ],
)
def test_words_that_say_that_two_differ(sentence: str, words: list[str]) -> None:
    assert differing().findall(sentence) == words
