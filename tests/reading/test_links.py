"""Links: each connective ties the event below it to the event that it hangs on."""

from __future__ import annotations

import itertools

import pytest

import dragoman as dr
from dragoman.knowledge.connectives import Connective, connectives

ROWS = list(itertools.chain.from_iterable(connectives().values()))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: " ".join(r.words))
def test_each_connective_links_two_events(row: Connective) -> None:
    text = row.example.replace("[", "").replace("]", "")
    reading = dr.read(text)
    events = {e.id: e for e in reading.events}
    link = next(k for k in reading.links if k.cue.text.lower() == " ".join(row.words))
    assert link.kind == row.kind
    first, second = events[link.start].triggers[0], events[link.end].triggers[0]
    assert first.end <= link.cue.start <= second.start


def test_no_connective_no_link() -> None:
    assert dr.read("Chad expelled the envoy. Sudan arrested the consul.").links == ()


@pytest.mark.parametrize("text", [
    "Deputies in Lima voted for the dismissal of the mayor.",
    "Ghana pressed Togo for the release of the hostages.",
    "The minister called for the reinforcement of the border guard.",
    "The union protested for the release of its leader.",
    "The premier visited Lagos for talks with the president.",
])  # fmt: skip
def test_what_is_wanted_is_no_reason(text: str) -> None:
    assert dr.read(text).links == ()
