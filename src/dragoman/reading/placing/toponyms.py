"""Toponyms: names of places and, where something lies or happens there, of states."""

from __future__ import annotations

from dragoman.document import Document
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.grammar import TRANSPARENT
from dragoman.reading.parsing.syntax import Token
from dragoman.reading.placing.locate import located
from dragoman.records import By, Place, record_id

LOCATIVE = frozenset(
    "in at near outside inside around across throughout into toward towards via from within along off over "
    "through".split()
)


def is_location(head: Token) -> bool:
    """Whether a name stands where a place is told: "in Goma", "near the city of Herat", "outside Kyiv and Kharkiv"."""
    if head.dep == "conj":
        return is_location(head.head)
    if head.dep in ("appos", "compound", "nmod") and head.head is not head:
        return head.head.pos in ("NOUN", "PROPN") and is_location(head.head)
    if head.dep != "pobj":
        return False
    if head.head.lower == "of" and (head.head.head.pos == "NOUN" or head.head.head.lower in TRANSPARENT):
        return is_location(head.head.head)
    return head.head.lower in LOCATIVE


def find_places(document: Document, referents: Referents) -> dict[Token, Place]:
    """The toponyms by the token that heads each name, and where on earth each is."""
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
            )
    return dict(zip(found, located(found.values(), referents.mentions, document), strict=True))
