"""Which country an actor belongs to, by its name, its titles and its ties in the same text.

A country is an ISO 3166-1 alpha-3 code of `states.tsv`, as PLOVER wants it; Kosovo has XKX.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from dragoman.knowledge.states import demonym, seat, state_of
from dragoman.records import Entity, Reading, Tie

_BELONGS = frozenset({"heads", "commands", "member_of", "part_of", "represents", "advises"})
"""Ties whose beginning belongs to the country of their end."""

_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_ELSEWHERE = frozenset("in of to by from with against for on at near over who that which".split())
"""Words behind which a state is not the one that the name belongs to: "fighters loyal to Iranian commanders"."""
_OTHERS = frozenset(
    "proxy proxies ally allies enemy enemies foe foes rival rivals neighbour neighbours neighbor neighbors partner "
    "partners opponent opponents adversary adversaries critic critics".split()
)
"""Those who are somebody's, and mostly of another country: "Iran's proxies"."""


def country_of(name: str) -> str | None:
    """The country that `name` names, or that its first part tells: "Iraq", "the Kremlin", "senior Iraqi officials".

    None for names that say nothing of a country, or that have a state only behind another word: "pro-Iran militias".
    """
    known = state_of(name) or seat(name) or demonym(name)
    if known:
        return known.iso3
    body, _, owner = name.partition(" of ")
    owning = state_of(owner) if owner and " " not in body.strip().removeprefix("the ") else None
    return owning.iso3 if owning else _first(name)


def with_countries(reading: Reading) -> Reading:
    """`reading` with the country of each entity: by its name, else its titles, else its ties; posts too.

    Only current, affirmed and certain ties count. Where two countries are told of one entity it is null, with the
    reason `ambiguous`; where none is, the reason is `not_stated`.
    """
    found = {e.id: {c for c in (_own(e),) if c} for e in reading.entities}
    for _ in range(2):  # the head of a part of a government stands two ties from its state
        found = _through(reading.ties, found)
    entities = tuple(_placed(e, found[e.id]) for e in reading.entities)
    posts = tuple(with_countries(post) for post in reading.posts)
    return replace(reading, entities=entities, posts=posts)


def _first(name: str) -> str | None:
    """The country of the state or people that stands first of all in `name` and has a word behind it."""
    words = _WORD.findall(name)
    if _OTHERS & {word.lower() for word in words}:
        return None
    for i, word in enumerate(words[:-1]):
        if word.lower() in _ELSEWHERE or "-" in word:
            return None
        for end in range(min(i + 3, len(words) - 1), i, -1):
            part = " ".join(words[i:end])
            if known := state_of(part) or demonym(part):
                return known.iso3
    return None


def _own(entity: Entity) -> str | None:
    """The country that the entity's name tells, or else its titles ("Iraqi Prime Minister")."""
    if entity.kind == "place":
        known = state_of(entity.name)
        return known.iso3 if known else None
    named = country_of(entity.name) if entity.kind != "person" else None
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
        if told and tie.kind in _BELONGS and tie.start.entity and tie.end.entity:
            yield tie.start.entity, tie.end.entity


def _placed(entity: Entity, countries: set[str]) -> Entity:
    reasons = {name: code for name, code in entity.reasons.items() if name != "country"}
    if len(countries) == 1:
        return replace(entity, country=next(iter(countries)), reasons=reasons)
    return replace(entity, reasons=reasons | {"country": "ambiguous" if countries else "not_stated"})
