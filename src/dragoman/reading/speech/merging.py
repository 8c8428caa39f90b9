"""The rules' attributions with the encoder's content, and those that the encoder alone finds.

The rules decide whose words a cue gives, as they see attributions within others' words, which the encoder was not
shown; the encoder knows better where content begins and ends. Limits were chosen on PolNeAR's dev part and own gold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.speech.attribution_drafts import Draft, Stretch
from dragoman.reading.speech.cue_slots import Candidate
from dragoman.reading.speech.said import SaidDrafts

SURE = 0.5
"""The probability from which the encoder's word alone makes an attribution."""

UNSAID = 0.05
"""The probability of being a cue below which what the rules take for one is none."""

EDGES = 0.7
"""The probability from which the encoder's content stands for the rules' wherever both begin alike."""

ALIKE = 0.7
"""The share of all their characters from which two contents are one that differs at its edges."""


def merged(
    encoded: Encoded, rules: Sequence[Draft], maker: SaidDrafts, may: Callable[[Candidate], bool]
) -> list[Draft]:
    """The drafts of both, each attribution once; `may` says whether the encoder's word is enough for a candidate."""
    found = [d for said in encoded.attributions() if (d := maker.draft(said)) is not None]
    pairs = [(d, next((x for x in found if set(d.candidate.cue) & set(x.candidate.cue)), None)) for d in rules]
    stay = [(d, x) for d, x in pairs if x is not None or not _is_unsaid(d, encoded, [*found, *rules])]
    for d, x in stay:
        if x is not None:
            _edge(d, x)
    kept = [d for d, _ in stay]
    return kept + [x for x in found if _is_sure(x) and may(x.candidate) and not any(_meet(d, x) for d in kept)]


def _edge(d: Draft, x: Draft) -> None:
    """Give a draft of the rules the words of the encoder's with the same cue, where both mean the same.

    One cue of the encoder's may hold two of the rules' ("have reportedly threatened"): its head's is the one.
    """
    if x.source is None or d.candidate.token is not x.candidate.token:
        return
    if len(d.candidate.sources) == 1 and x.source[0] <= d.candidate.sources[0].start < x.source[1]:
        d.source = x.source
        if x.candidate.sources[0].pos == "PROPN" and d.candidate.sources[0].pos != "PROPN":
            d.candidate = replace(d.candidate, sources=x.candidate.sources)
    if not (d.paragraphs or d.quotations or d.carried) and all(_shared([part], x.content) for part in d.content):
        found = [part for part in x.content if _shared([part], d.content)]
        sure = x.score is not None and x.score >= EDGES and not _runs_on(d, found) and not _reaches_over(d, found)
        if sure or _shared(d.content, x.content) >= ALIKE:
            d.content = found


def _runs_on(d: Draft, content: Sequence[Stretch]) -> bool:
    """Whether content goes on behind a comma where the rules' ends: what follows may be the reporter's."""
    end = d.content[-1][1]
    following = next((t for t in d.candidate.token.sentence.tokens if t.start >= end), None)
    return following is not None and following.text == "," and content[-1][1] >= following.end


def _reaches_over(d: Draft, content: Sequence[Stretch]) -> bool:
    """Whether content reaches over the cue or whom the rules see addressed: "congratulated *the winner* on …"."""
    return any(s <= t.start < e for t in (*d.candidate.cue, *d.candidate.addressees) for s, e in content)


def _is_unsaid(d: Draft, encoded: Encoded, others: Sequence[Draft]) -> bool:
    """Whether the encoder speaks against a cue that stands in nobody's words and governs no quotation."""
    cue = d.candidate.cue
    if not cue or d.quotations or any(s <= d.anchor < e for x in others for s, e in x.content):
        return False
    return encoded.tagged("Cue", cue[0].start, cue[-1].end) < UNSAID


def _is_sure(x: Draft) -> bool:
    return x.score is not None and x.score >= SURE and bool(x.candidate.sources)


def _meet(d: Draft, x: Draft) -> bool:
    """Whether two drafts are one attribution; content that holds the other's cue holds it as somebody's words."""
    if set(d.candidate.cue) & set(x.candidate.cue):
        return True
    inside = any(s <= d.anchor < e for s, e in x.content)
    return _shared(d.content, x.content) > (0.6 if inside else 0.3)


def _shared(these: Sequence[Stretch], those: Sequence[Stretch]) -> float:
    """The characters that both have, over all that either has."""
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in these for b in those)
    return both / ((sum(e - s for s, e in (*these, *those)) - both) or 1)
