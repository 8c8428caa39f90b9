"""The tables that a store derives from readings, as Arrow schemas: flat, one row for each record.

Offsets are 0-based, half-open, in code points of the text of the row's document. Times are days, both ends included.
Who appears in a record stands in it as a list and once more, one row each, in `roles`.
"""

from __future__ import annotations

import pyarrow as pa

VERSION = 1
"""The version of these tables; a store with another one is brought up by `reread`."""

TEXT, NUMBER, DAY, REAL = pa.string(), pa.int64(), pa.date32(), pa.float64()
SPAN = pa.struct({"start": NUMBER, "end": NUMBER, "text": TEXT})
ROLE = pa.struct({"start": NUMBER, "end": NUMBER, "text": TEXT, "entity": TEXT, "name": TEXT, "country": TEXT})
SIZE = pa.struct({"what": TEXT, "low": NUMBER, "high": NUMBER, "start": NUMBER, "end": NUMBER, "text": TEXT})
TITLE = pa.struct({"start": NUMBER, "end": NUMBER, "text": TEXT, "status": TEXT})

_SPOT = {"start": NUMBER, "end": NUMBER, "text": TEXT}
_FIRST = {"document": TEXT, "id": TEXT}
_LAST = {"method": TEXT, "score": REAL, "reasons": TEXT}
_WHEN = {"time": TEXT, "time_id": TEXT, "earliest": DAY, "latest": DAY}
_VOICE = {"attribution": TEXT, "voice": TEXT}

DOCUMENTS = pa.schema(
    {"seq": NUMBER, "id": TEXT, "parent": TEXT, "kind": TEXT, "title": TEXT, "published": TEXT, "precision": TEXT,
     "published_on": DAY, "publisher": TEXT, "author": TEXT, "handle": TEXT, "url": TEXT, "language": TEXT,
     "start": NUMBER, "end": NUMBER, "text": TEXT, "form": TEXT}
)  # fmt: skip
"""The one precious table; the SQL steps in schema/ make it."""

CACHES: dict[str, pa.Schema] = {
    "readings": pa.schema(
        {"document": TEXT, "dragoman": TEXT, "schema": NUMBER, "model": TEXT, "spacy": TEXT, "knowledge": TEXT,
         "form": TEXT}
    ),
    "failures": pa.schema({"document": TEXT, "origin": TEXT, "step": TEXT, "error": TEXT}),
    "events": pa.schema(
        _FIRST
        | {"type": TEXT, "modes": pa.list_(TEXT), "contexts": pa.list_(TEXT), "quad": TEXT, "intensity": REAL}
        | {"trigger": TEXT, "start": NUMBER, "end": NUMBER, "triggers": pa.list_(SPAN), "actors": pa.list_(ROLE)}
        | {"recipients": pa.list_(ROLE), "themes": pa.list_(ROLE), "place": TEXT, "place_id": TEXT, "country": TEXT}
        | _WHEN
        | {"polarity": TEXT, "certainty": TEXT, "status": TEXT, "factuality_source": NUMBER}
        | {"factuality_author": NUMBER, "background": pa.bool_(), "frame": TEXT}
        | _VOICE
        | {"utterance": TEXT, "size": pa.list_(SIZE)}
        | _LAST
    ),
    "attributions": pa.schema(
        _FIRST
        | {"kind": TEXT, "sources": pa.list_(ROLE), "source_class": TEXT, "cue": TEXT, "lemma": TEXT, "stance": TEXT}
        | {"start": NUMBER, "end": NUMBER, "content": pa.list_(SPAN), "quoted": pa.list_(SPAN)}
        | {"addressees": pa.list_(ROLE), "occasion": TEXT, "occasion_event": TEXT}
        | _WHEN
        | {"parent": TEXT}
        | _LAST
    ),
    "ties": pa.schema(
        _FIRST
        | {"kind": TEXT, "from": pa.list_(ROLE), "to": pa.list_(ROLE), "since": DAY, "until": DAY, "status": TEXT}
        | {"polarity": TEXT, "certainty": TEXT, "evidence": pa.list_(SPAN)}
        | _VOICE
        | _LAST
    ),
    "entities": pa.schema(
        _FIRST
        | {"name": TEXT, "kind": TEXT, "aliases": pa.list_(TEXT), "roles": pa.list_(TITLE), "mentions": NUMBER}
        | {"actor": TEXT, "country": TEXT, "sectors": pa.list_(TEXT)}
        | _LAST
    ),
    "mentions": pa.schema(_FIRST | _SPOT | {"head": TEXT, "form": TEXT, "kind": TEXT, "entity": TEXT} | _LAST),
    "times": pa.schema(
        _FIRST | _SPOT | {"type": TEXT, "value": TEXT, "precision": TEXT, "earliest": DAY, "latest": DAY}
        | {"anchor": TEXT} | _LAST
    ),
    "places": pa.schema(
        _FIRST | _SPOT | {"name": TEXT, "geonames": NUMBER, "lat": REAL, "lon": REAL, "country": TEXT, "admin1": TEXT}
        | {"feature": TEXT} | _LAST
    ),
    "links": pa.schema(
        _FIRST | {"kind": TEXT, "from": TEXT, "to": TEXT, "cue": TEXT, "start": NUMBER, "end": NUMBER}
        | {"attribution": TEXT} | _LAST
    ),
    "roles": pa.schema(
        {"document": TEXT, "record": TEXT, "role": TEXT, "position": NUMBER, "entity": TEXT, "name": TEXT}
    ),
}  # fmt: skip
"""Every table that is made from the readings and can be made anew from the documents."""
