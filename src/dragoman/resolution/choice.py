"""What the steps of resolution pass to one another: what a text tells beside an entity, and which actor was chosen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.knowledge.actors import KnownActor
from dragoman.records import Reading
from dragoman.vocabulary import Reason


class Choice(NamedTuple):
    """The actor and why it is that one, or why none is."""

    actor: KnownActor | None
    why: str | None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """What the text tells beside the entity: how often each country is named, the document's day, who has a name."""

    named: Counter[str]
    day: str | None
    bearing: frozenset[str | None]


def text_of(reading: Reading) -> Text:
    """What this reading's document tells."""
    published = reading.document.published
    countries = Counter(e.country for e in reading.entities if e.country is not None)
    bearing = frozenset(m.entity for m in reading.mentions if m.form == "name")
    return Text(countries, published[:10] if published else None, bearing)
