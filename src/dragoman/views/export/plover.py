"""PLOVER's JSON (manual, version 0.8, chapter 6): an event a line, every field of the manual that our records hold.

`text` is the sentence; `text_info` has its number, the first being 1, and its characters in the document's text,
0-based, half-open, in code points. The whole text is not given: PLOVER wants it only from who has the rights in it. The
auxiliary modes stand in `context`, where the manual puts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.views.export.coding import QUADS, Coded, coded, comment
from dragoman.views.export.document_rows import DocumentRows, Row
from dragoman.views.export.location import location
from dragoman.views.export.parties import Party, parties

CODEBOOK = "PLOVER 0.8"

_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT(\d\d:\d\d(?::\d\d)?)", re.ASCII)


def events(told: DocumentRows, corpus: str) -> Iterator[dict[str, Any] | str]:
    """Each shown event of a document as PLOVER's object, or the reason why PLOVER has no such event.

    `corpus` is what the data set is called.
    """
    for event in told.events:
        made = coded(event, told)
        yield made if isinstance(made, str) else _event(event, made, told, corpus)


def _event(event: Row, made: Coded, told: DocumentRows, corpus: str) -> dict[str, Any]:
    sentence = told.sentence(event["start"], event["end"])
    place = told.places.get(event["place_id"] or "")
    return {
        "id": event["id"],
        "has_event": True,
        "date": made.date.isoformat(),
        "time": None if made.of_report else _clock(event, made, told),
        "enddate": made.end.isoformat() if made.end else None,
        "actor": _entities(event["actors"], told) or [{"code": None, "sector": "UNK"}],
        "recipient": _entities(event["recipients"], told),
        "event": [event["type"]],
        "event_loc": location(place) if place else None,
        "event_text": [span["text"] for span in event["triggers"]],
        "quad_code": QUADS[event["quad"]],
        "event_scale": event["intensity"],
        "mode": event["modes"],
        "context": [*event["contexts"], *made.auxiliary],
        "link": told.happenings.get((told.document.id, event["id"])),
        "text": sentence.text,
        "text_info": {"sequence": told.number(sentence), "start": sentence.start, "end": sentence.end,
                      "text_story": [sentence.text]},
        "cite_info": _cited(told, corpus),
        "coder": f"dragoman {told.reader.partition(' ')[0]}",
        "comment": comment(event, told, made),
    }  # fmt: skip


def _clock(event: Row, made: Coded, told: DocumentRows) -> str | None:
    """The time of the day, where the event's own time tells it to the minute."""
    value = (told.times.get(event["time_id"] or "") or {}).get("value") or ""
    found = _CLOCK.fullmatch(value)
    return found[1] if found and value.startswith(made.date.isoformat()) else None


def _entities(roles: list[Row], told: DocumentRows) -> list[dict[str, Any]]:
    return [_entity(party) for party in parties(roles, told)]


def _entity(party: Party) -> dict[str, Any]:
    return {
        "code": party.code,
        "sector": "".join(party.sectors[:2]) or None,
        "entity_text": party.text,
        "identifier_id": party.wikidata,
        "identifier_text": party.actor,
        "office": party.office,
    }


def _cited(told: DocumentRows, corpus: str) -> dict[str, Any]:
    document = told.document
    return {
        "corpus": corpus,
        "citation": document.id,
        "url": told.url,
        "title": " ".join(document.title.text.split()) if document.title else None,
        "language": document.language,
        "publication": told.publisher,
        "coder": f"dragoman {told.reader}".rstrip(),
        "codebook": CODEBOOK,
    }
