"""The scorer of merges across reports."""

from benchmarks.merges import measure


def test_what_is_joined_and_what_nearly_is_are_measured_apart() -> None:
    scores = measure([(True, ["y", "y"]), (True, ["y", "n"]), (False, ["n", "n"]), (False, ["y", "n"])])
    assert scores["joined, right"] == 0.75
    assert scores["nearly joined, one happening"] == 0.25
    assert scores["joined, share"] == scores["readers agree"] == 0.5
