"""What a sentence says of how many were killed, hurt or arrested, and by which word it says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.knowledge.counts import Counted, Toll, tolls_of
from dragoman.reading.happening.amounts import Amount, Amounts, added, is_person
from dragoman.reading.happening.verb_candidates import fill
from dragoman.reading.parsing.grammar import is_passive, prepositional, surface_subject, undergoer
from dragoman.reading.parsing.syntax import Token

_CLAIM = frozenset({"claim", "take", "cost"})
_CAUSE = frozenset({"cause", "be", "have", "lead", "result", "suffer", "see"})
_JOINTS = frozenset({"and", "or", ",", "/"})
_DENIED = frozenset({"not", "n't", "n’t", "never"})


@dataclass(slots=True, eq=False)
class Told:
    """So many were killed, hurt or arrested, as the word `teller` says."""

    what: Counted
    amount: Amount
    teller: Token


def tolls(amounts: Amounts) -> list[Told]:
    """All tolls of a sentence; what may be dead or injured alike ("killed or wounded 50") is left out."""
    found: list[Told] = []
    for told in (*_states(amounts), *_verbs(amounts), *_nouns(amounts)):
        if not any(o.what == told.what and o.amount.overlaps(told.amount) for o in found):
            found.append(told)
    return [t for t in found if t.amount.high == 0 or not any(_either(o, t) for o in found)]


def _either(a: Told, b: Told) -> bool:
    """Whether the same people are told to be dead and to be injured."""
    return a.amount.overlaps(b.amount) and {a.what, b.what} == {"dead", "injured"}


def _states(amounts: Amounts) -> Iterator[Told]:
    """ "left five people *dead*", "12 soldiers and a driver *killed*"; of "one of 26 people *killed*" the 26."""
    for amount in amounts.found:
        word = amounts.state(amount)
        within = any(o is not amount and o.first > amount.first and o.overlaps(amount) for o in amounts.found)
        if word is not None and amount.high != 0 and not within:
            all_of_them = _with_those_before(amounts, amount)
            yield Told(tolls_of("state")[word.lower][0].what, all_of_them, word)


def _with_those_before(amounts: Amounts, amount: Amount) -> Amount:
    """The amount with those it is coordinated with, where no other word says what befell these."""
    root = amount.head.head
    if amount.head.dep != "conj" or (root.dep in ("dobj", "nsubjpass") and _toll_of_verb(root.head) is not None):
        return amount
    before = amounts.one(root)
    if before is None:
        return added([amount], open_end=True) if is_person(root) else amount
    return amount if amounts.state(before) is not None else added([before, amount], open_end=False)


# ---------------------------------------------------------------------------------------------------- verbs
def _verbs(amounts: Amounts) -> Iterator[Told]:
    for t in amounts.sentence.tokens:
        if t.pos not in ("VERB", "AUX") or any(c.dep == "neg" or c.lower in _DENIED for c in t.children):
            continue
        toll = _toll_of_verb(t) if not _is_one_of_several(t) else None
        whom = _whom(t, toll) if toll is not None else None
        amount = amounts.of(whom)
        if toll is not None and amount is not None and not _is_told_by_its_state(amounts, amount, t):
            yield Told(toll.what, amount, t)
        yield from _lives_lost(amounts, t)


def _is_one_of_several(t: Token) -> bool:
    """Whether a verb shares those it counts with those beside it: "killed *and wounded* 50", each some of the 50."""
    verbs = [t, *_listed(t, 1), *_listed(t, -1)]
    told = [tolls_of("verb").get(x.lemma) for x in verbs]
    return {"dead", "injured"} <= {found[0].what for found in told if found is not None}


def _listed(t: Token, step: int) -> Iterator[Token]:
    """The verbs behind (1) or before (-1) a verb in a list of nothing but verbs: "killed, wounded or maimed"."""
    tokens, at, joined = t.sentence.tokens, t.i + step, False
    while 0 <= at < len(tokens) and (tokens[at].lower in _JOINTS or (joined and tokens[at].pos == "VERB")):
        joined = tokens[at].lower in _JOINTS
        if not joined:
            yield tokens[at]
        at += step


def _is_told_by_its_state(amounts: Amounts, amount: Amount, t: Token) -> bool:
    """Whether a word behind the amount says it already: "killed 12 people and left *30 wounded*"."""
    word = amounts.state(amount)
    return word is not None and word is not t


def _toll_of_verb(t: Token) -> Toll | None:
    """What a verb does to those it counts; also "shot *dead*" and "beaten *to death*"."""
    particle = t.child("prt")
    lemma = f"{t.lemma} {particle.lower}" if particle is not None else t.lemma
    if (found := tolls_of("verb").get(lemma)) is not None:
        return found[0]
    dead = any(c.lower == "dead" and c.dep in ("oprd", "acomp", "advmod") for c in t.children)
    after = t.sentence.tokens[t.i + 1 : t.i + 2]
    dead = dead or (t.lemma == "shoot" and bool(after) and after[0].lower == "dead")
    death = prepositional(t, "to")
    mortal = death is not None and death.lower == "death" and not {"nearly", "almost"} & _before(death.head)
    if t.lemma not in ("leave", "be", "find") and (dead or mortal):
        return tolls_of("verb")["kill"][0]
    return None


def _before(t: Token) -> set[str]:
    return {x.lower for x in t.sentence.tokens[max(0, t.i - 1) : t.i]}


def _whom(t: Token, toll: Toll) -> Token | None:
    if toll.who == "subject":
        return surface_subject(t)
    if is_passive(t):
        return t.child("dobj") or undergoer(t)
    return fill(t, "dobj") if toll.who == "undergoer" else None


def _lives_lost(amounts: Amounts, t: Token) -> Iterator[Told]:
    """ "claimed 30 lives", "30 people lost their lives"."""
    thing = undergoer(t)
    if thing is None or thing.lower not in ("life", "lives"):
        return
    amount = amounts.of(thing) if t.lemma in _CLAIM or (t.lemma == "lose" and is_passive(t)) else None
    if t.lemma == "lose" and thing.child("poss") is not None:
        amount = amounts.of(surface_subject(t))
    if amount is not None:
        yield Told("dead", amount, t)


# ---------------------------------------------------------------------------------------------------- nouns
def _nouns(amounts: Amounts) -> Iterator[Told]:
    for t in amounts.sentence.tokens:
        if t.pos not in ("NOUN", "PROPN"):
            continue
        for toll in tolls_of("noun").get(t.lemma.lower(), ()):
            amount = _amount_of_noun(amounts, t, toll)
            if amount is not None and (amount.high != 0 or _is_caused(t)):
                yield Told(toll.what, amount, t)
        if t.lemma.lower() == "casualty" and (none := amounts.of(t)) is not None and none.high == 0 and _is_caused(t):
            yield Told("dead", none, t)
            yield Told("injured", none, t)


def _amount_of_noun(amounts: Amounts, t: Token, toll: Toll) -> Amount | None:
    if toll.who == "itself":
        return amounts.of(t)
    if toll.who == "of":
        return amounts.of(prepositional(t, "of"))
    return _toll_number(amounts, t) if toll.who == "number" else None


def _is_caused(t: Token) -> bool:
    """Whether a noun stands in a clause that says what came of it: "caused *no casualties*", "there were no deaths"."""
    verb = next((a for a in t.ancestors() if a.pos in ("VERB", "AUX")), None)
    return verb is not None and verb.lemma in _CAUSE


def _toll_number(amounts: Amounts, toll: Token) -> Amount | None:
    """The number that a toll has or comes to: "a toll of 12", "the death toll rose to 40", "reached 40", "to 40"."""
    if any(c.lower in ("injury", "economic", "financial", "heavy") for c in toll.children):
        return None
    verb = toll.head if toll.dep in ("nsubj", "dobj", "nsubjpass") else None
    said = verb.child("dobj", "attr") if verb is not None and toll.dep == "nsubj" else None
    places = (prepositional(toll, "of", "to", "at"), said)
    own = next((found for place in places if (found := amounts.of(place)) is not None), None)
    return own or (_reached(amounts, verb) if verb is not None else None)


def _reached(amounts: Amounts, verb: Token) -> Amount | None:
    """The number behind the first "to" or "at" after a verb: "rose from 30 to *42*"."""
    tokens = amounts.sentence.tokens
    behind = (a for a in amounts.found if a.bare and a.first > verb.i and tokens[a.first - 1].lower in ("to", "at"))
    return next(behind, None)
