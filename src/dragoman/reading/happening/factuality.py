"""How the text presents an event: polarity, certainty, status, and FactBank's scale for source and author.

Read from the words around and above the trigger: negation, modal verbs, hedging adverbs and adjectives, conditions,
and the words that embed it (`knowledge/data/embeddings.tsv`). (Saurí and Pustejovsky 2009; Stanovsky et al. 2017.)
"""

from __future__ import annotations

from dragoman.knowledge.embeddings import embedding
from dragoman.reading.happening.embedding_words import above_trigger
from dragoman.reading.happening.modality import own_clause, own_phrase
from dragoman.reading.happening.presented import Presented
from dragoman.reading.parsing.syntax import Token
from dragoman.records import Attribution, Factuality

TOLD = 0.8
"""The weight of the encoder's word in the source's view."""

_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_GROUNDS = frozenset({"after", "before", "when", "since", "while", "as", "because"})
_MOVED = frozenset("come travel fly gather arrive return sail".split())
"""Who has gone somewhere to do a thing has mostly done it ("*came* to meet the rebels")."""

_GERUNDS = frozenset({"for", "after", "before", "since", "by", "over"})

SURE = 1.8
"""How far the encoder must agree with words that leave no doubt for them to stand."""


def presented(trigger: Token, was_said: bool = False) -> Presented:
    """How the words around a trigger present its event, within its sentence; who turns down words leaves them said."""
    found = Presented()
    if trigger.pos in ("VERB", "AUX"):
        own_clause(trigger, found)
    else:
        own_phrase(trigger, found)
    above_trigger(trigger, found, was_said)
    if _is_imperative(trigger):
        found.lower("possible", "demanded")
    if _is_open_infinitive(trigger):
        found.lower("possible", "hypothetical")
    return found


def _is_imperative(verb: Token) -> bool:
    """Whether a clause tells somebody to do something: "don't shoot him"."""
    helped = any(c.dep in ("nsubj", "nsubjpass", "expl") or (c.dep == "aux" and c.lemma != "do") for c in verb.children)
    return verb.tag == "VB" and verb.dep in ("ROOT", "ccomp") and not helped


def _is_open_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive of purpose, or below a word that does not say that it happened."""
    if verb.dep == "conj" and verb.tag == "VB" and verb.head.pos == "VERB" and not verb.child("aux", "nsubj"):
        return _is_open_infinitive(verb.head)
    infinitive = verb.pos in ("VERB", "AUX") and any(c.tag == "TO" and c.dep == "aux" for c in verb.children)
    if not infinitive or verb.head is verb or verb.dep in ("ROOT", "conj"):
        return False
    if verb.dep == "advcl" and verb.head.lemma in _MOVED and verb.head.tag in ("VBD", "VBN"):
        return verb.head.child("neg") is not None
    pos = {"VERB": "verb", "AUX": "verb", "ADJ": "adj", "NOUN": "noun"}.get(verb.head.pos, "")
    return (verb.dep == "advcl" and verb.head.pos == "VERB") or embedding(verb.head.lemma.lower(), pos) is None


def presupposed(trigger: Token) -> bool:
    """Whether the words take an event for granted, whoever says what of it: "said *his victory* was fair".

    Nouns that are somebody's or known, finite relative clauses, and when or why something else was.
    """
    if trigger.pos in ("NOUN", "PROPN"):
        return any(c.dep == "poss" or c.lower in _KNOWN for c in trigger.children)
    if trigger.dep == "pcomp":
        return trigger.head.lower in _GERUNDS
    finite = any(t.tag in ("VBD", "VBZ", "VBP") for t in (trigger, *trigger.children_of("aux", "auxpass")))
    joined = any(c.dep in ("mark", "advmod") and c.lower in _GROUNDS for c in trigger.children)
    return finite and (trigger.dep == "relcl" or (trigger.dep == "advcl" and joined))


def scale(found: Presented, told: float, attribution: Attribution | None, granted: bool = False) -> Factuality:
    """FactBank's numbers: the source's view, and the author's as far as the cue commits the document to it.

    Of what is `granted` in words that are not quoted (`presupposed`), the author says what the source does.

    The source's is what the encoder tells, a little drawn to what the words around say (weights by UW's dev part).
    Words that leave no doubt stand where the encoder nearly agrees; what the words leave open stays open.
    """
    size = {"certain": 3, "probable": 2, "possible": 1, "unknown": 0}[found.certainty]
    if found.status not in ("actual", "ended", "habitual"):
        size = min(size, 1)
    words = -size if found.polarity == "negated" else size
    agreed = size == 3 and told * words >= 3 * SURE
    source = words if agreed or not size else round(TOLD * told + (1 - TOLD) * words)
    if attribution is None or (attribution.cue is None and not attribution.sources):
        return Factuality(source, source)
    if granted and source > 0 and found.plain and found.certainty == "certain":
        return Factuality(source, source)
    stance = attribution.cue.stance if attribution.cue is not None else "neutral"
    author = {"endorsing": source, "neutral": 0, "doubting": -1 if source > 0 else 1 if source < 0 else 0}[stance]
    return Factuality(source, author)
