"""What a quoted or reported speaker says must be done is a demand: "the militias *must disarm*, she said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.document import Document
from dragoman.knowledge import people
from dragoman.knowledge.lexicon import Objects, VerbRow
from dragoman.reading.happening.candidate import Candidate
from dragoman.reading.happening.event_roles import same, theme_roles
from dragoman.reading.happening.event_types import Draft
from dragoman.reading.happening.presented import Presented
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.grammar import is_passive, surface_subject, undergoer
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.reading.speech.attribution_index import innermost
from dragoman.records import Attribution, Role

_MODALS = frozenset({"must", "should", "ought"})
_ROW = VerbRow("must", "REQUEST", None, Objects(), (), (), "actor", "demanded", "")
_METHOD = "rule:verb:must"
_STATES = frozenset(
    "be have know seem mean remember note understand worry say wait lose suffer deserve expect believe feel".split()
)
_THOUGHTS = frozenset("believe think feel hope expect fear worry concern".split())
_ASKING = frozenset({"whether", "how", "why", "what", "when", "where", "if", "which"})


def find_obligations(
    document: Document, sentences: Sequence[Sentence], attributions: Sequence[Attribution], referents: Referents
) -> Iterator[Draft]:
    """REQUEST drafts for the modal verbs of obligation inside somebody's words; the speaker is the actor."""
    for s in sentences:
        for t in s.tokens:
            verb = _obliged(t)
            if verb is None:
                continue
            said = innermost(document.spot(t.start, verb.end), attributions)
            thought = said is not None and said.cue is not None and said.cue.lemma in _THOUGHTS
            if said is not None and said.sources and not thought:
                yield _draft(t, verb, list(said.sources), referents, document)


def _obliged(t: Token) -> Token | None:
    """The verb that "must", "should", "has to", "needs to" oblige to; None for "must have been" and states."""
    if t.tag == "MD" and t.lower in _MODALS and t.head.i > t.i:
        verb = t.head
    elif t.lemma in ("have", "need") and t.tag in ("VBZ", "VBP") and (below := t.child("xcomp")) is not None:
        if t.child("dobj") is not None:
            return None
        verb = below if any(c.tag == "TO" for c in below.children) else t
    else:
        return None
    perfect = any(c.dep == "aux" and c.lower == "have" for c in verb.children)
    none = verb is t or perfect or verb.lemma in _STATES or verb.pos != "VERB"
    return None if none or not _demands(t, verb) else verb


def _demands(modal: Token, verb: Token) -> bool:
    """Whether the clause asks somebody for something.

    Not what a warning asks for by itself, what the speaker has to do, what need not be, questions, conditions ("should
    he win"), and what is expected ("the win should help him").
    """
    clause = modal if modal.tag != "MD" else verb
    subject = surface_subject(clause)
    if clause.dep == "ccomp" and clause.head.lemma in ("warn", "caution"):
        return False
    loose = clause.dep in ("relcl", "acl") or (clause.dep == "ccomp" and not _is_said(clause))
    free = modal.tag != "MD" and (loose or any(_denies(c) for c in clause.children))
    before = (*clause.children, *(subject.children if subject is not None else ()))
    asked = any(c.lower in _ASKING and c.i < modal.i for c in before)
    if subject is None or subject.lower in ("i", "one") or modal.i < subject.i or free or asked:
        return False
    thing = subject.pos == "NOUN" and people.noun(subject.lemma.lower()) is None
    return not (thing and modal.lower == "should" and not is_passive(verb))


def _is_said(clause: Token) -> bool:
    """Whether a clause is what a verb says; not "focused on the chance that she *has* to speak"."""
    return not any(c.dep == "prep" and c.i < clause.i for c in clause.head.children if c.i > clause.head.i)


def _denies(t: Token) -> bool:
    return t.dep == "neg" or t.lower == "longer"


def _draft(modal: Token, verb: Token, speakers: list[Role], referents: Referents, document: Document) -> Draft:
    passive = is_passive(verb)
    told = [] if passive else [r for _, r in referents.roles(surface_subject(verb))]
    told = [r for r in told if r.entity is not None and not same(r, speakers)]
    target = undergoer(verb)
    about = theme_roles(target, referents, document) if target is not None else []
    presented = Presented()
    if any(c.dep == "neg" for c in verb.children) and not any(c.lower == "longer" for c in verb.children):
        presented.polarity = "negated"
    words = modal.sentence.tokens[modal.i : verb.i + 1]
    candidate = Candidate(modal, words, _ROW)
    sides = (speakers, told, about, [verb])
    return Draft(candidate, "REQUEST", None, *sides, presented, "demanded", None, [words], method=_METHOD)
