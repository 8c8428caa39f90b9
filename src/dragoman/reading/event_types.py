"""The decision on event candidates: is it an event, of which type, and who takes part.

A row of the lexicon fires where its participants are somebody: persons, organizations, states or groups, found
through coreference, possession ("Moroccan drones") and coordination. The first row of a trigger that fires decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.knowledge import states
from dragoman.knowledge.lexicon import NounRow, VerbRow
from dragoman.reading.event_candidates import Candidate, Filled, owner
from dragoman.reading.factuality import Presented, presented
from dragoman.reading.grammar import is_passive, phrase, prepositional, undergoer
from dragoman.reading.referents import Referents
from dragoman.reading.syntax import Token
from dragoman.records import Document, EventType, Role, Status

_POLITICAL = frozenset({"person", "organization", "state", "group"})
_WHERE = frozenset({"in", "at", "near", "along", "into", "around", "over"})
_AT_PLACES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "CONCEDE"})
_FUTURE_IS_AGREE = frozenset({"COOPERATE", "AID", "CONSULT", "SUPPORT"})


@dataclass(slots=True, eq=False)
class Draft:
    """An event before ids: who takes part as roles, what is about as tokens."""

    candidate: Candidate
    type: EventType
    mode: str | None
    actors: list[Role]
    recipients: list[Role]
    themes: list[Role]
    theme_tokens: list[Token]
    presented: Presented
    inner: Status | None
    frame: Draft | None = None
    triggers: list[list[Token]] = field(default_factory=list)

    @property
    def token(self) -> Token:
        """The head of the trigger."""
        return self.candidate.token

    @property
    def start(self) -> int:
        """Where the first trigger begins."""
        return self.triggers[0][0].start


def decide(options: Sequence[Candidate], referents: Referents, document: Document) -> Draft | None:
    """The event of one trigger, from the first of its rows that fires; None where none does."""
    for c in options:
        actors = _participants(c.actors, referents, c)
        recipients = [r for r in _participants(c.recipients, referents, c) if not _same(r, actors)]
        if _fires(c, actors, recipients, referents):
            return _draft(c, actors, recipients, referents, document)
    return None


def _participants(filled: Iterable[Filled], referents: Referents, c: Candidate) -> list[Role]:
    """Who fills the slots; for a thing, whose it is. Only the first slot that holds somebody counts."""
    slots: dict[str, list[Role]] = {}
    for slot, t in filled:
        found = [r for head, r in referents.roles(t) if _counts(head, slot, referents, c)]
        if not found and slot not in _WHERE and t.pos in ("NOUN", "PROPN") and referents.role(t) is None:
            holder = owner(t)
            found = [r for head, r in referents.roles(holder) if _counts(head, slot, referents, c)] if holder else []
        slots.setdefault(slot, []).extend(found)
    return next((list(dict.fromkeys(roles)) for roles in slots.values() if roles), [])


def _counts(head: Token, slot: str, referents: Referents, c: Candidate) -> bool:
    """Whether somebody stands there: a political kind, or a place that is attacked, left, visited or is a seat."""
    if referents.kind(head) in _POLITICAL:
        return True
    if referents.kind(head) != "place" or slot in _WHERE or slot == "subj":
        return False
    return c.row.mode == "visit" or c.row.type in _AT_PLACES or states.seat(head.text) is not None


def _same(role: Role, others: Sequence[Role]) -> bool:
    return any(role.span == o.span or role.entity is not None and role.entity == o.entity for o in others)


def _fires(c: Candidate, actors: list[Role], recipients: list[Role], referents: Referents) -> bool:
    somebody = {
        "actor": bool(actors) or bool(recipients) and _agentless(c.token),
        "recipient": bool(recipients),
        "either": bool(actors or recipients),
        "both": bool(actors and recipients) or bool(recipients) and _agentless(c.token),
        "-": True,
    }[c.row.needs]
    if not somebody or c.row.type == "CONSULT" and not _enough(c, [*actors, *recipients]):
        return False
    if isinstance(c.row, VerbRow):
        return not (c.token.dep == "amod" and not recipients and not actors)
    if c.row.alone:
        return bool(actors or recipients or c.light is not None or c.row.needs == "-")
    return c.light is not None or bool(actors and c.row.needs != "either") or bool(recipients) or bool(
        actors and (c.themes or c.row.needs == "either")
    )


def _told_to_act(t: Token) -> bool:
    """Whether somebody is asked to do something: "a call for *the rebels* to leave"."""
    after = t.sentence.tokens[t.i + 1 : t.i + 3]
    return len(after) == 2 and after[0].tag == "TO" and after[1].tag == "VB"


def _agentless(t: Token) -> bool:
    """A passive that leaves out who acts: the one acted upon is enough."""
    return t.pos in ("VERB", "AUX") and is_passive(t) and t.child("agent") is None


def _enough(c: Candidate, parties: Sequence[Role]) -> bool:
    """Whether a consultation has its parties: two, several in one ("the ministers met"), or a visitor."""
    if c.row.mode == "visit" or len(parties) > 1 or isinstance(c.row, NounRow):
        return bool(parties) or isinstance(c.row, NounRow)
    return c.token.lemma == "meet" and any(x.tag in ("NNS", "NNPS") for _, x in c.actors)


def _draft(c: Candidate, actors: list[Role], recipients: list[Role], referents: Referents, document: Document) -> Draft:
    found = presented(c.token)
    if c.light is not None and c.light.status is not None:
        found.lower("possible" if c.light.status not in ("ended",) else None, c.light.status)
        if c.light.status in ("refused", "denied"):
            found.turn()
    kind: EventType = c.row.type
    if found.status in ("future", "promised") and kind in _FUTURE_IS_AGREE:
        kind = "AGREE"
    elif found.status in ("future", "promised") and kind == "RETREAT":
        kind = "CONCEDE"
    if kind == "CONSULT" and c.row.mode != "visit":
        actors, recipients = [*actors, *recipients], []
    tokens = [t for t in c.themes if t is not c.token]
    if kind == "REQUEST" and not recipients and tokens and _told_to_act(tokens[0]):
        recipients = [r for head, r in referents.roles(tokens[0]) if _counts(head, "for", referents, c)]
    themes = [r for t in tokens[:1] for r in theme_roles(t, referents, document)]
    taken = [*actors, *recipients]
    themes = [r for r in themes if not any(r.span == o.span for o in taken)]
    inner = c.row.inner
    return Draft(c, kind, c.row.mode, actors, recipients, themes, tokens, found, inner, None, [list(c.words)])


def theme_roles(t: Token, referents: Referents, document: Document) -> list[Role]:
    """Whom an event is about: the entity of the phrase, else of what the phrase is done to, else the words alone."""
    found = [r for _, r in referents.roles(t)]
    if found:
        return found
    for inner in _objects(t):
        found = [r for _, r in referents.roles(inner)]
        if found:
            return found
    if t.pos in ("VERB", "AUX"):
        return []
    words = phrase(t)
    return [Role(document.spot(words[0].start, words[-1].end), None)]


def _objects(t: Token) -> list[Token]:
    if t.pos in ("VERB", "AUX"):
        target = undergoer(t) or prepositional(t, "on", "to", "from", "with", "for", "of", "against")
        return [target, *([x for x in [prepositional(target, "of", "on")] if x])] if target is not None else []
    inner = [prepositional(t, name) for name in ("of", "on", "for", "with", "against", "from")]
    return [x for x in (*inner, *t.children_of("poss")) if x is not None]
