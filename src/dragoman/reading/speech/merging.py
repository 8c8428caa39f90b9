"""The rules' attributions with the encoder's content, and those that the encoder alone finds.

The rules decide whose words a cue gives, as they see attributions within others' words, which the encoder was not
shown; the encoder knows better where content begins and ends. Limits were chosen on PolNeAR's dev part and own gold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.speech.attribution_drafts import Draft, Stretch
from dragoman.reading.speech.cue_slots import Candidate
from dragoman.reading.speech.said import SaidDrafts

SURE = 0.75
"""The probability from which the encoder's word alone makes an attribution."""

UNSAID = 0.05
"""The probability of being a cue below which what the rules take for one is none."""

ALIKE = 0.7
"""The share of all their characters from which two contents are one that differs at its edges."""


def merged(
    encoded: Encoded, rules: Sequence[Draft], maker: SaidDrafts, may: Callable[[Candidate], bool]
) -> list[Draft]:
    """The drafts of both, each attribution once; `may` says whether the encoder's word is enough for a candidate."""
    found = [d for said in encoded.attributions() if (d := maker.draft(said)) is not None]
    kept: list[Draft] = []
    for d in rules:
        same = next((x for x in found if set(d.candidate.cue) & set(x.candidate.cue)), None)
        if same is not None:
            _edge(d, same)
        elif _is_unsaid(d, encoded, [*found, *kept]):
            continue
        kept.append(d)
    return kept + [x for x in found if _is_sure(x) and may(x.candidate) and not any(_meet(d, x) for d in kept)]


def _edge(d: Draft, x: Draft) -> None:
    """Give a draft of the rules the content of the encoder's with the same cue, where both mean the same words.

    One cue of the encoder's may hold two of the rules' ("have reportedly threatened"): its head's is the one.
    """
    alike = x.said is not None and d.candidate.token is x.candidate.token
    whole = all(_shared([part], x.content) for part in d.content)
    if alike and whole and not d.paragraphs and not d.quotations and _shared(d.content, x.content) >= ALIKE:
        d.content = [part for part in x.content if _shared([part], d.content)]


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
