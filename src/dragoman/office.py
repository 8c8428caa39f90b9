"""Titles and offices of persons, as the text writes them and as they were held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.document import Span


@dataclass(frozen=True, slots=True)
class Title:
    """A title or office as the text writes it, and whether it is held now (None: the text does not say)."""

    span: Span
    status: Literal["current", "former"] | None


@dataclass(frozen=True, slots=True)
class Office:
    """An office and when it was held (FollowTheMoney's Occupancy), as `status` says of the document's day.

    `title` is the noun, `of` the country (ISO 3166-1 alpha-3). `since` and `until` are ISO 8601, as precise as the list
    that `reference` names tells them; it says "leader" of who led a state, as whatever. `span` is the title in the
    text, None where the list alone tells the office.
    """

    title: str
    of: str | None
    status: Literal["current", "former"] | None
    since: str | None = None
    until: str | None = None
    reference: str | None = None
    span: Span | None = None
