"""Who takes part in an event: from filled slots to roles, through coreference, possession and coordination."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.document import Document
from dragoman.knowledge import lexicon, states
from dragoman.reading.happening.candidate import Candidate, Filled, lemma_of
from dragoman.reading.happening.verb_candidates import is_means, owner
from dragoman.reading.naming.mentions import THING
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.grammar import heads_of, phrase, prepositional, undergoer
from dragoman.reading.parsing.syntax import Token
from dragoman.records import Role

_POLITICAL = frozenset({"person", "organization", "state", "group"})
_WHERE = frozenset({"in", "at", "near", "along", "into", "around", "over"})
_AT_PLACES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "CONCEDE"})
_HAPPENING = frozenset({"ASSAULT", "PROTEST"})
"""Types of which what stands behind "in" is where they happen, a state too."""

_DEPTH = 3
"""How far behind a thing somebody is looked for: "imports of flowers of *Kenyan* farms"."""

_HIT = frozenset({"dobj", "on", "against", "of", "at"})


def participants(filled: Iterable[Filled], c: Candidate, referents: Referents, document: Document) -> list[Role]:
    """Who fills the slots; for a thing, whose it is. Only the first slot that holds somebody counts.

    What an assault hits may be a thing: a role with its words and no entity.
    """
    slots = list(filled)
    for name in dict.fromkeys(s for s, _ in slots):
        found = [r for s, t in slots if s == name for r in _who(s, t, c, referents)]
        if found:
            return list(dict.fromkeys(found))
    hit = next((t for s, t in slots if s in _HIT), None)
    return [_thing(hit, document)] if hit is not None and c.row.type == "ASSAULT" and _is_target(hit) else []


def _who(slot: str, t: Token, c: Candidate, referents: Referents) -> list[Role]:
    found = [r for head, r in referents.roles(t) if _counts(head, r, slot, referents, c)]
    where = slot in _WHERE and c.row.type != "ACCUSE"
    if found or where or t.pos not in ("NOUN", "PROPN") or referents.role(t) is not None:
        return found
    holders = _holders(t) if slot not in ("subj", "side") else [owner(t)] if is_means(t) else []
    held = ([r for head, r in referents.roles(x) if _counts(head, r, slot, referents, c)] for x in holders)
    return next((roles for roles in held if roles), [])


def _holders(t: Token | None) -> Iterator[Token]:
    """Whose a thing may be, the nearest first: "the *Bolivian* websites", "the business dealings of *the company*".

    Behind an event's noun may stand whom it befell, not whose it is: "condemned the murder of *the bishop*".
    """
    for _ in range(_DEPTH):
        if t is None or t.pos not in ("NOUN", "PROPN"):
            return
        if (held := owner(t)) is not None:
            yield held
        t = prepositional(t, "of") if not lexicon.nouns().get(lemma_of(t)) else None
        if t is not None:
            yield t


def _counts(head: Token, role: Role, slot: str, referents: Referents, c: Candidate) -> bool:
    """Whether somebody stands there: a political kind, or a place that acts, is attacked, left or visited."""
    if slot != "subj" and role.entity is None and role.span.text.lower() in THING:
        return False
    if slot == "in" and c.row.type in _HAPPENING and referents.kind(head) in ("state", "place"):
        return False
    if slot == "compound" and head.ent in ("GPE", "LOC", "FAC") and states.state_of(role.span.text) is None:
        return False
    if referents.kind(head) in _POLITICAL:
        return True
    if referents.kind(head) != "place" or (slot in _WHERE and c.row.mode != "visit"):
        return False
    name = role.span.text
    governed = states.state_of(name) or states.seat(name) or states.demonym(name)
    return governed is not None or (slot != "subj" and (c.row.mode == "visit" or c.row.type in _AT_PLACES))


def _is_target(t: Token) -> bool:
    """Whether a thing may be attacked: buildings, land, vessels, arms; not "the campaign trail"."""
    sets = lexicon.object_sets()
    lemma = heads_of(t)[0].lemma.lower()
    return any(lemma in sets[name] for name in ("property", "territory", "warships", "weapons"))


def _thing(t: Token, document: Document) -> Role:
    words = phrase(t)
    return Role(document.spot(words[0].start, words[-1].end), None)


def theme_roles(t: Token, referents: Referents, document: Document) -> list[Role]:
    """Whom an event is about: the entity of the phrase, else of what the phrase is done to, else the words alone."""
    found = [r for _, r in referents.roles(t)]
    if found:
        return found
    for inner in _objects(t):
        found = [r for _, r in referents.roles(inner)]
        if found:
            return found
    return [] if t.pos in ("VERB", "AUX") else [_thing(t, document)]


def _objects(t: Token) -> list[Token]:
    names = ("of", "on", "for", "with", "against", "from", "to")
    if t.pos in ("VERB", "AUX"):
        target = undergoer(t) or prepositional(t, *names)
        inner = prepositional(target, "of", "on") if target is not None else None
        return [x for x in (target, inner) if x is not None]
    return [x for x in (*(prepositional(t, n) for n in names), *t.children_of("poss")) if x is not None]


def asked(t: Token, referents: Referents, c: Candidate) -> list[Role]:
    """Who is asked to act: "demanded that *Chad* leave", "a call for *the rebels* to leave"."""
    if t.pos in ("VERB", "AUX"):
        own = t.child("nsubj", "nsubjpass")
        return [r for head, r in referents.roles(own) if _counts(head, r, "for", referents, c)]
    after = t.sentence.tokens[t.i + 1 : t.i + 3]
    if len(after) == 2 and after[0].tag == "TO" and after[1].tag == "VB":
        return [r for head, r in referents.roles(t) if _counts(head, r, "for", referents, c)]
    return []


def same(role: Role, others: Sequence[Role]) -> bool:
    """Whether a role repeats one of the others: the same words, or the same entity."""
    return any(role.span == o.span or (role.entity is not None and role.entity == o.entity) for o in others)
