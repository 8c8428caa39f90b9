"""How many people an event concerns: the dead, the injured, the arrested, and those who take part.

A number belongs to one event: to the one whose trigger says what befell the counted ("*killed* 12 people"); where that
word is no event's trigger, to the nearest event that its clause hangs on or names ("a *blast* that left 12 dead", "died
in the *attack*"). Dead and injured are sizes of ASSAULT, PROTEST, COERCE and of a CHANGE in which somebody dies; the
arrested of an arrest or a PROTEST; participants of PROTEST, and of ASSAULT and MOBILIZE those who act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from dragoman.document import Document
from dragoman.knowledge.counts import tolls_of
from dragoman.reading.happening.amounts import Amount, Amounts
from dragoman.reading.happening.event_types import Draft
from dragoman.reading.happening.tolls import Told, tolls
from dragoman.reading.parsing.grammar import is_passive, prepositional, surface_subject, undergoer
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.records import Size

What = Literal["dead", "injured", "arrested", "participants"]
"""What a size counts."""

_BESIDE = frozenset({"in", "by", "after", "during", "from", "at", "amid", "following", "of"})
_UP = frozenset({"conj", "advcl", "acl", "relcl", "xcomp", "pcomp", "oprd", "acomp", "prep", "amod", "dep"})
_NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr", "conj", "appos", "oprd"})
_LATER = frozenset({"after", "because", "before", "since", "although", "though", "while", "if", "until", "as"})
_DRAW = frozenset({"draw", "attract", "bring", "gather", "include", "involve"})
_JOIN = frozenset({"join", "attend", "participate"})
_LEAVE = frozenset({"leave", "see"})
"""Verbs whose clause says what an event brought: "the clashes *saw* 40 men killed"."""


def find_sizes(first: Mapping[Draft, Draft], document: Document) -> dict[Draft, tuple[Size, ...]]:
    """The sizes of each event that has any: of each kind the first that the text gives.

    `first` holds for each draft, in text order, the draft of its event's first mention.
    """
    by_sentence: dict[Sentence, list[Draft]] = {}
    for d in first:
        by_sentence.setdefault(d.token.sentence, []).append(d)
    found: dict[Draft, dict[str, Size]] = {}
    for sentence, here in by_sentence.items():
        for d, size in _sizes(sentence, here, document):
            found.setdefault(first[d], {}).setdefault(size.what, size)
    return {d: tuple(sorted(kinds.values(), key=lambda s: s.span)) for d, kinds in found.items()}


def _sizes(sentence: Sentence, drafts: Sequence[Draft], document: Document) -> Iterator[tuple[Draft, Size]]:
    amounts = Amounts(sentence)
    if not amounts.found:
        return
    by_token = {d.token: d for d in drafts}
    told_of = (*tolls(amounts), *_arrests(amounts, drafts))
    for told in told_of:
        owner = _owner(told, by_token)
        if owner is not None:
            yield owner, _size(told.what, told.amount, sentence, document)
    for d in drafts:
        amount = _participants(amounts, d)
        if amount is not None and amount.high != 0 and not any(t.amount.overlaps(amount) for t in told_of):
            yield d, _size("participants", amount, sentence, document)


def _size(what: What, amount: Amount, sentence: Sentence, document: Document) -> Size:
    span = document.spot(sentence.tokens[amount.first].start, sentence.tokens[amount.last].end)
    return Size(what, amount.low, amount.high, span)


def _arrests(amounts: Amounts, drafts: Sequence[Draft]) -> Iterator[Told]:
    """Those arrested by a verb that is an arrest only in its place: "*took* 12 protesters into custody"."""
    for d in drafts:
        if d.mode == "arrest" and d.token.pos in ("VERB", "AUX") and d.presented.polarity != "negated":
            amount = amounts.of(undergoer(d.token))
            if amount is not None:
                yield Told("arrested", amount, d.token)


# ---------------------------------------------------------------------------------------------------- whose
def _fits(what: What, d: Draft | None) -> bool:
    if d is None:
        return False
    if what == "arrested":
        return d.type == "PROTEST" or (d.type == "COERCE" and d.mode == "arrest")
    return d.type in ("ASSAULT", "PROTEST", "COERCE") or (d.type == "CHANGE" and d.mode == "dies" and what == "dead")


def _owner(told: Told, by_token: dict[Token, Draft]) -> Draft | None:
    """The event that a toll belongs to: its own word's, else the nearest that its clause names or hangs on."""
    own = by_token.get(told.teller)
    if own is not None:
        return own if _fits(told.what, own) else None
    return next((by_token[t] for t in _near(told) if _fits(told.what, by_token.get(t))), None)


