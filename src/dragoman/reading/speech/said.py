"""What the encoder takes for attributions, as drafts: its words, with what the rules know of the cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.knowledge.cues import CuePos, CueRow
from dragoman.reading.encoding.encoded import Said
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.reading.speech.attribution_drafts import Draft, Stretch
from dragoman.reading.speech.cue_slots import Candidate
from dragoman.reading.speech.quotations import Quotation

_PARTS: Mapping[str, CuePos] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj", "ADP": "prep"}
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")


class SaidDrafts:
    """Makes drafts of the encoder's attributions over one document's parse."""

    def __init__(
        self, sentences: Sequence[Sentence], quotations: Sequence[Quotation], found: Mapping[int, Sequence[Candidate]]
    ) -> None:
        self.tokens = [t for s in sentences for t in s.tokens]
        self.starts = [t.start for t in self.tokens]
        self.quotations = quotations
        self.known: dict[Token, list[Candidate]] = {}
        for candidate in (c for cs in found.values() for c in cs):
            self.known.setdefault(candidate.token, []).append(candidate)

    def draft(self, said: Said) -> Draft | None:
        """The draft of one attribution; None where its words stand in no sentence."""
        content = [part for part in said.content if self._within(part)]
        cue = self._within(said.cue)
        known = self._known(cue) or _unlisted(cue)
        if known is None or not content:
            return None
        source = self._within(said.source) if said.source is not None else []
        candidate = replace(known, sources=[_speaker(source)] if source else [], content=[])
        inside = [q for q in self.quotations if any(s <= q.start and q.end <= e for s, e in content)]
        place = _without_by(source) if source else None
        return Draft(candidate, content, quotations=inside, cue=said.cue, source=place, score=said.score)

    def _within(self, stretch: Stretch) -> list[Token]:
        first, last = bisect_right(self.starts, stretch[0]) - 1, bisect_left(self.starts, stretch[1])
        return [t for t in self.tokens[max(first, 0) : last] if t.start < stretch[1] and stretch[0] < t.end]

    def _known(self, cue: Sequence[Token]) -> Candidate | None:
        """The rules' candidate for the cue's head, else for another of its words; the one with most content."""
        found = next((rules for t in (*_tops(cue), *cue) if (rules := self.known.get(t))), [])
        return max(found, key=lambda c: (bool(c.content), len(c.row.words)), default=None)


def _tops(tokens: Sequence[Token]) -> list[Token]:
    return [t for t in tokens if t.head is t or t.head not in tokens]


def _unlisted(cue: Sequence[Token]) -> Candidate | None:
    """A candidate for a cue that is in no list; its slot is empty."""
    head = next((t for t in _tops(cue) if t.pos in _PARTS), None)
    if head is None:
        return None
    row = CueRow((head.lemma,), _PARTS[head.pos], (), (), "speech", "neutral", (), None, 0, "")
    return Candidate(row, head, list(cue))


def _speaker(source: Sequence[Token]) -> Token:
    """The head of the phrase that says who speaks; behind a comma only stands what describes it.

    For "who" that is the noun that the clause belongs to.
    """
    end = next((i for i, t in enumerate(source) if i and t.text in (",", "(", "—")), len(source))
    first = [t for t in source[:end] if t.pos in _NOMINAL] or list(source)
    tops = _tops(first)
    named = [t for t in tops if t.pos in ("PROPN", "NOUN", "PRON")]
    head = (named or tops or first)[0]
    clause = head.head
    return clause.head if head.tag in ("WP", "WDT") and clause.dep == "relcl" else head


def _without_by(source: Sequence[Token]) -> Stretch:
    """Where the source stands, without a preposition before it ("by the police")."""
    first = 1 if len(source) > 1 and source[0].pos == "ADP" else 0
    return source[first].start, source[-1].end
