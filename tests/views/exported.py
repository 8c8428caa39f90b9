"""Stores of readings made by hand, with whatever words, and readers of what is exported from them."""

# ruff: noqa: ANN401

import csv
import dataclasses
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from handmade import Handmade
from hypothesis import strategies as st

import dragoman as dr
from dragoman import records as r
from dragoman.corpus.engines.engine import Engine
from dragoman.corpus.write import add
from dragoman.knowledge.actors import Knowledge
from dragoman.knowledge.plover import base_score, quad
from dragoman.when import When

HOSTILE = ("=cmd()", "+1", "-Donald", "@who", "'=x", "''-y", 'a "b" c', "tab\there", "two\nlines", "cr\rx",
           "nul\0x", "bell\x07", "\ufffe\uffff", "<b>&amp;", "]]>", "a; b", "é İ ß", "x" * 300,
           "\u2028", "\u202eabc")  # fmt: skip

_WORDS = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
).filter(lambda text: any(c.isprintable() and not c.isspace() for c in text))

_EVENT = st.fixed_dictionaries(
    {
        "type": st.sampled_from(("ASSAULT", "CONSULT", "ACCUSE", "CHANGE", "AGREE")),
        "actors": st.lists(st.integers(0, 5), max_size=2, unique=True),
        "recipients": st.lists(st.integers(0, 5), max_size=2, unique=True),
        "modes": st.sampled_from(((), ("visit",), ("aerial", "destroy"))),
        "status": st.sampled_from(("actual", "ended", "future", "demanded", "hypothetical")),
        "polarity": st.sampled_from(("affirmed", "negated")),
        "certainty": st.sampled_from(("certain", "probable", "possible")),
        "background": st.booleans(),
        "when": st.sampled_from(
            (None, ("2031-02-01", "2031-02-28"), ("2031-02-03", "2031-02-03"), (None, "2031-01-01"))
        ),
    }
)  # fmt: skip
_TIE = st.tuples(
    st.sampled_from(("heads", "commands", "member_of", "part_of", "sponsors", "represents", "opposes")),
    st.integers(0, 5), st.integers(0, 5), st.sampled_from(("current", "former")),
)  # fmt: skip

CASES = st.fixed_dictionaries(
    {
        "names": st.lists(_WORDS, min_size=6, max_size=6),
        "publisher": _WORDS,
        "published": st.sampled_from((None, "2031-03-04", "2031-03", "2031")),
        "url": st.sampled_from((None, "https://example.org/a?b=c&d", "no address")),
        "events": st.lists(_EVENT, max_size=5),
        "ties": st.lists(_TIE, max_size=4),
    }
)
"""A report of some events and ties of six people and bodies whose names are anything."""

_KINDS = ("person", "organization", "state", "group", "place", "person")


def scored(reading: r.Reading) -> r.Reading:
    """`reading` with the quadrant and the base score of each event."""
    events = [dataclasses.replace(e, quad=quad(e.type), intensity=base_score(e.type)) for e in reading.events]
    return dataclasses.replace(reading, events=tuple(events), posts=tuple(map(scored, reading.posts)))


def kept(folder: Path, *readings: r.Reading) -> dr.Store:
    """A store of `readings` as they are."""
    store, pending = dr.Store(folder / "news.dragoman"), iter(readings)
    documents = [reading.document for reading in readings]
    add(store.path, documents, lambda items: (next(pending) for _ in items), Engine(), _as_it_is, lambda done: None, 32)
    return store


def _as_it_is(reading: r.Reading, knowledge: Knowledge | None = None) -> r.Reading:
    return reading


def report(case: dict[str, Any]) -> r.Reading:
    """The reading of a generated report."""
    numbered = [f"{n}{name}" if n % 2 else f"{name}{n}" for n, name in enumerate(case["names"])]
    words = [f"verb{n}" for n in range(len(case["events"]))]
    told = {"published": case["published"], "publisher": case["publisher"], "url": case["url"], "language": "en"}
    made = Handmade("\n".join(itertools.chain(numbered, words)) + ".", told)
    ids = [made.entity(name, name, kind=kind) for name, kind in zip(numbered, _KINDS, strict=True)]  # type: ignore[arg-type]
    for word, event in zip(words, case["events"], strict=True):
        sides = ({numbered[n]: ids[n] for n in event[side]} for side in ("actors", "recipients"))
        more = {name: event[name] for name in ("modes", "status", "polarity", "certainty", "background")}
        when = When(event["when"][0], event["when"][1], "clause", None) if event["when"] else None
        made.event(event["type"], word, *sides, when=when, **more)
    for kind, one, other, status in case["ties"]:
        made.tie(kind, {numbered[one]: ids[one]}, {numbered[other]: ids[other]}, status=status)
    return scored(made.reading())


def written(store: dr.Store, form: str, **filters: Any) -> Path:
    """Where the export lies."""
    return store.export(form, store.path.with_name(f"out.{form}"), **filters).path


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def cells(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    """The rows of a table of text, an apostrophe that guards a cell taken away."""
    with path.open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text, delimiter=delimiter):
            yield {name: re.sub(r"^'(?='*[=+\-@\t\r])", "", value) for name, value in row.items()}