def _near(told: Told) -> Iterator[Token]:
    """Where the event of a toll may stand, nearest first."""
    at = told.amount.head if told.teller.lower in tolls_of("state") else told.teller
    if at.pos in ("NOUN", "PROPN") and at is told.teller and at.lemma != "toll" and prepositional(at, "of") is not None:
        return
    yield from _beside(at)
    while at.head is not at and _leads_up(at, told):
        nominal, at = at.dep in _NOMINAL and at.dep != "conj", at.head
        if not nominal:
            yield at
        yield from _beside(at)


def _leads_up(t: Token, told: Told) -> bool:
    """Whether what a word says happened belongs to what its head tells; not "workers marched *after* police killed",
    "said that police killed" or "workers marched *and police* killed".
    """
    if t.dep == "ccomp":
        return t.head.lemma in _LEAVE
    if t.dep == "advcl" and any(c.dep == "mark" and c.lower in _LATER for c in t.children):
        return False
    own = t.child("nsubj") if t.dep == "conj" and t.pos in ("VERB", "AUX") else None
    if own is not None and own is not told.amount.head:
        return False
    return t.dep in _UP or (t.pos not in ("VERB", "AUX") and t.dep in _NOMINAL)


def _beside(t: Token) -> Iterator[Token]:
    """The nouns that say where a thing happened or what did it: "*the attack* left …", "died in *the attack*"."""
    subject = surface_subject(t) if t.pos in ("VERB", "AUX") else None
    if subject is not None:
        yield subject
    for c in t.children:
        if c.dep in ("prep", "agent") and c.lower in _BESIDE:
            inner = c.child("pobj")
            if inner is not None:
                yield inner
        elif c.dep == "conj" and c.pos == "VERB":
            yield from (x for name in _BESIDE if (x := prepositional(c, name)) is not None)
        elif c.dep == "advcl" and any(x.lower in ("when", "as") for x in c.children):
            yield c


# ---------------------------------------------------------------------------------------------------- who takes part
def _participants(amounts: Amounts, d: Draft) -> Amount | None:
    if d.type not in ("PROTEST", "ASSAULT", "MOBILIZE"):
        return None
    for t in (*_moved(d), *_acting(d)):
        amount = amounts.of(t)
        if amount is not None and not (amount.bare and amount.high == 1):
            return amount
    return None


def _moved(d: Draft) -> Iterator[Token]:
    """Who is sent: "deployed *3,000 soldiers*"."""
    if d.type == "MOBILIZE":
        own = undergoer(d.token) if d.token.pos in ("VERB", "AUX") else prepositional(d.token, "of")
        if own is not None:
            yield own


def _acting(d: Draft) -> Iterator[Token]:
    """Who acts; of a protest also whom it drew, and who joined it."""
    if d.type == "MOBILIZE" and next(_moved(d), None) is not None:
        return
    verbal = d.token.pos in ("VERB", "AUX")
    if verbal and d.token.tag == "VBG" and d.token.dep in ("dobj", "ccomp"):
        return
    yield from (t for slot, t in d.candidate.actors if slot not in ("between", "with"))
    if d.type != "PROTEST" or verbal:
        return
    by = prepositional(d.token, "by", "of")
    if by is not None:
        yield by
    verb = next((a for a in d.token.ancestors() if a.pos in ("VERB", "AUX")), None)
    if verb is None:
        return
    if surface_subject(verb) is d.token and verb.lemma in _DRAW:
        yield from verb.children_of("dobj")
    elif (verb.lemma in _JOIN or _is_part(verb.child("dobj"))) and not is_passive(verb):
        subject = surface_subject(verb)
        if subject is not None and subject.tag != "NN":
            yield subject


def _is_part(t: Token | None) -> bool:
    """Whether this is the object of "take part"."""
    return t is not None and t.lower == "part"
