"""What a reading's entities are outside of the text: the order of the steps, written once."""

from __future__ import annotations

from dragoman.records import Reading
from dragoman.resolution.actors import with_actors
from dragoman.resolution.country import with_countries
from dragoman.resolution.sectors import with_sectors


def resolved(reading: Reading) -> Reading:
    """`reading` with the country, the sectors and the actor of each entity."""
    return with_actors(with_sectors(with_countries(reading)))
