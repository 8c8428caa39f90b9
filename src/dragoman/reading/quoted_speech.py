"""Which cue a quotation belongs to: the verb that touches it, or the speaker of the quotation just before.

Works on positions, not on the parse of the sentence as a whole, which quotation marks often mislead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.cue_slots import Candidate
from dragoman.reading.grammar import surface_subject
from dragoman.reading.quotations import Quotation
from dragoman.reading.syntax import Sentence, Token

_BETWEEN = 14
"""Words that may stand between a cue and the quotation that it introduces ("said at a rally in Kano on Monday,")."""

_SMALL = frozenset("a an the of and or for to in on at by with from as is vs".split())


def cue_of(q: Quotation, sentences: Sequence[Sentence], cues: Sequence[Candidate]) -> Candidate | None:
    """The candidate that introduces or follows a quotation; None where none touches it.

    `sentences` are those that the quotation overlaps or touches, `cues` the candidates in them that lie outside of
    all quotations of its depth and can take a quotation as content.
    """
    after = [c for c in cues if c.token.start >= q.end and _follows(q, c, sentences)]
    if after:
        return min(after, key=lambda c: c.token.start)
    before = [c for c in cues if c.token.end <= q.start and _introduces(q, c)]
    return max(before, key=lambda c: c.token.start) if before else None


def _follows(q: Quotation, c: Candidate, sentences: Sequence[Sentence]) -> bool:
    """"…," X said / said X: nothing but the speaker stands between, and the quotation ends a clause."""
    sentence = c.token.sentence
    between = [t for t in sentence.tokens if q.end <= t.start and t.end <= c.token.start]
    if sentence.start > q.end + 2 or any(t.text in (";", ":", ".", "(") for t in between):
        return False
    closing = _last_character(q, sentences)
    if sentence.start >= q.end and closing not in ",?!":
        return False
    opening = between[0].text if between else ""
    if closing not in ",.!?—–-" and opening not in (",", "—", "–", "-"):
        return False
    subject = surface_subject(c.token)
    inverted = c.row.pos == "verb" and not [t for t in between if t.pos != "PUNCT"]
    spoken = subject is not None and (not between or subject.start >= q.end or inverted)
    return spoken and not any(t.pos in ("VERB",) and t.dep not in ("relcl", "acl", "amod") for t in between)


def _last_character(q: Quotation, sentences: Sequence[Sentence]) -> str:
    inside = [t for s in sentences for t in s.tokens if q.inner_start <= t.start and t.end <= q.inner_end]
    return inside[-1].text[-1:] if inside else ""


def _introduces(q: Quotation, c: Candidate) -> bool:
    """X said, "…" / X said that "…" / X called it a "…": the quotation stands in what the cue governs or follows it."""
    sentence = c.token.sentence
    between = [t for t in sentence.tokens if t.start >= c.token.end and t.end <= q.start]
    if len(between) > _BETWEEN or any(t.text in (";", ".") for t in between):
        return False
    last = between[-1].text if between else ""
    first = next((t for t in sentence.tokens if t.start >= q.inner_start), None)
    if last in (",", ":", "—", "–") or not between:
        return first is None or first.text[:1].isupper() or last == ":" or first.within(c.token)
    return first is not None and _governs(c.token, first)


def _governs(cue: Token, first: Token) -> bool:
    """Whether the words in marks hang below the cue, with no other clause between."""
    return first.within(cue) and not any(
        a.dep in ("relcl", "advcl", "acl") for a in first.ancestors() if a is not cue and a.within(cue)
    )


def is_name(text: str, q: Quotation) -> bool:
    """Whether the words in marks are a title or a name ("Axis of Resistance"), not somebody's words."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text[q.inner_start : q.inner_end])
    large = [w for w in words if w.lower() not in _SMALL]
    return 2 <= len(words) <= 7 and len(large) > 1 and all(w[0].isupper() for w in large) and (
        text[q.inner_end - 1] not in ".!?"
    )


def goes_on(text: str, q: Quotation, end: int, opens_paragraph: bool) -> bool:
    """Whether a quotation without a cue goes on where the speech that ended at `end` left off.

    It is a whole sentence right behind it in the same paragraph ("…," she said. "…"), or a paragraph of its own.
    """
    between = text[end : q.start] if end <= q.start else ""
    whole = text[q.inner_start : q.inner_start + 1].isupper() or text[q.inner_start : q.inner_start + 1] in "[.…"
    return whole and not between.strip(" \t\u00a0\"”'’") and not opens_paragraph
