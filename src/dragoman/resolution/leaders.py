"""Which leader of a state a person is: by name, office, country and date, or by office and date alone.

A family name, which is all that the list has of most people, is enough only with a leader's title in the text, the
country, and a date at which that office was held, or no longer where the text says "former". A whole name is enough
where nothing speaks against it. Somebody without a name ("the president of Peru") is who held that office on the
document's day; the office of many on the list is not known, and then it is nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.knowledge import people
from dragoman.knowledge.actors import KnownActor, Occupancy
from dragoman.knowledge.leaders import (
    LAST,
    LEADER,
    LeaderTitle,
    during,
    leader_titles,
    leaders_named,
    leaders_of,
    name_words,
)
from dragoman.records import Entity, Title
from dragoman.resolution.choice import Choice, Text
from dragoman.resolution.country_names import country_of
from dragoman.resolution.descriptions import Description

_BEHIND = frozenset("of to for in at on under with from who".split())
"""Words with which a title goes on behind its noun."""


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Somebody who bears the name: with the given one, and by the title, the country, the countries in the text?"""

    leader: KnownActor
    whole: bool
    office: bool
    own: bool
    near: int


_GRADES: tuple[tuple[str, Callable[[_Bearer], bool]], ...] = (
    ("its title, its country", lambda b: b.office and b.own),
    ("its title, a country in the text", lambda b: b.office and b.near > 0),
    ("the whole name", lambda b: b.whole),
)
"""What the text may tell for a bearer, the strongest first."""


def leader_named(entity: Entity, text: Text, different: frozenset[str] = frozenset()) -> Choice | None:
    """The leader whose name a person bears, and the reason where the text settles none; None where nobody bears it.

    `different` are labels of those that it is not. Without a day a given name that the list does not have may be that
    of a relative.
    """
    found = next((b for name in (entity.name, *entity.aliases) if (b := leaders_named(name))), ())
    told = _countries(entity)
    bearers = [_bearer(leader, whole, entity, text) for leader, whole in found if leader.label not in different]
    loose = text.day is None and len(name_words(entity.name)) > 1
    fitting = [b for b in bearers if (b.own or not told) and (b.whole or not loose)]
    if not fitting:
        return None
    for why, fits in _GRADES:
        best = [b for b in fitting if fits(b) and (b.office or b.own or b.near or not _offices(entity))]
        best = [b for b in best if b.near == max(other.near for other in best)]
        if len(best) == 1:
            return Choice(best[0].leader, f"known: name, {why}")
        if best:
            return Choice(None, None, "ambiguous")
    return Choice(None, None, "ambiguous" if len(fitting) > 1 else "below_threshold")


def leader_described(told: Description, text: Text) -> Choice:
    """The one who held the office on the document's day: `no_anchor` without a day, `out_of_scope` after the list."""
    if text.day is None:
        return Choice(None, None, "no_anchor")
    if text.day > LAST[: len(text.day)]:
        return Choice(None, None, "out_of_scope")
    held = leaders_of(told.country, text.day)
    if len(held) != 1:
        return Choice(None, None, "ambiguous" if held else "not_found")
    leader, role = held[0]
    if told.title.office is not None and role.title == LEADER:
        return Choice(None, None, "below_threshold")
    same = _same_office(told.title, role)
    return Choice(leader, "known: its title, its country") if same else Choice(None, None, "not_found")


def leading(entity: Entity) -> Iterator[tuple[Title, LeaderTitle]]:
    """The titles of the entity that leaders of states have: "Kenyan President", not "vice president"."""
    for title in entity.roles:
        noun = noun_of(title)
        if noun is not None and noun.lemma in leader_titles():
            yield title, leader_titles()[noun.lemma]


def noun_of(title: Title) -> people.Noun | None:
    """The noun that a title is: "Iraqi *prime minister*", "*adviser* to the prime minister", "*head of state*"."""
    words = title.span.text.lower().split()
    end = next((i for i, word in enumerate(words) if i and word in _BEHIND), len(words))
    longer = people.noun_ending(words[: end + 2])
    return longer if longer is not None and " of " in longer.lemma else people.noun_ending(words[:end])


def agrees(role: Occupancy, title: Title, office: LeaderTitle, day: str | None) -> bool:
    """Whether the role may be what a text of this day means by the title: held then, or ended where it says "former".

    After the list's end, whoever led when it ended may still lead, and may no longer.
    """
    if not _same_office(office, role):
        return False
    if day is None:
        return title.status != "former" or role.until is not None
    if role.until is None and day > LAST[: len(day)]:
        return True
    if title.status == "former":
        return role.until is not None and role.until[: len(day)] <= day[:7]
    return during(role, day)


def _same_office(title: LeaderTitle, role: Occupancy) -> bool:
    if title.office is None or role.title in (LEADER, None):
        return True
    return title.office.split()[-1] == (role.title or "").split()[-1]  # "interim president" is a president


def _bearer(leader: KnownActor, whole: bool, entity: Entity, text: Text) -> _Bearer:
    country = leader.countries[0]
    office = any(agrees(r, title, lead, text.day) for title, lead in leading(entity) for r in leader.roles)
    return _Bearer(leader, whole, office, country in _countries(entity), text.named[country])


def _countries(entity: Entity) -> set[str]:
    """The country of the entity, and those of its titles: "former French President" too."""
    told = {entity.country, *(country_of(title.span.text) for title in entity.roles)}
    return {country for country in told if country is not None}


def _offices(entity: Entity) -> bool:
    """Whether the text says what the person is; "Mr" does not."""
    return any(noun_of(title) is not None for title in entity.roles)
