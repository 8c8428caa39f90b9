"""Links between events by explicit connectives: "after", "because of", "in response to", "if"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.document import Document
from dragoman.knowledge.connectives import Connective, connectives
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.reading.speech.attributions import innermost
from dragoman.records import Attribution, By, Event, Link, record_id

_PARTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "xcomp"})


def find_links(
    document: Document,
    sentences: Sequence[Sentence],
    events: Mapping[Token, Event],
    attributions: Sequence[Attribution],
) -> list[Link]:
    """The links of a document; `events` gives the event of each trigger token."""
    found: list[Link] = []
    for s in sentences:
        triggers = [t for t in s.tokens if t in events]
        if len(triggers) < 2:
            continue
        for t in s.tokens:
            words = _connective(t)
            if words is not None:
                found.extend(_link(document, words[0], words[1], triggers, events, attributions))
    return list({(k.kind, k.start, k.end): k for k in found}.values())


def _connective(t: Token) -> tuple[Connective, list[Token]] | None:
    for row in connectives().get(t.lower, ()):
        words = t.sentence.tokens[t.i : t.i + len(row.words)]
        if tuple(w.lower for w in words) == row.words and t.dep in ("prep", "mark", "advmod", "advcl", "prt"):
            return row, words
    return None


def _link(
    document: Document,
    row: Connective,
    words: list[Token],
    triggers: Sequence[Token],
    events: Mapping[Token, Event],
    attributions: Sequence[Attribution],
) -> list[Link]:
    top = words[0]
    is_clause = top.dep in ("mark", "advmod") and len(words) == 1
    clause = top.head if is_clause else top
    outer = _outer(clause, [t for t in triggers if t not in words], is_clause)
    last = words[-1]
    below = [t for t in triggers if (t.within(clause) or t.within(last)) and t is not outer and t.i > last.i]
    inner = [t for t in below if not any(o is not t and t.within(o) for o in below)]
    if outer is None or (row.on and events[outer].type not in row.on):
        return []
    cue = document.spot(words[0].start, words[-1].end)
    said = innermost(cue, attributions)
    return [
        Link(
            record_id(document.id, "link", cue.start, n),
            By("rule:connective"),
            row.kind,
            events[outer].id,
            events[t].id,
            cue,
            said.id if said is not None else None,
        )
        for n, t in enumerate(inner)
        if events[t] is not events[outer]
    ]


def _outer(clause: Token, triggers: Sequence[Token], is_clause: bool) -> Token | None:
    """The event that the connective's phrase or clause hangs on: its head, or a trigger that carries or heads it."""
    for a in clause.ancestors():
        if a in triggers:
            return a
        if a.pos in ("VERB", "AUX"):
            parts = [c for c in a.children if c in triggers and c.dep in _PARTS]
            if parts:
                return parts[0]
            if is_clause:
                return None
    return None
