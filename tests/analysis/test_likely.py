"""Which events are shown where no probability is asked for: by what made them, and how sure it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

import dragoman as dr
from dragoman.records import By


@pytest.mark.parametrize(
    ("by", "shown"),
    [
        (By("rule:verb:accuse", 0.9), True),
        (By("rule:verb:accuse", 0.16), True),
        (By("rule:verb:accuse", 0.14), False),
        (By("rule:verb:must"), True),
        (By("encoder", 0.61), True),
    ],
)
def test_an_unlikely_event_stays_in_the_reading_and_out_of_the_system(by: By, shown: bool) -> None:
    reading = dr.read("Peru accused Bolivia of smuggling.")
    told = replace(reading, events=tuple(replace(e, by=by) for e in reading.events))
    assert told.events
    assert bool(told.system.acts) == shown
