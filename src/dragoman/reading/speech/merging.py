"""The rules' attributions with the encoder's content, and those that the encoder alone finds.

The rules decide whose words a cue gives, as they see attributions within others' words, which the encoder was not
shown; the encoder knows better where content begins and ends. Limits were chosen on PolNeAR's dev part and own gold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.parsing.syntax import Token
from dragoman.reading.speech.attribution_drafts import Draft, Near, Stretch, union
from dragoman.reading.speech.cue_slots import Candidate
from dragoman.reading.speech.quotation_links import to_conjunction
from dragoman.reading.speech.said import SaidDrafts

SURE = 0.5
"""The probability from which the encoder's word alone makes an attribution."""

UNSAID = 0.05
"""The probability of being a cue below which what the rules take for one is none."""

EDGES = 0.7
"""The probability from which the encoder is certain: its content stands for the rules' wherever both begin alike."""

ALIKE = 0.7
"""The share of all their characters from which two contents are one that differs at its edges."""


def merged(
    encoded: Encoded, rules: Sequence[Draft], maker: SaidDrafts, may: Callable[[Candidate, bool], bool]
) -> list[Draft]:
    """The drafts of both, each attribution once; `may` says whether the encoder's word is enough for a candidate,
    and is told whether the encoder is certain of what looks like somebody's words."""
    found = [d for said in encoded.attributions() if (d := maker.draft(said)) is not None]
    told, every = Near(found), Near([*found, *rules])
    pairs = [(d, next((x for x in told.around(d) if _share_a_cue(d, x)), None)) for d in rules]
    stay = [(d, x) for d, x in pairs if x is not None or not _is_unsaid(d, encoded, every.around(d))]
    for d, x in stay:
        if x is not None:
            _edge(d, x, told.around(d))
    kept = [d for d, _ in stay]
    alone = [x for x in found if _is_sure(x) and may(x.candidate, x.told and _is_certain(x))]
    of_rules = Near(kept)
    return kept + [x for x in alone if not any(_meet(d, x) for d in of_rules.around(x))]


def _edge(d: Draft, x: Draft, found: Sequence[Draft]) -> None:
    """Give a draft of the rules the words of the encoder's with the same cue.

    One cue of the encoder's may hold two of the rules' ("have reportedly threatened"): its head's is the one.
    """
    if x.source is not None and d.candidate.token is x.candidate.token:
        _take_source(d, x)
        if _is_anothers(d, x, found):
            d.content, d.quotations = x.content, []
        elif d.quotations or d.carried:
            _take_quotations(d, x)
        elif not d.paragraphs:
            _take_content(d, x)


def _take_source(d: Draft, x: Draft) -> None:
    """The encoder's words for the source; for who is meant the rules', unless a name or a sure encoder says else."""
    own, told = d.candidate.sources, x.candidate.sources[0]
    inside = len(own) == 1 and x.source is not None and x.source[0] <= own[0].start < x.source[1]
    if inside:
        d.source = x.source
    proper = told.pos == "PROPN" and own and own[0].pos != "PROPN"
    somebody = told.pos in ("NOUN", "PROPN", "PRON") and told.tag not in ("WP", "WDT") and not _is_hearer(told, d)
    if (inside and proper) or (len(own) == 1 and not inside and somebody and _is_certain(x)):
        d.candidate, d.source = replace(d.candidate, sources=x.candidate.sources), x.source


def _is_hearer(told: Token, d: Draft) -> bool:
    """Whether he is the object of the clause whose participle is the cue: "Sall told *Diop* so, warning that"."""
    cue = d.candidate.token
    above = told.head.head if told.dep == "pobj" else told.head
    return cue.tag == "VBG" and told.dep in ("dobj", "dative", "pobj") and above is cue.head


def _take_content(d: Draft, x: Draft) -> None:
    if all(_shared([part], x.content) for part in d.content):
        found = [part for part in x.content if _shared([part], d.content)]
        sure = _is_certain(x) and not _runs_on(d, found) and not _reaches_over(d, found)
        if sure or _shared(d.content, x.content) >= ALIKE:
            d.content = found


