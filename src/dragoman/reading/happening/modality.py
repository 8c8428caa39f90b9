"""Polarity, certainty and status from a trigger's own clause or phrase: negation, modals, adverbs, conditions."""

from __future__ import annotations

from dragoman.reading.happening.presented import Presented
from dragoman.reading.parsing.syntax import Token
from dragoman.vocabulary import Certainty, Status

_MODALS: dict[str, tuple[Status | None, Certainty]] = {
    "may": ("hypothetical", "possible"),
    "might": ("hypothetical", "possible"),
    "could": ("hypothetical", "possible"),
    "can": ("hypothetical", "possible"),
    "would": ("hypothetical", "possible"),
    "will": ("future", "certain"),
    "'ll": ("future", "certain"),
    "’ll": ("future", "certain"),
    "wo": ("future", "certain"),
    "shall": ("future", "certain"),
    "must": ("demanded", "possible"),
    "should": ("demanded", "possible"),
    "ought": ("demanded", "possible"),
}
_PROBABLE = frozenset(
    "reportedly allegedly apparently probably likely presumably seemingly purportedly supposedly".split()
)
_POSSIBLE = frozenset(["possibly", "perhaps", "maybe", "potentially", "conceivably"])
_HEDGED: dict[str, tuple[Status | None, Certainty]] = {
    **dict.fromkeys(("alleged", "reported", "suspected", "apparent", "purported", "claimed"), (None, "probable")),
    **dict.fromkeys(("possible", "potential", "hypothetical", "further"), ("hypothetical", "possible")),
    **dict.fromkeys(("planned", "upcoming", "imminent", "future", "scheduled", "forthcoming"), ("future", "probable")),
    **dict.fromkeys(("proposed",), ("proposed", "possible")),
    **dict.fromkeys(("threatened",), ("threatened", "possible")),
}
CONDITIONS = frozenset({"if", "unless", "lest", "provided"})
_HABITS = frozenset("always often regularly routinely usually frequently repeatedly habitually".split())
_SCARCE = frozenset({"little", "scant", "zero"})
_NEGATIONS = frozenset({"never", "no", "neither", "nor", "hardly", "without"})


def own_clause(verb: Token, found: Presented) -> None:
    """What a verb's own clause says: negation, auxiliaries, adverbs, subject and conjunction."""
    head = _auxiliary_host(verb)
    for c in (*verb.children, *(head.children if head is not verb else ())):
        if c.dep == "neg" or (c.lower in ("never", "n't") and c.i < verb.i):
            found.turn()
        elif c.dep in ("nsubj", "nsubjpass"):
            _subject(c, verb, found)
        else:
            hedge(c, verb, found)
    if _neither(verb):
        found.turn()
    if verb.dep == "pcomp" and verb.head.lower == "without":
        found.turn()
    _going_to(verb, found)
    if verb.dep == "acl" and verb.tag == "VBN":
        _generic(verb, found)
    tokens = verb.sentence.tokens
    if any(t.lower == "than" and tokens[t.i - 1].lower == "rather" for t in tokens[max(1, verb.i - 3) : verb.i]):
        found.turn()


def _generic(participle: Token, found: Presented) -> None:
    """ "an adult found guilty could be jailed": what befalls an unnamed one of whom only a possibility is told."""
    noun = participle.head
    article = noun.child("det")
    verb = noun.head if noun.dep in ("nsubj", "nsubjpass") else None
    if verb is None or article is None or article.lower not in ("a", "an", "any"):
        return
    if any(c.dep == "aux" and c.lower in _MODALS and c.lower != "will" for c in verb.children):
        found.lower("possible", "hypothetical")


def hedge(c: Token, verb: Token, found: Presented) -> None:
    """What a modal auxiliary, an adverb or a conjunction of the verb says; other words say nothing."""
    if c.dep == "aux" and c.lower in _MODALS:
        _modal(c, verb, found)
    elif c.dep == "advmod":
        _adverb(c, found)
    elif c.dep == "mark":
        _mark(c, verb, found)


