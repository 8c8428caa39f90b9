"""How the text presents an event: polarity, certainty, status, and FactBank's scale for source and author.

Read from the words around and above the trigger: negation, modal verbs, hedging adverbs and adjectives, conditions,
and the verbs that embed it (`knowledge/data/embeddings.tsv`). (Saurí and Pustejovsky 2009; Stanovsky et al. 2017.)
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.embeddings import Embedding, embedding
from dragoman.reading.syntax import Token
from dragoman.records import Attribution, Certainty, Factuality, Polarity, Status

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
_PROBABLE = frozenset("reportedly allegedly apparently probably likely presumably seemingly purportedly supposedly".split())
_POSSIBLE = frozenset("possibly perhaps maybe potentially conceivably".split())
_HEDGED: dict[str, tuple[Status | None, Certainty]] = {
    **dict.fromkeys(("alleged", "reported", "suspected", "apparent", "purported", "claimed"), (None, "probable")),
    **dict.fromkeys(("possible", "potential", "hypothetical", "further"), ("hypothetical", "possible")),
    **dict.fromkeys(("planned", "upcoming", "imminent", "future", "scheduled", "forthcoming", "looming"), ("future", "probable")),
    **dict.fromkeys(("proposed",), ("proposed", "possible")),
    **dict.fromkeys(("threatened",), ("threatened", "possible")),
}
_CONDITIONS = frozenset({"if", "unless", "lest", "provided"})
_HABITS = frozenset("always often regularly routinely usually frequently repeatedly habitually".split())
_NEGATIONS = frozenset({"never", "no", "neither", "nor", "hardly", "without"})
_RANK: dict[Certainty, int] = {"certain": 3, "probable": 2, "possible": 1, "unknown": 0}


@dataclass(slots=True)
class Presented:
    """What the source of an event says of it."""

    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    status: Status = "actual"

    def lower(self, certainty: Certainty | None, status: Status | None = None) -> None:
        """Commit no further than `certainty`; take `status` unless one is set already."""
        if certainty is not None and _RANK[certainty] < _RANK[self.certainty]:
            self.certainty = certainty
        if status is not None and self.status == "actual":
            self.status = status

    def turn(self) -> None:
        """Negate."""
        self.polarity = "negated" if self.polarity == "affirmed" else "affirmed"


def presented(trigger: Token) -> Presented:
    """How the words around a trigger present its event, within its sentence."""
    found = Presented()
    if trigger.pos in ("VERB", "AUX"):
        _own_clause(trigger, found)
    else:
        _own_phrase(trigger, found)
    _above(trigger, found)
    if _is_open_infinitive(trigger):
        found.lower("possible", "hypothetical")
    return found


def _is_open_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive of purpose, or below a word that does not say that it happened."""
    if verb.dep == "conj" and verb.tag == "VB" and verb.head.pos == "VERB" and not verb.child("aux", "nsubj"):
        return _is_open_infinitive(verb.head)
    infinitive = verb.pos in ("VERB", "AUX") and any(c.tag == "TO" and c.dep == "aux" for c in verb.children)
    if not infinitive or verb.head is verb or verb.dep in ("ROOT", "conj"):
        return False
    pos = {"VERB": "verb", "AUX": "verb", "ADJ": "adj", "NOUN": "noun"}.get(verb.head.pos, "")
    return verb.dep == "advcl" and verb.head.pos == "VERB" or embedding(verb.head.lemma.lower(), pos) is None


def _own_clause(verb: Token, found: Presented) -> None:
    head = _auxiliary_host(verb)
    for c in (*verb.children, *(head.children if head is not verb else ())):
        if c.dep == "neg" or c.lower in ("never", "n't") and c.i < verb.i:
            found.turn()
        elif c.dep == "aux" and c.lower in _MODALS:
            _modal(c, verb, found)
        elif c.dep == "advmod":
            _adverb(c, found)
        elif c.dep == "mark":
            _mark(c, verb, found)
        elif c.dep in ("nsubj", "nsubjpass"):
            _subject(c, verb, found)
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
    """"an adult found guilty could be jailed": what befalls an unnamed one of whom only a possibility is told."""
    noun = participle.head
    article = noun.child("det")
    verb = noun.head if noun.dep in ("nsubj", "nsubjpass") else None
    if verb is None or article is None or article.lower not in ("a", "an", "any"):
        return
    if any(c.dep == "aux" and c.lower in _MODALS and c.lower != "will" for c in verb.children):
        found.lower("possible", "hypothetical")


