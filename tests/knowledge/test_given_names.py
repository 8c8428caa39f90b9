"""Given names: each row is well formed and found; names that tell nothing are none."""

import pytest

from dragoman.knowledge.given_names import gender_of, given_names


def test_every_name_is_found_and_has_a_gender() -> None:
    assert len(given_names()) > 1000
    for name, gender in given_names().items():
        assert name == name.capitalize().strip()
        assert gender_of(name) == gender
        assert gender in ("male", "female")


@pytest.mark.parametrize("name", ["Andrea", "Jean", "Kim", "Georgia", "Grant", "ana", ""])
def test_names_of_both_and_words_tell_nothing(name: str) -> None:
    assert gender_of(name) is None