def _neither(verb: Token) -> bool:
    """ "neither confirmed nor denied": the first has the word beside it, the second "nor" before it."""
    own = any(c.lower == "neither" and c.dep in ("preconj", "cc") for c in verb.children)
    return own or (verb.dep == "conj" and any(c.lower == "nor" for c in verb.head.children if c.dep == "cc"))


def _modal(aux: Token, verb: Token, found: Presented) -> None:
    """ "may attack" is not yet; "may have attacked" is told as done, if it was; "should have attacked" was not."""
    status, certainty = _MODALS[aux.lower]
    if aux.lower == "would" and _told_in_the_past(verb):
        status, certainty = "future", "certain"
    perfect = any(c.dep == "aux" and c.lower == "have" for c in verb.children)
    if perfect and aux.lower in ("should", "ought"):
        found.turn()
    elif perfect and aux.lower == "must":
        found.lower("probable")
    else:
        found.lower(certainty, None if perfect and aux.lower in ("may", "might", "could") else status)


def _told_in_the_past(verb: Token) -> bool:
    """Whether "would" is a past speaker's "will": "said that it *would* leave"."""
    if verb.dep != "ccomp" or any(c.dep == "advcl" and any(x.lower == "if" for x in c.children) for c in verb.children):
        return False
    return verb.head.tag in ("VBD", "VBN")


def _mark(word: Token, verb: Token, found: Presented) -> None:
    """ "whether X met", "asked if X met" leave it open; "if X meets" supposes it."""
    if word.lower == "whether" or (word.lower == "if" and verb.dep in ("ccomp", "csubj")):
        found.lower("unknown")
    elif word.lower in CONDITIONS:
        found.lower("possible", "hypothetical")


def _subject(subject: Token, verb: Token, found: Presented) -> None:
    """ "no party", "neither X nor Y", and "should X attack", "had X known", where the auxiliary comes first."""
    if any(x.lower in ("no", "neither") and x.dep in ("det", "preconj", "cc") for x in subject.children):
        found.turn()
    early = [c for c in verb.children if c.dep == "aux" and c.i < subject.i and c.lower in ("had", "should", "were")]
    if early and verb.sentence.tokens[-1].text != "?":
        found.status, found.certainty = "hypothetical", "possible"
        if early[0].lower == "had":
            found.turn()


def _auxiliary_host(verb: Token) -> Token:
    """The verb whose auxiliaries a coordinated verb shares: "will meet and *sign*"."""
    shares = verb.dep == "conj" and verb.head.pos in ("VERB", "AUX") and not verb.child("aux", "nsubj", "nsubjpass")
    return verb.head if shares and verb.tag in ("VB", "VBN", "VBG") else verb


def _going_to(verb: Token, found: Presented) -> None:
    if verb.dep == "xcomp" and verb.head.lower in ("going", "about") and verb.head.child("aux") is not None:
        found.lower("probable", "future")


def _adverb(c: Token, found: Presented) -> None:
    """What a hedging, habitual or negating adverb says."""
    if c.lower in _PROBABLE:
        found.lower("probable")
    elif c.lower in _POSSIBLE:
        found.lower("possible")
    elif c.lower in _HABITS:
        found.lower(None, "habitual")
    elif c.lower in ("neither", "nor"):
        found.turn()
    elif c.lower in ("longer", "anymore"):
        found.status, found.polarity = "ended", "affirmed"


def own_phrase(noun: Token, found: Presented) -> None:
    """What a nominal event's own phrase says: determiner, adjective, "without"."""
    for c in noun.children:
        scarce = c.dep == "amod" and c.lower in _SCARCE and noun.child("det") is None
        if scarce or (c.dep in ("det", "neg") and c.lower in _NEGATIONS):
            found.turn()
        elif c.dep == "amod" and c.lower in _HEDGED:
            status, certainty = _HEDGED[c.lower]
            found.lower(certainty, status)
    if noun.head.lower == "without" and noun.dep == "pobj":
        found.turn()