def _neither(verb: Token) -> bool:
    """"neither confirmed nor denied": the first has the word beside it, the second "nor" before it."""
    own = any(c.lower == "neither" and c.dep in ("preconj", "cc") for c in verb.children)
    return own or verb.dep == "conj" and any(c.lower == "nor" for c in verb.head.children if c.dep == "cc")


def _modal(aux: Token, verb: Token, found: Presented) -> None:
    """"may attack" is not yet; "may have attacked" is told as done, if it was."""
    status, certainty = _MODALS[aux.lower]
    if aux.lower == "would" and _told_in_the_past(verb):
        status, certainty = "future", "certain"
    perfect = any(c.dep == "aux" and c.lower == "have" for c in verb.children) and aux.lower in ("may", "might", "could")
    found.lower(certainty, None if perfect else status)


def _told_in_the_past(verb: Token) -> bool:
    """Whether "would" is a past speaker's "will": "said that it *would* leave"."""
    if verb.dep != "ccomp" or any(c.dep == "advcl" and any(x.lower == "if" for x in c.children) for c in verb.children):
        return False
    return verb.head.tag in ("VBD", "VBN")


def _mark(mark: Token, verb: Token, found: Presented) -> None:
    """"whether X met", "asked if X met" leave it open; "if X meets" supposes it."""
    if mark.lower == "whether" or mark.lower == "if" and verb.dep in ("ccomp", "csubj"):
        found.lower("unknown")
    elif mark.lower in _CONDITIONS:
        found.lower("possible", "hypothetical")


def _subject(subject: Token, verb: Token, found: Presented) -> None:
    """"no party", "neither X nor Y", and "should X attack", "had X known", where the auxiliary comes first."""
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
    return verb.head if shares and verb.tag in ("VB", "VBN") else verb


def _going_to(verb: Token, found: Presented) -> None:
    if verb.dep == "xcomp" and verb.head.lower in ("going", "about") and verb.head.child("aux") is not None:
        found.lower("probable", "future")


def _adverb(c: Token, found: Presented) -> None:
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


def _own_phrase(noun: Token, found: Presented) -> None:
    for c in noun.children:
        if c.dep in ("det", "neg") and c.lower in _NEGATIONS:
            found.turn()
        elif c.dep == "amod" and c.lower in _HEDGED:
            status, certainty = _HEDGED[c.lower]
            found.lower(certainty, status)
    if noun.head.lower == "without" and noun.dep == "pobj":
        found.turn()


def _above(trigger: Token, found: Presented) -> None:
    """Walk up through what embeds the trigger: infinitives, gerunds, clauses, objects; stop at a clause of its own."""
    below = trigger
    for above in trigger.ancestors():
        noun_clause = below.dep == "advcl" and above.pos == "NOUN"
        if not noun_clause and below.dep in ("relcl", "advcl", "conj", "parataxis", "csubj", "nsubj", "nsubjpass", "appos", "poss"):
            if below.dep == "advcl" and below is not trigger:
                _condition(below, found)
            if below.dep == "conj" and above.pos in ("VERB", "AUX", "NOUN"):
                below = above if below.tag in ("VB", "VBG") or above.pos == "NOUN" else below
                if below is above:
                    continue
            if below.dep == "advcl" and below is trigger:
                return
            if below.dep in ("nsubj", "nsubjpass") and below is trigger:
                _clause_negated(above, found)
            return
        if above.pos in ("VERB", "AUX", "ADJ", "NOUN") and _embedded(below, above, trigger, found):
            return
        below = above


def _condition(clause: Token, found: Presented) -> None:
    if any(c.dep == "mark" and c.lower in _CONDITIONS for c in clause.children):
        found.lower("possible", "hypothetical")


def _clause_negated(verb: Token, found: Presented) -> None:
    """A nominal event as the subject shares the negation and modality of its verb: "no attack was planned"."""
    if any(c.dep == "aux" and c.lower in ("may", "might", "could", "would") for c in verb.children):
        found.lower("possible", "hypothetical")
    if any(c.dep == "aux" and c.lower in ("will", "shall") for c in verb.children):
        found.lower("probable", "future")


