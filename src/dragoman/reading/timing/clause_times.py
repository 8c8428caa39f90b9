"""Which time expression dates a trigger: one of its own clause, or of a clause of the same sentence that holds for it.

An expression dates the nearest event or verb above it, and only where nothing but prepositions of time stands between:
"withdrew from *the 2015 deal*" did not take place in 2015, "met ahead of *Monday's vote*" not after Monday. Behind a
noun that is no event it is the verb's, however the parse has it: "issued a warrant *on Monday*".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.knowledge import lexicon
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.reading.timing.tense import of_verb
from dragoman.records import Time
from dragoman.vocabulary import Basis
from dragoman.when import When

Way = Literal["at", "since", "until"]

# What a preposition makes of the time below it, and of a noun that has a time: "in 2015", "at Monday's summit".
_OF_A_TIME: dict[str, Way] = {
    **dict.fromkeys("on in at during within over throughout through around about of early late as".split(), "at"),
    **dict.fromkeys(("since", "from", "after", "following", "between"), "since"),
    **dict.fromkeys(("until", "till", "by", "before"), "until"),
}
_OF_A_NOUN: dict[str, Way] = {
    **dict.fromkeys(("on", "in", "at", "during", "amid"), "at"),
    **dict.fromkeys(("since", "after", "following"), "since"),
    **dict.fromkeys(("until", "till", "before"), "until"),
}
_LOOSE = frozenset({"prep", "npadvmod", "advmod", "tmod"})
_STATED = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
# Verbs that say no more than that what is their subject takes place, or that somebody does what is their object.
_HAPPEN = frozenset("occur happen take begin start end erupt break come continue resume last be".split())
_HELD = frozenset("hold stage launch carry convene mount sign conclude".split())
_INSIDE = frozenset({"in", "at", "during", "under", "amid"})
_PART_OF = frozenset({"in", "during", "at", "by"})
_CHARGED = frozenset(
    "charge convict arrest indict suspect accuse acquit sentence jail try detain question want name plead implicate "
    "involve sue prosecute extradite blame".split()
)
# What an attack does: when it did, it took place.
_HARM = frozenset("kill wound injure hit strike destroy displace damage hurt maim".split())
# Verbs whose infinitive takes place when they do: "began on Monday to shell the port".
_ONE_TIME = frozenset("begin start continue resume manage try attempt proceed help force use".split())


@dataclass(frozen=True, slots=True)
class Dating:
    """The expression that dates an event: it took place in it (`at`), not before it (`since`), not after it (`until`).

    `basis` is `clause`, `sentence` or `link`.
    """

    time: Time
    way: Way
    basis: Basis

    @property
    def when(self) -> When | None:
        """The days that it leaves; None where it names none."""
        earliest = self.time.earliest if self.way != "until" else None
        latest = self.time.latest if self.way != "since" else None
        return When(earliest, latest, self.basis, self.time.id) if earliest or latest else None


class ClauseTimes:
    """The dates and times of day of a document, by the sentence that they stand in."""

    def __init__(self, sentences: Sequence[Sentence], times: Sequence[Time]) -> None:
        self._own: dict[int, list[tuple[Token, Time]]] = {}
        where = 0
        for time in times:
            while where < len(sentences) and sentences[where].end <= time.span.start:
                where += 1
            tokens = sentences[where].between(time.span.start, time.span.end) if where < len(sentences) else []
            if tokens and time.type in ("date", "time"):
                head = next((t for t in tokens if t.head not in tokens or t.head is t), tokens[-1])
                self._own.setdefault(sentences[where].index, []).append((head, time))

    def dating(self, trigger: Token, triggers: Set[Token], light: Token | None = None) -> Dating | None:
        """What dates `trigger`; `triggers` are all of the document's, `light` the verb that carries a nominal one."""
        for target in (trigger, _carrier(trigger, triggers, light)):
            if target is not None and (found := self._of(target, trigger, triggers, "clause", len(_tokens(trigger)))):
                return found
        for verb, before in _shared(trigger, triggers):
            if found := self._of(verb, trigger, triggers, "sentence", before):
                return found
        return self._beside(trigger, triggers)

    def _beside(self, verb: Token, triggers: Set[Token]) -> Dating | None:
        """The day of a noun that a preposition puts before or after a verb: "fled after *the raid on Monday*"."""
        for c in verb.children if verb.pos == "VERB" else ():
            way, noun = _OF_A_NOUN.get(c.lower), c.child("pobj")
            if c.dep == "prep" and noun is not None and way in ("since", "until"):
                found = self._of(noun, verb, triggers, "link", len(_tokens(verb)))
                if found is not None and found.way == "at":
                    return replace(found, way=way)
        return None

    def _of(self, target: Token, trigger: Token, triggers: Set[Token], basis: Basis, before: int) -> Dating | None:
        """The expression that hangs on `target`, of those that stand before the token number `before`."""
        near: list[tuple[Token, Time, Way]] = []
        for head, time in self._own.get(trigger.sentence.index, ()):
            hung = _hung(head, time, target, triggers) if head.i < before else None
            if hung is not None and hung[0] is target:
                near.append((head, time, hung[1]))
        best = min(near, key=lambda x: (_is_vague(x[1]), x[2] != "at", abs(x[0].i - trigger.i)), default=None)
        return Dating(best[1], best[2], basis) if best is not None else None


