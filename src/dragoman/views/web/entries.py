"""The records of a reading as entries of a list beside its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.analysis.dates import Dates
from dragoman.analysis.names import UNKNOWN, UNNAMED, Names, joined, poster
from dragoman.corpus.tables import local_id
from dragoman.records import Attribution, Entity, Event, Place, Reading, Tie, Time
from dragoman.views.web.article import begins, certainty


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: `tag` is its type, `head` who it is about, `body` what is told, `more` the circumstances.

    `start` is where it stands; `actor` the id that an entity goes by in a store, where it has one.
    """

    id: str
    kind: str
    start: int
    tag: str
    head: str
    body: str
    more: tuple[str, ...]
    certainty: str = ""
    voice: str = ""
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of a kind, in text order, with what the kind is called."""

    kind: str
    title: str
    entries: tuple[Entry, ...]


_TITLES = {"words": "Said", "event": "Done", "tie": "Ties", "mention": "Actors", "time": "Times", "place": "Places"}


def groups(reading: Reading) -> list[Group]:
    """The entries of a reading and of its posts, by kind; kinds without any are left out."""
    found = [entry for each in (reading, *reading.posts) for entry in _Entries(each).all()]
    made = [Group(kind, title, tuple(e for e in found if e.kind == kind)) for kind, title in _TITLES.items()]
    return [group for group in made if group.entries]


class _Entries:
    """The entries of one reading, without its posts."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._names = reading, Names(reading)
        self._dates = Dates(reading.times)
        self._places = {p.id: p.name for p in reading.places}
        self._mentions = {m.id: m for m in reading.mentions}
        self._post = (poster(reading.document),) if reading.document.kind == "post" else ()

    def all(self) -> Iterator[Entry]:
        """All of them, each kind in text order."""
        r = self._reading
        found = (
            *map(self._said, r.attributions), *(self._done(e) for e in r.events if e.likely), *map(self._tie, r.ties),
            *(self._actor(e) for e in r.entities if e.mentions), *map(self._time, r.times), *map(self._place, r.places),
        )  # fmt: skip
        yield from sorted(found, key=lambda entry: entry.start)

    def _said(self, a: Attribution) -> Entry:
        to = joined(self._names.all(a.addressees)) if a.addressees else ""
        stance = a.cue.stance if a.cue and a.cue.stance != "neutral" else ""
        by = self._names.word(a.parent) or ""
        cue = f"“{_flat(a.cue.span.text)}”" if a.cue else ""
        more = _told(cue, to and f"to {to}", stance, by and f"passed on by {by}")
        who = ", ".join(self._names.sources(a)) or UNNAMED
        return Entry(a.id, "words", begins(a), a.kind, who, _words(a.content), more, voice="attributed")

    def _done(self, e: Event) -> Entry:
        recipients, themes = self._names.all(e.recipients), self._names.all(e.themes)
        whom = f" → {joined(recipients)}" if recipients else ""
        about = f": {joined(themes)}" if themes else ""
        word = self._names.word(e.attribution)
        more = _told(self._dates.of(e), self._places.get(e.place or ""), e.status, certainty(e), _on(word))
        return Entry(e.id, "event", e.triggers[0].start, " ".join((e.type, *e.modes)),
                     joined(self._names.all(e.actors)), f"{_words(e.triggers[:1])}{whom}{about}", more, certainty(e),
                     _voice(word))  # fmt: skip

    def _tie(self, t: Tie) -> Entry:
        word = self._names.word(t.attribution)
        sure = "negated" if t.polarity == "negated" else t.certainty
        return Entry(t.id, "tie", t.evidence[0].start, t.kind.replace("_", " "), self._names.of(t.start),
                     f"→ {self._names.of(t.end)}", _told(t.status, sure, _on(word)), sure, _voice(word))  # fmt: skip

    def _actor(self, e: Entity) -> Entry:
        mentions = [self._mentions[id] for id in e.mentions]
        named = e.country or any(mention.form == "name" for mention in mentions)
        roles = dict.fromkeys(_flat(role.span.text) for role in e.roles)
        count = f"{len(mentions)} mention" + ("s" if len(mentions) != 1 else "")
        also = "; ".join(_flat(alias) for alias in e.aliases if alias != e.name)
        return Entry(e.id, "mention", min(m.span.start for m in mentions), e.kind, _flat(e.name), "; ".join(roles),
                     _told(e.country, count, also and f"also {also}"),
                     actor=e.actor or (local_id(e.name, e.kind) if named else None))  # fmt: skip

    def _time(self, t: Time) -> Entry:
        why = "" if t.value else t.reasons.get("value", "").replace("_", " ")
        return Entry(t.id, "time", t.span.start, t.type, _flat(t.span.text), t.value or UNKNOWN, _told(why))

    def _place(self, p: Place) -> Entry:
        where = ", ".join(x for x in (p.admin1, p.country) if x)
        point = f"{p.lat:.2f}, {p.lon:.2f}" if p.lat is not None and p.lon is not None else ""
        return Entry(p.id, "place", p.span.start, "place", _flat(p.span.text), where, _told(point))


def _on(word: str | None) -> str | None:
    return word and f"on the word of {word}"


def _voice(word: str | None) -> str:
    return "attributed" if word else "own"


def _told(*parts: str | None) -> tuple[str, ...]:
    return tuple(_flat(part) for part in parts if part)


def _words(spans: tuple[object, ...]) -> str:
    return " … ".join(dict.fromkeys(_flat(str(span)) for span in spans))


def _flat(text: str) -> str:
    return " ".join(text.split())
