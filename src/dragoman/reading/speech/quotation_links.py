"""Gives quotations to the cues that they belong to, and carries a speaker on to the quotations that follow."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.reading.parsing.quotations import Quotation
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.reading.speech.attribution_drafts import Draft, Stretch, stretches, with_quotations
from dragoman.reading.speech.cue_slots import Candidate
from dragoman.reading.speech.quoted_speech import cue_of, goes_on
from dragoman.reading.speech.speech_paragraphs import announced, colon_speaker, signed_by

May = Callable[[Candidate], bool]
_MARKS = frozenset({'"', "“", "''", "'", "‘", "«", "„"})
"""Opening marks, which the parse often leaves at the end of the sentence before."""

_CONJUNCTIONS = frozenset({"when", "after", "before", "although", "though", "while", "until"})
"""Words behind a quotation that begin a clause of the reporter's."""

_TAKE_WORDS = frozenset({"quote", "obj_as", "as", "ccomp", "for", "of", "that", "clause", "dobj"})
"""Slots whose content may be partly in marks."""

Found = Mapping[int, Sequence[Candidate]]


def link(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], found: Found, may_speak: May
) -> list[Draft]:
    """A draft for each cue that takes quotations.

    `found` are the candidates by the number of their sentence, `quotations` in text order, `may_speak` says whether a
    candidate has a speaker. A quotation inside another one belongs to a cue inside that one.
    """
    linker = _Linker(text, sentences, quotations, found, may_speak)
    for depth in (0, 1):
        for chain in _chains([q for q in quotations if q.depth == depth]):
            linker.take(chain)
    for d in linker.drafts.values():
        sentence = d.candidate.token.sentence
        d.content = [to_conjunction(part, d.quotations, sentence) for part in with_quotations(d)]
    return [*linker.drafts.values(), *announced(text, sentences, found, linker.drafts)]


def to_conjunction(part: Stretch, quotations: Sequence[Quotation], sentence: Sentence) -> Stretch:
    """Content without the clause behind its last quotation that a conjunction adds: "“It is dry,” *before I left*"."""
    last = max((q.end for q in quotations if part[0] <= q.start and q.end <= part[1]), default=part[1])
    behind = sentence.behind(last)
    return (part[0], last) if last < part[1] and behind is not None and behind.lower in _CONJUNCTIONS else part


def _chains(quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """Quotations that run on over paragraphs, each as one."""
    chain: list[Quotation] = []
    for q in quotations:
        if chain and not q.resumes:
            yield chain
            chain = []
        chain.append(q)
    if chain:
        yield chain


class Depths:
    """How many quotation marks are open at a place."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._levels = [
            (starts, [q for q in quotations if q.depth == depth])
            for depth in (0, 1)
            if (starts := [q.start for q in quotations if q.depth == depth])
        ]

    def around(self, at: int) -> list[Quotation]:
        """The quotations that hold the character at `at`, outermost first."""
        found = []
        for starts, quotations in self._levels:
            n = bisect_right(starts, at) - 1
            if n >= 0 and quotations[n].inner_start <= at < quotations[n].inner_end:
                found.append(quotations[n])
        return found


class _Linker:
    def __init__(
        self, text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], found: Found, may_speak: May
    ) -> None:
        self.text, self.sentences, self.found, self.may_speak = text, sentences, found, may_speak
        self.starts = [s.start for s in sentences]
        self.depths = Depths(quotations)
        self.drafts: dict[Token, Draft] = {}
        self.last: tuple[Draft, Quotation] | None = None

    def take(self, chain: list[Quotation]) -> None:
        """Find the cue of quotations that run on as one; without one, the speaker before goes on."""
        for q in chain:
            cue = self._cue(q)
            if cue is not None:
                cue = self._with_speaker(cue)
                draft = self.drafts.setdefault(cue.token, Draft(cue, stretches(cue.content)))
                draft.quotations.extend(chain)
                self.last = draft, chain[-1]
                return
        q = chain[0]
        named = self._named_without_a_verb(chain) if self.sentences else None
        if named is not None:
            self.drafts[named.token] = Draft(named, [], chain)
            self.last = self.drafts[named.token], chain[-1]
        elif self.last is not None and goes_on(self.text, q, self._end_of(*self.last), self._opens_paragraph(q)):
            self.last[0].carried.extend(chain)
            self.last = self.last[0], chain[-1]

    def _cue(self, q: Quotation) -> Candidate | None:
        near = [c for s in self._near(q) for c in self.found.get(s.index, ()) if self._level(c) == q.depth]
        cue = cue_of(self.text, q, [c for c in near if takes_words(c) and not _set_off(q, c.token)])
        return cue if cue is not None and self.may_speak(cue) else None

    def _named_without_a_verb(self, chain: Sequence[Quotation]) -> Candidate | None:
        """Who stands before a colon or behind a dash beside a quotation."""
        near = self._near(chain[-1])
        following = self.sentences[near[-1].index + 1 : near[-1].index + 3]
        return colon_speaker(chain[0], self._near(chain[0])[0]) or signed_by(self.text, chain[-1], [*near, *following])

    def _with_speaker(self, cue: Candidate) -> Candidate:
        """ "…", she said, *adding*, "…": whoever spoke last in the sentence adds."""
        adds = cue.row.lemma in ("add", "continue", "conclude") and cue.token.tag == "VBG"
        if adds and self.last is not None and self.last[0].candidate.token.sentence is cue.token.sentence:
            return replace(cue, sources=self.last[0].candidate.sources)
        return cue

    def _level(self, c: Candidate) -> int:
        return len(self.depths.around(c.token.start))

    def _near(self, q: Quotation) -> list[Sentence]:
        """The sentences that the quotation overlaps, and those that touch it: "…?" *she asked*."""
        first = max(0, bisect_right(self.starts, q.start) - 1)
        if first and q.start - self.sentences[first - 1].end <= 2 and q.start <= self.starts[first]:
            first -= 1
        return list(self.sentences[first : bisect_left(self.starts, q.end + 2)])

    def _end_of(self, draft: Draft, q: Quotation) -> int:
        """Where the speech so far ends: its last quotation, or the sentence of its cue where that comes later."""
        cue = draft.candidate.token.sentence
        end = next((t.end for t in reversed(cue.tokens) if t.text not in _MARKS), cue.end)
        return max(q.end, end) if cue.start <= q.end + 2 else q.end

    def _opens_paragraph(self, q: Quotation) -> bool:
        before = self.text[max(0, q.start - 40) : q.start].rstrip(" ")
        return not before or before[-1] in "\n\r\u2028\u2029"


def _set_off(q: Quotation, cue: Token) -> bool:
    """Whether a conjunction stands between a quotation and a cue behind it: "shouted “…,” *when* Falk rejected"."""
    behind = cue.sentence.behind(q.end)
    return behind is not None and behind.i < cue.i and behind.lower in _CONJUNCTIONS


def takes_words(c: Candidate) -> bool:
    """Whether a cue can have words in marks as content: it takes quotations or governs them."""
    return "quote" in c.row.content or c.slot in _TAKE_WORDS
