"""What a reading's entities are outside of the text: the order of the steps, written once."""

from __future__ import annotations

from dragoman.knowledge.actors import Knowledge
from dragoman.records import Reading
from dragoman.resolution.actors import BUILT_IN, with_actors
from dragoman.resolution.country import with_countries
from dragoman.resolution.offices import with_offices
from dragoman.resolution.sectors import with_sectors


def resolved(reading: Reading, knowledge: Knowledge = BUILT_IN) -> Reading:
    """`reading` with the country, sectors, actor and offices of each entity, whatever it had of them before."""
    return with_offices(with_actors(with_sectors(with_countries(reading)), knowledge))
