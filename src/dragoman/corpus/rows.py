"""From a reading's JSON form to the rows of the tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dragoman.corpus.forms import pack
from dragoman.corpus.remarks import remarks
from dragoman.corpus.tables import CACHES, NESTED, ROLE, SIZE, flat_names, key, local_id, lookup, uid
from dragoman.knowledge.tone import tone

JSON = dict[str, Any]
Rows = dict[str, list[JSON]]

LISTS = {"events": ("actors", "recipients", "themes"), "attributions": ("sources", "addressees"),
         "ties": ("from", "to")}  # fmt: skip
"""The lists of roles of each table that has some."""


def rows_of(form: JSON) -> Rows:
    """The rows of one reading and of its posts, by the table that they go to; `form` is what `to_dict` gives.

    Everything but the documents themselves: those hold more than a reading's form does.
    """
    found = _Flat(form).rows()
    for post in form["posts"]:
        for name, rows in rows_of(post).items():
            found.setdefault(name, []).extend(rows)
    return found


def day(value: str | None) -> date | None:
    """`value`, a day in ISO 8601, as a date; None where it is none (before the year 1, say)."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


@dataclass
class _Flat:
    """One reading's form, with its records by id."""

    form: JSON
    by_id: dict[str, JSON] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for name in ("entities", "times", "places"):
            self.by_id.update((record["id"], record) for record in self.form[name])
        self.named = {mention["entity"] for mention in self.form["mentions"] if mention["form"] == "name"}
        self.named |= {entity["id"] for entity in self.form["entities"] if entity["country"]}

    def rows(self) -> Rows:
        made: dict[str, Callable[[JSON], JSON]] = {
            "events": self.event, "attributions": self.attribution, "ties": self.tie, "entities": self.entity,
            "mentions": self.mention, "times": self.time, "places": self.place, "links": self.link,
        }  # fmt: skip
        document = self.form["document"]["id"]
        found: Rows = {"readings": [self.reading(document)], "failures": self.failures()}
        for name, make in made.items():
            found[name] = [_with_texts(name, _common(document, record) | make(record)) for record in self.form[name]]
        for row in (row for name in (*LISTS, "entities") for row in found[name]):
            row["uid"] = uid(document, row["id"])
        found["roles"] = list(self.roles(document, found))
        found["aliases"] = list(self.aliases(document))
        found["remarks"] = [{"document": document} | remark for remark in remarks(self.form)]
        return found

    def reading(self, document: str) -> JSON:
        """The reader's versions, and the whole form for an article; a post's form stands in its article's."""
        whole = self.form["document"]["kind"] == "article"
        reader: JSON = self.form["reader"]
        return reader | {"document": document, "form": pack(self.form) if whole else None}

    def failures(self) -> list[JSON]:
        failure = self.form.get("failure")
        return [failure | {"document": failure["document"] or self.form["document"]["id"]}] if failure else []

    def who(self, roles: list[JSON]) -> list[JSON]:
        return [self._role(role) for role in roles]

    def _role(self, role: JSON) -> JSON:
        entity = self.by_id.get(role["entity"] or "", {})
        named = {"entity": role["entity"], "name": entity.get("name"), "country": entity.get("country")}
        return _spot(role["span"]) | named

    def when(self, time: str | None) -> JSON:
        record = self.by_id.get(time or "")
        bounds = {name: day(record[name]) if record else None for name in ("earliest", "latest")}
        return {"time": record["span"]["text"] if record else None, "time_id": time} | bounds

    def event(self, e: JSON) -> JSON:
        when = e["when"] or {"earliest": None, "latest": None, "basis": None}
        place = self.by_id.get(e["place"] or "")
        first = e["triggers"][0]
        return {
            **{n: e[n] for n in ("type", "modes", "quad", "intensity", "triggers", "polarity")},
            **{n: e[n] for n in ("certainty", "status", "background", "frame", "utterance")},
            **{n: self.who(e[n]) for n in ("actors", "recipients", "themes")},
            "contexts": [c["name"] for c in e["contexts"]],
            "trigger": first["text"],
            "start": first["start"],
            "end": first["end"],
            "place": place["name"] if place else None,
            "place_id": e["place"],
            "country": place["country"] if place else None,
            "factuality_source": e["factuality"]["source"],
            "factuality_author": e["factuality"]["author"],
            "size": [{n: s[n] for n in ("what", "low", "high")} | _spot(s["span"]) for s in e["size"]],
            **_voice(e),
            **self.when(e["time"]),
            **{n: day(when[n]) for n in ("earliest", "latest")},
            "basis": when["basis"],
        }

    def attribution(self, a: JSON) -> JSON:
        cue, occasion = a["cue"], a["occasion"]
        anchor = cue["span"] if cue else (a["content"] or [{"start": None, "end": None}])[0]
        return {
            **{n: a[n] for n in ("kind", "source_class", "content", "quoted", "parent")},
            **{n: self.who(a[n]) for n in ("sources", "addressees")},
            "start": anchor["start"],
            "end": anchor["end"],
            "cue": cue["span"]["text"] if cue else None,
            "tone": tone(" ".join(span["text"] for span in (*([cue["span"]] if cue else []), *a["content"]))),
            **{n: cue[n] if cue else None for n in ("lemma", "stance")},
            "occasion": occasion["span"]["text"] if occasion else None,
            "occasion_event": occasion["event"] if occasion else None,
            **self.when(a["time"]),
        }

    def tie(self, t: JSON) -> JSON:
        return {
            **{n: t[n] for n in ("kind", "status", "polarity", "certainty", "evidence")},
            **{n: self.who([t[n]]) for n in ("from", "to")},
            "named": {t["from"]["entity"], t["to"]["entity"]} <= self.named,
            "since": self._bound(t["since"], "earliest"),
            "until": self._bound(t["until"], "latest"),
            **_voice(t),
        }

    def _bound(self, time: str | None, end: str) -> date | None:
        record = self.by_id.get(time or "")
        return day(record[end]) if record else day(time)

    def entity(self, e: JSON) -> JSON:
        roles = [_spot(role["span"]) | {"status": role["status"]} for role in e["roles"]]
        kept = {n: e[n] for n in ("name", "kind", "aliases", "actor", "actor_by", "country", "sectors")}
        told = {"key": key(e["name"]), "mentions": len(e["mentions"]), "named": e["id"] in self.named}
        offices = "; ".join(_held(office) for office in e["offices"])
        return kept | told | {"actor_id": self.known(e), "roles": roles, "offices": offices}

    def known(self, e: JSON) -> str | None:
        """The id of an entity, of whoever has a name."""
        return e["actor"] or (local_id(e["name"], e["kind"]) if e["id"] in self.named else None)

    def number(self, entity: str | None) -> int | None:
        return uid(self.form["document"]["id"], entity) if entity else None

    def mention(self, m: JSON) -> JSON:
        told = {"head": m["head"]["text"], "who": self.number(m["entity"])}
        return _spot(m["span"]) | told | {n: m[n] for n in ("form", "kind", "entity")}

    def time(self, t: JSON) -> JSON:
        kept = {n: t[n] for n in ("type", "value", "precision", "anchor")}
        return _spot(t["span"]) | kept | {n: day(t[n]) for n in ("earliest", "latest")}

    def place(self, p: JSON) -> JSON:
        return _spot(p["span"]) | {n: p[n] for n in ("name", "geonames", "lat", "lon", "country", "admin1", "feature")}

    def link(self, k: JSON) -> JSON:
        cue = {"cue": k["cue"]["text"], "start": k["cue"]["start"], "end": k["cue"]["end"]}
        return {n: k[n] for n in ("kind", "from", "to", "attribution")} | cue

    def roles(self, document: str, found: Rows) -> Iterator[JSON]:
        """Everybody in a record once more, a row each."""
        for table, names in LISTS.items():
            for row in found[table]:
                for name in names:
                    for position, role in enumerate(row[name + NESTED]):
                        at = {"document": document, "record": row["id"], "uid": row["uid"], "role": name}
                        yield at | {"position": position} | self.somebody(role)

    def somebody(self, role: JSON) -> JSON:
        entity = self.by_id.get(role["entity"] or "", {})
        name = role["name"] or role["text"]
        known = {"entity": role["entity"], "who": self.number(role["entity"]), "country": role["country"]}
        if entity:
            known |= {"kind": entity["kind"], "actor": entity["actor"], "actor_id": self.known(entity)}
        return known | {"name": name, "key": key(name), "named": role["entity"] in self.named}

    def aliases(self, document: str) -> Iterator[JSON]:
        """Every name of an entity, its own first; those that differ in case only mostly stand once."""
        for e in self.form["entities"]:
            one = {"document": document, "entity": e["id"], "who": self.number(e["id"]), "name": e["name"]}
            one["named"] = e["id"] in self.named
            for numbers in dict.fromkeys((key(name), lookup(name)) for name in (e["name"], *e["aliases"])):
                yield one | dict(zip(("key", "lookup"), numbers, strict=True))


