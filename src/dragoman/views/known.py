"""What Dragoman knows before it reads, as an Arrow table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.actors import known_actors

if TYPE_CHECKING:
    import pyarrow as pa


def known_actors_table() -> pa.Table:
    """The known actors, states first: name, kind, country, sectors and aliases, several values parted by "; "."""
    import pyarrow as pa

    rows = [
        {
            "name": actor.name,
            "kind": actor.kind,
            "country": "; ".join(actor.countries),
            "sectors": "; ".join(actor.sectors),
            "aliases": "; ".join(actor.aliases),
        }
        for actor in known_actors()
    ]
    return pa.Table.from_pylist(rows, schema=pa.schema(dict.fromkeys(rows[0], pa.string())))
