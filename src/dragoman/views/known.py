"""What Dragoman knows before it reads, as an Arrow table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.actors import known_actors
from dragoman.knowledge.leaders import leaders

if TYPE_CHECKING:
    import pyarrow as pa


def known_actors_table() -> pa.Table:
    """The known actors, states first, leaders of states last; several values of a field are parted by "; ".

    A name with an id behind it ("Uhuru Kenyatta [KEN 2013]") is an entity's `actor` as it stands. Roles have the days
    or months between which they were held, the second left out where the list does not know it.
    """
    import pyarrow as pa

    rows = [
        {
            "name": actor.label,
            "kind": actor.kind,
            "country": "; ".join(actor.countries),
            "sectors": "; ".join(actor.sectors),
            "aliases": "; ".join(actor.aliases),
            "roles": "; ".join(f"{role.title} {role.since} – {role.until or ''}".rstrip() for role in actor.roles),
        }
        for actor in (*known_actors(), *leaders())
    ]
    return pa.Table.from_pylist(rows, schema=pa.schema(dict.fromkeys(rows[0], pa.string())))
