"""Which event demands, threatens, promises, proposes, refuses or denies which: the inner ones get status and frame."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.document import Document
from dragoman.knowledge import people
from dragoman.knowledge.plover import quad
from dragoman.reading.happening.embedding_words import by_another, is_looked_into
from dragoman.reading.happening.event_roles import participants, same
from dragoman.reading.happening.event_types import Draft
from dragoman.reading.happening.verb_candidates import fill
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.grammar import is_aside
from dragoman.reading.parsing.syntax import Token
from dragoman.records import Role
from dragoman.vocabulary import EventType

_OWN_CLAUSE = frozenset({"relcl", "appos", "parataxis"})
_REACHING: dict[EventType, tuple[str, ...]] = {
    "AGREE": ("with", "to", "for"),
    "REJECT": ("with", "to", "before", "from", "dobj"),
}
"""Where in what is promised or refused those stand whom it reaches."""

_FUTURE_IS_AGREE = frozenset({"COOPERATE", "AID", "CONSULT", "SUPPORT"})


def frame(drafts: Sequence[Draft], referents: Referents, document: Document) -> None:
    """Set frame and status of every event that stands in another's theme, and the types that follow from status."""
    by_token = {d.token: d for d in drafts}
    for outer in drafts:
        for token in outer.theme_tokens if outer.inner is not None else ():
            for below in _core(token):
                inner = by_token.get(below)
                if inner is not None and inner is not outer and inner.frame is None:
                    _put(inner, outer)
    for d in drafts:
        if d.frame is not None and not d.frame.recipients:
            d.frame.recipients = _meant(d.frame, d)
    framing = {d.frame for d in drafts}
    for d in drafts:
        if not d.recipients and d.type in _REACHING and d not in framing:
            d.recipients = _reached(d, referents, document)
        _retype(d)


def _put(inner: Draft, outer: Draft) -> None:
    status = outer.inner
    if status in ("refused", "denied") and (by_another(inner.token) or inner.candidate.was_said):
        return
    if status is None or status == "ended":
        inner.presented.lower(None, status)
        return
    inner.frame = outer
    if status == "promised" and _is_hostile(inner):
        outer.type, outer.mode, outer.inner, status = "THREATEN", None, "threatened", "threatened"
    undone = outer.presented.polarity == "negated"
    inner.presented.status = "hypothetical" if undone else status
    if status in ("refused", "denied"):
        inner.presented.polarity = "negated"
        inner.presented.certainty = "certain"
    else:
        inner.presented.lower("possible")


def _meant(outer: Draft, inner: Draft) -> list[Role]:
    """Whom a threat or a promise without a recipient is meant for: who would bear it ("threatened to arrest *Biko*").

    A refusal is meant for whom it keeps something from; who refuses to strike somebody turns against others.
    """
    kind = quad(inner.type)
    hostile = outer.type == "THREATEN" and kind == "material conflict" and inner.mode != "withdraw"
    kind_to = outer.type in ("AGREE", "REJECT") and kind in ("material cooperation", "verbal cooperation")
    if not hostile and not kind_to:
        return []
    others = [r for r in inner.actors if not same(r, outer.actors)] if inner.type in ("CONSULT", "COOPERATE") else []
    return [r for r in inner.recipients if r.entity is not None and not same(r, outer.actors)] or others


def _reached(d: Draft, referents: Referents, document: Document) -> list[Role]:
    """Whom a promise or refusal reaches by what would be done: "refused to testify before *the Senate*"."""
    below = next((t for t in d.theme_tokens[:1] if any(c.tag == "TO" for c in t.children)), None)
    if below is None:
        return []
    filled = [(slot, x) for slot in _REACHING[d.type] if (x := fill(below, slot)) is not None]
    return [r for r in participants(filled, d.candidate, referents, document) if not same(r, [*d.actors, *d.themes])]


def _is_hostile(d: Draft) -> bool:
    """Whether promising the event is a threat: "vowed to expel the envoy"."""
    return quad(d.type) == "material conflict" and d.presented.polarity == "affirmed" and d.type != "MOBILIZE"


def _retype(d: Draft) -> None:
    """PLOVER: future cooperation, aid, consultation and support is AGREE; an announced retreat is CONCEDE."""
    if d.presented.status not in ("future", "promised") or d.presented.polarity == "negated":
        return
    if d.type in _FUTURE_IS_AGREE:
        d.type = "AGREE"
    elif d.type == "RETREAT":
        d.type = "CONCEDE"


def _core(token: Token) -> list[Token]:
    """The token and what it is made of: its infinitives, objects and coordinated parts, no clauses of their own.

    What an inquiry is about was there before: "demanded an inquiry into the *beating*".
    """
    found, stack = [], [token]
    while stack:
        t = stack.pop()
        found.append(t)
        below = (c for c in t.children if not is_looked_into(c, t))
        stack.extend(c for c in below if not _stands_alone(c) and not is_aside(c))
    return found


def _stands_alone(c: Token) -> bool:
    """Whether a clause is none of what is wanted, but tells of something else, or who somebody is."""
    who = c.dep == "acl" and c.tag == "VBG" and people.noun(c.head.lemma.lower()) is not None
    return who or (c.dep in _OWN_CLAUSE and not _infinitive(c))


def _infinitive(c: Token) -> bool:
    """ "measures *to restructure*" is parsed as a relative clause at times."""
    return c.dep == "relcl" and any(x.tag == "TO" for x in c.children)
