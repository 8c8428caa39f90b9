"""Mends of the parse that the grammar of English allows without guessing.

Each mend changes heads or labels of a sentence in place, before any other step sees it.
"""

from __future__ import annotations

import functools

from dragoman.knowledge import cues, lexicon, people
from dragoman.reading.naming.titles import title_length
from dragoman.reading.parsing.grammar import left_edge
from dragoman.reading.parsing.syntax import Sentence, Token

_MODIFIES = ("nummod", "nmod", "compound", "npadvmod", "amod")
_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit"})
_OFFICES = frozenset({"minister", "secretary", "head", "chief", "director", "commander", "chairman", "member"})
"""Nouns that an "of" behind them completes: "the minister of finance"."""

_OPENING = frozenset({"near", "outside", "inside", "around", "across", "in", "at", "off"})


def repair(sentence: Sentence) -> None:
    """Apply all mends to one sentence."""
    for t in list(sentence.tokens):
        _gerund_tagged_as_noun(t)
        _deed_that_one_is_accused_of(t)
        _subject_behind_a_comma(t)
        _object_behind_as_well_as(t)
        _object_of_a_passive(t)
        _two_subjects(t)
        _verb_behind_a_report(t)
        _object_of_a_particle(t)
        _being_behind_its_noun(t)
        _owner_of_the_second_noun(t)
        _date_before_a_noun(t)
    _place_before_a_title(sentence)


def _date_before_a_noun(t: Token) -> None:
    """A date behind a preposition without an object is that object: "On *2 May 2031* Togolese soldiers attacked"."""
    dates = [c for c in t.children if c.i < t.i and c.ent in ("DATE", "TIME") and c.dep in _MODIFIES]
    if not dates or t.ent in ("DATE", "TIME"):
        return
    edge = min(x.i for c in dates for x in c.subtree())
    prep = t.sentence.tokens[edge - 1] if edge else None
    if prep is None or prep.pos != "ADP" or prep.children:
        return
    head = next((c for c in dates if c.pos in ("PROPN", "NOUN")), dates[-1])
    for c in dates:
        _move(c, prep if c is head else head, "pobj" if c is head else "nummod")


def _gerund_tagged_as_noun(t: Token) -> None:
    """A word in "-ing" that heads a clause is a verb: "…, *warning* that", however it was tagged."""
    if t.pos == "NOUN" and t.dep in ("advcl", "pcomp", "xcomp", "acl") and t.lower.endswith("ing"):
        lemma = verb_of_gerund(t.lower)
        if lemma is not None and not any(c.dep in ("det", "poss", "amod") for c in t.children):
            t.pos, t.tag, t.lemma = "VERB", "VBG", lemma


def _deed_that_one_is_accused_of(t: Token) -> None:
    """What stands behind "accused X of" is the verb's: "accused X of *planning to flee*", "acquitted X of *fraud*"."""
    of, noun = t.head, t.head.head
    while noun.dep == "pobj" and noun.head.lower == "of":
        noun = noun.head.head
    verb = noun.head
    if of.lower != "of" or verb.lemma not in _CHARGING or noun.dep not in ("dobj", "nsubjpass") or of.i < verb.i:
        return
    if t.tag == "VBG" and t.dep in ("pobj", "pcomp"):
        t.pos, t.dep, t.lemma = "VERB", "pcomp", verb_of_gerund(t.lower) or t.lemma
        _move(of, verb, "prep")
        following = t.sentence.tokens[t.i + 2 : t.i + 3]
        if following and following[0].tag == "VB" and following[0].head is verb:
            _move(following[0], t, "xcomp")
    elif t.dep == "pobj" and of.head.lemma not in _OFFICES and _is_thing(t):
        _move(of, verb, "prep")


def _is_thing(t: Token) -> bool:
    return t.pos == "NOUN" and not t.ent and people.noun(t.lemma) is None


def verb_of_gerund(word: str) -> str | None:
    """The verb of the lexicon that a word in "-ing" is a form of."""
    stem = word[:-3]
    doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    return next((v for v in (stem, stem + "e", doubled) if v in _known_verbs()), None)


@functools.cache
def _known_verbs() -> frozenset[str]:
    said = {r.words[0] for rows in cues.cues().values() for r in rows if r.pos == "verb"}
    return frozenset(said | {v.split()[0] for v in lexicon.verbs()})


def _subject_behind_a_comma(subject: Token) -> None:
    """In "With X, Y left" Y is the subject: an apposition would be closed by a comma before the verb."""
    if subject.dep not in ("nsubj", "nsubjpass"):
        return
    verb, apposed = subject.head, subject.child("appos")
    if apposed is None or apposed.pos not in ("PROPN", "NOUN") or apposed.i > verb.i or subject.i > verb.i:
        return
    tokens = subject.sentence.tokens
    last = max(apposed.subtree(), key=lambda t: t.i)
    opened = any(t.text == "," for t in tokens[subject.i : left_edge(apposed).i])
    closed = any(t.text in (",", ")", "—", "–") for t in tokens[apposed.i + 1 : verb.i])
    first = left_edge(subject).i
    governed = first > 0 and tokens[first - 1].tag == "IN"
    if opened and not closed and last.i < verb.i and governed:
        _move(apposed, verb, subject.dep)
        _move(subject, tokens[first - 1], "pobj")


