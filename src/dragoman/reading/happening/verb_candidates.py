"""Candidates of verbs: rows of the lexicon, or none for a verb that it does not have, and who stands in their slots."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge import lexicon, people
from dragoman.knowledge.lexicon import Objects, VerbRow, light_verbs, verbs
from dragoman.reading.happening.candidate import Candidate, lemma_of
from dragoman.reading.parsing.grammar import doer, gerund, is_passive, prepositional, surface_subject, undergoer
from dragoman.reading.parsing.syntax import Token

_COMMON = frozenset("be have do go get make let seem become want say".split())
"""Verbs that alone never tell an event."""

_WHOM, _WHAT = ("against", "with", "to"), ("ccomp", "xcomp", "about", "over", "for")

_MEANS = frozenset("strike airstrike shelling fire gunfire artillery side bomb grenade mine bullet".split())
_CALLED_BY = frozenset("deal agreement accord pact treaty war crisis talk negotiation summit election".split())
_RISINGS = frozenset("uprising revolt rebellion revolution protest demonstration riot unrest insurgency".split())


def verb_candidates(t: Token) -> list[Candidate]:
    """The candidates of a verb, one for each row of the lexicon; one without a type where it has none."""
    if _describes(t):
        return []
    return [_verb_candidate(t, w, r) for r, w in _verb_rows(t)] or _unlisted(t)


def _describes(t: Token) -> bool:
    """Whether a participle only describes: beside adjectives ("tired, *resigned* and quiet"), with a hyphen, or an aim.
    """
    beside = [t.head, *t.children_of("conj")] if t.dep == "conj" or _is_said_of_itself(t) else []
    adjective = t.tag in ("VBN", "VBG", "VBD") and any(x.pos == "ADJ" for x in beside)
    return adjective or _aims(t) or (t.i > 0 and t.sentence.tokens[t.i - 1].text == "-")


def _is_said_of_itself(t: Token) -> bool:
    """Whether nothing is told beside the participle that an act would have: "is *threatening* and loud"."""
    return t.tag == "VBG" and not t.child("dobj", "prep", "xcomp", "ccomp", "dative")


def _verb_rows(t: Token) -> Iterator[tuple[VerbRow, list[Token]]]:
    rows, fixed = _rows_of(t)
    head = fixed.child("pobj") if fixed is not None and fixed.dep == "prep" else undergoer(t) or _shared_object(t)
    for row in rows:
        if row.objects.allow(lemma_of(head) if head is not None else None) and (not row.objects.asks or _asks(t)):
            yield row, _trigger_words(t, fixed, head if row.objects.only else None)


def _aims(t: Token) -> bool:
    """Whether a participle only says whom its noun is for: "sanctions *targeting* the bank"; not "drones targeting"."""
    noun = t.head
    acts = people.noun(noun.lemma.lower()) is not None or noun.pos != "NOUN" or is_means(noun)
    return t.dep == "acl" and t.tag == "VBG" and t.lemma == "target" and not acts


def _asks(t: Token) -> bool:
    """Whether below a verb stands what somebody is to do: "warned the rebels *to leave*", "that they *must* leave"."""
    below = fill(t, "xcomp")
    if below is not None and any(c.tag == "TO" for c in below.children):
        return True
    clause = t.child("ccomp")
    return clause is not None and any(c.tag == "TO" or c.lower in ("must", "should") for c in clause.children)


def _unlisted(t: Token) -> list[Candidate]:
    if t.pos != "VERB" or t.lemma in _COMMON or t.lemma in light_verbs() or t.dep == "amod":
        return []
    whom = ("dobj", *_WHOM) if t.child("dobj") is not None else (*_WHOM, "on", "at", "from")
    return [_verb_candidate(t, [t], VerbRow(t.lemma, None, None, Objects(), whom, _WHAT, "either", None, ""))]


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


def _verb_candidate(t: Token, words: list[Token], row: VerbRow) -> Candidate:
    found = Candidate(t, words, row)
    actor = doer(t) if "subj" not in row.recipient else None
    found.actors = [("subj", actor)] if actor is not None else []
    moved = undergoer(t) if actor is None and row.type in ("RETREAT", "MOBILIZE") else None
    whose = owner(moved) if moved is not None and "subj" not in row.recipient else None
    if whose is not None:
        found.actors = [("poss", whose)]
    slots = [s for s in row.recipient if not (s == "of_dobj" and row.type == "ACCUSE" and _is_deed(undergoer(t)))]
    found.recipients = [(s, x) for s in slots if (x := fill(t, s)) is not None and x is not actor]
    found.themes = list(dict.fromkeys(x for s in row.theme if (x := fill(t, s)) is not None))
    return found


def _is_deed(noun: Token | None) -> bool:
    """Whether behind a noun's "of" stands whom it befalls: "condemned the murder *of* a nun"."""
    return noun is not None and any("of" in row.recipient for row in lexicon.nouns().get(lemma_of(noun), ()))


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
    if slot == "acl_dobj":
        return _kept_from(target) if target is not None else None
    if slot.startswith("pcomp_"):
        return gerund(t, slot[6:]) or (gerund(target, slot[6:]) if target is not None else None)
    for host in (t, target, t.child("acomp", "oprd"), t.child("prt")):
        found = prepositional(host, slot) if host is not None else None
        if found is not None:
            return found
    return None


def _kept_from(noun: Token) -> Token | None:
    """Whom a thing is aimed at by its own clause: "sanctions *targeting Laos*", "a ban that ends trade *with Laos*"."""
    for c in noun.children_of("acl", "relcl"):
        target = undergoer(c) if c.pos == "VERB" and not is_passive(c) else None
        hosts = [x for x in (target, c) if x is not None]
        found = next((x for h in hosts if (x := prepositional(h, "with", "to", "from", "on", "at", "against"))), None)
        if found is not None or target is not None:
            return found or target
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
    """Whose a thing is: its possessor, or the name before it ("*Moroccan* drones", "*Hezbollah* positions").

    What people do against a state is not the state's own ("*Syrian* uprisings"), nor is what is only called by it
    ("the *Iran* deal").
    """
    own = noun.child("poss")
    if own is not None or noun.lemma.lower() in _RISINGS | _CALLED_BY:
        return own
    return next((c for c in noun.children if c.dep in ("amod", "compound", "nmod") and c.text[:1].isupper()), None)


def is_means(t: Token) -> bool:
    """Whether a noun is what somebody acts with: "Moroccan *drones* struck"; not "her *speech* promised"."""
    sets = lexicon.object_sets()
    return t.lemma.lower() in sets["warships"] | sets["weapons"] | sets["troops"] | _MEANS
