"""The offices of a person at the time of the document: as the text tells it, and as the list of leaders dates it.

What the text says comes first. Where the person is a leader of the list and the text does not call it by another office
(a minister), what the list tells follows; both are one where they are the same office. The list knows when somebody led
a state, and often not as what: then its own office is "leader", and the text's has no dates. After the list's end it
tells nothing: who led then may lead no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.knowledge.actors import KnownActor, Occupancy
from dragoman.knowledge.leaders import LAST, LEADER, LeaderTitle, during, leader_labelled, leader_titles
from dragoman.records import Entity, Office, Reading, Title
from dragoman.resolution.country_names import country_of
from dragoman.resolution.descriptions import Description, descriptions
from dragoman.resolution.leaders import agrees, noun_of
from dragoman.vocabulary import Reason

Told = tuple[Office | None, dict[str, Reason]]
"""What the list tells, and the reasons for what it does not."""

_OFFICES = ("heads", "commands", "member_of", "represents")
"""What a noun states that is an office: "lawyer" and "ally" are none."""

_FIELDS = ("offices", "offices.until")


def with_offices(reading: Reading) -> Reading:
    """`reading` with the offices of each person whose text or whose place on the list tells some; posts too.

    The reason `offices` is why the list does not date the office of one of its leaders: `no_anchor` where the document
    has no day and there are several spells, `out_of_scope` after the list's end, `not_found` before the first spell.
    `offices.until` is `out_of_scope` where the person led when the list ends. Who has no office has no reason.
    """
    day = reading.document.published
    told = descriptions(reading)
    entities = tuple(_with_offices(e, told.get(e.id), day[:10] if day else None) for e in reading.entities)
    return replace(reading, entities=entities, posts=tuple(with_offices(post) for post in reading.posts))


def _with_offices(entity: Entity, told: Description | None, day: str | None) -> Entity:
    kept = {name: code for name, code in entity.reasons.items() if name not in _FIELDS}
    if entity.kind != "person":
        return replace(entity, offices=(), reasons=kept)
    leader = leader_labelled(entity.actor) if entity.actor else None
    title, said = _stated(entity, told)
    lead = leader_titles().get(said.title) if said else None
    if leader is None or (said is not None and lead is None):
        return replace(entity, offices=(said,) if said else (), reasons=kept)
    listed, reasons = _listed(leader, day) if title is None or lead is None else _meant(leader, title, lead, day)
    return replace(entity, offices=_both(said, lead, listed), reasons=kept | reasons)


def _stated(entity: Entity, told: Description | None) -> tuple[Title | None, Office | None]:
    """The office that the text says, one that is held before one that was; the title is None in a description."""
    if told is not None:
        return None, Office(told.title.lemma, told.country, "current", span=told.span)
    for title, lemma in sorted(_titles(entity), key=lambda pair: pair[0].status == "former"):
        of = country_of(title.span.text) or entity.country
        return title, Office(lemma, of, title.status, span=title.span)
    return None, None


def _titles(entity: Entity) -> Iterator[tuple[Title, str]]:
    for title in entity.roles:
        noun = noun_of(title)
        if noun is not None and noun.kind == "person" and noun.tie in _OFFICES:
            yield title, noun.lemma


def _both(said: Office | None, title: LeaderTitle | None, listed: Office | None) -> tuple[Office, ...]:
    """The text's office and the list's, or one with the dates of the list where they are the same."""
    if said is None or listed is None or title is None:
        return tuple(office for office in (said, listed) if office is not None)
    if listed.title == (title.office or LEADER):
        return (replace(listed, title=said.title, span=said.span),)
    return (said, listed)


def _meant(leader: KnownActor, title: Title, office: LeaderTitle, day: str | None) -> Told:
    """What the list tells of the spell that the text's title may mean: the last one; without a day the only one, if it
    tells that office.
    """
    spells = [role for role in leader.roles if agrees(role, title, office, day)]
    former = title.status == "former"
    if day is not None and day > LAST[: len(day)] and not (former and spells and spells[-1].until):
        return None, {"offices": "out_of_scope"}
    if not spells or (day is None and (len(spells) > 1 or spells[0].title == LEADER)):
        return None, {"offices": "no_anchor" if day is None else "not_found"}
    return _office(spells[-1], former)


def _listed(leader: KnownActor, day: str | None) -> Told:
    """What the list alone tells: the office held on the day, else the last one that had ended by then."""
    if day is None or day > LAST[: len(day)]:
        return None, {"offices": "no_anchor" if day is None else "out_of_scope"}
    held = [role for role in leader.roles if during(role, day)]
    past = [role for role in leader.roles if role.until is not None and role.until < day[:7]]
    return _office((held or past)[-1], not held) if held or past else (None, {"offices": "not_found"})


def _office(role: Occupancy, former: bool) -> Told:
    dates = (role.since, role.until, role.reference)
    office = Office(role.title or LEADER, role.of, "former" if former else "current", *dates)
    return office, {} if role.until else {"offices.until": "out_of_scope"}