def _held(office: JSON) -> str:
    """An office with its dates, where it has any: "president 2013-04-09 – 2022-09"."""
    dates = f"{office['since'] or ''} – {office['until'] or ''}" if office["reference"] else ""
    former = "former " if office["status"] == "former" else ""
    return f"{former}{office['title']} {dates}".strip()


def _with_texts(table: str, row: JSON) -> JSON:
    """`row` with each of its lists as text besides."""
    for column in CACHES[table]:
        if column.name.endswith(NESTED):
            name, kind = column.name.removesuffix(NESTED), column.type.value_type
            items = row[column.name] = row.pop(name)
            if kind == ROLE:
                row |= dict(zip(flat_names(name), _texts_of_roles(items), strict=True))
            elif kind == SIZE:
                row[name] = "; ".join(f"{item['what']} {item['text']}" for item in items)
            else:
                row[name] = "; ".join(item if isinstance(item, str) else item["text"] for item in items)
    return row


def _texts_of_roles(roles: list[JSON]) -> tuple[str, str, str]:
    names = "; ".join(role["name"] or role["text"] for role in roles)
    return names, "; ".join(role["entity"] or "" for role in roles), "; ".join(role["country"] or "" for role in roles)


def _common(document: str, record: JSON) -> JSON:
    by = record["by"]
    reasons = json.dumps(record["reasons"], sort_keys=True) if record["reasons"] else None
    return {"document": document, "id": record["id"], "method": by["method"], "score": by["score"], "reasons": reasons}


def _spot(span: JSON) -> JSON:
    return {name: span[name] for name in ("start", "end", "text")}


def _voice(record: JSON) -> JSON:
    return {"attribution": record["attribution"], "voice": "attributed" if record["attribution"] else "own"}
