"""Candidates for events: a verb or noun of the lexicon, and the phrases that fill its slots in the parse.

A candidate says which tokens could be trigger, actor, recipient and theme. Whether it is an event, and of which type,
is decided in `event_types.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.knowledge.lexicon import LightVerb, NounRow, VerbRow, light_verbs, nouns, verbs
from dragoman.reading.naming.names import singular
from dragoman.reading.parsing.grammar import (
    conjuncts,
    doer,
    gerund,
    heads_of,
    is_passive,
    prepositional,
    surface_subject,
    undergoer,
)
from dragoman.reading.parsing.syntax import Sentence, Token

_SIDE_PREPOSITIONS = ("in", "during", "at", "after", "following", "before", "on", "through")


_NAMED = frozenset({"DATE", "TIME", "PERSON", "GPE", "LOC", "NORP", "MONEY"})

Filled = tuple[str, Token]
"""A slot's name and the token that fills it."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A trigger with one row of the lexicon; participants as filled slots, not yet known to be anybody."""

    token: Token
    words: list[Token]
    row: VerbRow | NounRow
    actors: list[Filled] = field(default_factory=list)
    recipients: list[Filled] = field(default_factory=list)
    themes: list[Token] = field(default_factory=list)
    light: LightVerb | None = None
    governor: Token | None = None


def candidates(sentence: Sentence) -> Iterator[list[Candidate]]:
    """For each possible trigger of a sentence its candidates, one for each row of the lexicon, in the rows' order."""
    for t in sentence.tokens:
        if t.pos in ("VERB", "AUX"):
            found = [_verb_candidate(t, w, r) for r, w in _verb_rows(t)]
        elif t.pos in ("NOUN", "PROPN") and not _is_part_of_a_name(t):
            found = [_noun_candidate(t, w, r) for r, w in _noun_rows(t)]
        else:
            continue
        if found:
            yield found


def _is_part_of_a_name(t: Token) -> bool:
    """Whether a noun only helps to name something: "March", "the Trade *Agreement*", "*attack* helicopters"."""
    compound = t.dep == "compound" and t.head.pos in ("NOUN", "PROPN")
    return compound or t.ent in _NAMED or (t.pos == "PROPN" and t.ent != "")


# ---------------------------------------------------------------------------------------------------- verbs
def _verb_rows(t: Token) -> Iterator[tuple[VerbRow, list[Token]]]:
    rows, fixed = _rows_of(t)
    head = fixed.child("pobj") if fixed is not None and fixed.dep == "prep" else undergoer(t) or _shared_object(t)
    for row in rows:
        if row.objects.allow(_lemma(head) if head is not None else None):
            yield row, _trigger_words(t, fixed, head if row.objects.only else None)


def _rows_of(t: Token) -> tuple[tuple[VerbRow, ...], Token | None]:
    """The rows of a verb with its particle or fixed word ("step down", "take to", "find guilty"), else of the verb."""
    for c in t.children:
        beside = c.dep in ("advmod", "prep") and c.i == t.i + 1
        if beside or (c.dep in ("prt", "acomp", "oprd", "attr", "ccomp") and c.i > t.i):
            rows = verbs().get(f"{t.lemma} {c.lower}", ())
            if rows:
                return rows, c
    return verbs().get(t.lemma, ()), None


def _trigger_words(t: Token, fixed: Token | None, noun: Token | None) -> list[Token]:
    """The verb with its particle and, where only this object makes it an event ("threw *stones*"), up to that."""
    last = fixed if fixed is not None and fixed.i - t.i <= 2 else t
    if noun is not None and 0 < noun.i - t.i <= 3:
        last = noun if noun.i > last.i else last
    return t.sentence.tokens[t.i : last.i + 1]


def _lemma(t: Token) -> str:
    """The lemma of a noun, of what is counted where it counts ("thousands of *fighters*")."""
    t = heads_of(t)[0]
    return t.lemma.lower() if t.pos != "PROPN" else singular(t.lower)


def _verb_candidate(t: Token, words: list[Token], row: VerbRow) -> Candidate:
    found = Candidate(t, words, row)
    actor = doer(t) if "subj" not in row.recipient else None
    found.actors = [("subj", actor)] if actor is not None else []
    moved = undergoer(t) if actor is None and row.type in ("RETREAT", "MOBILIZE") else None
    whose = owner(moved) if moved is not None and "subj" not in row.recipient else None
    if whose is not None:
        found.actors = [("poss", whose)]
    found.recipients = [(s, x) for s in row.recipient if (x := fill(t, s)) is not None and x is not actor]
    found.themes = list(dict.fromkeys(x for s in row.theme if (x := fill(t, s)) is not None))
    return found


