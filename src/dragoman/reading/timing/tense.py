"""Whether the clause around a word tells of the past or of what is to come."""

from __future__ import annotations

from typing import Literal

from dragoman.reading.parsing.syntax import Token

Tense = Literal["past", "future", "open"]

# Participles and nouns that put what they govern ahead of the report, whatever the tense around them.
_AHEAD = frozenset({"schedule", "plan", "set", "expect", "due", "slate", "deadline", "expire"})
# Verbs whose "until" names the end that they give, not the end of what went on.
_PUT_OFF = frozenset({"postpone", "delay", "defer", "extend", "suspend", "adjourn", "give", "have", "remand"})
# Verbs whose present tells of what is fixed to come: "the talks begin on Monday".
_TIMETABLE = frozenset(
    {"begin", "start", "open", "end", "expire", "close", "meet", "vote", "convene", "reconvene", "resume", "leave"}
    | {"arrive", "return", "take", "be", "visit", "travel", "run", "last"}
)
_OPEN_MODALS = frozenset({"could", "might"})


def tense(token: Token) -> Tense:
    """The tense of the nearest verb above `token`; "open" for a present or where it cannot be told.

    An infinitive or a modal says nothing of a noun inside it: "will discuss Monday's attack" is open. So is an
    infinitive of purpose: "gathered to mark the day on Friday".
    """
    inside = False
    for head, below in zip(token.ancestors(), (token, *token.ancestors()), strict=False):
        if head.lemma in _AHEAD and head.tag != "VBD":
            return "future"
        if head.lemma in _PUT_OFF and below.lower in ("until", "till"):
            return "future"
        if head.pos in ("VERB", "AUX"):
            found = of_verb(head)
            return "open" if inside and found == "future" else found
        inside = inside or (head.pos in ("NOUN", "PROPN") and head.ent not in ("DATE", "TIME"))
    return "open"


def of_verb(verb: Token) -> Tense:
    """The tense of a verb with its auxiliaries; a participle without any has that of the verb above it."""
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    modals = [t for t in (*helpers, verb) if t.tag == "MD"]
    had = any(c.lemma == "have" for c in helpers)
    if modals:
        return "past" if had else "open" if modals[0].lower in _OPEN_MODALS else "future"
    if had or "VBD" in {verb.tag, *(c.tag for c in helpers)}:
        return "past"
    if verb.tag == "VB":
        return "open" if verb.dep == "advcl" else "future"
    if verb.tag == "VBN" and not helpers:
        return "past"
    if verb.tag == "VBG" and not helpers and verb.head is not verb:
        return tense(verb)
    return "future" if verb.tag in ("VBZ", "VBP") and verb.lemma in _TIMETABLE else "open"
