"""Candidates of nouns: rows of the lexicon, the light verb that carries them, and who stands in their slots."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.lexicon import LightVerb, NounRow, light_verbs, nouns
from dragoman.reading.happening.candidate import ADDRESSED, Candidate, Filled, lemma_of, parts_before
from dragoman.reading.parsing.grammar import conjuncts, doer, gerund, prepositional, surface_subject
from dragoman.reading.parsing.syntax import Token
from dragoman.vocabulary import EventType

_TAKES = frozenset("accept welcome receive reject decline refuse spurn rebuff dismiss deny".split())
_SIDE_PREPOSITIONS = ("in", "during", "at", "after", "following", "before", "on", "through")


def noun_candidates(t: Token) -> list[Candidate]:
    """The candidates of a noun, one for each row of the lexicon."""
    return [_noun_candidate(t, w, r) for r, w in _noun_rows(t)]


def _noun_rows(t: Token) -> Iterator[tuple[NounRow, list[Token]]]:
    lemma, before = lemma_of(t), t.sentence.tokens[max(0, t.i - 2) : t.i]
    for size in (2, 1, 0):
        words = before[len(before) - size :] if size <= len(before) else None
        rows = nouns().get(" ".join([*(w.lower for w in words), lemma]), ()) if words is not None else ()
        if rows and words is not None:
            for row in rows:
                yield row, [*words, *parts_before(t), t]
            return


def _noun_candidate(t: Token, words: list[Token], row: NounRow) -> Candidate:
    found = Candidate(t, words, row)
    found.governor, found.light = _light(t, row.type)
    if found.light is not None and found.light.status in ("refused", "denied") and row.type in ADDRESSED:
        found.governor = found.light = None
    if found.light is not None and found.light.status is None and found.governor is not None:
        near = 0 < words[0].i - found.governor.i <= 6
        found.words = t.sentence.tokens[found.governor.i : t.i + 1] if near else words
    subject = doer(found.governor) if found.light is not None and found.governor is not None else None
    if found.light is not None and found.light.subject == "recipient" and found.governor is not None:
        subject = _sufferer(found, subject)
    if found.light is not None and subject is not None and found.light.subject != "neither":
        side = found.actors if found.light.subject == "actor" else found.recipients
        side.extend(("subj", x) for x in conjuncts(subject))
    taken = {t, *words[:-1], *(x for _, x in (*found.actors, *found.recipients))}
    if not found.actors:
        found.actors = _noun_slots(found, row.actor if found.recipients else _actor_slots(t, row), taken)
    taken |= {x for _, x in found.actors}
    if not found.recipients:
        found.recipients = _noun_slots(found, row.recipient, taken) or _beyond(t, taken)
    if not found.recipients and found.light is None and (taker := _taker(t, row)) is not None and taker not in taken:
        found.recipients = [("subj", taker)]
    if not found.actors and found.light is None:
        found.actors = [("side", s) for s in _side_subject(t, row) if s not in {x for _, x in found.recipients}]
    taken |= {x for _, x in (*found.actors, *found.recipients)}
    found.themes = [x for _, x in _noun_slots(found, row.theme, taken)]
    return found


def _taker(t: Token, row: NounRow) -> Token | None:
    """Who takes or turns down what somebody gives: "*Kenya* accepted Somalia's apology"."""
    given = t.child("poss") is not None or row.type in ADDRESSED
    return doer(t.head) if t.dep == "dobj" and given and t.head.lemma in _TAKES else None


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


def _light(t: Token, type: EventType) -> tuple[Token | None, LightVerb | None]:
    """The light verb that carries a noun of that type, directly or by a preposition, and its row."""
    head = t.head
    if t.dep == "conj" and t.head.pos == "NOUN":
        return _light(t.head, type)
    if t.dep in ("dobj", "nsubjpass"):
        return head, _light_row(head, "dobj", type)
    if t.dep == "pobj" and head.dep == "prep":
        said = head.head.head if head.head.dep == "acomp" else head.head
        if said.pos in ("VERB", "AUX"):
            return said, _light_row(said, head.lower, type)
    return None, None


def _light_row(verb: Token, slot: str, type: EventType) -> LightVerb | None:
    particle = verb.child("prt")
    lemmas = [f"{verb.lemma} {particle.lower}"] if particle is not None else []
    part = [f"{verb.lemma} part"] if (o := verb.child("dobj")) is not None and o.lower == "part" else []
    told = [f"{verb.lemma} {x.lower}" for x in verb.children_of("acomp")]
    for lemma in (*lemmas, *part, *told, *([verb.lemma] if not told else [])):
        for row in light_verbs().get(lemma, ()):
            if row.slot == slot and (not row.types or type in row.types):
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


def _beyond(t: Token, taken: set[Token]) -> list[Filled]:
    """Whom the thing that the noun is about goes to: "a suspension of aid *to Egypt*"."""
    about = prepositional(t, "of")
    reached = prepositional(about, "to", "against") if about is not None else None
    return [("to", reached)] if reached is not None and reached not in taken else []


def _leader(t: Token) -> Token | None:
    """Who leads in "a *Saudi*-led strike"."""
    return t.child("npadvmod", "nmod", "compound") if t.lower == "led" else None


def _noun_slot(t: Token, slot: str) -> list[Token]:
    if slot == "poss":
        return t.children_of("poss")
    if slot in ("amod", "compound"):
        wanted = ("amod", "nmod") if slot == "amod" else ("compound", "nmod", "npadvmod")
        return [c for c in (_leader(c) or c for c in t.children if c.dep in wanted) if c.text[:1].isupper()]
    if slot in ("infinitive", "that"):
        below = [c for c in t.children if c.dep in ("acl", "relcl", "ccomp", "xcomp") and c.i > t.i]
        return [c for c in below if any(x.lower == ("to" if slot == "infinitive" else "that") for x in c.children)]
    if slot == "by":
        agent = t.child("agent")
        inner = agent.child("pobj") if agent is not None else prepositional(t, "by")
    else:
        inner = prepositional(t, slot) or gerund(t, slot)
    return conjuncts(inner) if inner is not None and slot == "between" else [inner] if inner is not None else []