def _is_anothers(d: Draft, x: Draft, found: Sequence[Draft]) -> bool:
    """Whether a sure encoder gives all quotations of the rules' draft to another cue ("saying “…,” as X objected")."""
    others = [o for o in found if o is not x and _is_sure(o)]
    gone = [q for q in d.quotations if any(q in o.quotations for o in others)]
    return bool(gone) and len(gone) == len(d.quotations) and not x.quotations and not d.carried and _is_certain(x)


def _take_quotations(d: Draft, x: Draft) -> None:
    """What the encoder has around the quotations of the rules' draft, where it holds them whole, and further ones."""
    whole = all(any(s <= q.start and q.end <= e for s, e in x.content) for q in (*d.quotations, *d.carried))
    quotes = [(q.start, q.end) for q in x.quotations]
    found = [part for part in x.content if _shared([part], d.content) or any(abs(part[0] - s) < 2 for s, _ in quotes)]
    if not found:
        return
    wrong = _reaches_over(d, found) or _loses_object(d, found) or _leaves_marks(d, found)
    held = len(found) >= len(d.content) and not wrong
    if whole and held and _is_certain(x):
        d.quotations = [q for q in x.quotations if any(s <= q.start and q.end <= e for s, e in found)]
        told = [to_conjunction(part, d.quotations, d.candidate.token.sentence) for part in found]
        d.content = union([*told, *((q.start, q.end) for q in d.carried)])


def _is_certain(x: Draft) -> bool:
    return x.score is not None and x.score >= EDGES


def _runs_on(d: Draft, content: Sequence[Stretch]) -> bool:
    """Whether content goes on behind a comma where the rules' ends: what follows may be the reporter's."""
    end = d.content[-1][1]
    following = d.candidate.token.sentence.behind(end)
    return following is not None and following.text == "," and content[-1][1] >= following.end


def _reaches_over(d: Draft, content: Sequence[Stretch]) -> bool:
    """Whether content reaches over the cue or whom the rules see addressed: "congratulated *the winner* on …"."""
    return any(s <= t.start < e for t in (*d.candidate.cue, *d.candidate.addressees) for s, e in content)


def _loses_object(d: Draft, content: Sequence[Stretch]) -> bool:
    """Whether content leaves out whom or what the cue calls so: "called *their son* “a hero”"."""
    last = d.candidate.cue[-1].end if d.candidate.cue else 0
    return 0 < last < d.content[0][0] < content[0][0] and d.content[0][0] - last < 2


def _leaves_marks(d: Draft, content: Sequence[Stretch]) -> bool:
    """Whether a noun's content goes on behind the quotation with which it ends: "*call* for “…” and Sall's remarks"."""
    end = d.content[-1][1]
    quoted = d.candidate.token.pos == "NOUN" and any(q.end == end for q in d.quotations)
    return quoted and bool(content) and content[-1][1] > end + 2


def _is_unsaid(d: Draft, encoded: Encoded, others: Sequence[Draft]) -> bool:
    """Whether the encoder speaks against a cue that stands in nobody's words and governs no quotation."""
    cue = d.candidate.cue
    if not cue or d.quotations or any(s <= d.anchor < e for x in others for s, e in x.content):
        return False
    return encoded.tagged("Cue", cue[0].start, cue[-1].end) < UNSAID


def _is_sure(x: Draft) -> bool:
    own = any(s <= x.anchor < e for s, e in x.content)
    return x.score is not None and x.score >= SURE and bool(x.candidate.sources) and not own


def _meet(d: Draft, x: Draft) -> bool:
    """Whether two drafts are one attribution; content that holds the other's cue holds it as somebody's words."""
    if _share_a_cue(d, x):
        return True
    inside = any(s <= d.anchor < e for s, e in x.content)
    return _shared(d.content, x.content) > (0.6 if inside else 0.3)


def _share_a_cue(d: Draft, x: Draft) -> bool:
    return bool(set(d.candidate.cue) & set(x.candidate.cue))


def _shared(these: Sequence[Stretch], those: Sequence[Stretch]) -> float:
    """The characters that both have, over all that either has."""
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in these for b in those)
    return both / ((sum(e - s for s, e in (*these, *those)) - both) or 1)
