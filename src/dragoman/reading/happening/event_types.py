"""The decision on event candidates: is it an event, and of which type.

A row of the lexicon fires where its participants are somebody: persons, organizations, states or groups. The first row
of a trigger that fires decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.document import Document
from dragoman.knowledge.lexicon import NounRow, VerbRow
from dragoman.reading.happening.candidate import Candidate
from dragoman.reading.happening.event_roles import asked, is_means, participants, same, theme_roles
from dragoman.reading.happening.factuality import presented
from dragoman.reading.happening.presented import Presented
from dragoman.reading.naming.mentions import PRONOUNS
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.grammar import is_passive
from dragoman.reading.parsing.syntax import Token
from dragoman.records import Role
from dragoman.vocabulary import EventType, Status

_REPORTING = frozenset({"insist", "suggest", "agree", "propose", "recommend", "promise", "urge"})
_TAKES_TWO = frozenset(["discuss", "debate", "explore", "review", "consult", "confer", "talk", "speak"])
_WORDS = frozenset({"AGREE", "SUPPORT", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "CONCEDE"})
"""Types whose noun with a possessor alone tells a stance rather than an act ("her support", "his proposals")."""

_HOSTS = frozenset({"host", "receive", "welcome"})


@dataclass(slots=True, eq=False)
class Draft:
    """An event before ids: who takes part as roles, what it is about also as tokens."""

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
        actors = participants(c.actors, c, referents, document)
        recipients = [r for r in participants(c.recipients, c, referents, document) if not same(r, actors)]
        passive = _agentless(c.token) and c.row.needs in ("actor", "recipient", "both")
        suffered = passive and bool(participants([f for f in c.recipients if f[0] == "dobj"], c, referents, document))
        if _fires(c, actors, recipients, suffered):
            return _draft(c, actors, recipients, referents, document)
    return None


def _fires(c: Candidate, actors: list[Role], recipients: list[Role], suffered: bool) -> bool:
    """Whether the row's participants are there; a passive without agent is content with whom it befalls."""
    known = [r for r in recipients if r.entity is not None or r.span.text.lower() in PRONOUNS]
    somebody = {
        "actor": bool(actors) or suffered,
        "recipient": bool(known) or suffered,
        "either": bool(actors or known),
        "both": bool(actors and recipients) or suffered or len(actors) > 1 or (bool(known) and c.row.type == "CHANGE"),
        "-": bool(actors or c.actors == [] or any(is_means(t) for _, t in c.actors)),
    }[c.row.needs]
    if isinstance(c.row, NounRow) and c.row.alone and _returns(c.token):
        return True
    if not somebody or (c.row.type == "CONSULT" and not _enough(c, [*actors, *recipients])):
        return False
    if isinstance(c.row, VerbRow):
        if c.row.mode == "visit" and not recipients:
            return False
        return not _merely_reports(c) and not (c.token.dep == "amod" and not recipients and not actors)
    if c.row.type in _WORDS and not c.recipients and not c.themes and c.light is None:
        return any(slot != "poss" for slot, _ in c.actors)
    return c.row.alone or c.light is not None or bool(recipients or actors)


def _returns(t: Token) -> bool:
    """ "*the* meeting": may be a further mention of an event that was told with its parties."""
    return any(c.dep == "det" and c.lower in ("the", "this", "that", "these", "those") for c in t.children)


def _agentless(t: Token) -> bool:
    """A passive that leaves out who acts: the one acted upon is enough."""
    return t.pos in ("VERB", "AUX") and is_passive(t) and t.child("agent") is None


def _enough(c: Candidate, parties: Sequence[Role]) -> bool:
    """Whether a consultation has its parties: two, several in one ("the ministers met"), or a visitor."""
    if isinstance(c.row, NounRow) or len(parties) > 1:
        return True
    if c.token.lemma == "meet":
        return any(x.tag in ("NNS", "NNPS") for _, x in c.actors)
    return bool(parties) and c.token.lemma not in _TAKES_TWO


def _merely_reports(c: Candidate) -> bool:
    """Whether a verb of demanding or agreeing only states a fact: "insisted that it *was* safe", "agree that"."""
    if c.row.inner not in ("demanded", "proposed", "promised") or c.token.lemma not in _REPORTING:
        return False
    clause = c.token.child("ccomp")
    if clause is None or clause not in c.themes[:1] or any(x.tag == "TO" for x in clause.children):
        return False
    aux = {x.lower for x in clause.children if x.dep in ("aux", "auxpass")}
    bare = clause.tag == "VB" or (clause.tag == "VBP" and c.token.lemma in ("propose", "recommend", "urge"))
    asks = bare or aux & {"should", "must", "be"}
    will = c.row.inner == "promised" and aux & {"will", "would", "'ll", "’ll"}
    return not (asks or will)


def _draft(c: Candidate, actors: list[Role], recipients: list[Role], referents: Referents, document: Document) -> Draft:
    found = presented(c.token)
    if c.light is not None and c.light.status is not None:
        found.lower(None if c.light.status in ("ended", "refused", "denied") else "possible", c.light.status)
        if c.light.status in ("refused", "denied"):
            found.turn()
    if c.row.type == "CONSULT" and c.row.mode != "visit":
        actors, recipients = [*actors, *recipients], []
    elif c.row.mode == "visit" and c.row.lemma in _HOSTS:
        actors, recipients = recipients, actors
    tokens = [t for t in c.themes if t is not c.token]
    if c.row.type == "REQUEST" and not recipients and tokens:
        recipients = [r for r in asked(tokens[0], referents, c) if not same(r, actors)]
    themes = [r for t in tokens[:1] for r in theme_roles(t, referents, document)]
    themes = [r for r in themes if not same(r, [*actors, *recipients])]
    words = [list(c.words)]
    return Draft(c, c.row.type, c.row.mode, actors, recipients, themes, tokens, found, c.row.inner, None, words)
