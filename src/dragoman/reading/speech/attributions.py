"""Attributions: which candidates are somebody's words, belief or intention, and whose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.document import Document
from dragoman.knowledge.speech_nouns import is_document
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.quotations import Quotation
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.reading.speech.attribution_drafts import Draft, Stretch, stretches
from dragoman.reading.speech.attribution_index import Attributions, innermost
from dragoman.reading.speech.attribution_records import Maker
from dragoman.reading.speech.cue_slots import Candidate, candidates
from dragoman.reading.speech.merging import merged
from dragoman.reading.speech.quotation_links import Depths, link
from dragoman.reading.speech.said import SaidDrafts
from dragoman.records import Attribution, Role, Time

__all__ = ["find_attributions", "innermost"]

_OF_THINGS = frozenset("suggest signal imply reveal hint highlight underline post offer per".split())
"""Cues that also say what a thing shows, or a rate ("per head"): they need a source that is known to be somebody."""

_NAMING = frozenset({"call", "name", "dub", "term", "know"})
"""Cues that behind a noun, with no source, only name it: "a village called Tin Zaouatine"."""

_NOBODY = frozenset({"it", "that", "this", "which", "what", "there", "these", "those"})


def find_attributions(
    document: Document,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    referents: Referents,
    times: Sequence[Time],
    encoded: Encoded,
) -> tuple[Attributions, list[Draft]]:
    """The attributions of a document in text order, outer before inner, and in the same order their drafts."""
    found = {s.index: list(candidates(s)) for s in sentences}
    linked = link(document.text, sentences, quotations, found, lambda c: _has_speaker(c, referents))
    plain = _plain(found, linked, quotations, referents)
    maker_of_said = SaidDrafts(sentences, quotations, found)
    both = merged(encoded, [*linked, *plain], maker_of_said, lambda c, certain: _is_somebodys(c, referents, certain))
    drafts = sorted(both, key=lambda d: d.place)
    maker = Maker(document, quotations, referents, times)
    records = [maker.record(d) for d in drafts]
    return _nested(_carried_speakers(records, drafts, referents)), drafts


def _plain(
    found: Mapping[int, Sequence[Candidate]],
    linked: Sequence[Draft],
    quotations: Sequence[Quotation],
    referents: Referents,
) -> list[Draft]:
    """Candidates with content in the parse: one for each cue, none inside its own quotation's link."""
    taken = {d.candidate.token for d in linked}
    depths = Depths(quotations)
    statements = [p for d in linked for p in d.paragraphs]
    drafts = []
    for c in (c for cs in found.values() for c in cs):
        around = depths.around(c.token.start)
        inside = bool(around) or any(s <= c.token.start < e for s, e in statements)
        if c.token in taken or not c.content or not _is_attribution(c, referents, inside):
            continue
        content = _inside_marks(stretches(c.content), around[-1:])
        if content:
            taken.add(c.token)
            drafts.append(Draft(c, content))
    return drafts


def _inside_marks(content: list[Stretch], around: Sequence[Quotation]) -> list[Stretch]:
    """A cue inside a quotation has its content there too: what the parse hangs on it beyond the marks is cut off."""
    for q in around:
        cut = [(max(s, q.inner_start), min(e, q.inner_end)) for s, e in content]
        content = [(s, e) for s, e in cut if s < e]
    return content


def _is_attribution(c: Candidate, referents: Referents, quoted: bool) -> bool:
    seldom = c.row.precision is not None and c.row.precision < 0.4 and c.row.pos != "prep"
    if seldom or not _has_source(c, referents):
        return False
    if c.token.dep == "amod" or c.token.lower in ("being", "been") or _by_nobody(c) or _woven_in(c):
        return False
    if c.source_slot == "passive_none" and any(x.dep == "neg" for x in c.token.children):
        return False
    if quoted and _is_own_thought(c):
        return False
    return sum(len(run) for run in c.content) > 1 or c.slot not in ("dobj", "clause")


def _is_somebodys(c: Candidate, referents: Referents, certain: bool) -> bool:
    """Whether a cue has a source that can be somebody; for what a thing can show, one that is known to be.

    `certain`: whatever can be somebody is.
    """
    if not c.sources or not _is_phrase(c.sources[0]) or _by_nobody(c):
        return False
    if certain and c.cue and c.row.lemma not in _OF_THINGS:
        return True
    if not c.cue:
        return referents.kind(c.sources[0]) in ("person", "organization")
    own = c.sources[0].dep != "poss" or c.row.pos != "verb"
    if c.row.lemma not in _OF_THINGS and c.row.pos == "verb" and c.row.cls == "speech":
        return True
    return own and bool(referents.roles(c.sources[0]))