def _tokens(trigger: Token) -> list[Token]:
    return trigger.sentence.tokens


def _is_vague(time: Time) -> bool:
    return time.earliest is None and time.latest is None


def _is_day(time: Time) -> bool:
    """Whether it is one day, which no "in" stands before: "in Monday" begins a longer phrase."""
    return time.earliest is not None and time.earliest == time.latest


def _hung(head: Token, time: Time, target: Token, triggers: Set[Token]) -> tuple[Token, Way] | None:
    """The nearest event or verb above a time expression, and what the words between make of the time."""
    way: Way = "at"
    below, noun = head, False
    for a in head.ancestors():
        if a is target or a in triggers or a.pos in ("VERB", "AUX"):
            return (a, way) if _dates(below, a, noun) else None
        if a.dep in ("prep", "agent") or a.pos in ("ADP", "SCONJ"):
            found = _way(a, noun) if noun or a.lower != "in" or not _is_day(time) else None
            if found is None or "at" not in (way, found):
                return None
            way = found if way == "at" else way
        elif a.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "ADV"):
            noun = noun or not (below.dep in _LOOSE and a.lemma.lower() not in lexicon.nouns())
        below = a
    return None


def _way(preposition: Token, noun: bool) -> Way | None:
    """What a preposition makes of a time; "charged *in* the 2015 bombing" names a matter and no time."""
    if noun and preposition.lower == "in" and preposition.head.lemma in _CHARGED:
        return None
    if preposition.lower == "of" and preposition.head.lower == "ahead":
        return "until"
    return (_OF_A_NOUN if noun else _OF_A_TIME).get(preposition.lower)


def _dates(below: Token, above: Token, noun: bool) -> bool:
    """Whether what hangs on an event or verb says when: not as its object, nor inside its object."""
    if above.pos in ("VERB", "AUX"):
        return below.dep in _LOOSE or below.dep in ("dep", "advcl", "nmod") or (not noun and below.dep not in _STATED)
    return True


def _carrier(trigger: Token, triggers: Set[Token], light: Token | None) -> Token | None:
    """The verb that says no more than that a nominal event takes place, so that its time is the event's."""
    if trigger.pos in ("VERB", "AUX"):
        return None
    verb = next((a for a in trigger.ancestors() if a.pos in ("VERB", "AUX") or a in triggers), None)
    if verb is None or verb in triggers:
        return None
    if verb is light or (trigger.dep in ("nsubj", "attr") and verb.lemma in _HAPPEN):
        return verb
    if trigger.dep in ("nsubjpass", "dobj") and verb.lemma in _HELD:
        return verb
    inside = trigger.dep == "pobj" and trigger.head.lower in _INSIDE and trigger.head.head is verb
    return verb if inside else None


def _shared(trigger: Token, triggers: Set[Token]) -> Iterator[tuple[Token, int]]:
    """The verbs whose time holds for a verb too, with the token before which that time must stand."""
    verb, end = trigger.head, len(trigger.sentence.tokens)
    if trigger.pos != "VERB":
        return
    yield from ((noun, end) for noun in made_of(trigger))
    if verb is trigger or verb.pos not in ("VERB", "AUX"):
        return
    if trigger.dep == "conj":
        own, subject = trigger.child("nsubj", "nsubjpass"), verb.child("nsubj", "nsubjpass")
        if _runs_on(trigger, verb):
            yield verb, subject.i if own is not None and subject is not None else verb.i
        return
    beside = trigger.dep == "advcl" and trigger.tag == "VBG" and not trigger.child("mark", "aux", "advmod", "nsubj")
    if beside or (trigger.dep == "xcomp" and verb.lemma in _ONE_TIME and verb not in triggers):
        yield verb, end


def made_of(verb: Token) -> Iterator[Token]:
    """The nouns of which a verb is a part: "were killed in *an attack*", "the *attack*, which killed ten"."""
    for c in verb.children:
        part = c.dep in ("prep", "agent") and c.lower in _PART_OF and verb.lemma not in _CHARGED
        inner = c.child("pobj") if part else None
        if inner is not None and inner.pos == "NOUN":
            yield inner
    subject = verb.child("nsubj")
    if verb.lemma in _HARM and subject is not None and subject.pos == "NOUN":
        yield subject
    if verb.lemma in _HARM and verb.dep in ("relcl", "acl") and verb.tag in ("VBD", "VBG"):
        yield verb.head


def _runs_on(trigger: Token, verb: Token) -> bool:
    """Whether a coordinated verb is told in the tense of the first: not "arrived on Monday and will leave"."""
    shares = trigger.child("aux", "auxpass", "nsubj") is None and trigger.tag in ("VB", "VBN", "VBG")
    return shares or of_verb(trigger) == of_verb(verb)
