"""The tables that a store derives from readings, as Arrow schemas: flat, one row for each record.

Offsets are 0-based, half-open, in code points of the text of the row's document. Times are days, both ends included.
A list stands in its table twice: as text, joined by "; ", under its own name, and with each item's characters under the
name with `_nested`. Who appears in a record stands besides in `roles`, a row each, and every name and alias of an
entity in `aliases`. Numbers are compared faster than words: `key` is one for a name in any case and with either
apostrophe, `uid` for a record, and `who` the `uid` of an entity that another row has to do with.
`named`: it has a name or, as "the Peruvian army", a country, so that the same words elsewhere may mean the same.
`actor_id` is a known actor's label or, for somebody named whom nobody knows, an id for all of this name and kind.
`lookup` is the number under which a known actor's name is found.
`tone` is how many words of an attribution are conciliatory, less those that are confrontational. `remarks` has a row
for each judgement, guess and forecast of a document's own, and for each word that says that two differ, with the start
and end of its sentence as `low` and `high`.
"""

from __future__ import annotations

import hashlib

import pyarrow as pa

from dragoman.knowledge.actors import name_key

VERSION = 9
"""The version of these tables, also of how `signatures` and `compared` are worked out; a store with another one is
brought up by `reread`."""

TEXT, NUMBER, DAY, REAL, KEY = pa.string(), pa.int64(), pa.date32(), pa.float64(), pa.uint64()
SPAN = pa.struct({"start": NUMBER, "end": NUMBER, "text": TEXT})
ROLE = pa.struct({"start": NUMBER, "end": NUMBER, "text": TEXT, "entity": TEXT, "name": TEXT, "country": TEXT})
SIZE = pa.struct({"what": TEXT, "low": NUMBER, "high": NUMBER, "start": NUMBER, "end": NUMBER, "text": TEXT})
DIFFERING = pa.struct({"field": TEXT, "value": TEXT, "document": TEXT, "event": TEXT})
PARTY = pa.struct({"who": TEXT, "as": TEXT, "tie": TEXT, "to": TEXT, "role": TEXT, "evidence": TEXT, "document": TEXT})
TITLE = pa.struct({"start": NUMBER, "end": NUMBER, "text": TEXT, "status": TEXT})

NESTED = "_nested"
"""What the column of a list is called after its name."""

_SPOT = {"start": NUMBER, "end": NUMBER, "text": TEXT}
_FIRST = {"document": TEXT, "id": TEXT}
_NUMBERED = _FIRST | {"uid": KEY}
_LAST = {"method": TEXT, "score": REAL, "reasons": TEXT}
_WHEN = {"time": TEXT, "time_id": TEXT, "earliest": DAY, "latest": DAY}
_VOICE = {"attribution": TEXT, "voice": TEXT}


def _lists(**kinds: pa.DataType) -> dict[str, pa.DataType]:
    """The columns of lists: as text, of roles also their entities and countries, and nested."""
    columns: dict[str, pa.DataType] = {}
    for name, kind in kinds.items():
        columns |= dict.fromkeys(flat_names(name) if kind == ROLE else [name], TEXT)
        columns[name + NESTED] = pa.list_(kind)
    return columns


def key(name: str) -> int:
    """The number of a name, the same in any case and with either apostrophe."""
    return number(name.lower().replace("’", "'"))


def uid(document: str, id: str) -> int:
    """The number of a record."""
    return number(f"{document} {id}")


def lookup(name: str) -> int:
    """The number under which a known actor's name is found."""
    return number(name_key(name))


def local_id(name: str, kind: str) -> str:
    """The id of somebody named whom nobody knows: the same for the same name, in any case, and kind."""
    return f"~{number(f'{kind} {name_key(name)}'):016x}"


