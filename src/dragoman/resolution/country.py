"""Which country an actor belongs to, by its name, its titles and its ties in the same text.

A country is an ISO 3166-1 alpha-3 code of `states.tsv`, as PLOVER wants it; Kosovo has XKX.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from dragoman.knowledge.states import state_of
from dragoman.records import Entity, Reading, Tie
from dragoman.resolution.country_names import BELONGS, country_of


def with_countries(reading: Reading) -> Reading:
    """`reading` with the country of each entity: by its name, else its titles, else its ties; posts too.

    Only current, affirmed and certain ties count. Where two countries are told of one entity it is null, with the
    reason `ambiguous`; where none is, the reason is `not_stated`.
    """
    described = {m.entity for m in reading.mentions} - {m.entity for m in reading.mentions if m.form == "name"}
    found = {e.id: {c for c in (_own(e, e.id in described),) if c} for e in reading.entities}
    for _ in range(2):  # the head of a part of a government stands two ties from its state
        found = _through(reading.ties, found)
    entities = tuple(_placed(e, found[e.id]) for e in reading.entities)
    posts = tuple(with_countries(post) for post in reading.posts)
    return replace(reading, entities=entities, posts=posts)


def _own(entity: Entity, described: bool) -> str | None:
    """The country that the entity's name tells, or else its titles ("Iraqi Prime Minister").

    The name of a person tells none, but what somebody unnamed is called does: "a Turkish reporter".
    """
    if entity.kind == "place":
        known = state_of(entity.name)
        return known.country if known else None
    named = country_of(entity.name) if entity.kind != "person" or described else None
    told = {c for title in entity.roles if title.status != "former" and (c := country_of(title.span.text))}
    return named or (told.pop() if len(told) == 1 else None)


def _through(ties: tuple[Tie, ...], found: dict[str, set[str]]) -> dict[str, set[str]]:
    """`found`, and for those of whom nothing is found the countries to which their ties lead."""
    led: dict[str, set[str]] = defaultdict(set)
    for start, end in _belonging(ties):
        led[start] |= found.get(end, set())
    return {id: known or led[id] for id, known in found.items()}


def _belonging(ties: tuple[Tie, ...]) -> Iterator[tuple[str, str]]:
    for tie in ties:
        told = tie.status == "current" and tie.polarity == "affirmed" and tie.certainty == "certain"
        if told and tie.kind in BELONGS and tie.start.entity and tie.end.entity:
            yield tie.start.entity, tie.end.entity


def _placed(entity: Entity, countries: set[str]) -> Entity:
    reasons = {name: code for name, code in entity.reasons.items() if name != "country"}
    if len(countries) == 1:
        return replace(entity, country=next(iter(countries)), reasons=reasons)
    return replace(entity, country=None, reasons=reasons | {"country": "ambiguous" if countries else "not_stated"})
