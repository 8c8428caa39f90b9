"""Which event came after, before or with which other: by a connective, as part of it, or as it is told.

The relations are TimeML's BEFORE, AFTER and SIMULTANEOUS (with IS_INCLUDED), read from words alone; where nothing but
the order of sentences speaks, only somebody's own next deed is taken to follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.reading.parsing.syntax import Token
from dragoman.reading.timing.clause_times import made_of
from dragoman.reading.timing.outlook import direction
from dragoman.records import Event, Link
from dragoman.vocabulary import Basis

Relation = Literal["after", "before", "same"]

_REAL = frozenset({"actual", "ended", "future"})
_WITH = frozenset({"when", "while", "as"})
_NEXT = frozenset("then later afterwards afterward subsequently thereafter".split())
_MEANWHILE = frozenset({"meanwhile", "simultaneously"})


@dataclass(frozen=True, slots=True)
class Order:
    """One event (an id) stands so to the other in time, and what tells it."""

    event: str
    relation: Relation
    other: str
    basis: Basis

    @property
    def turned(self) -> Order:
        """The same, told of the other."""
        relation: Mapping[Relation, Relation] = {"after": "before", "before": "after", "same": "same"}
        return Order(self.other, relation[self.relation], self.event, self.basis)


def linked(links: Sequence[Link], events: Mapping[str, Event], tokens: Mapping[str, Token]) -> Iterator[Order]:
    """What the document's links say: what comes "after", "in response to" or "because of" something is later."""
    for link in links:
        one, other = events[link.start], events[link.end]
        if not (_is_real(one) and _is_real(other)):
            continue
        if link.kind == "before":
            yield Order(one.id, "before", other.id, "link")
        elif link.kind == "after" or (
            link.kind in ("because", "response_to") and direction(other, tokens[other.id]) == "past"
        ):
            yield Order(one.id, "after", other.id, "link")


def together(by_token: Mapping[Token, str], events: Mapping[str, Event]) -> Iterator[Order]:
    """What a clause with "when" or a phrase with "during" ties: "killed *in the attack*", "*when* rebels fired"."""
    for token, id in by_token.items():
        other = _around(token, by_token)
        if other is None or by_token[other] == id or not (_is_real(events[id]) and _is_real(events[by_token[other]])):
            continue
        clause = other is token.head and token.dep == "advcl"
        yield Order(id, "same", by_token[other], "link" if clause else "discourse")


def _around(token: Token, by_token: Mapping[Token, str]) -> Token | None:
    """The trigger of which another's is a part, by the parse."""
    if token.pos not in ("VERB", "AUX"):
        return None
    if token.dep == "advcl" and token.head in by_token:
        sign = next((c for c in token.children if c.dep in ("mark", "advmod") and c.i < token.i), None)
        return token.head if sign is not None and sign.lower in _WITH and not _is_perfect(token) else None
    parts = (noun for noun in made_of(token) if noun in by_token)
    return next(parts, None)


def told_next(
    by_token: Mapping[Token, str], events: Mapping[str, Event], dated: Mapping[str, object]
) -> Iterator[Order]:
    """Of an event that is not dated, how it stands to the last dated one of this sentence or the one before.

    Both are told in the simple past and on the same word. "Then" and "meanwhile" tell the order; without such a word
    it is later only where the same actor acts again.
    """
    told = sorted((t for t, id in by_token.items() if _is_simple_past(t)), key=lambda t: t.start)
    for n, token in enumerate(told):
        event = events[by_token[token]]
        if event.id in dated or direction(event, token) != "past":
            continue
        for before in reversed(told[max(0, n - 4) : n]):
            other = events[by_token[before]]
            if other.id in dated and other.attribution == event.attribution and _is_near(before, token):
                relation = _relation(token, event, other)
                if relation is not None and direction(other, before) == "past":
                    yield Order(event.id, relation, other.id, "discourse")
                break


def _relation(token: Token, event: Event, other: Event) -> Relation | None:
    signs = {c.lower for c in token.children if c.dep in ("advmod", "cc", "prep")}
    if signs & _MEANWHILE:
        return "same"
    who = {r.entity for r in event.actors if r.entity is not None}
    acts_again = bool(who & {r.entity for r in other.actors})
    return "after" if signs & _NEXT or (acts_again and not event.background) else None


def _is_near(before: Token, token: Token) -> bool:
    one, other = before.sentence, token.sentence
    if one is other:
        return token.dep == "conj" and before in (token.head, *token.head.ancestors())
    return other.index - one.index == 1 and one.paragraph == other.paragraph


def _is_simple_past(token: Token) -> bool:
    if token.pos != "VERB" or token.dep in ("relcl", "acl", "advcl"):
        return False
    helpers = [c.tag for c in token.children if c.dep in ("aux", "auxpass")]
    return not _is_perfect(token) and (token.tag == "VBD" or "VBD" in helpers)


def _is_perfect(token: Token) -> bool:
    return any(c.dep == "aux" and c.lemma == "have" for c in token.children)


def _is_real(event: Event) -> bool:
    return event.polarity == "affirmed" and event.status in _REAL