def number(words: str) -> int:
    """The first 64 bits of the BLAKE2b hash of `words`."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big")


def flat_names(name: str) -> tuple[str, str, str]:
    """The columns that a list of roles has as text: names, ids of entities, countries."""
    one = name.removesuffix("s")
    return name, f"{one}_ids", f"{one}_countries"


DOCUMENTS = pa.schema(
    {"seq": NUMBER, "id": TEXT, "parent": TEXT, "kind": TEXT, "title": TEXT, "published": TEXT, "precision": TEXT,
     "published_on": DAY, "publisher": TEXT, "author": TEXT, "handle": TEXT, "url": TEXT, "language": TEXT,
     "start": NUMBER, "end": NUMBER, "text": TEXT, "form": TEXT}
)  # fmt: skip
"""The one precious table; the SQL steps in schema/ make it."""

CACHES: dict[str, pa.Schema] = {
    "readings": pa.schema(
        {"document": TEXT, "dragoman": TEXT, "schema": NUMBER, "model": TEXT, "spacy": TEXT, "knowledge": TEXT,
         "form": pa.binary()}
    ),
    "failures": pa.schema({"document": TEXT, "origin": TEXT, "step": TEXT, "error": TEXT}),
    "events": pa.schema(
        _NUMBERED
        | {"type": TEXT}
        | _lists(modes=TEXT, contexts=TEXT)
        | {"quad": TEXT, "intensity": REAL, "trigger": TEXT, "start": NUMBER, "end": NUMBER}
        | _lists(triggers=SPAN, actors=ROLE, recipients=ROLE, themes=ROLE)
        | {"place": TEXT, "place_id": TEXT, "country": TEXT}
        | _WHEN
        | {"basis": TEXT, "polarity": TEXT, "certainty": TEXT, "status": TEXT, "factuality_source": NUMBER}
        | {"factuality_author": NUMBER, "background": pa.bool_(), "frame": TEXT}
        | _VOICE
        | {"utterance": TEXT}
        | _lists(size=SIZE)
        | _LAST
    ),
    "attributions": pa.schema(
        _NUMBERED
        | {"kind": TEXT}
        | _lists(sources=ROLE)
        | {"source_class": TEXT, "cue": TEXT, "lemma": TEXT, "stance": TEXT, "start": NUMBER, "end": NUMBER}
        | {"tone": NUMBER}
        | _lists(content=SPAN, quoted=SPAN, addressees=ROLE)
        | {"occasion": TEXT, "occasion_event": TEXT}
        | _WHEN
        | {"parent": TEXT}
        | _LAST
    ),
    "ties": pa.schema(
        _NUMBERED
        | {"kind": TEXT}
        | _lists(**{"from": ROLE, "to": ROLE})
        | {"named": pa.bool_(), "since": DAY, "until": DAY, "status": TEXT, "polarity": TEXT, "certainty": TEXT}
        | _lists(evidence=SPAN)
        | _VOICE
        | _LAST
    ),
    "entities": pa.schema(
        _NUMBERED
        | {"name": TEXT, "key": KEY, "kind": TEXT}
        | _lists(aliases=TEXT, roles=TITLE)
        | {"mentions": NUMBER, "named": pa.bool_(), "actor": TEXT, "actor_id": TEXT, "actor_by": TEXT, "country": TEXT}
        | _lists(sectors=TEXT)
        | {"offices": TEXT}
        | _LAST
    ),
    "mentions": pa.schema(
        _FIRST | _SPOT | {"head": TEXT, "form": TEXT, "kind": TEXT, "entity": TEXT, "who": KEY} | _LAST
    ),
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
        {"document": TEXT, "record": TEXT, "uid": KEY, "role": TEXT, "position": NUMBER, "entity": TEXT, "who": KEY}
        | {"name": TEXT, "key": KEY, "kind": TEXT, "actor": TEXT, "actor_id": TEXT, "country": TEXT}
        | {"named": pa.bool_()}
    ),
    "aliases": pa.schema(
        {"document": TEXT, "entity": TEXT, "who": KEY, "name": TEXT, "key": KEY, "lookup": KEY, "named": pa.bool_()}
    ),
    "remarks": pa.schema({"document": TEXT, "kind": TEXT} | _SPOT | {"low": NUMBER, "high": NUMBER}),
}  # fmt: skip
"""Every table that is made from the readings and can be made anew from the documents."""

DERIVED: dict[str, pa.Schema] = {
    "copies": pa.schema({"document": TEXT, "report": TEXT, "nearest": TEXT, "kind": TEXT, "similarity": REAL}),
    "changes": pa.schema({"document": TEXT} | _SPOT | {"kind": TEXT, "before": TEXT}),
    "signatures": pa.schema(
        {"document": TEXT, "made_by": TEXT, "key": KEY, "words": NUMBER, "signature": pa.binary()}
    ),
    "compared": pa.schema({"a": TEXT, "b": TEXT, "similarity": REAL, "same": pa.bool_()}),
    "stories": pa.schema({"document": TEXT, "story": TEXT}),
    "happenings": pa.schema(
        _NUMBERED
        | {"event": TEXT, "type": TEXT, "modes": TEXT, "trigger": TEXT, "actors": TEXT, "recipients": TEXT}
        | {"themes": TEXT, "place": TEXT, "country": TEXT, "earliest": DAY, "latest": DAY, "basis": TEXT}
        | {"polarity": TEXT, "certainty": TEXT, "status": TEXT, "voice": TEXT, "score": REAL, "reports": NUMBER}
        | {"independent": NUMBER}
        | _lists(outlets=TEXT)
        | {"first": TEXT, "last": TEXT, "sole_source": pa.bool_()}
        | _lists(party=PARTY, disagreements=DIFFERING)
    ),
    "happening_events": pa.schema({"happening": KEY, "event": KEY, "document": TEXT, "id": TEXT, "why": TEXT}),
}
"""What resolution makes of all documents together; it can be made anew from them.

`copies` has a row for each article that repeats an earlier one: `report` is the first of all that tell the same,
`nearest` the one that is most like it and `similarity` the Jaccard index of these two's shingles; `kind` is update
where it has something new, else copy. `changes` has each new sentence of an update: added, or changed from `before`.
`signatures` and `compared` are what was worked out to find these.
`stories` has a row for each article of a story that several tell; `story` is the id of its first article.
`happenings` has a row for each event of the world, of one report or of several: what the event that tells most, `event`
of `document`, says of it, filled up from the others; `uid` is that event's. `happening_events` has a row for each event
of the documents, with the happening that it belongs to (`uid`) and why.
"""
