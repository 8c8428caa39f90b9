"""Questions to a parse: who is the subject, which phrase fills a slot, how far does a noun phrase reach.

Control, raising, passives, relative clauses, coordination and participles are seen through here, once, so that
every later step can ask for "the subject" and mean the one who acts (ClearNLP labels, as in spaCy's English models).
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.parsing.syntax import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
LEFT_OF_NOUN = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "case", "advmod"})
TRANSPARENT = frozenset(
    "number lot dozen hundred thousand million score many most some all both majority couple range series "
    "handful group array spate string wave variety each several none one two three percent part half rest".split()
)
_BREAKS = frozenset({"(", ")", "[", "]", "—", "–", ":", ";", "|", "/"})
_TEMPORAL = frozenset("since after before by without while when upon despite in on following through until".split())
_BLAMES = frozenset("accuse suspect blame convict criticize condemn praise thank acquit".split())
_CHARGES = frozenset(["charge", "count", "suspicion", "allegation", "accusation"])
_ANSWERS = frozenset("deny reject dismiss refute face fight rebut".split())
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ASIDES = frozenset("after before following since during despite amid if".split())

_EMPTY = frozenset("it this that these those there here what who which".split())
"""Subjects that name nobody: "*it* was the army that …"."""


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is the one acted upon."""
    if any(c.dep in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children):
        return True
    if verb.dep == "conj" and verb.tag == "VBN" and not verb.child("aux", "nsubj"):
        return is_passive(verb.head)
    return verb.tag == "VBN" and not verb.child("aux", "nsubj") and verb.dep in ("acl", "advcl", "amod", "relcl")


def surface_subject(verb: Token) -> Token | None:
    """The noun that stands as the verb's subject, found through relatives, coordination, control and participles."""
    own = verb.child("nsubj", "nsubjpass")
    if own is not None:
        if own.lower in _RELATIVE and own.tag in ("WDT", "WP", "IN") and verb.dep in ("relcl", "ccomp", "acl"):
            return _meant(_who(verb.head) if own.lower == "who" else verb.head)
        return own
    if verb.dep == "conj" and verb.head.pos in ("VERB", "AUX"):
        return surface_subject(verb.head)
    if verb.dep == "xcomp":
        return controller(verb.head)
    if verb.dep in ("acl", "relcl") and verb.head.pos in ("NOUN", "PROPN", "PRON"):
        return verb.head if verb.tag in ("VBG", "VBN") and verb.child("aux") is None else _holder(verb.head)
    if verb.dep == "advcl" and verb.head.pos in ("VERB", "AUX") and verb.child("mark") is None:
        return surface_subject(verb.head)
    if verb.dep == "pcomp":
        return _subject_of_gerund(verb)
    return None


def _who(noun: Token) -> Token:
    """Whom "who" means: "the Democrats on *Capitol Hill*, who …" are not the place or body that stands beside it."""
    while noun.ent in ("GPE", "LOC", "FAC", "ORG") and noun.dep == "pobj" and noun.head.head.pos in ("NOUN", "PROPN"):
        noun = noun.head.head
    return noun


def _meant(noun: Token) -> Token:
    """Whom a noun means that says what he is: "*the guard* is one of the bodies that …", "*Kofi* is the man who …"."""
    top = noun
    if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lower == "one":
        top = noun.head.head
    link = top.head.head if top.dep == "pobj" and top.head.lower == "among" else top.head if top.dep == "attr" else None
    if noun.pos != "NOUN" or link is None or link.lemma != "be" or link.child("aux", "neg") is not None:
        return noun
    subject = link.child("nsubj")
    return subject if subject is not None and subject.i < link.i and subject.lower not in _EMPTY else noun


def controller(verb: Token) -> Token | None:
    """Who would do what an infinitive under `verb` says: the object where there is one, else the subject."""
    if verb.pos in ("ADJ", "ADV"):
        return surface_subject(verb.head) if verb.dep in ("acomp", "advmod", "oprd") else None
    target = verb.child("dobj") if verb.lemma != "promise" else None
    if target is None and verb.lemma in ("call", "prevail", "count"):
        target = prepositional(verb, "on", "upon")
    if target is None and is_passive(verb):
        return surface_subject(verb)
    return target or surface_subject(verb)


def _subject_of_gerund(verb: Token) -> Token | None:
    """Whose doing a gerund behind a preposition is: "accused *X* of doing", but "*X* left after doing"."""
    governor = verb.head.head
    if governor.pos in ("VERB", "AUX"):
        target = undergoer(governor) if verb.head.lower not in _TEMPORAL else None
        return target or surface_subject(governor)
    if governor.dep == "dobj" and governor.head.lemma in _BLAMES:
        return governor
    if governor.pos != "NOUN":
        return None
    return _charged(governor) if governor.lemma in _CHARGES else _holder(governor)


