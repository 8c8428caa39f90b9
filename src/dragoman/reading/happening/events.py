"""Events: candidates from the parse, decided one by one, framed, merged and placed in time, space and speech."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from dragoman.document import Document, Span
from dragoman.knowledge.lexicon import VerbRow
from dragoman.knowledge.plover import base_score, quad
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.happening.contexts import find_contexts
from dragoman.reading.happening.event_candidates import candidates
from dragoman.reading.happening.event_context import Clauses, is_background
from dragoman.reading.happening.event_frames import frame
from dragoman.reading.happening.event_merging import merge, surest
from dragoman.reading.happening.event_types import Draft, decide
from dragoman.reading.happening.factuality import presupposed, scale
from dragoman.reading.happening.games import PLAYED, games
from dragoman.reading.happening.obligations import find_obligations
from dragoman.reading.happening.sizes import find_sizes
from dragoman.reading.naming.mentions import PRONOUNS
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.reading.speech.attributions import innermost
from dragoman.reading.timing.clause_times import ClauseTimes, Dating
from dragoman.records import Attribution, By, Context, Event, Place, Size, Time, record_id
from dragoman.vocabulary import Reason


def find_events(
    document: Document,
    sentences: Sequence[Sentence],
    referents: Referents,
    attributions: Sequence[Attribution],
    times: Sequence[Time],
    places: Mapping[Token, Place],
    encoded: Encoded,
) -> tuple[list[Event], dict[Token, str]]:
    """The events of a document in text order, and the id of the event that each trigger token belongs to."""
    drafts = _drafts(document, sentences, referents, encoded)
    drafts = sorted([*drafts, *find_obligations(document, sentences, attributions, referents)], key=lambda d: d.start)
    frame(drafts, referents, document)
    clauses, tokens, own = Clauses(places), {d.token for d in drafts}, ClauseTimes(sentences, times)
    when = {d: own.dating(d.token, tokens, d.candidate.governor if d.candidate.light else None) for d in drafts}
    values = {d: x.time.value if x is not None and x.way == "at" else None for d, x in when.items()}
    said = {d: _said(d, document, attributions) for d in drafts}
    first = merge(drafts, referents, values)
    where = {d: clauses.place(d.token, tokens, _taken(d)) for d in drafts}
    _settle(first, when, where, said)
    ids = {d: record_id(document.id, "event", d.start, d.token.i) for d in drafts}
    by_cue = {a.cue.span.start: a.id for a in attributions if a.cue is not None}
    about, sizes = find_contexts(document, sentences), find_sizes(first, document)
    shown = [d for d in drafts if first[d] is d and (_somebody(d) or _happens(d, where[d]))]
    kept = _of_public_life(shown, about, games(sentences))
    present, events = set(kept), []
    for d in kept:
        around = _Around(
            ids[first[d.frame]] if d.frame is not None and first[d.frame] in present else None,
            said[d],
            when[d],
            where[d],
            by_cue.get(d.token.start),
            about[d.token.sentence.paragraph],
            encoded.factuality(d.token.start, d.token.end),
            sizes.get(d, ()),
        )
        events.append(_event(document, d, ids[d], around))
    return events, {d.token: ids[first[d]] for d in drafts if first[d] in present}


def _drafts(document: Document, sentences: Sequence[Sentence], referents: Referents, encoded: Encoded) -> list[Draft]:
    found: list[Draft] = []
    for s in sentences:
        by_token: dict[Token | None, Draft] = {}
        for options in candidates(s):
            d = decide(options, referents, document, encoded)
            if d is not None:
                by_token[d.token] = d
        carried = {d.candidate.governor for d in by_token.values() if _is_carried(d, by_token)}
        kept = {t: d for t, d in by_token.items() if t not in carried}
        found.extend(d for d in kept.values() if not _told_by_its_verb(d, kept))
    return sorted(found, key=lambda d: d.start)


def _is_granted(d: Draft, said: Attribution | None) -> bool:
    quoted = said is not None and any(q.start <= d.token.start < q.end for q in said.quoted)
    return presupposed(d.token) and not quoted


def _somebody(d: Draft) -> bool:
    """Whether anybody is known to take part; a pronoun whose antecedent could not be told is nobody."""
    return any(r.entity is not None or r.span.text.lower() not in PRONOUNS for r in (*d.actors, *d.recipients))


def _happens(d: Draft, where: Place | None) -> bool:
    """Whether unmistakable violence or protest is told with its place though nobody is named: "riots in Luanda"."""
    return where is not None and d.type in ("ASSAULT", "PROTEST") and d.candidate.row.needs == "-"


def _is_accident(d: Draft, about: Sequence[Context]) -> bool:
    """Whether nobody does harm where the paragraph tells of a disaster and no arms: "ten were killed in the crash"."""
    names = {c.name for c in about}
    return d.type == "ASSAULT" and not d.actors and "disasters" in names and not names & {"military", "terrorism"}


def _of_public_life(
    drafts: Sequence[Draft], about: Mapping[int, Sequence[Context]], played: Set[int]
) -> list[Draft]:
    """The events without those of games, and of which nobody's harm in a disaster is a death (CHANGE), or none."""
    drafts = [d for d in drafts if d.type not in PLAYED or d.token.sentence.paragraph not in played]
    accidents = {d for d in drafts if _is_accident(d, about[d.token.sentence.paragraph])}
    for d in accidents:
        d.type, d.mode = "CHANGE", "dies"
    return [d for d in drafts if d not in accidents or d.token.lemma == "kill"]


