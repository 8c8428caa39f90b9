"""Which known actor an entity is: by its names, and then by country, title and date.

A user's own actors go before the built-in ones, and these before imported ones: the first of them in which somebody
bears the name decides. A name that stands in a user's own list, or in the built-in one, is enough alone; leaders of
states, built in too, only count where the text speaks for them. An imported one must be told by its country besides, in
the text, or have a name of three words; a person always by the country.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.knowledge.actors import Judged, Knowledge, KnownActor, Named, Occupancy, actors_named
from dragoman.records import Entity, Reading
from dragoman.resolution.choice import Choice, Text, text_of
from dragoman.resolution.descriptions import Description, descriptions
from dragoman.resolution.leaders import leader_described, leader_named
from dragoman.vocabulary import Reason

_LONG = 3
"""Words of a name that hardly two bear."""

_SMALL = frozenset({"of", "the", "and", "for", "in"})


BUILT_IN = Knowledge()


def with_actors(reading: Reading, knowledge: Knowledge = BUILT_IN) -> Reading:
    """`reading` with the actor of each named entity, and its country and sectors where the text tells none; posts too.

    `actor_by` says why it is that one. Where none bears the name the reason is `not_found`, where several do and the
    text settles none, `ambiguous`, and where the name alone is too little, `below_threshold`. Who led a state, told by
    the office alone, is `no_anchor` without a date and `out_of_scope` after the list's end. What is of many states has
    no country: `out_of_scope`.
    """
    text, told = text_of(reading), descriptions(reading)
    entities = tuple(_joined(e, _chosen(e, told.get(e.id), text, knowledge)) for e in reading.entities)
    return replace(reading, entities=entities, posts=tuple(with_actors(post, knowledge) for post in reading.posts))


def _joined(entity: Entity, choice: Choice) -> Entity:
    best = choice.actor
    if best is None:
        told = {"actor": choice.reason} if choice.reason else {}
        return replace(entity, actor=None, actor_by=choice.why, reasons={**entity.reasons, **told})
    country = entity.country or (best.countries[0] if len(best.countries) == 1 else None)
    kept: dict[str, Reason] = {n: code for n, code in entity.reasons.items() if n not in ("actor", "country")}
    if country is None:
        kept["country"] = "ambiguous" if best.countries else "out_of_scope"
    sectors = best.sectors or entity.sectors
    return replace(entity, actor=best.label, actor_by=choice.why, country=country, sectors=sectors, reasons=kept)


def _chosen(entity: Entity, told: Description | None, text: Text, knowledge: Knowledge) -> Choice:
    judged = knowledge.judged.get(entity.id, Judged())
    if judged.same is not None:
        return Choice(judged.same, "judged")
    if judged.unsure:
        return Choice(None, "judged", "ambiguous")
    found = _of_tiers(entity, text, judged.different, (("own", knowledge.own), ("known", actors_named)))
    leader = _leader(entity, told, text, judged.different) if found is None else None
    if found is None and (leader is None or leader.actor is None):
        found = _of_tiers(entity, text, judged.different, (("imported", knowledge.imported),))
    return found or leader or Choice(None, None, "not_found")


def _of_tiers(
    entity: Entity, text: Text, different: frozenset[str], tiers: Sequence[tuple[str, Named]]
) -> Choice | None:
    """What the first of the tiers says in which somebody bears the name; None where nobody does."""
    for tier, named in tiers:
        found = [a for a in _bearers(entity, named) if _same_sort(entity, a, tier)]
        if left := [a for a in found if a.label not in different]:
            return _settled(entity, left, text, tier)
    return None


def _leader(entity: Entity, told: Description | None, text: Text, different: frozenset[str]) -> Choice | None:
    """The leader of a state that a person is, by name, or by the office that it is called by."""
    if entity.kind != "person":
        return None
    if told is None:
        return leader_named(entity, text, different) if entity.id in text.bearing else None
    choice = leader_described(told, text)
    return None if choice.actor is not None and choice.actor.label in different else choice


def _bearers(entity: Entity, named: Named) -> Sequence[KnownActor]:
    """The actors of the entity's own name, else of any of its other names."""
    return next((found for name in (entity.name, *entity.aliases) if (found := named(name))), ())


def _same_sort(entity: Entity, actor: KnownActor, tier: str) -> bool:
    """Whether both are persons or neither is; what is imported is neither taken for a state nor for a place."""
    if tier == "imported" and entity.kind in ("state", "place") and actor.kind != entity.kind:
        return False
    return (entity.kind == "person") == (actor.kind == "person")


def _settled(entity: Entity, found: Sequence[KnownActor], text: Text, tier: str) -> Choice:
    """The one that the text speaks for more than for any other; the only one where the text does not speak against."""
    own = entity.country
    fitting = [a for a in found if own is None or not a.countries or own in a.countries]
    signs: list[tuple[str, Callable[[KnownActor], float]]] = [
        ("its country", lambda a: own is not None and own in a.countries),
        ("its title", lambda a: any(_held(entity, role, text.day) for role in a.roles)),
        ("a country in the text", lambda a: max((text.named[c] for c in a.countries), default=0)),
    ]
    if len(fitting) == 1:
        only = fitting[0]
        speaking = [sign for sign, weigh in signs if weigh(only)]
        if tier != "imported" or speaking or (entity.kind != "person" and len(entity.name.split()) >= _LONG):
            return Choice(only, ", ".join([f"{tier}: name", *speaking]))
        return Choice(None, None, "below_threshold")
    for sign, weigh in signs:
        best = sorted(((weigh(a), -i) for i, a in enumerate(fitting)), reverse=True)
        if len(best) > 1 and best[0][0] > best[1][0]:
            return Choice(fitting[-best[0][1]], f"{tier}: name, {sign}")
    return Choice(None, None, "ambiguous")


def _held(entity: Entity, role: Occupancy, day: str | None) -> bool:
    """Whether the text calls the entity by this office, and somebody may have said so on that day."""
    words = {word for title in entity.roles for word in title.span.text.lower().split()} - _SMALL
    office = set((role.title or "").lower().split()) - _SMALL
    begun = day is None or role.since is None or role.since <= day
    return bool(office) and office <= words and begun
