"""What the words above a trigger say of it: "vowed to", "failed to", "reports of", "it is unclear whether"."""

from __future__ import annotations

from dragoman.knowledge.embeddings import Embedding, embedding
from dragoman.knowledge.lexicon import nouns
from dragoman.reading.happening.modality import CONDITIONS, hedge
from dragoman.reading.happening.presented import Presented
from dragoman.reading.parsing.grammar import is_aside, is_passive
from dragoman.reading.parsing.syntax import Token

_VERBS_OF_CLAUSES = frozenset("try set need order say think believe report call".split())
_WITH_PREPOSITION = frozenset(
    {("call", "for"), ("call", "on"), ("aim", "at"), ("ask", "for"), ("press", "for"), ("warn", "against")}
)
_WITH_GERUND = frozenset("accuse suspect blame charge prevent bar deter refrain warn".split())
_OCCURS = frozenset("be begin start happen occur continue resume follow end last open take come go proceed".split())
_UNTRUE = frozenset("false untrue baseless unfounded groundless fabricated wrong incorrect".split())
_DOUBTS = frozenset({"doubt", "question"})
_STOPS = frozenset("relcl advcl conj parataxis csubj nsubj nsubjpass appos poss".split())


def above_trigger(trigger: Token, found: Presented, was_said: bool = False) -> None:
    """Walk up through what embeds the trigger: infinitives, gerunds, clauses, objects; stop at a clause of its own."""
    below = trigger
    for above in trigger.ancestors():
        wanted = below.dep == "relcl" and any(c.tag == "TO" or c.dep == "mark" for c in below.children)
        noun_clause = above.pos == "NOUN" and (below.dep == "advcl" or wanted)
        if not noun_clause and below.dep in _STOPS:
            if below.dep == "advcl" and below is not trigger:
                _condition(below, found)
            if below.dep == "conj" and above.pos in ("VERB", "AUX", "NOUN"):
                below = above if below.tag in ("VB", "VBG") or above.pos == "NOUN" else below
                if below is above:
                    continue
            if below.dep == "advcl" and below is trigger:
                return
            if below.dep in ("nsubj", "nsubjpass") and below is trigger:
                _shared_modality(below, above, found)
            return
        if below.dep == "prep" and is_aside(below):
            return
        turned_down = was_said and above is trigger.head
        if not turned_down and above.pos in ("VERB", "AUX", "ADJ", "NOUN") and _embedded(below, above, trigger, found):
            return
        if is_looked_into(below, above):
            return
        below = above


def is_looked_into(below: Token, above: Token) -> bool:
    """Whether an inquiry is about what was done before: "demanded an inquiry *into* the beating"."""
    return below.lower == "into" and any(row.type == "ACCUSE" for row in nouns().get(above.lemma, ()))


def by_another(t: Token) -> bool:
    """Whether the thing refused is only told by what somebody has done about it: "a treaty *favored* by the king"."""
    return t.dep == "acl" and t.tag == "VBN" and t.child("agent") is not None


def _condition(clause: Token, found: Presented) -> None:
    if any(c.dep == "mark" and c.lower in CONDITIONS for c in clause.children):
        found.lower("possible", "hypothetical")


def _shared_modality(noun: Token, verb: Token, found: Presented) -> None:
    """A nominal event as the subject shares the modality of its verb: "an attack would follow".

    What is there already does so only where the verb tells that it happens: not "*the* sanctions will hurt".
    """
    there = any(c.dep == "poss" or c.lower in ("the", "this", "these", "those") for c in noun.children)
    if there and verb.lemma not in _OCCURS and not is_passive(verb):
        return
    if any(c.dep == "aux" and c.lower in ("may", "might", "could", "would") for c in verb.children):
        found.lower("possible", "hypothetical")
    if any(c.dep == "aux" and c.lower in ("will", "shall") for c in verb.children):
        found.lower("probable", "future")


