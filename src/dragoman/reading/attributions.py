"""Attributions: which candidates are somebody's words, belief or intention, and whose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.reading.cue_slots import Candidate, candidates
from dragoman.reading.grammar import phrase
from dragoman.reading.quotations import Quotation
from dragoman.reading.quoted_speech import continues, cue_of
from dragoman.reading.referents import Referents
from dragoman.reading.syntax import Sentence, Token
from dragoman.records import (
    Attribution,
    AttributionKind,
    By,
    Cue,
    Document,
    Occasion,
    Reason,
    Role,
    SourceClass,
    Span,
    Stance,
    Time,
    record_id,
)

_DOCUMENTS = frozenset(
    "report statement letter survey poll study document sheet law constitution bill memo charter decree ruling verdict "
    "declaration communique resolution agreement treaty text email post tweet article editorial transcript complaint "
    "indictment lawsuit filing order note record data figure statistic census book paper notice message affidavit".split()
)
_OCCASIONS = frozenset(
    "meeting conference interview speech rally statement television visit address sermon hearing testimony tweet post "
    "letter briefing debate call ceremony summit session forum event phone parliament radio talk dinner message".split()
)
_OCCASION_PREPOSITIONS = frozenset({"in", "at", "during", "on", "after", "before", "following"})
_DOUBT, _ENDORSE = frozenset({"falsely", "wrongly", "baselessly", "supposedly"}), frozenset({"rightly", "correctly"})
_SURE_SPEECH = frozenset({"say", "tell"})
"""Cues that may have a speaker that no word list knows ("one neighbour said")."""


@dataclass(slots=True, eq=False)
class Draft:
    """An attribution before ids: a candidate with the quotations linked to it, or one that carries a speaker on."""

    candidate: Candidate
    content: list[tuple[int, int]]
    quotations: list[Quotation] = field(default_factory=list)
    carried: bool = False

    @property
    def anchor(self) -> int:
        """Where it stands: its cue, or the quotation that it carries on with."""
        return self.content[0][0] if self.carried else self.candidate.token.start


def find_attributions(
    document: Document,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    referents: Referents,
    times: Sequence[Time],
) -> tuple[list[Attribution], list[Draft]]:
    """The attributions of a document and, in the same order, the drafts that they were made from."""
    outer = [q for q in quotations if q.depth == 0]
    found = {s.index: list(candidates(s)) for s in sentences}
    linked = _link(document.text, sentences, outer, found, referents)
    plain = _plain(found, linked, outer, referents)
    drafts = sorted([*linked, *plain], key=lambda d: d.anchor)
    records = [_record(document, d, quotations, referents, times) for d in drafts]
    return _nested(_carried_speakers(records, drafts, referents)), drafts


# ---------------------------------------------------------------------------------------------------- quotations
def _link(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    found: dict[int, list[Candidate]],
    referents: Referents,
) -> list[Draft]:
    by_cue: dict[Token, Draft] = {}
    drafts: list[Draft] = []
    last: tuple[Quotation, Draft, int] | None = None
    where = 0
    for q in quotations:
        while where < len(sentences) and sentences[where].end <= q.start:
            where += 1
        near = [s for s in sentences[where : where + 40] if s.start < q.end + 2]
        near = ([sentences[where - 1]] if where and q.start - sentences[where - 1].end <= 2 else []) + near
        cue = cue_of(q, near, [c for s in near for c in found.get(s.index, ()) if _speaks(c, referents, q)])
        paragraph = near[-1].paragraph if near else -1
        if cue is not None:
            draft = by_cue.setdefault(cue.token, Draft(cue, _spans(cue.content)))
            draft.quotations.append(q)
            if draft not in drafts:
                drafts.append(draft)
            last = (q, draft, paragraph)
        elif last is not None and continues(q, last[0], text, paragraph == last[2]):
            drafts.append(Draft(last[1].candidate, [(q.start, q.end)], [q], carried=True))
            last = (q, last[1], paragraph)
        elif near:
            last = last if q.inner_end - q.inner_start < 30 else None
    for d in drafts:
        d.content = _with_quotations(d)
    return drafts


def _speaks(c: Candidate, referents: Referents, q: Quotation) -> bool:
    """Whether a cue can take this quotation: it has a speaker, and takes quoted words or governs them."""
    takes = "quote" in c.row.content or c.slot in ("obj_as", "as", "ccomp", "for", "of", "that", "clause", "dobj")
    return takes and _has_source(c, referents)


def _with_quotations(d: Draft) -> list[tuple[int, int]]:
    """The content with whole quotations: quotations that touch or cross it extend it; apart from it, they replace it."""
    quotes = [(q.start, q.end) for q in d.quotations]
    if d.carried or not d.content:
        return quotes
    touching = [c for c in d.content if any(c[0] < e and s < c[1] for s, e in quotes)]
    if not touching:
        return quotes
    return _union([*touching, *quotes])


def _union(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for s, e in sorted(spans):
        if merged and s <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(e, merged[-1][1]))
        else:
            merged.append((s, e))
    return merged


# ---------------------------------------------------------------------------------------------------- the rest
def _plain(
    found: dict[int, list[Candidate]], linked: Sequence[Draft], quotations: Sequence[Quotation], referents: Referents
) -> list[Draft]:
    """Candidates with content in the parse: one for each cue, none inside its own quotation's link."""
    taken = {d.candidate.token for d in linked}
    drafts = []
    for c in (c for cs in found.values() for c in cs):
        if c.token in taken or not c.content or not _is_attribution(c, referents):
            continue
        taken.add(c.token)
        drafts.append(Draft(c, _inside_marks(_spans(c.content), c.token, quotations)))
    return drafts