def _by_nobody(c: Candidate) -> bool:
    """"Nobody can say", "no witness said", "not one of them said"."""
    return any(
        t.lower in ("nobody", "none", "nothing") or any(x.lower == "no" and x.dep in ("det", "neg") for x in t.children)
        for t in c.sources
    )


def _woven_in(c: Candidate) -> bool:
    """"hear in the general's words a threat": the phrase attributes only where it is set off ("in his words, …")."""
    if c.row.pos != "prep" or c.row.words[0] != "in":
        return False
    first = min(t.i for t in c.cue)
    return first > 0 and c.token.sentence.tokens[first - 1].pos not in ("PUNCT", "SCONJ", "CCONJ", "AUX")


def _is_own_thought(c: Candidate) -> bool:
    """"I think", "you know" inside a quotation: the speaker again, who is the outer source already."""
    verb = c.row.pos == "verb" and c.row.cls in ("belief", "intention", "perception")
    mood = c.row.pos == "adj" and c.slot == "xcomp"
    return (verb or mood) and any(t.lower in ("i", "we", "you") for t in c.sources)


def _has_source(c: Candidate, referents: Referents) -> bool:
    if not c.sources:
        if c.token.dep == "acl" and c.row.lemma in _NAMING:
            return False
        free = c.row.pos != "noun" or c.slot in ("that", "of")
        return c.source_slot == "passive_none" or (c.source_slot == "none" and free)
    token = c.sources[0]
    if referents.roles(token) or referents.role(token) is not None:
        return referents.kind(token) != "place" or token.dep in ("nsubj", "poss")
    if is_document(token.lemma, token.text) and c.row.cls in ("speech", "document", "perception"):
        return True
    if c.row.lemma in _OF_THINGS:
        return False
    spoken = c.slot in ("ccomp", "quote", "clause", "obj_as", "that")
    known = c.row.pos == "prep" or (c.row.pos == "verb" and c.row.cls == "speech" and spoken)
    return known and _is_phrase(token) and _stands_by(token, c)


def _stands_by(token: Token, c: Candidate) -> bool:
    """Whether a speaker that no list knows is the cue's own subject, not one lent by the clause above a participle."""
    return c.row.pos != "verb" or c.token.tag != "VBG" or token.head is c.token


def _has_speaker(c: Candidate, referents: Referents) -> bool:
    """Whether a cue beside a quotation has somebody to say it: there any noun may be the speaker."""
    spoken = bool(c.sources) and _is_phrase(c.sources[0]) and c.row.cls == "speech"
    return _has_source(c, referents) or (spoken and _stands_by(c.sources[0], c))


def _is_phrase(token: Token) -> bool:
    nominal = token.pos in ("NOUN", "PROPN", "NUM", "ADJ", "PRON") and token.lower not in _NOBODY
    return nominal and token.ent not in ("DATE", "TIME", "MONEY")


def _carried_speakers(
    records: Sequence[Attribution], drafts: Sequence[Draft], referents: Referents
) -> list[Attribution]:
    """"He said" whose "he" could be several is the last person who spoke, up to five sentences before."""
    done: list[Attribution] = []
    last: tuple[int, Role] | None = None
    for a, d in zip(records, drafts, strict=True):
        index = d.candidate.token.sentence.index
        if last is not None and _is_open(a, d) and 0 <= index - last[0] <= 5:
            a = replace(a, sources=(Role(a.sources[0].span, last[1].entity),), source_class="named")
        who = a.sources[0] if len(a.sources) == 1 else None
        entity = referents.entity(who) if who is not None else None
        if who is not None and entity is not None and entity.kind == "person" and entity.id in referents.named:
            last = index, who
        done.append(a)
    return done


def _is_open(a: Attribution, d: Draft) -> bool:
    """Whether a speaker is a pronoun that was left unresolved."""
    pronoun = len(a.sources) == 1 and a.sources[0].span.text.lower() in ("he", "she")
    return pronoun and a.sources[0].entity is None and d.candidate.row.cls == "speech"


def _nested(records: Sequence[Attribution]) -> Attributions:
    """Set each one's parent: the innermost attribution whose content holds its cue, and which stands not in its own."""
    index, parents = Attributions(records), dict[str, str]()

    def within(id: str | None, other: str) -> bool:
        while id is not None and id != other:
            id = parents.get(id)
        return id is not None

    for a in records:
        anchor = a.cue.span if a.cue is not None else a.content[0]
        held = (o for o in index.holding(anchor) if o.content != a.content and not within(o.id, a.id))
        if (outer := next(held, None)) is not None:
            parents[a.id] = outer.id
    return Attributions(replace(a, parent=parents.get(a.id)) for a in records)