def _embedded(below: Token, above: Token, trigger: Token, found: Presented) -> bool:
    """Apply what `above` says of `below`; true where it settles the event's status, whatever stands higher up."""
    row = _row_for(below, above)
    nominal = trigger.pos == "NOUN" and below.dep in ("dobj", "pobj", "prep")
    if row is not None and not (nominal and not _governs_noun(row)):
        if row.polarity == "negated":
            found.turn()
        found.lower(row.certainty, None if below.dep == "ccomp" and below.tag in ("VBD", "VBZ", "VBP") else row.status)
        if row.status is not None and above.pos == "VERB" and any(c.dep == "neg" for c in above.children):
            found.lower("possible", "hypothetical")
        return row.status is not None
    likely = above.child("acomp") if above.lemma == "be" and below.dep == "ccomp" else None
    told = embedding(likely.lemma.lower(), "adj") if likely is not None else None
    if told is not None:
        found.lower(told.certainty)
    if above.lemma == "be" and below.dep in ("xcomp", "ccomp") and (subject := above.child("nsubj")) is not None:
        aim = embedding(subject.lemma.lower(), "noun")
        if aim is not None:
            found.lower(aim.certainty, aim.status)
    if above.pos in ("VERB", "AUX") and below.dep in ("xcomp", "dobj", "prep", "pcomp", "acomp", "attr", "ccomp"):
        _inherit(above, below, found)
    return False


def _row_for(below: Token, above: Token) -> Embedding | None:
    pos = {"VERB": "verb", "AUX": "verb", "ADJ": "adj", "NOUN": "noun"}[above.pos]
    row = embedding(above.lemma.lower(), pos)
    if below.dep == "ccomp" and any(c.dep == "mark" and c.lower in ("if", "whether") for c in below.children):
        return None if row is None or row.certainty != "unknown" else row
    if row is None or below.dep in ("advmod", "npadvmod", "nsubj"):
        return None
    if row.status in ("proposed", "promised", "demanded") and below.dep == "ccomp" and not _bare(below):
        return row if any(c.lower in ("should", "would", "will", "must", "to") for c in below.children) else None
    if pos == "verb" and row.lemma in ("believe", "think", "report", "say", "allege") and below.dep not in ("xcomp",):
        return None
    if pos == "verb" and row.lemma in ("accuse", "suspect", "blame", "charge", "prevent", "bar", "deter", "refrain"):
        return row if below.dep in ("prep", "pcomp") or below.dep == "dobj" else None
    if pos == "noun" and below.dep not in ("acl", "relcl", "prep", "ccomp", "xcomp", "advcl"):
        return None
    if below.dep == "prep" and pos == "verb":
        return row if row.lemma in ("call", "aim", "ask", "press") and below.lower in ("for", "on", "at") else None
    return row


def _bare(clause: Token) -> bool:
    """Whether a clause is in the form of what is wanted ("that it *leave*", "suggested *leaving*"), not of a fact."""
    return clause.tag == "VB" or clause.tag == "VBG" and not any(c.dep == "aux" for c in clause.children)


def _governs_noun(row: Embedding) -> bool:
    """Whether the word says the same of a noun below it ("halted its attacks", "fears of an attack")."""
    return row.pos == "noun" or row.lemma not in ("try", "set", "need", "order", "say", "think", "believe", "set", "report")


def _inherit(above: Token, below: Token, found: Presented) -> None:
    """What is said of the governing verb holds below it: "did not manage to escape", "may hold talks"."""
    if below.dep == "ccomp":
        return
    for c in above.children:
        if c.dep == "neg" and below.dep in ("xcomp", "dobj", "attr"):
            found.turn()
        elif c.dep == "aux" and c.lower in _MODALS:
            _modal(c, above, found)
        elif c.dep == "advmod":
            _adverb(c, found)
        elif c.dep == "mark":
            _mark(c, above, found)


def scale(found: Presented, attribution: Attribution | None) -> Factuality:
    """FactBank's numbers: the source's view, and the author's as far as the cue commits the document to it."""
    size = {"certain": 3, "probable": 2, "possible": 1, "unknown": 0}[found.certainty]
    if found.status not in ("actual", "ended", "habitual"):
        size = min(size, 1)
    source = -size if found.polarity == "negated" else size
    if attribution is None or attribution.cue is None and not attribution.sources:
        return Factuality(source, source)
    stance = attribution.cue.stance if attribution.cue is not None else "neutral"
    author = {"endorsing": source, "neutral": 0, "doubting": -1 if source > 0 else 1 if source < 0 else 0}[stance]
    return Factuality(source, author)