def fill(t: Token, slot: str) -> Token | None:
    """The token in a verb's slot, named as in `knowledge.lexicon`; None where the slot is empty."""
    target = undergoer(t) or _shared_object(t)
    if slot == "dobj":
        return target or _raised(t)
    if slot in ("dative", "iobj"):
        found = t.child("dative")
        return found if found is None or found.pos != "ADP" else found.child("pobj")
    if slot == "subj":
        return surface_subject(t)
    if slot == "xsubj":
        below = t.child("xcomp", "ccomp")
        return below.child("nsubj", "nsubjpass") if below is not None else None
    if slot == "poss_dobj":
        return owner(target) if target is not None else None
    if slot == "of_dobj":
        return prepositional(target, "of") if target is not None else None
    if slot in ("xcomp", "ccomp", "advcl"):
        return t.child(slot) or (_infinitive_behind(t) if slot == "xcomp" and t.child("dobj") is not None else None)
    if slot.startswith("pcomp_"):
        return gerund(t, slot[6:]) or (gerund(target, slot[6:]) if target is not None else None)
    for host in (t, target, t.child("acomp", "oprd"), t.child("prt")):
        found = prepositional(host, slot) if host is not None else None
        if found is not None:
            return found
    return None


def _raised(t: Token) -> Token | None:
    """The subject of an infinitive that the parse makes a clause: "allowed *the dissidents* to travel"."""
    below = t.child("ccomp")
    infinitive = below is not None and any(c.tag == "TO" for c in below.children)
    return below.child("nsubj") if below is not None and infinitive else None


def _infinitive_behind(t: Token) -> Token | None:
    """The infinitive behind an object where the parse makes it an adverbial: "pressed the rebels *to leave*"."""
    return next((c for c in t.children_of("advcl") if any(x.tag == "TO" for x in c.children)), None)


def _shared_object(t: Token) -> Token | None:
    """The object of a coordinated verb: "to rein in and disband *the militias*"."""
    after = next((c for c in t.children if c.dep == "conj" and c.pos == "VERB"), None)
    if is_passive(t) or after is None or t.child("xcomp", "ccomp", "dobj", "nsubjpass") is not None:
        return None
    between = [c for c in t.children if c.dep == "prep"]
    return after.child("dobj") if not between and after.child("nsubj") is None else None


def owner(noun: Token) -> Token | None:
    """Whose a thing is: its possessor, or the name before it ("*Moroccan* drones", "*Hezbollah* positions")."""
    own = noun.child("poss")
    if own is not None:
        return own
    return next((c for c in noun.children if c.dep in ("amod", "compound", "nmod") and c.text[:1].isupper()), None)


# ---------------------------------------------------------------------------------------------------- nouns
def _noun_rows(t: Token) -> Iterator[tuple[NounRow, list[Token]]]:
    lemma, before = _lemma(t), t.sentence.tokens[max(0, t.i - 2) : t.i]
    for size in (2, 1, 0):
        words = before[len(before) - size :] if size <= len(before) else None
        rows = nouns().get(" ".join([*(w.lower for w in words), lemma]), ()) if words is not None else ()
        if rows and words is not None:
            for row in rows:
                yield row, [*words, t]
            return


def _noun_candidate(t: Token, words: list[Token], row: NounRow) -> Candidate:
    found = Candidate(t, words, row)
    found.governor, found.light = _light(t)
    if found.light is not None and found.light.status is None and found.governor is not None:
        near = 0 < words[0].i - found.governor.i <= 6
        found.words = t.sentence.tokens[found.governor.i : t.i + 1] if near else words
    subject = doer(found.governor) if found.light is not None and found.governor is not None else None
    if found.light is not None and found.light.subject == "recipient" and found.governor is not None:
        subject = _sufferer(found, subject)
    if found.light is not None and subject is not None:
        side = found.actors if found.light.subject == "actor" else found.recipients
        side.extend(("subj", x) for x in conjuncts(subject))
    taken = {t, *words[:-1], *(x for _, x in (*found.actors, *found.recipients))}
    if not found.actors:
        found.actors = _noun_slots(found, _actor_slots(t, row), taken)
    taken |= {x for _, x in found.actors}
    if not found.recipients:
        found.recipients = _noun_slots(found, row.recipient, taken)
    if not found.actors and found.light is None:
        found.actors = [("side", s) for s in _side_subject(t, row) if s not in {x for _, x in found.recipients}]
    taken |= {x for _, x in (*found.actors, *found.recipients)}
    found.themes = [x for _, x in _noun_slots(found, row.theme, taken)]
    return found


