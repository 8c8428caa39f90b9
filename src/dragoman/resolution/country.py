"""Which country an actor belongs to, by its name, its titles and its ties in the same text.

A country is an ISO 3166-1 alpha-3 code of `states.tsv`, as PLOVER wants it; Kosovo has XKX.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from dragoman.knowledge.gazetteer import spots
from dragoman.knowledge.states import demonym, seat, state_of
from dragoman.records import Entity, Reading, Tie
from dragoman.resolution.sectors import sectors_of

_BELONGS = frozenset({"heads", "commands", "member_of", "part_of", "represents", "advises"})
"""Ties whose beginning belongs to the country of their end."""

_AT_HOME = frozenset("CVL UNK COP JUD LEG PTY OPP EDU MED LAB AGR REL JRN BUS CRM".split())
"""Sectors of those who are mostly of the country that they are in: "police in Ghana", but not "troops in Ghana"."""

_ABROAD = frozenset({"to", "from", "with", "by", "against", "for", "near", "foreign", "international", "who", "un"})
"""Words in whose company a state at the end is not one's own: "envoys *to* the allies of Ghana"."""

LARGE = 100_000
"""The people of a place whose name alone may tell a country."""

_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_ELSEWHERE = frozenset("in of to by from with against for on at near over who that which".split())
"""Words behind which a state is not the one that the name belongs to: "fighters loyal to Iranian commanders"."""
_BOUND = re.compile(r"^(?:pro|anti)-|-(?:backed|led|aligned|linked|funded|trained|allied|sponsored|supported)$", re.I)
"""Hyphenated words that bind others to a state: "Iran-backed militias"."""

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
    return _first(name) or _behind(name) or _of_town(name)


def _behind(name: str) -> str | None:
    """The country of the state that ends `name`: "Government of Ghana", "members of the parliament of Ghana".

    Of a state that somebody is in, only of those who are mostly at home there: "nurses in Ghana".
    """
    parted = (name.rpartition(f" {word} ") for word in ("of", "in"))
    body, joined, owner = max(parted, key=lambda parts: len(parts[0]))
    words = set(_WORD.findall(body.lower()))
    owning = state_of(owner) if body and not words & (_OTHERS | _ABROAD) else None
    sector = next(iter(sectors_of(body)), None)
    whole = " " not in body.strip().removeprefix("the ")
    belongs = whole or sector is not None if joined == " of " else sector in _AT_HOME
    return owning.iso3 if owning is not None and belongs else None


def _of_town(name: str) -> str | None:
    """The country of the town or province that stands first, before what somebody is: "Mosul police".

    A proper name may begin with a town's and be of elsewhere ("Quds Force"). Only where the largest of the name has ten
    times as many people as any in another country.
    """
    words = _WORD.findall(name)
    for end in range(min(2, len(words) - 1), 0, -1):
        if words[0][:1].isupper() and words[end][:1].islower() and sectors_of(" ".join(words[end:])):
            found = sorted(spots(" ".join(words[:end])), key=lambda s: -s.population)
            others = [s for s in found if s.country != found[0].country]
            if found and found[0].population >= LARGE and all(s.population * 10 <= found[0].population for s in others):
                return found[0].country
    return None


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


def _first(name: str) -> str | None:
    """The country of the state or people that stands first of all in `name` and has a word behind it."""
    words = _WORD.findall(name)
    if _OTHERS & {word.lower() for word in words}:
        return None
    for i, word in enumerate(words[:-1]):
        if word.lower() in _ELSEWHERE or _BOUND.search(word):
            return None
        for end in range(min(i + 3, len(words) - 1), i, -1):
            part = " ".join(words[i:end])
            if known := state_of(part) or demonym(part):
                return known.iso3
    return None


def _own(entity: Entity, described: bool) -> str | None:
    """The country that the entity's name tells, or else its titles ("Iraqi Prime Minister").

    The name of a person tells none, but what somebody unnamed is called does: "a Turkish reporter".
    """
    if entity.kind == "place":
        known = state_of(entity.name)
        return known.iso3 if known else None
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
        if told and tie.kind in _BELONGS and tie.start.entity and tie.end.entity:
            yield tie.start.entity, tie.end.entity


def _placed(entity: Entity, countries: set[str]) -> Entity:
    reasons = {name: code for name, code in entity.reasons.items() if name != "country"}
    if len(countries) == 1:
        return replace(entity, country=next(iter(countries)), reasons=reasons)
    return replace(entity, country=None, reasons=reasons | {"country": "ambiguous" if countries else "not_stated"})
