"""From drafts to records: spans, roles, kind, source class, stance, occasion, time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from dragoman.document import Document
from dragoman.knowledge.speech_nouns import is_document
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.grammar import left_edge, phrase
from dragoman.reading.parsing.quotations import Quotation
from dragoman.reading.parsing.syntax import Token
from dragoman.reading.speech.attribution_drafts import Draft, Stretch, subtract
from dragoman.reading.speech.cue_slots import Candidate
from dragoman.reading.speech.occasions import addressed, occasion_of
from dragoman.records import Attribution, By, Cue, Occasion, Role, Time, record_id
from dragoman.vocabulary import AttributionKind, Reason, SourceClass, Stance

_DOUBT, _ENDORSE = frozenset({"falsely", "wrongly", "baselessly", "supposedly"}), frozenset({"rightly", "correctly"})


class Maker:
    """Makes the records of one document."""

    def __init__(
        self, document: Document, quotations: Sequence[Quotation], referents: Referents, times: Sequence[Time]
    ) -> None:
        self.document, self.quotations, self.referents = document, quotations, referents
        self.times = sorted(times, key=lambda t: t.span.start)
        self._quotation_starts = [q.start for q in quotations]
        self._time_starts = [t.span.start for t in self.times]

    def record(self, d: Draft) -> Attribution:
        """The record of one draft; its parent is set later, when all are known."""
        c = d.candidate
        sources = self._roles(c.sources)
        if len(sources) == 1 and _is_longer(d.source, sources[0]):
            sources = (replace(sources[0], span=self.document.spot(*d.source)),)
        return Attribution(
            record_id(self.document.id, "attribution", d.anchor, 0),
            By(_method(d), None if d.score is None else round(d.score, 3)),
            self._kind(d),
            sources,
            self._source_class(c, sources),
            self._cue(c),
            tuple(self.document.spot(s, e) for s, e in d.content),
            tuple(self.document.spot(q.inner_start, q.inner_end) for q in self._quoted(d)),
            self._addressees(d),
            self._occasion(d),
            self._time(d),
            reasons=_reasons(sources),
        )

    def _cue(self, c: Candidate) -> Cue | None:
        """The cue's words; None for a colon behind a name, which attributes without a word."""
        if not c.cue:
            return None
        return Cue(self.document.spot(*_cue_words(c)), c.row.lemma, _stance(c))

    def _quoted(self, d: Draft) -> list[Quotation]:
        """The outermost quotations inside the content of a draft that took quotations."""
        found: list[Quotation] = []
        for s, e in d.content if d.quotations or d.carried else ():
            first = bisect_left(self._quotation_starts, s)
            last = bisect_left(self._quotation_starts, e)
            for q in self.quotations[first:last]:
                if q.end <= e and not (found and q.end <= found[-1].end):
                    found.append(q)
        return found

    def _kind(self, d: Draft) -> AttributionKind:
        taken = [*((q.start, q.end) for q in (*d.quotations, *d.carried)), *d.paragraphs]
        if not taken:
            return "indirect"
        text = self.document.text
        words = [w for s, e in subtract(d.content, taken) for w in re.findall(r"\w+", text[s:e].lower())]
        return "direct" if set(words) <= {"that"} else "mixed"

    def _roles(self, tokens: Sequence[Token]) -> tuple[Role, ...]:
        found: list[Role] = []
        for token in tokens:
            roles = [self._with_article(t, r) for t, r in self.referents.roles(token)]
            if not roles:
                words = phrase(token, ("of", "in", "from", "at", "for"))
                roles = [Role(self.document.spot(words[0].start, words[-1].end), None)]
            found.extend(roles)
        return tuple(found)

    def _with_article(self, head: Token, role: Role) -> Role:
        """A mention with the article that stands right before it: "*the* BBC"."""
        first = left_edge(head)
        if first.dep == "det" and 0 < role.span.start - first.start <= len(first.text) + 1:
            return replace(role, span=self.document.spot(first.start, role.span.end))
        return role

    def _source_class(self, c: Candidate, sources: Sequence[Role]) -> SourceClass:
        if not sources:
            return "unnamed"
        if c.sources and is_document(c.sources[0].lemma, c.sources[0].text):
            return "document"
        return "named" if any(self._is_named(r) for r in sources) else "unnamed"

    def _is_named(self, role: Role) -> bool:
        entity = self.referents.entity(role)
        if entity is None:
            return False
        return entity.id in self.referents.named or entity.kind in ("organization", "state")

    def _occasion(self, d: Draft) -> Occasion | None:
        words = occasion_of(d.candidate)
        if not words or _overlap(d.content, words[0].start, words[-1].end):
            return None
        return Occasion(self.document.spot(words[0].start, words[-1].end), None)

    def _addressees(self, d: Draft) -> tuple[Role, ...]:
        others = [t for t in addressed(d.candidate) if not _overlap(d.content, t.start, t.end)]
        return self._roles(d.candidate.addressees or others)

    def _time(self, d: Draft) -> str | None:
        """The one time expression in the cue's own clause, outside of what is said."""
        cue = d.candidate.token
        sentence = cue.sentence
        first = bisect_left(self._time_starts, sentence.start)
        last = bisect_left(self._time_starts, sentence.end)
        own = [t for t in self.times[first:last] if not _overlap(d.content, t.span.start, t.span.end)]
        below = [t for t in own if any(x.within(cue) for x in sentence.between(t.span.start, t.span.end))]
        return below[0].id if len(below) == 1 else None


