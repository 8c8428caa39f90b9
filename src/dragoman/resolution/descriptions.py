"""Persons that a text calls by their office alone: "the president of Peru", "Peru's king", "the Kremlin leader"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.document import Span
from dragoman.knowledge.leaders import LeaderTitle, leader_titles
from dragoman.knowledge.states import demonym, seat, state_of
from dragoman.records import Mention, Reading

_OF = re.compile(r"[Tt]he (?P<title>[a-z ]+?) of (?P<state>(?:the )?[A-Z].*)")
_OWNED = re.compile(r"(?:[Tt]he )?(?P<state>[A-Z].*?)(?:['’]s?)? (?P<title>[a-z][a-z ]*)")


@dataclass(frozen=True, slots=True)
class Description:
    """The office of a state (ISO 3166-1 alpha-3) by which a text calls somebody, and the characters that say it."""

    title: LeaderTitle
    country: str
    span: Span


def descriptions(reading: Reading) -> dict[str, Description]:
    """The description of each entity that has no name, but that the text says to head a state now, by its id."""
    named = {m.entity for m in reading.mentions if m.form == "name"}
    heading = set(_heading(reading))
    found: dict[str, Description] = {}
    for mention in reading.mentions:
        told = _described(mention) if mention.form == "nominal" else None
        if told is not None and mention.entity in heading - named:
            found.setdefault(mention.entity, told)
    return found


def _heading(reading: Reading) -> Iterator[str]:
    for tie in reading.ties:
        holds = tie.status == "current" and tie.polarity == "affirmed" and tie.certainty == "certain"
        if tie.kind == "heads" and holds and tie.start.entity is not None:
            yield tie.start.entity


def _described(mention: Mention) -> Description | None:
    """What the whole mention says, nothing before or behind: no "former", "next" or "-elect"."""
    said = _OF.fullmatch(mention.span.text) or _OWNED.fullmatch(mention.span.text)
    title = leader_titles().get(said["title"]) if said else None
    state = (state_of(said["state"]) or demonym(said["state"]) or seat(said["state"])) if said else None
    if title is None or state is None or state.iso3 is None or state.kind != "state":
        return None
    return Description(title, state.iso3, mention.span)
