"""Which cue a quotation belongs to: the verb that touches it, or the speaker of the quotation just before.

Works on positions, not on the parse of the sentence as a whole, which quotation marks often mislead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.parsing.grammar import surface_subject
from dragoman.reading.parsing.quotations import Quotation
from dragoman.reading.parsing.syntax import Token
from dragoman.reading.speech.cue_slots import Candidate

_BETWEEN = 14
"""Words that may stand between a cue and the quotation that it introduces ("said at a rally in Kano on Monday,")."""

_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
_SUBJECT_PRONOUNS = frozenset({"i", "he", "she", "it", "we", "they", "who", "one"})
_MARKS = frozenset({",", "—", "–", "-", '"', "”", "’", "'", "''"})
_OWNER = re.compile(r"(?:[’']s|[A-Z]\w*)\s*$")
"""Whose programme or song a title is: "on Radio Gambia*'s* “Morning Show.”"."""

_SMALL = frozenset({"a", "an", "the", "of", "and", "or", "for", "to", "in", "on", "at", "by", "with", "from", "as"})


def cue_of(text: str, q: Quotation, cues: Sequence[Candidate]) -> Candidate | None:
    """The candidate that introduces or follows a quotation; None where none touches it.

    `cues` are the candidates in the sentences that the quotation overlaps or touches, outside of all quotations of its
    depth, that can take a quotation as content.
    """
    after = [c for c in cues if c.token.start >= q.end and _follows(text, q, c)]
    if after:
        first = min(after, key=lambda c: c.token.start)
        speaker = speaker_of(q, first)
        return first if speaker in first.sources or speaker is None else replace(first, sources=[speaker])
    before = [c for c in cues if c.token.end <= q.start and not is_name(text, q) and _introduces(text, q, c)]
    return _with_opening(q, max(before, key=lambda c: c.token.start)) if before else None


def _with_opening(q: Quotation, c: Candidate) -> Candidate:
    """A cue before a quotation, with what the parse may have missed: its speaker, and who is called so ("him “…”")."""
    tokens = c.token.sentence.tokens
    if _names(q, c):
        c = replace(c, content=[[t for t in tokens if c.token.end <= t.start < q.end]])
    if not c.sources and c.row.pos == "verb" and c.row.cls == "speech" and c.token.tag in ("VBD", "VBZ", "VBP"):
        speaker = _head_of_phrase(tokens)
        if speaker is not None and speaker.i < c.token.i:
            c = replace(c, sources=[speaker])
    return c


def _names(q: Quotation, c: Candidate) -> bool:
    """Whether a cue says what somebody or something is called, and only that stands before the quotation."""
    between = [t for t in c.token.sentence.tokens if c.token.end <= t.start and t.end <= q.start]
    plain = 0 < len(between) <= 8 and not any(t.pos in ("PUNCT", "VERB", "AUX", "SCONJ") for t in between)
    return "obj_as" in c.row.content and not c.content and plain


def _follows(text: str, q: Quotation, c: Candidate) -> bool:
    """"…," X said / said X: nothing but the speaker stands between, and the quotation ends a clause."""
    sentence = c.token.sentence
    between = [t for t in sentence.tokens if q.end <= t.start and t.end <= c.token.start]
    if sentence.start > q.end + 2 or any(t.text in (";", ":", ".", "(") for t in between):
        return False
    closing = text[q.inner_start : q.inner_end].rstrip(" \"'’”")[-1:]
    if sentence.start >= q.end and closing not in ",?!":
        return False
    opening = between[0].text if between else ""
    if closing not in ",.!?—–-" and opening not in (",", "—", "–", "-"):
        return False
    if speaker_of(q, c) is None or c.row.cls == "intention" or _is_aside(c):
        return False
    return not any(t.pos == "VERB" and t.dep not in ("relcl", "acl", "amod") for t in between)


def _is_aside(c: Candidate) -> bool:
    """Whether the cue stands in a clause that says why, when or if: "“…”, because he decided"."""
    mark = c.token.child("mark")
    return c.token.dep == "advcl" and mark is not None and mark.lower != "as"


def speaker_of(q: Quotation, c: Candidate) -> Token | None:
    """Who says a quotation that stands before its cue: the cue's subject, or the noun phrase beside the cue.

    The parse often takes a noun inside the marks for the subject, and then misses the one outside.
    """
    subject = c.sources[0] if c.sources else surface_subject(c.token)
    if subject is not None and subject.start >= q.end:
        return subject
    tokens = c.token.sentence.tokens
    between = [t for t in tokens if q.end <= t.start and t.end <= c.token.start and t.text not in _MARKS]
    return _head_of_phrase(between) if between else _head_of_phrase(tokens[c.token.i + 1 :])


def _head_of_phrase(tokens: Sequence[Token]) -> Token | None:
    """The head of the noun phrase that `tokens` begin with."""
    found = None
    for t in tokens:
        if t.pos not in _NOMINAL and t.text not in ("'s", "’s", "-", "of"):
            break
        found = t if t.pos in ("NOUN", "PROPN") or t.lower in _SUBJECT_PRONOUNS else found
    return found


def _introduces(text: str, q: Quotation, c: Candidate) -> bool:
    """X said, "…" / X said that "…" / X called it a "…": the quotation stands in what the cue governs or follows it."""
    sentence = c.token.sentence
    between = [t for t in sentence.tokens if t.start >= c.token.end and t.end <= q.start]
    if len(between) > _BETWEEN or any(t.text in (";", ".") for t in between):
        return False
    last = between[-1].text if between else ""
    first = sentence.behind(q.inner_start)
    if _in_content(q, c) or _names(q, c):
        return True
    if last != ":" and between and _is_scrap(text, q):
        return False
    if last in (",", ":", "—", "–") or not between:
        return first is None or first.text[:1].isupper() or last == ":" or first.within(c.token)
    return first is not None and _governs(c.token, first)


def _governs(cue: Token, first: Token) -> bool:
    """Whether the words in marks hang below the cue, with no other clause between."""
    return first.within(cue) and not any(
        a.dep in ("relcl", "advcl", "acl") for a in first.ancestors() if a is not cue and a.within(cue)
    )


def _is_scrap(text: str, q: Quotation) -> bool:
    """A word or two of somebody's that the writer's own sentence takes up."""
    inner = text[q.inner_start : q.inner_end]
    return len(inner.split()) <= 3 and not inner[:1].isupper()


def _in_content(q: Quotation, c: Candidate) -> bool:
    return any(run[0].start <= q.inner_start and q.inner_end <= run[-1].end + 2 for run in c.content)


def is_name(text: str, q: Quotation) -> bool:
    """Whether the words in marks are a title or a name ("Axis of Resistance"), not somebody's words."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text[q.inner_start : q.inner_end])
    large = [w for w in words if w.lower() not in _SMALL]
    stop = text[q.inner_end - 1]
    ends = stop in "!?" or (stop == "." and _OWNER.search(text[max(0, q.start - 40) : q.start]) is None)
    return 2 <= len(words) <= 7 and len(large) > 1 and all(w[0].isupper() for w in large) and not ends


def goes_on(text: str, q: Quotation, end: int, opens_paragraph: bool) -> bool:
    """Whether a quotation without a cue goes on where the speech that ended at `end` left off.

    It is a whole sentence right behind it in the same paragraph ("…," she said. "…"), or a paragraph of its own.
    """
    if end > q.start:
        return False
    between = text[end : q.start]
    alone = text[q.end : q.end + 1] in ("", "\n", "\r")
    whole = text[q.inner_start : q.inner_start + 1].isupper() or text[q.inner_start : q.inner_start + 1] in "[.…"
    return whole and not between.strip(" \t\r\n\u00a0\"”'’") and (alone or not opens_paragraph)