def _charged(noun: Token) -> Token | None:
    """Whom a charge is laid against: "indicted *X* on charges of doing", "*X* denied the charge of doing"."""
    against = prepositional(noun, "against")
    if against is not None or noun.dep in ("nsubj", "nsubjpass"):
        return against
    for verb in verbs_above(noun):
        target = undergoer(verb)
        if noun is target:
            return surface_subject(verb) if verb.lemma in _ANSWERS else None
        return target
    return None


def _holder(noun: Token) -> Token | None:
    """Whose a noun is ("their call to leave"), or the subject of the verb that carries it ("made an effort to")."""
    own = noun.child("poss")
    if own is not None:
        return own
    for name in ("by", "from"):
        found = prepositional(noun, name)
        if found is not None:
            return found
    if noun.dep == "dobj" and noun.head.lemma in ("have", "make", "issue", "give", "take", "launch"):
        return surface_subject(noun.head)
    return None


def doer(verb: Token) -> Token | None:
    """Who acts: the subject of an active verb, the by-agent of a passive one."""
    if is_passive(verb):
        agent = verb.child("agent")
        return agent.child("pobj") if agent is not None else None
    return surface_subject(verb)


def undergoer(verb: Token) -> Token | None:
    """Whom it befalls: the direct object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        return surface_subject(verb)
    target = verb.child("dobj")
    if target is not None and target.lower in _RELATIVE and target.tag in ("WDT", "WP") and verb.dep == "relcl":
        return _meant(verb.head)
    return target


def prepositional(token: Token, *names: str) -> Token | None:
    """The noun that a preposition with one of these names hangs on `token`; a date is none ("talks *on Friday*")."""
    for prep in token.children:
        if prep.dep in ("prep", "dative", "agent") and prep.lower in names:
            inner = prep.child("prep")
            found = prep.child("pobj") or (inner.child("pobj") if inner is not None else None)
            if found is not None and found.ent not in ("DATE", "TIME"):
                return found
    return None


def gerund(token: Token, *names: str) -> Token | None:
    """The verb that a preposition with one of these names hangs on `token` ("of seeking")."""
    for prep in token.children:
        if prep.dep == "prep" and prep.lower in names:
            found = prep.child("pcomp")
            if found is not None:
                return found
    return None


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in text order."""
    found = [token]
    for c in token.children:
        if c.dep == "conj" and c.pos not in ("VERB", "AUX"):
            found.extend(conjuncts(c))
    return found


def heads_of(token: Token) -> list[Token]:
    """The nouns that a phrase is really about: coordination opened, "a number of X" seen as X."""
    found: list[Token] = []
    for one in conjuncts(token):
        inner = prepositional(one, "of") if one.lemma.lower() in TRANSPARENT or one.pos == "NUM" else None
        found.extend(heads_of(inner) if inner is not None else [one])
    return found


def left_edge(head: Token) -> Token:
    """The first token of the noun phrase before its head: determiners, adjectives, compounds, possessors."""
    first = head
    for c in head.children:
        if c.i < head.i and c.dep in LEFT_OF_NOUN:
            low = min(c.subtree(), key=lambda t: t.i)
            first = low if low.i < first.i else first
    return _behind_marks(first, head)


def _behind_marks(first: Token, head: Token) -> Token:
    """The first token behind the last bracket, dash or closing quotation mark before the head."""
    tokens = head.sentence.tokens
    cuts = [t.i for t in tokens[first.i : head.i] if t.text in _BREAKS or (t.tag == "''" and t.i > first.i + 1)]
    return tokens[cuts[-1] + 1] if cuts else first


def phrase(head: Token, prepositions: tuple[str, ...] = ("of",)) -> list[Token]:
    """The noun phrase of `head`: all before it, and after it only phrases with these prepositions, without clauses."""
    last = head
    for c in head.children:
        if c.i > head.i and c.dep == "prep" and c.lower in prepositions and c.i == last.i + 1:
            inner = c.child("pobj")
            if inner is not None and inner.i > c.i:  # not the relative pronoun that opens the clause
                last = phrase(inner, ("of",))[-1]
    first = left_edge(head)
    return head.sentence.tokens[first.i : last.i + 1]


def clause(verb: Token) -> list[Token]:
    """The tokens of a clause: all below its verb."""
    return verb.subtree()


def verbs_above(token: Token) -> Iterator[Token]:
    """The verbs that govern a token, nearest first."""
    return (a for a in token.ancestors() if a.pos in ("VERB", "AUX"))


def is_aside(t: Token) -> bool:
    """Whether a clause or phrase says when, why or under which condition the rest holds."""
    return t.dep == "advcl" or (t.dep == "prep" and t.lower in _ASIDES)
