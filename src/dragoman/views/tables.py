"""The tables of a reading, as plain strings: what the terminal and HTML lay out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.analysis.dates import Dates
from dragoman.analysis.names import UNKNOWN, Names, joined, poster
from dragoman.document import Span
from dragoman.records import Attribution, Entity, Event, Reading, Tie

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One record's cells, an empty string for an empty one; `anchor` is the id of the record whose mark shows it."""

    document: str
    anchor: str | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, columns and rows; `stacks` says which columns share one where there is little room."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    stacks: tuple[tuple[int, ...], ...]

    def filled(self) -> list[int]:
        """The columns that some row fills."""
        return [i for i in range(len(self.columns)) if any(row.cells[i] for row in self.rows)]


def tables(reading: Reading) -> list[Table]:
    """Entities, attributions, events, ties and times, those of posts after the article's; empty tables left out."""
    tellers = [_Teller(reading), *(_Teller(post) for post in reading.posts)]

    def rows(told: Callable[[_Teller], Iterable[tuple[str | None, Cells]]]) -> tuple[Row, ...]:
        return tuple(Row(t.reading.document.id, anchor, cells) for t in tellers for anchor, cells in told(t))

    found = [
        Table("Entities", ("name", "kind", "roles", "also", "mentions", "in"),
              rows(_Teller.entities), ((0,), (1,), (2,), (3,), (4,), (5,))),
        Table("Attributions", ("who", "cue", "kind", "words", "to", "occasion", "passed on by"),
              rows(_Teller.attributions), ((0, 4, 6), (1, 2), (3,), (5,))),
        Table("Events", ("who", "event", "words", "to whom", "about", "where", "when", "certainty", "status", "voice"),
              rows(_Teller.events), ((0,), (1, 2), (3, 4), (5, 6), (7, 8), (9,))),
        Table("Ties", ("who", "tie", "whom", "status", "certainty", "voice"),
              rows(_Teller.ties), ((0,), (1,), (2,), (3, 4), (5,))),
        Table("Times", ("words", "type", "value", "earliest", "latest", "why no value", "in"),
              rows(_Teller.times), ((0,), (1,), (2, 5), (3,), (4,), (6,))),
    ]  # fmt: skip
    return [table for table in found if table.rows]


class _Teller:
    """The cells of one reading, without its posts."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.names = reading, Names(reading)
        self.place = poster(reading.document) if reading.document.kind == "post" else ""

    def entities(self) -> Iterator[tuple[str | None, Cells]]:
        for e in self.reading.entities:
            also = _several(a for a in e.aliases if a != e.name)
            cells = (_flat(e.name), e.kind, _titles(e), also, str(len(e.mentions)), self.place)
            yield next(iter(e.mentions), None), cells

    def attributions(self) -> Iterator[tuple[str | None, Cells]]:
        for a in self.reading.attributions:
            yield a.id, (joined(self.names.sources(a)), _cue(a), a.kind, _words(a.content),
                         _several(self.names.all(a.addressees)), a.occasion.span.text if a.occasion else "",
                         self.names.word(a.parent) or "")  # fmt: skip

    def events(self) -> Iterator[tuple[str | None, Cells]]:
        dates = Dates(self.reading.times)
        places = {p.id: p.name for p in self.reading.places}
        for e in (e for e in self.reading.events if e.likely):
            yield e.id, (joined(self.names.all(e.actors)), " ".join((e.type, *e.modes)), _words(e.triggers),
                         _several(self.names.all(e.recipients)), _several(self.names.all(e.themes)),
                         places.get(e.place or "", ""), _flat(dates.of(e) or ""), _certainty(e), e.status,
                         self.voice(e.attribution))  # fmt: skip

    def ties(self) -> Iterator[tuple[str | None, Cells]]:
        for t in self.reading.ties:
            yield None, (self.names.of(t.start), t.kind.replace("_", " "), self.names.of(t.end), t.status,
                         _certainty(t), self.voice(t.attribution))  # fmt: skip

    def times(self) -> Iterator[tuple[str | None, Cells]]:
        for t in self.reading.times:
            why = "" if t.value else t.reasons.get("value", "").replace("_", " ")
            yield t.id, (_flat(t.span.text), t.type, t.value or UNKNOWN, t.earliest or "", t.latest or "", why,
                         self.place)  # fmt: skip

    def voice(self, attribution: str | None) -> str:
        return self.names.word(attribution) or "own"


def _certainty(record: Event | Tie) -> str:
    return f"not so, {record.certainty}" if record.polarity == "negated" else record.certainty


def _cue(a: Attribution) -> str:
    if a.cue is None:
        return ""
    return _flat(a.cue.span.text) + ("" if a.cue.stance == "neutral" else f" ({a.cue.stance})")


def _titles(entity: Entity) -> str:
    return _several(f"{t.span.text} ({t.status})" if t.status == "former" else t.span.text for t in entity.roles)


def _words(spans: Iterable[Span]) -> str:
    return " … ".join(dict.fromkeys(_flat(span.text) for span in spans))


def _several(names: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(map(_flat, names)))


def _flat(text: str) -> str:
    return " ".join(text.split())
