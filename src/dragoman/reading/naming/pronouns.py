"""Which mention a pronoun refers to, where the text leaves one choice; a wrong one is worse than none.

Looked at in turn: the subject that governs the pronoun, what stands before it in its sentence, the subject of the
sentence before. A noun that names no actor ("the plan", "shells") competes for "it" and "they" like any other: where
it wins, the pronoun refers to nobody. (Order as in Hobbs 1978 and in rule-based resolvers, Raghunathan et al. 2010.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from dragoman.knowledge import cues, people
from dragoman.reading.naming.entities import Cluster
from dragoman.reading.naming.mentions import PLURAL, SINGULAR_PERSON, Draft
from dragoman.reading.naming.speaking import MARKS, goes_on_speaking, quoted_before
from dragoman.reading.parsing.grammar import SUBJECTS, conjuncts, surface_subject, verbs_above
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.vocabulary import Reason

WINDOW = 2
"""Sentences back in which a person is looked for; anything else is looked for in the one before only."""

_LOOK_BACK = 150
"""Tokens of one sentence that are looked at before a pronoun: a sentence may be as long as a document."""

_NO_ANTECEDENT = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_MODIFIERS = ("compound", "amod", "nmod", "npadvmod", "nummod")
_ARGUMENTS = (*SUBJECTS, "dobj", "dative")
_THING: Cluster = Cluster("place", ())

Found = tuple[Cluster | None, Reason | None]


class Pronouns:
    """Finds antecedents among the mentions of a document, which it is shown in text order.

    `of` gives each mention's cluster, `fits` whether a pronoun may refer to a mention of a cluster.
    """

    def __init__(
        self,
        by_token: Mapping[Token, Draft],
        of: Mapping[Draft, Cluster | None],
        fits: Callable[[Draft, Draft, Cluster], bool],
    ) -> None:
        self.by_token = by_token
        self.of = of
        self.fits = fits
        self.sentences: dict[int, Sentence] = {}
        self.barred: set[int] = set()

    def antecedent(self, d: Draft) -> Found:
        """The cluster of the pronoun `d`, or None and why."""
        self.barred = self._co_arguments(d)
        here = list(self._choices(d, d.sentence.tokens[max(0, d.head.i - _LOOK_BACK) : d.head.i]))
        if d.head.lower in PLURAL and any(_is_several(t) for t, _ in here):
            here = [(t, c) for t, c in here if _is_several(t)]
        governing = self._governing(d, {t for t, _ in here})
        if governing is not None:
            return _told(governing)
        if d.head.lower in SINGULAR_PERSON:
            return self._person(d, here)
        if here:
            return _told(self._in_sentence(d, here))
        return self._before(d)

    def _person(self, d: Draft, here: Sequence[tuple[Token, Cluster | None]]) -> Found:
        """Who goes on speaking; the only person in this sentence and two before, or the last one's only subject."""
        spoke = quoted_before(d.head, self.sentences) if goes_on_speaking(d.head, self.sentences) else None
        speaker = dict(self._choices(d, [spoke])).get(spoke) if spoke is not None else None
        if speaker is not None:
            return _told(speaker)
        found = [(t, c) for t, c in here if not _quoted_off(t, d)]
        if len({id(c) for _, c in found}) == 1 and not _opens(d) and any(t.dep in _ARGUMENTS for t, _ in found):
            return _told(found[0][1])
        for back in range(1, WINDOW + 1):
            sentence = self.sentences.get(d.sentence.index - back)
            found += self._choices(d, sentence.tokens[:_LOOK_BACK]) if sentence is not None else ()
        if len({id(c) for _, c in found}) == 1:
            return _told(found[0][1])
        subjects = [(t, c) for t, c in found if _first_of(t).dep in SUBJECTS]
        latest = max((t.sentence.index for t, _ in subjects), default=None)
        clusters = {id(c): c for t, c in subjects if t.sentence.index == latest}
        if len(clusters) == 1:
            return _told(next(iter(clusters.values())))
        return None, "ambiguous" if found else "not_found"

    def _choices(self, d: Draft, tokens: Sequence[Token]) -> Iterator[tuple[Token, Cluster | None]]:
        """The nouns among `tokens` that agree with the pronoun, with their cluster: None unclear, _THING no actor."""
        actors_only = _wants_actor(d)
        for t in tokens:
            if not _heads_phrase(t) or _holds(t, d):
                continue
            other = self.by_token.get(t)
            if other is None or other is d:
                if not actors_only and _agrees_as_thing(d, t):
                    yield t, _THING
                continue
            c = self.of.get(other)
            if c is None and other.form == "pronoun":
                if other.head.lower in _series(d):
                    yield t, None
            elif c is None or (id(c) not in self.barred and self.fits(d, other, c)):
                yield t, c

    def _governing(self, d: Draft, here: set[Token]) -> Cluster | None:
        """What the subject of the nearest verb above refers to that can be the antecedent."""
        object_of = d.head.head if d.head.tag == "PRP" and d.head.dep in ("dobj", "dative") else None
        for verb in verbs_above(d.head):
            subject = surface_subject(verb)
            if subject is not None and subject in here and verb is not object_of and not _quoted_off(subject, d):
                return dict(self._choices(d, [subject])).get(subject)
            stops = verb.dep in ("relcl", "acl") or (verb.dep == "advcl" and verb.child("mark") is not None)
            if stops and d.head.lower not in SINGULAR_PERSON and subject is not d.head:
                return None
        return None

    def _in_sentence(self, d: Draft, here: Sequence[tuple[Token, Cluster | None]]) -> Cluster | None:
        again = {id(c): c for t, c in here if t.lower == d.head.lower and c is not None}
        if len(again) == 1:
            return next(iter(again.values()))
        clusters = {id(c): c for t, c in here if not _quoted_off(t, d)}
        if len(clusters) == 1:
            return next(iter(clusters.values()))
        alike = {id(c): c for t, c in here if _same_place(t, d) and not _quoted_off(t, d)}
        return next(iter(alike.values())) if len(alike) == 1 else None

    def _co_arguments(self, d: Draft) -> set[int]:
        """The clusters of the subject whose object the pronoun is: "X met *him*" is not about X."""
        up = d.head.head.head if d.head.dep == "pobj" else d.head.head
        plain = d.head.tag == "PRP" and not d.head.lower.endswith("self") and d.head.dep in ("dobj", "dative", "pobj")
        subject = surface_subject(up) if plain and up.pos == "VERB" else None
        drafts = [self.by_token.get(t) for t in conjuncts(subject)] if subject is not None else []
        return {id(self.of.get(o)) for o in drafts if o is not None}

    def _before(self, d: Draft) -> Found:
        """What the subject of the sentence before refers to, or the only noun there that agrees."""
        sentence = self.sentences.get(d.sentence.index - 1)
        if sentence is None or not _opens(d):
            return None, "not_found"
        found = list(self._choices(d, sentence.tokens[:_LOOK_BACK]))
        subjects = {id(c): c for t, c in found if t.dep in SUBJECTS and _is_main(t)}
        clusters = subjects if len(subjects) == 1 else {id(c): c for _, c in found}
        if len(clusters) == 1:
            return _told(next(iter(clusters.values())))
        return None, "ambiguous" if found else "not_found"


