"""Which known actor an entity is: by its names, and where several bear one, by the countries that the text names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dragoman.knowledge.actors import KnownActor, actors_named
from dragoman.records import Entity, Reading
from dragoman.vocabulary import Reason


def with_actors(reading: Reading) -> Reading:
    """`reading` with the actor of each named entity, and its country and sectors where the text tells none; posts too.

    Where none bears the name the reason is `not_found`, where several do and the text settles none, `ambiguous`. What
    is of many states has no country: `out_of_scope`.
    """
    named = Counter(e.country for e in reading.entities if e.country is not None)
    entities = tuple(_joined(e, named) for e in reading.entities)
    return replace(reading, entities=entities, posts=tuple(with_actors(post) for post in reading.posts))


def _joined(entity: Entity, named: Counter[str]) -> Entity:
    found = _bearers(entity)
    best = _settled(found, entity.country, named)
    if best is None:
        reason: Reason = "ambiguous" if found else "not_found"
        return replace(entity, reasons={**entity.reasons, "actor": reason})
    country = entity.country or (best.countries[0] if len(best.countries) == 1 else None)
    kept: dict[str, Reason] = {n: code for n, code in entity.reasons.items() if n not in ("actor", "country")}
    if country is None:
        kept["country"] = "ambiguous" if best.countries else "out_of_scope"
    return replace(entity, actor=best.name, country=country, sectors=best.sectors, reasons=kept)


def _bearers(entity: Entity) -> list[KnownActor]:
    """The actors of the entity's own name, else of any of its other names; persons are none of these."""
    if entity.kind == "person":
        return []
    options: Iterable[str] = (entity.name, *entity.aliases)
    return next((list(found) for name in options if (found := actors_named(name))), [])


def _settled(found: list[KnownActor], own: str | None, named: Counter[str]) -> KnownActor | None:
    """The only one, else the only one of the entity's own country, else that of the country most named in the text."""
    at_home = [a for a in found if own is not None and own in a.countries]
    if len(found) == 1 or len(at_home) == 1:
        only = (at_home or found)[0]
        return only if own is None or not only.countries or own in only.countries else None
    times = sorted(((max((named[c] for c in a.countries), default=0), -i) for i, a in enumerate(found)), reverse=True)
    return found[-times[0][1]] if len(times) > 1 and times[0][0] > times[1][0] else None