def _object_behind_as_well_as(verb: Token) -> None:
    """In "met X, as well as Y focused on Z" Y is coordinated with X, and "focused" describes it."""
    subject, tokens = verb.child("nsubj"), verb.sentence.tokens
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBN") or subject is None or subject.i > verb.i:
        return
    first = left_edge(subject).i
    joined = [t.lower for t in tokens[max(0, first - 3) : first]] == ["as", "well", "as"]
    before = [t for t in tokens[max(0, first - 12) : max(0, first - 3)] if t.dep in ("pobj", "dobj")]
    if joined and before and verb.head.pos == "VERB" and verb.child("aux", "dobj") is None:
        _move(subject, before[-1], "conj")
        _move(verb, subject, "acl")
        verb.tag = "VBN"


def _place_before_a_title(sentence: Sentence) -> None:
    """In "In Turkey Minister Okur met" the place belongs to "In" and not to the title."""
    tokens = sentence.tokens
    if len(tokens) < 4 or tokens[0].tag != "IN" or tokens[0].child("pobj", "pcomp") is not None:
        return
    last = next((i for i, t in enumerate(tokens[1:], 1) if t.ent != "GPE"), 1) - 1
    if last < 1 or title_length([t.text for t in tokens[last + 1 : last + 4]]) == 0:
        return
    place = tokens[last]
    if place.dep in ("compound", "nmod") and place.head.i > last:
        _move(place, tokens[0], "pobj")


def _object_of_a_passive(noun: Token) -> None:
    """In "X is watched, and Y has left" Y is the subject of what follows: a passive has no object."""
    verb = noun.head
    if noun.dep != "dobj" or verb.child("nsubjpass") is None or verb.child("auxpass") is None or noun.i < verb.i:
        return
    tokens = noun.sentence.tokens
    first, after = left_edge(noun).i, noun.i + 1
    joined = first > 0 and tokens[first - 1].lower in ("and", "but", "while", "as")
    finite = next((t for t in tokens[after : after + 3] if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
    if not joined or finite is None or finite.i != after:
        return
    main = finite if finite.dep != "aux" else finite.head
    if main.child("nsubj", "nsubjpass") is None and not main.within(noun):
        _move(noun, main, "nsubj")


def _two_subjects(verb: Token) -> None:
    """In "Near Palmyra, one strike destroyed …" the place is no subject: a verb has one, the nearer."""
    subjects = [c for c in verb.children_of("nsubj") if c.i < verb.i]
    if len(subjects) != 2:
        return
    first, second = subjects
    comma = any(t.text == "," for t in verb.sentence.tokens[first.i : second.i])
    if comma and first.sentence.tokens[left_edge(first).i].lower in _OPENING:
        first.dep = "npadvmod"


def _object_of_a_particle(particle: Token) -> None:
    """In "called off the attack" the attack is the verb's object, not the particle's."""
    noun = particle.child("pobj") if particle.dep == "prt" else None
    known = f"{particle.head.lemma} {particle.lower}" in lexicon.verbs()
    if noun is not None and known and particle.head.child("dobj") is None:
        _move(noun, particle.head, "dobj")


def _verb_behind_a_report(verb: Token) -> None:
    """In "She said they had lost men and called for help" it is she who called."""
    told = verb.head
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBN") or told.dep != "ccomp" or told.head.tag != "VBD":
        return
    compound = any(c.dep == "aux" and c.lower in ("had", "would", "will", "has", "have") for c in told.children)
    speaks = any(r.pos == "verb" and r.cls == "speech" for r in cues.cues().get(verb.lemma, ()))
    if compound and verb.child("nsubj", "nsubjpass", "aux") is None and (verb.tag == "VBD" or speaks):
        _move(verb, told.head, "conj")


def _being_behind_its_noun(verb: Token) -> None:
    """"reports of an airport *being hit*": what is hit is the noun that stands right before."""
    being = verb.child("auxpass")
    if verb.dep != "acl" or being is None or being.lower != "being" or being.i == 0:
        return
    noun = verb.sentence.tokens[being.i - 1]
    if noun.pos in ("NOUN", "PROPN") and noun is not verb.head and noun.within(verb.head):
        _move(verb, noun, "acl")


def _owner_of_the_second_noun(t: Token) -> None:
    """In "the death of Mugabe and Tsvangirai's arrest" only Tsvangirai is arrested, and he is not dead."""
    first, of = t.child("poss"), t.head
    second = first.child("conj") if first is not None else None
    if first is None or second is None or first.child("case") is not None or second.child("case") is None:
        return
    events = lexicon.nouns()
    if of.lower != "of" or t.dep != "pobj" or t.lemma not in events or of.head.lemma not in events:
        return
    _move(first, of, "pobj")
    _move(second, t, "poss")
    for c in first.children_of("cc"):
        _move(c, of.head, "cc")
    _move(t, of.head, "conj")


def _move(t: Token, head: Token, dep: str) -> None:
    if t.head is not t:
        t.head.children.remove(t)
    t.head, t.dep = head, dep
    head.children.append(t)
    head.children.sort(key=lambda c: c.i)