def _inside_marks(spans: list[tuple[int, int]], cue: Token, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """A cue inside a quotation has its content there too: what the parse hangs on it beyond the marks is cut off."""
    around = next((q for q in quotations if q.inner_start <= cue.start and cue.end <= q.inner_end), None)
    if around is None:
        return spans
    cut = [(max(s, around.inner_start), min(e, around.inner_end)) for s, e in spans]
    return [(s, e) for s, e in cut if s < e]


def _is_attribution(c: Candidate, referents: Referents) -> bool:
    if c.row.precision is not None and c.row.precision < 0.5 or not _has_source(c, referents):
        return False
    if c.token.dep == "amod" or c.token.lower in ("being", "been"):
        return False
    return sum(len(run) for run in c.content) > 1 or c.slot not in ("dobj", "clause")


def _has_source(c: Candidate, referents: Referents) -> bool:
    if not c.sources:
        return c.source_slot == "passive_none" or c.source_slot == "none" and (c.row.pos != "noun" or c.slot in ("of", "that"))
    token = c.sources[0]
    if any(referents.role(t) is not None for t, _ in referents.roles(token)) or referents.role(token) is not None:
        return referents.kind(token) != "place" or token.dep in ("nsubj", "poss")
    if token.lemma.lower() in _DOCUMENTS and c.row.cls in ("speech", "document", "perception"):
        return True
    sure = c.row.lemma in _SURE_SPEECH
    return sure and token.pos in ("NOUN", "PROPN") and token.ent not in ("DATE", "TIME", "MONEY") and c.slot in ("ccomp", "quote")


def _spans(content: Iterable[Sequence[Token]]) -> list[tuple[int, int]]:
    return [(run[0].start, run[-1].end) for run in content if run]


# ---------------------------------------------------------------------------------------------------- records
def _record(
    document: Document, d: Draft, quotations: Sequence[Quotation], referents: Referents, times: Sequence[Time]
) -> Attribution:
    c = d.candidate
    content = tuple(document.spot(s, e) for s, e in d.content)
    inside = [q for q in quotations if any(s <= q.start and q.end <= e for s, e in d.content)]
    outermost = [q for q in inside if not any(o is not q and o.start <= q.start and q.end <= o.end for o in inside)]
    quoted = tuple(document.spot(q.inner_start, q.inner_end) for q in outermost) if d.quotations else ()
    sources = _roles(document, c.sources, referents)
    cue = None if d.carried else Cue(document.spot(c.cue[0].start, c.cue[-1].end), c.row.lemma, _stance(c))
    reasons: dict[str, Reason] = {} if sources else {"sources": "not_stated"}
    return Attribution(
        record_id(document.id, "attribution", d.anchor, 0),
        By("rule:carried" if d.carried else "rule:quotation" if d.quotations else f"rule:{c.row.pos}-{c.slot}", None),
        _kind(document.text, d),
        sources,
        _source_class(c, sources, referents),
        cue,
        content,
        quoted,
        () if d.carried else _roles(document, c.addressees, referents),
        None if d.carried else _occasion(document, c, d.content),
        None if d.carried else _time(c, d.content, times),
        reasons=reasons,
    )


def _roles(document: Document, tokens: Sequence[Token], referents: Referents) -> tuple[Role, ...]:
    found = []
    for token in tokens:
        roles = [r for _, r in referents.roles(token)]
        if not roles:
            words = phrase(token)
            roles = [Role(document.spot(words[0].start, words[-1].end), None)]
        found.extend(roles)
    return tuple(found)


def _kind(text: str, d: Draft) -> AttributionKind:
    if not d.quotations:
        return "indirect"
    marked = sum(q.end - q.start for q in d.quotations)
    whole = sum(e - s for s, e in d.content)
    return "direct" if marked >= whole - 6 else "mixed"


def _source_class(c: Candidate, sources: Sequence[Role], referents: Referents) -> SourceClass:
    if not sources:
        return "unnamed"
    if c.sources and c.sources[0].lemma.lower() in _DOCUMENTS:
        return "document"
    return "named" if any(_is_named(r, referents) for r in sources) else "unnamed"


def _is_named(role: Role, referents: Referents) -> bool:
    entity = referents.entity(role)
    if entity is None:
        return False
    return entity.id in referents.named or entity.kind in ("organization", "state")


def _stance(c: Candidate) -> Stance:
    adverbs = {t.lower for t in c.token.children if t.dep == "advmod"}
    if adverbs & _DOUBT:
        return "doubting"
    return "endorsing" if adverbs & _ENDORSE else c.row.stance


def _occasion(document: Document, c: Candidate, content: Sequence[tuple[int, int]]) -> Occasion | None:
    for prep in c.token.children:
        noun = prep.child("pobj") if prep.dep == "prep" and prep.lower in _OCCASION_PREPOSITIONS else None
        if noun is None or noun.lemma.lower() not in _OCCASIONS:
            continue
        words = prep.subtree()
        if not any(s < words[-1].end and words[0].start < e for s, e in content):
            return Occasion(document.spot(words[0].start, words[-1].end), None)
    return None


def _time(c: Candidate, content: Sequence[tuple[int, int]], times: Sequence[Time]) -> str | None:
    """The one time expression in the cue's own clause, outside of what is said."""
    sentence = c.token.sentence
    own = [t for t in times if sentence.start <= t.span.start and t.span.end <= sentence.end]
    own = [t for t in own if not any(s < t.span.end and t.span.start < e for s, e in content)]
    below = [t for t in own if any(x.within(c.token) for x in sentence.between(t.span.start, t.span.end))]
    return below[0].id if len(below) == 1 else None


def _carried_speakers(
    records: Sequence[Attribution], drafts: Sequence[Draft], referents: Referents
) -> list[Attribution]:
    """"He said" whose "he" could be several is the last person who spoke, up to five sentences before."""
    done: list[Attribution] = []
    last: tuple[int, Role] | None = None
    for a, d in zip(records, drafts, strict=True):
        index = d.candidate.token.sentence.index
        who = a.sources[0] if len(a.sources) == 1 else None
        if who is not None and who.entity is None and who.span.text.lower() in ("he", "she") and d.quotations:
            if last is not None and index - last[0] <= 5:
                who = Role(who.span, last[1].entity)
                a = replace(a, sources=(who,), source_class="named")
        entity = referents.entity(who) if who is not None else None
        if who is not None and entity is not None and entity.kind == "person" and entity.id in referents.named:
            last = (index, who)
        done.append(a)
    return done


def _nested(records: list[Attribution]) -> list[Attribution]:
    """Set each one's parent: the smallest attribution whose content holds its cue or, where it has none, its content."""

    def parent(a: Attribution) -> str | None:
        anchor = a.cue.span if a.cue is not None else a.content[0]
        holding = [o for o in records if o.id != a.id and any(s.holds(anchor) for s in o.content)]
        holding = [o for o in holding if o.content != a.content]
        return min(holding, key=lambda o: sum(s.end - s.start for s in o.content)).id if holding else None

    return [replace(a, parent=parent(a)) for a in records]


def innermost(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution whose content holds `span`; None: the document's own voice."""
    holding = [a for a in attributions if any(s.holds(span) for s in a.content)]
    return min(holding, key=lambda a: sum(s.end - s.start for s in a.content)) if holding else None

