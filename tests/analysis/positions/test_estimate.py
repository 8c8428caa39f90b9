"""From evidence to a stance with its interval."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis.positions.estimate import estimate, wilson
from dragoman.analysis.positions.evidence import Evidence, Holder

HOLDER = Holder("k", "Esi Boateng", "person", None)
VALUES = st.lists(st.tuples(st.sampled_from([-1.0, 0.0, 0.5, 1.0]), st.floats(0.1, 1)), min_size=1, max_size=12)


def evidence(*said: tuple[float, float], every: int = 1) -> list[Evidence]:
    days = [date(2031, 1, 1) + timedelta(days=n * every) for n in range(len(said))]
    return [
        Evidence(HOLDER, str(n), "d", "own_words", value, weight, day, day, f"words {n}")
        for n, ((value, weight), day) in enumerate(zip(said, days, strict=True))
    ]


@settings(deadline=None, max_examples=60)
@given(VALUES)
def test_a_stance_lies_within_its_interval_and_that_within_the_poles(said: list[tuple[float, float]]) -> None:
    found = estimate(evidence(*said))
    assert -1 <= found.low <= found.stance <= found.high <= 1


@settings(deadline=None, max_examples=60)
@given(VALUES)
def test_the_same_evidence_twice_narrows_it(said: list[tuple[float, float]]) -> None:
    once, twice = estimate(evidence(*said)), estimate(evidence(*said, *said))
    assert twice.high - twice.low < once.high - once.low


@settings(deadline=None, max_examples=60)
@given(VALUES, st.floats(0.1, 0.9))
def test_less_weight_widens_it(said: list[tuple[float, float]], share: float) -> None:
    plain, guessed = estimate(evidence(*said)), estimate(evidence(*((v, w * share) for v, w in said)))
    assert guessed.high - guessed.low >= plain.high - plain.low


def test_the_same_words_count_once() -> None:
    (one,) = evidence((1.0, 1.0))
    assert estimate([one, one, one]) == estimate([one])


def test_a_trend_is_how_far_the_line_moves() -> None:
    assert estimate(evidence((-1.0, 1.0), (0.0, 1.0), (1.0, 1.0))).trend == 2
    assert estimate(evidence((1.0, 1.0), (1.0, 1.0))).trend == 0
    assert estimate(evidence((-1.0, 1.0), (1.0, 1.0), every=0)).trend is None


def test_wilson_as_published() -> None:
    """81 of 263, the worked example of Newcombe 1998 (Statistics in Medicine 17, table I)."""
    low, high = wilson(81 / 263, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