def _sufferer(c: Candidate, subject: Token | None) -> Token | None:
    """Whom a verb like "came under" or "put X under" brings the noun upon; who puts X there is the actor."""
    verb = c.governor
    put = verb.child("dobj") if verb is not None and c.light is not None and c.light.slot != "dobj" else None
    if put is not None and subject is not None:
        c.actors.append(("subj", subject))
    return put or (surface_subject(verb) if verb is not None else None)


def _actor_slots(t: Token, row: NounRow) -> tuple[str, ...]:
    """A possessor comes first; an of-phrase that may be either side undergoes ("the shooting of X")."""
    own = t.child("poss") is not None and "poss" in row.actor
    slots = ("poss", *row.actor) if own else row.actor
    return tuple(s for s in slots if s != "of" or "of" not in row.recipient)


def _light(t: Token) -> tuple[Token | None, LightVerb | None]:
    """The light verb that carries a noun, directly or by a preposition, and its row."""
    head = t.head
    if t.dep == "conj" and t.head.pos == "NOUN":
        return _light(t.head)
    if t.dep in ("dobj", "nsubjpass"):
        return head, _light_row(head, "dobj")
    if t.dep == "pobj" and head.dep == "prep" and head.head.pos in ("VERB", "AUX"):
        return head.head, _light_row(head.head, head.lower)
    return None, None


def _light_row(verb: Token, slot: str) -> LightVerb | None:
    particle = verb.child("prt")
    lemmas = [f"{verb.lemma} {particle.lower}"] if particle is not None else []
    part = [f"{verb.lemma} part"] if (o := verb.child("dobj")) is not None and o.lower == "part" else []
    for lemma in (*lemmas, *part, verb.lemma):
        for row in light_verbs().get(lemma, ()):
            if row.slot == slot:
                return row
    return None


def _side_subject(t: Token, row: NounRow) -> list[Token]:
    """In "In a meeting with X, Y called …" Y takes part in the meeting."""
    if row.type != "CONSULT" or t.dep != "pobj" or t.head.lower not in _SIDE_PREPOSITIONS or t.head.dep != "prep":
        return []
    verb = t.head.head
    shared = prepositional(t, "with") is not None or any(c.lower == "joint" for c in t.children)
    if verb.pos not in ("VERB", "AUX") or not shared:
        return []
    subject = doer(verb)
    return [subject] if subject is not None else []


def _noun_slots(c: Candidate, slots: tuple[str, ...], taken: set[Token]) -> list[Filled]:
    """The first slot that is filled beside the noun or, under a light verb, the verb; for "between" both sides."""
    hosts = [c.token] if c.light is None or c.governor is None else [c.token, c.governor]
    for slot in slots:
        for host in hosts:
            found = [x for x in _noun_slot(host, slot) if x not in taken and c.token is not x]
            if found and (host is c.token or slot not in ("poss", "amod", "compound", "infinitive", "that")):
                return [(slot, x) for x in found]
    if len(hosts) > 1 and "to" in slots and (given := hosts[1].child("dative")) is not None and given.pos != "ADP":
        return [("to", given)]
    return []


def _noun_slot(t: Token, slot: str) -> list[Token]:
    if slot == "poss":
        return t.children_of("poss")
    if slot in ("amod", "compound"):
        wanted = ("amod", "nmod") if slot == "amod" else ("compound", "nmod", "npadvmod")
        return [c for c in t.children if c.dep in wanted and c.text[:1].isupper()]
    if slot in ("infinitive", "that"):
        below = [c for c in t.children if c.dep in ("acl", "relcl", "ccomp", "xcomp") and c.i > t.i]
        return [c for c in below if any(x.lower == ("to" if slot == "infinitive" else "that") for x in c.children)]
    if slot == "by":
        agent = t.child("agent")
        inner = agent.child("pobj") if agent is not None else prepositional(t, "by")
    else:
        inner = prepositional(t, slot) or gerund(t, slot)
    return conjuncts(inner) if inner is not None and slot == "between" else [inner] if inner is not None else []
