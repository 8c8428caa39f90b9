"""What the encoder takes for attributions, as drafts: its words, with what the rules know of the cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.knowledge.cues import CueRow, cues_of
from dragoman.reading.encoding.encoded import Said
from dragoman.reading.parsing.grammar import is_passive
from dragoman.reading.parsing.quotations import Quotation
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.reading.speech.attribution_drafts import Draft, Stretch
from dragoman.reading.speech.cue_slots import Candidate, fits, fixed_words
from dragoman.reading.speech.speech_paragraphs import COLON

_UNLISTED = CueRow(("",), "verb", ("clause",), ("nsubj",), "speech", "neutral", (), None, 0, "")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")


class SaidDrafts:
    """Makes drafts of the encoder's attributions over one document's parse."""

    def __init__(
        self, sentences: Sequence[Sentence], quotations: Sequence[Quotation], found: Mapping[int, Sequence[Candidate]]
    ) -> None:
        self.tokens = [t for s in sentences for t in s.tokens]
        self.starts = [t.start for t in self.tokens]
        self.quotations = sorted(quotations, key=lambda q: q.start)
        self._begins = [q.start for q in self.quotations]
        self.known: dict[Token, list[Candidate]] = {}
        for candidate in (c for cs in found.values() for c in cs):
            self.known.setdefault(candidate.token, []).append(candidate)

    def _begun(self, start: int, end: int) -> Sequence[Quotation]:
        return self.quotations[bisect_left(self._begins, start) : bisect_left(self._begins, end)]

    def draft(self, said: Said) -> Draft | None:
        """The draft of one attribution; None where its words stand in no sentence, and where no list knows its cue
        and the content does not look like somebody's words ("discussed the situation")."""
        content = [part for part in said.content if self._within(part)]
        inside = [q for s, e in content for q in self._begun(s, e) if q.end <= e]
        words = [t for part in content for t in self._within(part)]
        told = bool(inside) or any(t.tag in _FINITE for t in words)
        known = self._known(self._within(said.cue), told, any(_is_verb(t) for t in words))
        if known is None or not content:
            return None
        source = self._within(said.source) if said.source is not None and not _inside(said.source, content) else []
        candidate = replace(known, sources=[_speaker(source)] if source else [], content=[])
        return Draft(candidate, content, quotations=inside, source=_place(source), score=said.score, told=told)

    def _within(self, stretch: Stretch) -> list[Token]:
        first, last = bisect_right(self.starts, stretch[0]) - 1, bisect_left(self.starts, stretch[1])
        return [t for t in self.tokens[max(first, 0) : last] if t.start < stretch[1] and stretch[0] < t.end]

    def _known(self, cue: Sequence[Token], told: bool, tells: bool) -> Candidate | None:
        """The rules' candidate for the cue's head, else for another of its words; the one with most content.

        Else one for a word of the lexicon where content has a verb, or for any where it is told.
        """
        if [t.text for t in cue] == [":"]:
            return Candidate(COLON, cue[0], [], slot="quote", source_slot="nsubj")
        found = next((rules for t in (*_tops(cue), *cue) if (rules := self.known.get(t))), [])
        best = max(found, key=lambda c: (bool(c.content), len(c.row.words)), default=None)
        if best is None and tells:
            best = next((c for t in _tops(cue) if (c := _listed(t, cue))), None)
        if best is None and told and cue:
            best = next((_unlisted(t, cue) for t in _tops(cue) if not is_passive(t)), None)
        return best


def _is_verb(t: Token) -> bool:
    """Not "issues *including* trade"."""
    return t.pos in ("VERB", "AUX") and t.dep != "prep"


def _listed(head: Token, cue: Sequence[Token]) -> Candidate | None:
    """A candidate for a word of the lexicon none of whose ways to take content the parse shows."""
    rows = [r for r in cues_of(head.lemma, head.text) if fixed_words(head, r) is not None and fits(head, r)]
    active = [r for r in rows if r.pos != "verb" or "nsubj" in r.source or is_passive(head)]
    return Candidate(active[0], head, list(cue)) if active else None


def _unlisted(head: Token, cue: Sequence[Token]) -> Candidate:
    return Candidate(replace(_UNLISTED, words=(head.lemma,)), head, list(cue))


def _speaker(source: Sequence[Token]) -> Token:
    """The head of the phrase that says who speaks; behind a comma only stands what describes it."""
    end = next((i for i, t in enumerate(source) if i and t.text in (",", "(", "—")), len(source))
    first = [t for t in source[:end] if t.pos in _NOMINAL] or list(source)
    tops = _tops(first)
    named = [t for t in tops if t.pos in ("PROPN", "NOUN", "PRON")]
    return (named or tops or first)[0]


def _inside(source: Stretch, content: Sequence[Stretch]) -> bool:
    """Nobody is the source of words that name him in their midst."""
    return any(start <= source[0] and source[1] <= end for start, end in content)


def _tops(tokens: Sequence[Token]) -> list[Token]:
    return [t for t in tokens if t.head is t or t.head not in tokens]


def _place(source: Sequence[Token]) -> Stretch | None:
    """Where the source stands, without what only joins it to the clause: "by", the genitive's ending, a comma."""
    words = list(source)
    while words and (words[-1].tag == "POS" or words[-1].pos == "PUNCT") and words[-1].text not in (")", '"', "”"):
        words.pop()
    if len(words) > 1 and words[0].pos == "ADP":
        words = words[1:]
    return (words[0].start, words[-1].end) if words else None
