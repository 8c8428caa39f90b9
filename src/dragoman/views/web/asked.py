"""What a query string asks of a table: its filters, and which part of it, sorted by what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.corpus.paging import Part
from dragoman.errors import ConfigError

ROWS = 50
"""Rows of a page."""

FLAGS = ("all", "undated", "copies", "sole_source", "party")
"""Filters that are on or off."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters and the part, and the state of the page as it stands in its address."""

    filters: Mapping[str, Any]
    sort: str | None
    down: bool
    page: int
    state: Mapping[str, str]

    @property
    def part(self) -> Part:
        """The rows of the page."""
        return Part(self.sort, self.down, (self.page - 1) * ROWS, ROWS)

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return any(self.filters.values())


def asked(query: Mapping[str, str], names: Iterable[str]) -> Asked:
    """What `query` says; ConfigError for a number that is none. Whatever else it names is passed over."""
    names = tuple(names)
    state = {name: query[name].strip() for name in (*names, "sort", "down", "page") if query.get(name, "").strip()}
    filters: dict[str, Any] = {name: state[name] for name in names if name in state}
    filters |= {name: True for name in FLAGS if name in filters}
    if "min_score" in filters:
        filters["min_score"] = _score(filters["min_score"])
    return Asked(filters, state.get("sort"), "down" in state, _page(state.get("page", "1")), state)


def _score(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise ConfigError(f"min_score is {value!r}; allowed are probabilities from 0 to 1") from None


def _page(value: str) -> int:
    if not value.isdecimal() or not value.isascii() or not 0 < len(value) < 8 or int(value) < 1:
        raise ConfigError(f"page is {value!r}; allowed are whole numbers from 1")
    return int(value)