def _taken(d: Draft) -> set[int]:
    return {r.span.start for r in (*d.actors, *d.recipients)}


def _is_carried(d: Draft, by_token: Mapping[Token | None, Draft]) -> bool:
    """Whether the noun is what its verb says: "went *on strike*" is no journey, "carried out *a raid*" is one event."""
    governor = by_token.get(d.candidate.governor)
    unlisted = governor is not None and governor.candidate.row.type is None
    return d.candidate.light is not None and (d.candidate.light.slot != "dobj" or unlisted)


def _told_by_its_verb(d: Draft, by_token: Mapping[Token | None, Draft]) -> bool:
    """Whether the verb of a noun ("imposed sanctions", "announced a truce") tells the same event already."""
    governor = by_token.get(d.candidate.governor or d.token.head)
    if governor is None or governor is d or d.token.dep not in ("dobj", "nsubjpass"):
        return False
    row = governor.candidate.row
    struck = isinstance(row, VerbRow) and d.token.lemma in row.objects.only and governor.type == "ASSAULT"
    announced = (governor.type, d.type) == ("CONCEDE", "RETREAT")
    if governor.type != d.type and not announced and not (struck and d.type == "PROTEST"):
        return False
    governor.odds = surest(governor.odds, d.odds)
    governor.triggers.extend(w for w in d.triggers if w[0] not in governor.triggers[0])
    governor.recipients = governor.recipients or d.recipients
    governor.actors = governor.actors or d.actors
    return True


def _settle(
    first: dict[Draft, Draft],
    when: dict[Draft, Dating | None],
    where: dict[Draft, Place | None],
    said: dict[Draft, Attribution | None],
) -> None:
    """A merged event has the first time and place that any mention gives, and is in nobody's words where one is."""
    for d, canonical in first.items():
        if d is not canonical:
            when[canonical] = when[canonical] or when[d]
            where[canonical] = where[canonical] or where[d]
            if said[d] is None:
                said[canonical] = None


def _said(d: Draft, document: Document, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution that holds an event; of words that somebody turns down the one around that."""
    found = innermost(_span(document, d.triggers[0]), attributions)
    answers = found is not None and found.cue is not None and found.cue.span.start == d.token.head.start
    if found is None or not (answers and d.candidate.was_said):
        return found
    return next((a for a in attributions if a.id == found.parent), None)


def _span(document: Document, words: Sequence[Token]) -> Span:
    return document.spot(words[0].start, words[-1].end)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around an event: its frame, the attribution that holds it and that it performs, time, place, matter.

    `told` is how far the encoder sees it as having happened.
    """

    frame: str | None
    said: Attribution | None
    when: Dating | None
    where: Place | None
    performed: str | None
    contexts: tuple[Context, ...]
    told: float
    sizes: tuple[Size, ...]


def _event(document: Document, d: Draft, id: str, around: _Around) -> Event:
    said, when = around.said, around.when
    reasons: dict[str, Reason] = {} if when is not None else {"time": "not_stated"}
    if quad(d.type) is None:
        reasons |= {"quad": "out_of_scope", "intensity": "out_of_scope"}
    return Event(
        id,
        By(d.method, None if d.score is None else round(d.score, 3)),
        d.type,
        (d.mode,) if d.mode is not None else (),
        around.contexts,
        quad(d.type),
        base_score(d.type),
        tuple(_span(document, words) for words in d.triggers),
        tuple(d.actors),
        tuple(d.recipients),
        tuple(d.themes),
        around.where.id if around.where is not None else None,
        when.time.id if when is not None else None,
        d.presented.polarity,
        d.presented.certainty,
        scale(d.presented, around.told, said, _is_granted(d, said)),
        d.presented.status,
        is_background(d.token, when.time if when is not None and when.way != "since" else None, document),
        around.frame,
        said.id if said is not None else None,
        around.performed,
        around.sizes,
        when.when if when is not None else None,
        reasons=reasons,
    )