def _overlap(content: Sequence[Stretch], start: int, end: int) -> bool:
    return any(s < end and start < e for s, e in content)


def _reasons(sources: Sequence[Role]) -> dict[str, Reason]:
    return {} if sources else {"sources": "not_stated"}


def _method(d: Draft) -> str:
    if d.score is not None:
        return "encoder"
    if d.paragraphs:
        return "rule:paragraphs"
    return "rule:quotation" if d.quotations or d.carried else f"rule:{d.candidate.row.pos}-{d.candidate.slot}"


def _stance(c: Candidate) -> Stance:
    adverbs = {t.lower for t in c.token.children if t.dep == "advmod"}
    if adverbs & _DOUBT:
        return "doubting"
    if c.row.stance == "doubting" and any(t.dep == "neg" or t.lower == "no" for t in c.token.children):
        return "endorsing"
    return "endorsing" if adverbs & _ENDORSE else c.row.stance


def _is_longer(source: Stretch | None, role: Role) -> TypeGuard[Stretch]:
    """Whether the encoder's source has more words around those that the rules take."""
    return source is not None and source[0] <= role.span.start and role.span.end <= source[1]


def _cue_words(c: Candidate) -> Stretch:
    """The cue with its auxiliaries and with the preposition or conjunction that it governs, as PolNeAR marks it."""
    words = sorted(c.cue, key=lambda t: t.i)
    tokens = words[0].sentence.tokens
    following = tokens[words[-1].i + 1 : words[-1].i + 2]
    governing = [t for t in following if c.row.pos != "prep" and t.lower == c.slot and t.dep in ("prep", "mark")]
    first = words[0].i
    while first > 0 and c.row.pos in ("verb", "adj") and _helps(tokens[first - 1], c.token):
        first -= 1
    return tokens[first].start, (governing or words)[-1].end


def _helps(t: Token, cue: Token) -> bool:
    """Whether a word before a cue belongs to it: "*has not* said", "*is* reluctant"."""
    copula = cue.pos == "ADJ" and t is cue.head and t.lemma == "be"
    verb = cue.head if cue.pos == "ADJ" else cue
    return copula or (t.tag != "TO" and t.dep in ("aux", "auxpass", "neg") and t.head in (cue, verb))
