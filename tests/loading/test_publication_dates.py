"""A document's date keeps the precision that it was given in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dragoman.errors import ConfigError
from dragoman.loading.document import make_document


@pytest.mark.parametrize(
    ("given", "value", "precision"),
    [
        (None, None, None),
        ("2025", "2025", "year"),
        ("2025-01", "2025-01", "month"),
        (" 2025-01-09 ", "2025-01-09", "day"),
        ("2025-01-09T08:30", "2025-01-09T08:30", "minute"),
        ("2025-01-09 08:30Z", "2025-01-09T08:30Z", "minute"),
        ("2025-01-09T08:30:15+03:00", "2025-01-09T08:30:15+03:00", "second"),
        (date(2025, 1, 9), "2025-01-09", "day"),
        (datetime(2025, 1, 9, 8, 30, tzinfo=UTC), "2025-01-09T08:30:00+00:00", "second"),
    ],
)
def test_accepted(given: str | date | None, value: str | None, precision: str | None) -> None:
    document = make_document("Rebels left Goma.", published=given)
    assert (document.published, document.precision) == (value, precision)


@pytest.mark.parametrize("given", ["", "yesterday", "9 January 2025", "2025-13", "2025-02-30", "20250109", "٢٠٢٥"])
def test_refused_with_what_is_allowed(given: str) -> None:
    with pytest.raises(ConfigError, match=r"allowed is ISO 8601: 2025, 2025-01"):
        make_document("Rebels left Goma.", published=given)


def test_a_number_is_no_date() -> None:
    with pytest.raises(ConfigError, match="20250109"):
        make_document("Rebels left Goma.", published=20250109)  # type: ignore[arg-type]
