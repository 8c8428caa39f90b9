"""The encoder's attributions with what the rules know of them, and those that the rules alone find.

The encoder leads: where it finds an attribution, its words are the cue's, the source's and the content's. The rules add
what it was not shown: attributions within others' words, several sources, paragraphs without marks, names before a
colon. What they alone find elsewhere stands where the encoder does not speak against it. Limits were chosen on
PolNeAR's dev part and own gold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.parsing.syntax import Token
from dragoman.reading.speech.attribution_drafts import Draft, Stretch
from dragoman.reading.speech.cue_slots import Candidate
from dragoman.reading.speech.said import SaidDrafts

HEARD, ALONE = 0.3, 0.5
"""The probability from which the encoder's attribution counts, and from which it does so with a cue in no list."""

EDGES = 0.5
"""The probability below which the rules' content is taken, where both find the cue and no quotation stands there."""

CUE, QUOTED = 0.8, 0.7
"""How probably a cue, or else a quotation, has to be one for what the rules alone find."""

APART = 0.3
"""The share of all their characters up to which two contents are of two attributions."""

May = Callable[[Candidate], bool]


def merged(encoded: Encoded, rules: Sequence[Draft], maker: SaidDrafts, may: May) -> list[Draft]:
    """The drafts of both, each attribution once; `may` says whether a candidate of the encoder's has a source."""
    told = [d for said in encoded.attributions() if (d := maker.draft(said)) is not None and _counts(d)]
    pairs = [(x, [d for d in rules if _same_cue(d, x)]) for x in told]
    leads = [d for x, same in pairs if (d := _joined(x, same, may)) is not None]
    taken = {id(d) for _, same in pairs for d in same}
    return [*leads, *(d for d in rules if id(d) not in taken and _stands(d, encoded, leads))]


def _counts(x: Draft) -> bool:
    return x.score is not None and x.score >= (HEARD if x.candidate.slot else ALONE)


def _same_cue(d: Draft, x: Draft) -> bool:
    """Whether both have one cue. Hearsay within it ("have *reportedly* threatened") is an attribution of its own."""
    return bool(set(d.candidate.cue) & set(x.candidate.cue)) and d.candidate.row.pos != "adv"


def _joined(x: Draft, same: Sequence[Draft], may: May) -> Draft | None:
    """The encoder's draft with what the rules' of the same cue know; None where nobody is known to be its source."""
    d = next((d for d in same if d.candidate.token is x.candidate.token), next(iter(same), None))
    if d is None:
        return x if may(x.candidate) else None
    if d.paragraphs:
        return d
    x.quotations, x.carried = d.quotations or x.quotations, d.carried
    x.candidate = replace(x.candidate, sources=_sources(x, d), addressees=d.candidate.addressees)
    if x.score is not None and x.score < EDGES and not (x.quotations or x.carried):
        x.content = d.content
    return x if x.candidate.sources or not d.candidate.sources else None


def _sources(x: Draft, d: Draft) -> list[Token]:
    """The rules' sources where the encoder sees none, or sees them in its own words; else the encoder's."""
    own, theirs = x.candidate.sources, d.candidate.sources
    inside = x.source is not None and all(x.source[0] <= t.start < x.source[1] for t in theirs)
    return list(theirs if theirs and (inside or not own) else own)


def _stands(d: Draft, encoded: Encoded, leads: Iterable[Draft]) -> bool:
    """Whether what the rules alone find is an attribution."""
    cue = d.candidate.cue
    hearsay = d.candidate.row.pos == "adv"
    if d.paragraphs or not cue or hearsay or any(s <= d.anchor < e for x in leads for s, e in x.content):
        return True
    if any(_shared(d.content, x.content) > APART for x in leads):
        return False
    quoted = bool(d.quotations or d.carried) and min(encoded.tagged("Content", *c) for c in d.content) >= QUOTED
    return quoted or max(encoded.tagged("Cue", t.start, t.end) for t in cue) >= CUE


def _shared(these: Sequence[Stretch], those: Sequence[Stretch]) -> float:
    """The characters that both have, over all that either has."""
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in these for b in those)
    return both / ((sum(e - s for s, e in (*these, *those)) - both) or 1)
