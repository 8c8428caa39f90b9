"""Who "I" is: the one who speaks the quotation that it stands in."""

from __future__ import annotations

from dataclasses import replace

from dragoman.reading.naming.referents import Referents
from dragoman.reading.speech.attribution_index import Attributions
from dragoman.records import Role


def name_speakers(attributions: Attributions, referents: Referents) -> Attributions:
    """Give "I", "me" and "my" inside quotations their speaker, as mentions and as sources of inner attributions.

    Only quotations with one known source count.
    """
    known = [(a, a.sources[0].entity) for a in attributions if a.quoted and len(a.sources) == 1]
    referents.set_speakers((span, entity) for a, entity in known if entity is not None for span in a.quoted)
    by_start = {m.span.start: m.entity for m in referents.mentions if m.form == "pronoun"}

    def told(role: Role) -> Role:
        entity = by_start.get(role.span.start) if role.entity is None else role.entity
        return role if entity == role.entity else Role(role.span, entity)

    return Attributions(replace(a, sources=tuple(told(r) for r in a.sources)) for a in attributions)
