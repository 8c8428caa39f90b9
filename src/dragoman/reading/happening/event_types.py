"""The decision on event candidates: is it an event, and of which type.

A row of the lexicon fires where its participants are somebody: persons, organizations, states or groups. The first row
of a trigger that fires proposes; the encoder disposes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.document import Document
from dragoman.knowledge import people
from dragoman.knowledge.lexicon import NounRow, VerbRow
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.happening.candidate import Candidate
from dragoman.reading.happening.event_judging import Peopled, Verdict, found_alone, judged
from dragoman.reading.happening.event_roles import asked, participants, same, theme_roles
from dragoman.reading.happening.factuality import presented
from dragoman.reading.happening.presented import Presented
from dragoman.reading.happening.verb_candidates import is_means
from dragoman.reading.naming.mentions import PRONOUNS, SINGULAR_PERSON
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
    odds: Mapping[str, float] = field(default_factory=dict)
    method: str = ""

    @property
    def token(self) -> Token:
        """The head of the trigger."""
        return self.candidate.token

    @property
    def start(self) -> int:
        """Where the first trigger begins."""
        return self.triggers[0][0].start

    @property
    def score(self) -> float | None:
        """How probably it is an event of its type; None where the encoder was not asked.

        The encoder may give it the type of what is done with words about it ("threatened to *strike*").
        """
        named = {self.type, self.candidate.row.type, self.frame.type if self.frame is not None else None}
        return min(1.0, sum(self.odds.get(t or "", 0.0) for t in named)) if self.odds else None


def decide(options: Sequence[Candidate], referents: Referents, document: Document, encoded: Encoded) -> Draft | None:
    """The event of one trigger: of the first of its rows that fires, else what the encoder is sure of; None where there
    is none.
    """
    proposed = fired(options, referents, document)
    found = proposed or peopled(options[0], referents, document)
    if _is_danger(found.candidate) or (found.candidate.was_said and not found.actors):
        return None
    how = presented(found.candidate.token, found.candidate.was_said)
    verdict = (judged if proposed is not None else found_alone)(found, how, encoded)
    return _draft(found, verdict, how, referents, document) if verdict is not None else None


def fired(options: Sequence[Candidate], referents: Referents, document: Document) -> Peopled | None:
    """The first of a trigger's candidates whose row fires."""
    for c in options:
        p = peopled(c, referents, document)
        passive = _agentless(c.token) and c.row.needs in ("actor", "recipient", "both")
        suffered = passive and bool(participants([f for f in c.recipients if f[0] == "dobj"], c, referents, document))
        if c.row.type is not None and _fires(c, p.actors, p.recipients, suffered):
            return p
    return None


def peopled(c: Candidate, referents: Referents, document: Document) -> Peopled:
    """Who fills a candidate's slots."""
    actors = participants(c.actors, c, referents, document)
    recipients = [r for r in participants(c.recipients, c, referents, document) if not same(r, actors)]
    return Peopled(c, actors, recipients)


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
    lonely = c.row.type == "CONSULT" and not _enough(c, [*actors, *recipients])
    if not somebody or lonely or _campaigns(c) or (c.row.lemma == "become" and not _takes_office(c)):
        return False
    if isinstance(c.row, VerbRow):
        if c.row.mode == "visit" and not recipients:
            return False
        return not _merely_reports(c) and not (c.token.dep == "amod" and not recipients and not actors)
    if c.row.type in _WORDS and not c.recipients and not c.themes and c.light is None:
        return any(slot != "poss" for slot, _ in c.actors)
    return c.row.alone or c.light is not None or bool(recipients or actors)


def _is_danger(c: Candidate) -> bool:
    """Whether a threat is only a danger: "threats *from* Russia", "a threat *to* peace"; not one that somebody made."""
    made = c.light is not None or any(slot == "against" for slot, _ in c.recipients) or bool(c.themes)
    return c.row.lemma == "threat" and not made


def _takes_office(c: Candidate) -> bool:
    """Whether what somebody becomes is an office: "became *president*", not "became *the face* of the race"."""
    attr = c.token.child("attr")
    noun = people.noun(attr.lemma.lower()) if attr is not None else None
    return noun is not None and noun.kind == "person" and (noun.title or noun.tie in ("heads", "commands"))


def _campaigns(c: Candidate) -> bool:
    """Whether one person holds the rally: a candidate's is no protest."""
    alone = [t.tag in ("NN", "NNP", "PRP") and _is_person(t) for _, t in c.actors]
    return c.row.type == "PROTEST" and any(t.lemma == "rally" for t in c.words) and bool(alone) and all(alone)


def _is_person(t: Token) -> bool:
    noun = people.noun(t.lemma.lower())
    return t.ent == "PERSON" or t.lower in SINGULAR_PERSON or (noun is not None and noun.kind == "person")


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
    if c.token.lemma == "agree" and c.token.child("prep") is not None and not c.themes:
        return all(slot == "with" for slot, _ in c.recipients)
    if c.row.inner not in ("demanded", "proposed", "promised") or c.token.lemma not in _REPORTING:
        return False
    clause = c.token.child("ccomp")
    if clause is None or clause not in c.themes[:1] or any(x.tag == "TO" for x in clause.children):
        return False
    aux = {x.lower for x in clause.children if x.dep in ("aux", "auxpass")}
    bare = clause.tag == "VB" or (clause.tag == "VBP" and c.token.lemma in ("propose", "recommend", "urge"))
    asks = bare or (aux & {"should", "must", "be"} and c.token.lemma != "agree")
    will = c.row.inner == "promised" and aux & {"will", "would", "'ll", "’ll"}
    return not (asks or will)


def _is_done(verdict: Verdict) -> bool:
    """Whether who announces it tells of what was done: "announced the *arrest*"."""
    return verdict.type in ("ASSAULT", "CHANGE") or verdict.mode == "arrest"


def _draft(p: Peopled, verdict: Verdict, found: Presented, referents: Referents, document: Document) -> Draft:
    c, actors, recipients = p.candidate, p.actors, p.recipients
    if verdict.type == "REJECT" != c.row.type and found.polarity == "negated":
        # "will not accept": the type holds the negation.
        found = Presented()
    if c.light is not None and c.light.status is not None and not (c.light.status == "future" and _is_done(verdict)):
        found.lower(None if c.light.status in ("ended", "refused", "denied") else "possible", c.light.status)
        if c.light.status in ("refused", "denied"):
            found.turn()
    if verdict.type == "CONSULT" and verdict.mode != "visit":
        actors, recipients = [*actors, *recipients], []
    elif verdict.mode == "visit" and c.row.lemma in _HOSTS:
        actors, recipients = recipients, actors
    tokens = [t for t in c.themes if t is not c.token]
    if verdict.type == "REQUEST" and not recipients and tokens:
        recipients = [r for r in asked(tokens[0], referents, c) if not same(r, actors)]
    themes = [r for t in tokens[:1] for r in theme_roles(t, referents, document)]
    themes = [r for r in themes if not same(r, [*actors, *recipients])]
    inner = c.row.inner if verdict.type == c.row.type else None
    sides = (actors, recipients, themes, tokens)
    method = f"rule:{'noun' if c.token.pos in ('NOUN', 'PROPN') else 'verb'}:{c.row.lemma}"
    method = method if verdict.type == c.row.type else "encoder"
    return Draft(c, verdict.type, verdict.mode, *sides, found, inner, None, [list(c.words)], verdict.odds, method)
