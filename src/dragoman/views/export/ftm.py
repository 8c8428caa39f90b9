"""FollowTheMoney entities, a line of JSON each: who there is, their ties and events, and the article that tells of it.

Everybody who has a name, or is known, and stands in a shown event or tie is a Person, PublicBody, Company or
Organization, once; what is told of them is an Event, Occupancy, Membership, Representation or UnknownLink that leads by
`proof` to the Article, with the sentence as `summary`. A Mention says under which names an article speaks of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from dragoman.knowledge.actors import KnownActor
from dragoman.knowledge.states import state_by_code
from dragoman.views.export.document_rows import DocumentRows, Row
from dragoman.views.export.files import xml_text
from dragoman.views.export.location import location
from dragoman.views.export.parties import Office, offices

Entity = dict[str, Any]

NO_NAME = "ties with somebody who has no name"
NEGATED = "negated"
REASONS = (NO_NAME, NEGATED)
"""Why a tie or an event is not written."""

_PUBLIC = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
_LINKS = {"member_of": ("Membership", "member", "organization"), "part_of": ("Membership", "member", "organization"),
          "represents": ("Representation", "agent", "client")}  # fmt: skip
_UNKNOWN = ("UnknownLink", "subject", "object")


def made(schema: str, id: str, **properties: object) -> Entity:
    """An entity; what is None or empty is left out."""
    values = {name: _values(value) for name, value in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: them for name, them in values.items() if them}}


def identity(schema: str, *parts: str) -> str:
    """The id of what these parts name: the same wherever they are told."""
    return f"dragoman-{schema.lower()}-{sha256(chr(31).join(parts).encode()).hexdigest()[:16]}"


def actor_identity(actor_id: str, known: KnownActor | None) -> str:
    """The id of somebody: an imported actor's own, else one made of who it is in every store."""
    if known and known.id and _ID.fullmatch(known.id):
        return known.id
    return identity("actor", actor_id)


def actor(row: Row, known: KnownActor | None) -> Entity:
    """Somebody over all documents; `row` has actor_id, name, kind, aliases, country, sectors and titles."""
    name = known.name if known else row["name"]
    ids = dict(known.ids) if known else {}
    schema = _schema(known.kind if known else row["kind"], row["sectors"])
    names = {"name": name, "alias": [alias for alias in row["aliases"] if alias != name]}
    titles = {"position": row["titles"]} if schema == "Person" else {}
    return made(schema, actor_identity(row["actor_id"], known), **names, **titles, country=_country(row["country"]),
                sector=row["sectors"], wikidataId=ids.get("wikidata"))  # fmt: skip


def told(rows: DocumentRows, involved: set[str]) -> Iterator[Entity | str]:
    """What one document tells, and last its article and who it mentions, or the reason why a row is not written.

    An Address and a Position may come again with the next document, the same. Added to `involved` are the `actor_id`s
    of those who stand in it.
    """
    teller = _Teller(rows)
    for event in rows.events:
        yield from teller.event(event)
    for tie in rows.ties:
        yield from teller.tie(tie)
    yield from teller.held()
    yield teller.article()
    yield from teller.mentioned()
    involved.update(entity["actor_id"] for entity in teller.involved.values())


