"""Toponyms: names of places and, where something lies or happens there, of states."""

from __future__ import annotations

from dragoman.document import Document
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.syntax import Token
from dragoman.records import By, Place, record_id

LOCATIVE = frozenset(
    "in at near outside inside around across throughout into toward towards via from within along off over "
    "through".split()
)


_FROM_A_GAZETTEER = ("geonames", "lat", "lon", "country", "admin1", "feature")


def is_location(head: Token) -> bool:
    """Whether a name stands where a place is told: "in Goma", "near the city of Herat", "outside Kyiv and Kharkiv"."""
    if head.dep == "conj":
        return is_location(head.head)
    if head.dep in ("appos", "compound", "nmod") and head.head is not head:
        return head.head.pos in ("NOUN", "PROPN") and is_location(head.head)
    if head.dep != "pobj":
        return False
    if head.head.lower == "of" and head.head.head.pos == "NOUN":
        return is_location(head.head.head)
    return head.head.lower in LOCATIVE


def find_places(document: Document, referents: Referents) -> dict[Token, Place]:
    """The toponyms by the token that heads each name. Coordinates come later, from a gazetteer."""
    found: dict[Token, Place] = {}
    for token, (draft, mention) in referents.by_token.items():
        if draft.form != "name" or draft.name is None or draft.name.adjective:
            continue
        if mention.kind == "place" or (mention.kind == "state" and is_location(token)):
            found[token] = Place(
                record_id(document.id, "place", mention.head.start),
                By("rule:toponym"),
                mention.head,
                mention.head.text,
                reasons=dict.fromkeys(_FROM_A_GAZETTEER, "out_of_scope"),
            )
    return found
