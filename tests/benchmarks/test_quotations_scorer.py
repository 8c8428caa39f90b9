"""What counts as a quotation, by Dragoman and by textacy."""

import pytest

from benchmarks.quotations import ours, readers, theirs

TEXT = "Ferries stopped.\n\"We will not pay this toll,\" Idris Bako said.\nAmara Diallo said that ports are closed."
CONTENT, SOURCE = (17, 45), (46, 56)


def test_only_quotations_are_taken() -> None:
    (found,) = ours(TEXT)
    assert (found["Content"], found["Source"]) == ([CONTENT], [SOURCE])


@pytest.mark.skipif("textacy " not in readers(), reason="textacy is not installed")
def test_textacy_has_the_same_places() -> None:
    (found,) = theirs(TEXT)
    assert (found["Content"], found["Source"]) == ([CONTENT], [SOURCE])