class _Teller:
    """The entities of one document."""

    def __init__(self, rows: DocumentRows) -> None:
        self.rows = rows
        self.id = identity("article", rows.document.id)
        self.involved: dict[str, Row] = {}

    def event(self, event: Row) -> Iterator[Entity | str]:
        if event["polarity"] == "negated":
            yield NEGATED
            return
        place = self.rows.places.get(event["place_id"] or "")
        address = _address(place) if place and place["geonames"] is not None else None
        if address:
            yield address
        first, last = (event["earliest"], event["latest"]) if event["basis"] != "tense" else (None, None)
        who, whom = _words(event["actors"]), _words(event["recipients"])
        name = event["type"] + (f": {who}" if who else "") + (f" → {whom}" if whom else "")
        said = {"status": event["status"], "certainty": event["certainty"], "trigger": event["trigger"],
                "about": _words(event["themes"])}  # fmt: skip
        yield made(
            "Event", identity("event", event["id"]), name=name, startDate=first, endDate=last,
            organizer=self._who(event["actors"]), involved=self._who(event["recipients"]),
            location=event["place"], country=_country(event["country"]), addressEntity=address and address["id"],
            keywords=[event["type"], *event["modes"], *event["contexts"]],
            **self._evidence(event, event["start"], event["end"], said),
        )  # fmt: skip

    def tie(self, tie: Row) -> Iterator[Entity | str]:
        ends = (tie["from"][0], tie["to"][0])
        one, other = (self._who([role]) for role in ends)
        if tie["polarity"] == "negated" or not one or not other:
            yield NEGATED if tie["polarity"] == "negated" else NO_NAME
            return
        first = tie["evidence"][0]
        kinds = [self._kind(self.rows.entities[role["entity"]]) for role in ends]
        dates = {"startDate": tie["since"], "endDate": tie["until"], "status": tie["status"]}
        evidence = self._evidence(tie, first["start"], first["end"], {"certainty": tie["certainty"]})
        id = identity("tie", tie["id"])
        if tie["kind"] == "heads" and kinds[0] == "person" and kinds[1] != "person":
            country = self.rows.entities[ends[1]["entity"]]["country"]
            post = _position(f"head of {_words(tie['to'])}", country, other[0])
            yield post
            yield made("Occupancy", id, holder=one, post=post["id"], **dates, **evidence)
            return
        schema, subject, object_ = _LINKS.get(tie["kind"], _UNKNOWN)
        if schema == "Membership" and kinds[1] == "person":
            schema, subject, object_ = _UNKNOWN
        sides = {subject: one, object_: other}
        yield made(schema, id, role=tie["kind"].replace("_", " "), **sides, **dates, **evidence)

    def held(self) -> Iterator[Entity]:
        """The offices, of a country, of those who stand in the events and ties."""
        for id, entity in self.involved.items():
            if entity["country"] and self._kind(entity) == "person":
                for office in offices(entity):
                    yield from self._office(id, entity, office)

    def _office(self, holder: str, entity: Row, office: Office) -> Iterator[Entity]:
        post = _position(office.title, entity["country"], None)
        status = "former" if office.former else "current"
        written = next(iter(entity["roles_nested"]), None)
        sentence = _line(self.rows.sentence(written["start"], written["end"]).text) if written else None
        yield post
        yield made("Occupancy", identity("occupancy", holder, post["id"], self.id, status), holder=holder,
                   post=post["id"], startDate=office.since, endDate=office.until, status=status, summary=sentence,
                   proof=self.id, sourceUrl=_url(self.rows.url), publisher=self.rows.publisher)  # fmt: skip

    def article(self) -> Entity:
        document = self.rows.document
        title = _line(document.title.text) if document.title else None
        return made("Article", self.id, title=title, name=title, author=document.author,
                    publisher=self.rows.publisher, publishedAt=document.published,
                    language=_language(document.language), sourceUrl=_url(self.rows.url),
                    keywords=document.kind)  # fmt: skip

    def mentioned(self) -> Iterator[Entity]:
        for id, entity in self.involved.items():
            names = dict.fromkeys((entity["name"], *entity["aliases_nested"]))
            yield made("Mention", identity("mention", self.id, id), document=self.id, resolved=id, name=list(names),
                       detectedSchema=_schema(self._kind(entity), ()),
                       contextCountry=_country(entity["country"]))  # fmt: skip

    def _who(self, roles: Iterable[Row]) -> list[str]:
        """The ids of those in `roles` who have a name, each once."""
        found = []
        for role in roles:
            entity = self.rows.entities.get(role["entity"] or "")
            if entity and entity["actor_id"]:
                id = actor_identity(entity["actor_id"], self.rows.known.get(entity["actor"] or ""))
                self.involved.setdefault(id, entity)
                found.append(id)
        return list(dict.fromkeys(found))

    def _kind(self, entity: Row) -> str:
        known = self.rows.known.get(entity["actor"] or "")
        return known.kind if known else str(entity["kind"])

    def _evidence(self, row: Row, start: int, end: int, said: Mapping[str, str | None]) -> dict[str, object]:
        """What leads from a statement to its article: the sentence, the record, whose word it is."""
        words = {"attributed to": " ← ".join(self.rows.voices(row["attribution"])), **said}
        return {
            "summary": _line(self.rows.sentence(start, end).text),
            "description": " | ".join(f"{name}: {_line(value)}" for name, value in words.items() if value),
            "recordId": row["id"], "proof": self.id, "sourceUrl": _url(self.rows.url),
            "publisher": self.rows.publisher,
        }  # fmt: skip


def _schema(kind: str, sectors: Iterable[str]) -> str:
    if kind == "person":
        return "Person"
    if kind in ("state", "place") or _PUBLIC & set(sectors):
        return "PublicBody"
    return "Company" if "BUS" in sectors or "MNC" in sectors else "Organization"


def _position(title: str, country: str | None, organization: str | None) -> Entity:
    return made("Position", identity("position", title.lower(), country or "", organization or ""), name=title,
                country=_country(country), organization=organization)  # fmt: skip


def _address(place: Row) -> Entity:
    found = location(place)
    parts = (found["resolved_place"], found["province"], found["country"])
    full = ", ".join(dict.fromkeys(part for part in parts if part))
    id = identity("address", str(found["geonameid"]))
    return made("Address", id, full=_line(full), city=found["city"], state=found["province"],
                country=_country(place["country"]), latitude=found["lat"], longitude=found["lon"])  # fmt: skip


def _country(iso3: str | None) -> str | None:
    """FollowTheMoney's code of a country: ISO 3166-1 alpha-2 in lower case."""
    state = state_by_code(iso3) if iso3 else None
    return state.iso2.lower() if state and state.iso2 else None


def _language(code: str | None) -> str | None:
    return {"en": "eng"}.get(code or "")


def _url(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _words(roles: Iterable[Row]) -> str:
    return "; ".join(role["name"] or role["text"] for role in roles)


def _line(text: str | None) -> str:
    return xml_text(text or "")


def _values(value: object) -> list[str]:
    if value is None:
        return []
    values = value if isinstance(value, list | tuple) else [value]
    return [line for line in (_line(str(one)) for one in values) if line]