def _told(c: Cluster | None) -> Found:
    if c is None:
        return None, "ambiguous"
    return (None, "not_found") if c is _THING else (c, None)


def _series(d: Draft) -> frozenset[str]:
    """The pronouns that may refer to the same as this one."""
    word = d.head.lower
    if word in SINGULAR_PERSON:
        return SINGULAR_PERSON
    return PLURAL if word in PLURAL else frozenset({"it", "its", "itself"})


def _heads_phrase(t: Token) -> bool:
    """Whether the token heads a noun phrase of its own that is no date or amount."""
    return (t.pos in ("NOUN", "PROPN", "PRON") and t.ent not in _NO_ANTECEDENT and t.dep != "expl") or (
        t.dep in _MODIFIERS and t.ent in ("GPE", "NORP")
    )


def _agrees_as_thing(d: Draft, t: Token) -> bool:
    if d.head.lower in SINGULAR_PERSON or t.pos == "PRON" or t.dep in _MODIFIERS:
        return False
    return t.tag in ("NNS", "NNPS") if d.head.lower in PLURAL else t.tag in ("NN", "NNP")


def _is_several(t: Token) -> bool:
    return t.tag in ("NNS", "NNPS") or t.lower in PLURAL


def _holds(t: Token, d: Draft) -> bool:
    """Whether the pronoun stands within the noun's own phrase, clauses left aside ("*demands* for their release")."""
    token = d.head
    while token is not t and token.head is not token and token.pos not in ("VERB", "AUX"):
        token = token.head
    return token is t


def _wants_actor(d: Draft) -> bool:
    """Whether only an actor can be meant: "its president", "it said", "their proxies"."""
    if d.head.dep == "poss":
        noun = people.noun(d.head.head.lower)
        return noun is not None and noun.tie is not None
    return d.head.dep == "nsubj" and bool(cues.cues_of(d.head.head.lemma, "verb")) and d.head.head.pos == "VERB"


def _first_of(t: Token) -> Token:
    """The first of a coordination: "*Deng* and Gebre met"."""
    while t.dep == "conj" and t.head.pos in ("NOUN", "PROPN", "PRON"):
        t = t.head
    return t


def _same_place(t: Token, d: Draft) -> bool:
    """Whether the noun has the pronoun's function: both possessors, or both subjects."""
    if d.head.dep == "poss":
        return t.dep == "poss"
    return d.head.dep in SUBJECTS and t.dep in SUBJECTS


def _opens(d: Draft) -> bool:
    """Whether the pronoun is, or owns, the subject of its sentence's main clause."""
    token = d.head.head if d.head.dep == "poss" else d.head
    return token.dep in SUBJECTS and _is_main(token)


def _is_main(subject: Token) -> bool:
    verb = subject.head
    while verb.dep == "conj" and verb.head is not verb:
        verb = verb.head
    return verb.head is verb or (verb.dep == "ccomp" and verb.head.head is verb.head)


def _quoted_off(t: Token, d: Draft) -> bool:
    """Whether quotation marks stand open between the two: a speaker does not call himself "he" in his own words."""
    between = d.sentence.tokens[t.i : d.head.i] if t.sentence is d.sentence and t.i < d.head.i else []
    return sum(x.text in MARKS for x in between) % 2 == 1 and d.head.lower in SINGULAR_PERSON
