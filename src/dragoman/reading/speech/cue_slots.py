"""Candidates for attributions: a word of the cue lexicon, and the phrases that fill its slots in the parse.

A candidate says which characters could be cue, content, source and addressee. Whether it is an attribution, and whose,
is decided in `attributions.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dragoman.knowledge.cues import CueRow, cues_of
from dragoman.reading.parsing.grammar import doer, is_passive, prepositional, surface_subject
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.reading.speech.cue_content import closing_words, content_of, trimmed

_POS = {
    "verb": ("VERB", "AUX"),
    "noun": ("NOUN", "PROPN"),
    "adj": ("ADJ", "VERB"),
    "adv": ("ADV",),
    "prep": ("VERB", "ADP", "SCONJ"),
}


@dataclass(slots=True, eq=False)
class Candidate:
    """A cue and what could belong to it; `content` are runs of tokens, empty where only a quotation could fill it."""

    row: CueRow
    token: Token
    cue: list[Token]
    content: list[list[Token]] = field(default_factory=list)
    slot: str = ""
    sources: list[Token] = field(default_factory=list)
    source_slot: str = ""
    addressees: list[Token] = field(default_factory=list)


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """The candidates of a sentence, at most one for each cue word and slot of content."""
    tail = closing_words(sentence)
    for t in sentence.tokens:
        rows = cues_of(t.lemma, t.text)
        fitting = [(r, w) for r in rows if fits(t, r) and (w := fixed_words(t, r)) is not None]
        longest = max((len(r.words) for r, _ in fitting), default=0)
        for row, words in fitting:
            if len(row.words) == longest:
                yield from (_before_tail(c, tail) for c in _filled(row, t, words))


def fits(t: Token, row: CueRow) -> bool:
    """Whether a word can be the cue's part of speech; with a subject, "reports" is a verb however it was tagged."""
    verb = row.pos == "verb" and t.pos == "NOUN" and t.child("nsubj") is not None and t.child("cop", "aux") is None
    return t.pos in _POS[row.pos] or verb


def fixed_words(t: Token, row: CueRow) -> list[Token] | None:
    """The tokens of the cue's words, None where one is missing ("point *out*", "according *to*")."""
    found = [t]
    if row.pos == "verb" and len(row.words) == 1 and t.child("prt") is not None:
        return None
    for word in row.words[1:]:
        following = t.sentence.tokens[t.i + 1 : t.i + 10]
        near = [c for c in following if (c.i < t.i + 5 or c.head is t) and word in (c.lower, c.lemma)]
        if not near:
            return None
        found.append(near[0])
    return found


def _filled(row: CueRow, t: Token, words: list[Token]) -> Iterator[Candidate]:
    sources, source_slot = _sources(row, t, words)
    addressees = [a for s in row.addressee if (a := _addressee(t, s)) is not None]
    made = False
    agent = _agent_behind(t) if not sources and "agent" in row.source and is_passive(t) else None
    if agent is not None:
        sources, source_slot = [agent], "agent"
    for slot in _ranked(row):
        content = content_of(row, slot, t, words)
        if content and agent is not None:
            content = [r for run in content if (r := [x for x in run if not x.within(agent.head)])]
        if content:
            made = True
            yield Candidate(row, t, words, content, slot, sources, source_slot, addressees)
            break
    if not made and not {"quote", "obj_as"}.isdisjoint(row.content):
        yield Candidate(row, t, words, [], "quote", sources, source_slot, addressees)


def _before_tail(c: Candidate, tail: list[Token]) -> Candidate:
    """With ", the agency reports." at its end, a sentence is what that agency says; no other content reaches in."""
    if not tail:
        return c
    if c.token in tail and c.row.pos == "verb" and c.slot in ("ccomp", "clause", "quote"):
        content = [trimmed(c.token.sentence.tokens[: tail[0].i])]
        return replace(c, content=content, slot="clause") if "clause" in c.row.content else c
    content = [r for run in c.content if (r := trimmed([x for x in run if x.i < tail[0].i]))]
    return replace(c, content=content) if content else c


def _ranked(row: CueRow) -> list[str]:
    """The slots, best first: an object is all that is said only where nothing more is ("condemned X *as Y*")."""
    later = {"dobj"} if "obj_as" in row.content or "dobj" in row.addressee else set()
    return sorted(row.content, key=lambda slot: slot in later)


def _agent_behind(t: Token) -> Token | None:
    """Whose view it is in "seen as humiliating by many", where the parse hangs the agent on the complement."""
    for c in (c for c in t.children if c.lower == "as" or c.dep in ("oprd", "xcomp")):
        for by in c.subtree():
            if by.lower == "by" and by.dep in ("prep", "agent") and (one := by.child("pobj")) is not None:
                return one if one.ent not in ("DATE", "TIME", "CARDINAL", "PERCENT") else None
    return None


def _sources(row: CueRow, t: Token, words: list[Token]) -> tuple[list[Token], str]:
    for slot in row.source:
        found = _source(row, slot, t, words)
        if found is not None:
            return [found], slot
        if slot == "none" or (slot == "passive_none" and is_passive(t) and t.child("agent") is None):
            return [], slot
    return [], ""


def _source(row: CueRow, slot: str, t: Token, words: list[Token]) -> Token | None:
    if slot == "nsubj":
        if row.pos == "verb":
            return None if is_passive(t) else doer(t)
        return _subject_of_predicate(t)
    if slot == "agent":
        return doer(t) if is_passive(t) else None
    if slot == "poss":
        own = t.child("poss")
        return own if own is not None else next((p for w in words if (p := w.child("poss")) is not None), None)
    if slot == "amod":
        return next((c for c in t.children if c.dep in ("amod", "compound", "nmod") and c.text[:1].isupper()), None)
    if slot in ("of", "from", "by"):
        last = words[-1]
        own_object = last.child("pobj") if row.pos == "prep" else None
        return own_object or prepositional(t, slot)
    return None


def _subject_of_predicate(t: Token) -> Token | None:
    """The subject of "X is reluctant to", or of the verb that carries a noun ("X made a promise to")."""
    carried = t.dep == "dobj" and t.head.lemma in ("make", "have", "issue")
    if carried or t.dep in ("acomp", "attr", "oprd", "xcomp", "conj"):
        return surface_subject(t.head)
    return None


def _addressee(t: Token, slot: str) -> Token | None:
    if slot == "dobj":
        found = t.child("dobj", "dative")
        return found if found is not None and not is_passive(t) else (surface_subject(t) if is_passive(t) else None)
    return prepositional(t, slot)
