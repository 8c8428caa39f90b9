"""What a record says, field by field, with what a field or a value means where its name does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.corpus.tables import NESTED
from dragoman.views.web.shown import segment

_BESIDES = ("uid", "id", "document", "reasons", "method", "score", "start", "end", "key", "actor_id", "trigger")
_RECORDS = ("frame", "attribution", "utterance", "parent", "occasion_event", "entity")
"""Fields that name another record of the same document."""

_FIELDS = {
    "intensity": "the base score of its type, from -10 (conflict) to +10 (cooperation)",
    "earliest": "the first day on which it may have been", "latest": "the last one",
    "factuality_source": "as its nearest source has it, from -3 (surely not) to +3 (surely)",
    "factuality_author": "as the document itself commits to it, from -3 to +3; 0: it leaves that open",
    "frame": "the event that demands, threatens, promises, proposes, refuses or denies this one",
    "attribution": "whose words it stands in", "parent": "whose words these stand in",
    "utterance": "the words in which it is done", "occasion_event": "the event at which it was said",
    "contexts": "what it has to do with", "quad": "of PLOVER's four quadrants", "lemma": "the word of the cue",
    "anchor": "the day from which it is counted", "actor_by": "how it was recognised",
    "background": "told as history, from before the story",
}  # fmt: skip
_VALUES = {
    "basis": {
        "clause": "the time stands in its own clause", "sentence": "the time stands in its sentence",
        "link": "its time is that of an event that a connective ties it to",
        "discourse": "its time is what was told just before", "tense": "only its tense tells when it was",
    },
    "voice": {"own": "the document itself says so", "attributed": "on somebody else's word"},
    "polarity": {"negated": "told not to be so"},
    "status": {
        "actual": "told as happening or as having happened", "ended": "told as being over",
        "future": "told as still to come", "hypothetical": "told as a condition or a case",
        "habitual": "told as what is done again and again",
    },
    "stance": {
        "endorsing": "the cue takes the words for true", "doubting": "the cue casts doubt on the words",
        "neutral": "the cue leaves open whether they are true",
    },
    "source_class": {"document": "the document's own voice"},
    "form": {"nominal": "a description", "pronoun": "a word that stands for it"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its name and value in words, what it means, and the page of the record that it names."""

    name: str
    value: str
    means: str = ""
    address: str | None = None


def fields(row: Mapping[str, Any]) -> Iterator[Field]:
    """The columns of a record that say something; one day alone is told once."""
    once = row.get("earliest") is not None and row.get("earliest") == row.get("latest")
    for name, value in row.items():
        if name.endswith((NESTED, "_ids", "_id")) or name in _BESIDES or value in (None, "", False):
            continue
        if once and name in ("earliest", "latest"):
            if name == "earliest":
                yield Field("day", str(value))
            continue
        address = f"/records/{segment(str(value))}" if name in _RECORDS else None
        means = _VALUES.get(name, {}).get(str(value)) or _FIELDS.get(name, "")
        yield Field(name, "yes" if value is True else str(value), means, address)