def _embedded(below: Token, above: Token, trigger: Token, found: Presented) -> bool:
    """Apply what `above` says of `below`; true where it settles the event's status, whatever stands higher up."""
    row = _row_for(below, above)
    if row is not None and _is_false(above):
        found.turn()
        return True
    of_noun = above.pos == "NOUN" and above.lemma not in _DOUBTS and below.dep in ("acl", "ccomp", "relcl")
    denied = of_noun and _is_negated(above)
    if denied and not (row is not None and row.status == "future"):
        found.lower("unknown", "hypothetical")
    nominal = trigger.pos == "NOUN" and below.dep in ("dobj", "pobj", "prep")
    if row is not None and row.status in ("refused", "denied") and by_another(trigger):
        return True
    if row is not None and not (nominal and not _governs_noun(row)):
        if row.polarity == "negated":
            found.turn()
        found.lower(row.certainty, None if below.dep == "ccomp" and below.tag in ("VBD", "VBZ", "VBP") else row.status)
        if row.status == "future" and _is_negated(above):
            found.turn()
        elif row.status is not None and above.pos == "VERB" and _is_negated(above):
            found.lower("possible", "hypothetical")
        return row.status is not None
    likely = above.child("acomp") if above.lemma == "be" and below.dep == "ccomp" else None
    told = embedding(likely.lemma.lower(), "adj") if likely is not None else None
    if told is not None:
        found.lower(told.certainty)
    if above.lemma == "be" and below.dep in ("xcomp", "ccomp") and (subject := above.child("nsubj")) is not None:
        aim = embedding(subject.lemma.lower(), "noun")
        if aim is not None:
            found.lower(aim.certainty, aim.status)
    if above.pos in ("VERB", "AUX") and below.dep in ("xcomp", "dobj", "prep", "pcomp", "acomp", "attr", "ccomp"):
        _inherit(above, below, found)
    return False


def _is_false(noun: Token) -> bool:
    """Whether what a noun tells of is called untrue: "the claim that he fled *was false*"."""
    told = noun.head.child("acomp") if noun.pos == "NOUN" and noun.dep == "nsubj" else None
    return told is not None and told.lower in _UNTRUE and not _is_negated(told)


def _is_negated(word: Token) -> bool:
    """ "does *not* plan", "is *not* ready", "has *no* plans"."""
    told = word.head if word.dep == "acomp" else word
    return any(c.dep == "neg" for c in told.children) or any(c.lower == "no" for c in word.children)


def _row_for(below: Token, above: Token) -> Embedding | None:
    pos = {"VERB": "verb", "AUX": "verb", "ADJ": "adj", "NOUN": "noun"}[above.pos]
    row = embedding(above.lemma.lower(), pos) if above.child("prt") is None else None
    if below.dep == "ccomp" and any(c.dep == "mark" and c.lower in ("if", "whether") for c in below.children):
        return None if row is None or row.certainty != "unknown" else row
    if row is None or below.dep in ("advmod", "npadvmod", "nsubj"):
        return None
    if row.status in ("proposed", "promised", "demanded") and below.dep == "ccomp" and not _bare(below):
        return row if any(c.lower in ("should", "would", "will", "must", "to") for c in below.children) else None
    if pos == "verb" and row.lemma in ("believe", "think", "report", "say", "allege") and below.dep not in ("xcomp",):
        return None
    if pos == "verb" and row.lemma in _WITH_GERUND:
        return row if below.dep in ("prep", "pcomp") or below.dep == "dobj" else None
    if pos == "noun" and below.tag == "VBN" and below.dep in ("acl", "relcl") and below.child("aux") is None:
        return None
    if pos == "noun" and below.dep not in ("acl", "relcl", "prep", "ccomp", "xcomp", "advcl"):
        return None
    if below.dep == "prep" and pos == "verb":
        return row if (row.lemma, below.lower) in _WITH_PREPOSITION else None
    return row


def _bare(clause: Token) -> bool:
    """Whether a clause is in the form of what is wanted ("that it *leave*", "suggested *leaving*"), not of a fact."""
    return clause.tag == "VB" or (clause.tag == "VBG" and not any(c.dep == "aux" for c in clause.children))


def _governs_noun(row: Embedding) -> bool:
    """Whether the word says the same of a noun below it ("halted its attacks", "fears of an attack")."""
    return row.pos == "noun" or row.lemma not in _VERBS_OF_CLAUSES


def _inherit(above: Token, below: Token, found: Presented) -> None:
    """What is said of the governing verb holds below it: "did not manage to escape", "may hold talks"."""
    if below.dep == "ccomp":
        return
    for c in above.children:
        if c.dep == "neg" and below.dep in ("xcomp", "dobj", "attr"):
            found.turn()
        else:
            hedge(c, above, found)
