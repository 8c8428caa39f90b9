"""One happening, one row: which mentions of an event within a document are the same event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from dragoman.reading.happening.event_types import Draft
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.grammar import is_passive, undergoer
from dragoman.reading.parsing.syntax import Token
from dragoman.records import Role

REACH = 60
"""Earlier events of one type that a mention is compared with at most, so that cost grows with length alone."""

_VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
_ORDINALS = frozenset("first second third fourth fifth sixth another other".split())
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def merge(drafts: Sequence[Draft], referents: Referents, times: dict[Draft, str | None]) -> dict[Draft, Draft]:
    """For each event draft, in text order, the draft that it is a mention of (itself where it is the first)."""
    first: dict[Draft, Draft] = {}
    seen: dict[str, list[Draft]] = {}
    for d in drafts:
        same = next((o for o in reversed(seen.get(d.type, [])[-REACH:]) if _same(o, d, referents, times)), None)
        first[d] = same or d
        if same is None:
            seen.setdefault(d.type, []).append(d)
        else:
            _absorb(same, d, times)
    return first


def surest(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """The probabilities of what two mentions tell: an event is as sure as its surest mention."""
    return {type: max(one.get(type, 0.0), other.get(type, 0.0)) for type in (*one, *other)}


def _absorb(first: Draft, later: Draft, times: dict[Draft, str | None]) -> None:
    first.odds = surest(first.odds, later.odds)
    first.triggers.extend(later.triggers)
    first.actors = first.actors or later.actors
    first.recipients = first.recipients or later.recipients
    first.themes = first.themes or later.themes
    times[first] = times.get(first) or times.get(later)
    if first.type == "CONSULT" and len(later.actors) > len(first.actors):
        first.actors = later.actors


def _same(a: Draft, b: Draft, referents: Referents, times: dict[Draft, str | None]) -> bool:
    if a.presented.polarity != b.presented.polarity or a.frame is not None or b.frame is not None:
        return False
    if (a.presented.status == "actual") != (b.presented.status == "actual") or _clash(times.get(a), times.get(b)):
        return False
    if _does(a.token, b.token) or _does(b.token, a.token):
        return not (a.recipients and b.recipients) or _match(a.recipients, b.recipients, referents) == "yes"
    if a.mode != b.mode and not (a.type == "CHANGE" or a.token.lemma == b.token.lemma):
        return False
    if not (a.actors or a.recipients):
        return False
    if _is_another(b) or (b.token.pos == "NOUN" and not _may_be_there(a, b)):
        return False
    if not (b.actors or b.recipients):
        returns = _is_definite(b.token) and _near(a, b) and b.token.sentence is not a.token.sentence
        return returns and (a.token.lemma == b.token.lemma or _stem(a) == _stem(b))
    sides = [(a.actors, b.actors), (a.recipients, b.recipients)]
    matched = [_match(x, y, referents) for x, y in sides]
    if "no" in matched or "yes" not in matched:
        return False
    if a.type == "CHANGE":
        return a.mode == b.mode and not any(map(_is_one_of_several, (a, b))) and _may_be_there(a, b)
    if a.type in _VERBAL and _clashes(_matters(a), _matters(b)):
        return False
    if a.type in _VERBAL and _match(a.themes, b.themes, referents) != "yes" and (a.themes or b.themes or b.recipients):
        return False
    return _retold(a, b, matched)


def _does(noun: Token, verb: Token) -> bool:
    """Whether an act is said to do what the verb says: "the *strike hit* a camp", "was *hit* by a drone *strike*"."""
    if noun.pos != "NOUN" or verb.pos != "VERB":
        return False
    by = noun.dep == "pobj" and noun.head.dep == "agent" and noun.head.head is verb
    subject = noun.dep == "nsubj" and noun.head is verb
    that = verb.dep == "relcl" and verb.head is noun and (own := verb.child("nsubj")) is not None and own.tag == "WDT"
    return by or ((subject or that) and not is_passive(verb))


def _retold(a: Draft, b: Draft, matched: list[str]) -> bool:
    """With the same participants: a definite noun returns to the event, as does the same verb with nothing new."""
    full = matched == ["yes", "yes"] or (a.type == "CONSULT" and not (a.recipients or b.recipients))
    if b.token.pos == "NOUN":
        return (_is_definite(b.token) or b.token.child("poss") is not None) and (full or _stem(a) == _stem(b))
    return full and _stem(a) == _stem(b) and a.type in ("CONSULT", "AGREE", "SUPPORT") and _near(a, b)


def _is_one_of_several(d: Draft) -> bool:
    """Whether the words count: "won *two* primaries", "her *third* victory", "victories"."""
    noun = d.token if d.token.pos == "NOUN" else undergoer(d.token)
    if noun is None:
        return False
    counted = any(c.dep == "nummod" or c.lower in _ORDINALS for c in noun.children)
    return counted or (d.token.pos == "NOUN" and noun.tag == "NNS")


def _may_be_there(a: Draft, b: Draft) -> bool:
    """Whether no other names stand with one than with the other: "won Ohio", "her victory in Florida"."""
    return not _clashes(_names_beside(a), _names_beside(b))


def _is_another(d: Draft) -> bool:
    """Whether the words tell it from what was told before: "the *second* attack", "the deaths" of a single one."""
    ordinal = d.token.pos == "NOUN" and any(c.lower in _ORDINALS for c in d.token.children)
    return ordinal or (d.type == "CHANGE" and _is_one_of_several(d)) or d.token.lemma.lower() == "election"


def _clashes(x: Set[str], y: Set[str]) -> bool:
    return bool(x and y) and x.isdisjoint(y)


def _matters(d: Draft) -> set[str]:
    """What a noun of speech is about, by its words: "her support *of the raid*"."""
    preps = [c for c in d.token.children if c.dep == "prep" and c.lower in ("of", "for", "on", "over")]
    return {x.lemma.lower() for c in preps for x in c.children if d.token.pos == "NOUN" and x.dep == "pobj"}


def _names_beside(d: Draft) -> set[str]:
    """The names that a trigger governs as object or place, without those who take part."""
    sides = [r.span for r in (*d.actors, *d.recipients)]
    below = [c for c in d.token.children if c.dep in ("dobj", "attr", "prep", "compound", "nmod")]
    names = [t for c in below for t in c.subtree() if t.pos == "PROPN" or "/" in t.text]
    return {t.text for t in names if not any(s.start <= t.start < s.end for s in sides)}


def _stem(d: Draft) -> str:
    return d.token.lemma.lower()[:4]


def _near(a: Draft, b: Draft) -> bool:
    return b.token.sentence.paragraph - a.token.sentence.paragraph <= 3


def _clash(x: str | None, y: str | None) -> bool:
    return x is not None and y is not None and not (x.startswith(y) or y.startswith(x))


def _is_definite(t: Token) -> bool:
    return t.pos == "NOUN" and any(c.dep == "det" and c.lower in _DEFINITE for c in t.children)


def _match(x: Sequence[Role], y: Sequence[Role], referents: Referents) -> str:
    """yes: the same entities, or those of one among the other's; no: others; open: one side is silent."""
    if not x or not y:
        return "open"
    a, b = {_who(r, referents) for r in x}, {_who(r, referents) for r in y}
    return "yes" if a <= b or b <= a else "no"


def _who(role: Role, referents: Referents) -> str:
    """The entity, or for a regime or government the one whose it is; unresolved roles equal only themselves."""
    return referents.owner_of(role) or role.entity or f"?{role.span.start}"
