"""Where the text refers to somebody: names with their titles, noun phrases and pronouns (ACE's mentions)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge import people
from dragoman.reading.naming.name_kinds import singular
from dragoman.reading.naming.names import Name
from dragoman.reading.parsing.grammar import LEFT_OF_NOUN, phrase
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.vocabulary import EntityKind, MentionForm

SINGULAR_PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THING = frozenset({"it", "its", "itself"})
SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
PRONOUNS = SINGULAR_PERSON | PLURAL | THING | SPEAKER
_QUOTES = frozenset("\"'“”„‟‘’«»")
_EXTENDS = ("of", "in", "from", "at")


@dataclass(slots=True, eq=False)
class Draft:
    """A mention before its entity is known: tokens [first, last] of its sentence, those of its name or head inside."""

    sentence: Sentence
    head: Token
    first: int
    last: int
    head_first: int
    head_last: int
    form: MentionForm
    kind: EntityKind
    noun: people.Noun | None = None
    name: Name | None = None

    @property
    def start(self) -> int:
        """Where the whole phrase begins in the document."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where the whole phrase ends in the document."""
        return self.sentence.tokens[self.last].end

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name or head, in lower case, without hyphens and marks."""
        tokens = self.sentence.tokens[self.head_first : self.head_last + 1]
        return tuple(w for t in tokens if (w := t.lower.strip("-'’‘“”\"")))

    @property
    def plural(self) -> bool:
        """Whether it refers to several."""
        if self.name is not None and self.kind != "group":
            return False
        return self.head.tag in ("NNS", "NNPS") or self.head.lower in PLURAL

    @property
    def determiner(self) -> str:
        """The determiner that opens the phrase, in lower case; empty where there is none."""
        found = self.head.child("det", "predet")
        return found.lower if found is not None else ""


def find_mentions(sentence: Sentence, names: Sequence[Name]) -> list[Draft]:
    """The mentions of a sentence with these names, in text order; nouns within names and titles are none."""
    taken = {i for n in names for i in range(n.first if n.title is None else n.title, n.last + 1)}
    drafts = [_named(n) for n in names]
    drafts += [d for t in sentence.tokens if t.i not in taken for d in _unnamed(t)]
    return sorted(drafts, key=lambda d: (d.head.i, d.first))


def _named(name: Name) -> Draft:
    first = name.first if name.title is None else name.title
    if name.kind == "group" and name.head.tag in ("NNS", "NNPS"):
        first = name.first = min(name.first, _first_adjective(name))
    return Draft(name.sentence, name.head, first, name.last, name.first, name.last, "name", name.kind, name=name)


def _first_adjective(name: Name) -> int:
    """Where the adjectives of a people begin ("*right-wing* Israelis"); numbers and determiners are none of it."""
    adjectives = [c for c in name.head.children if c.dep in ("amod", "compound") and c.i < name.first and not c.ent]
    edge = min((x.i for c in adjectives for x in c.subtree()), default=name.first)
    between = name.sentence.tokens[edge : name.first]
    plain = all(t.pos in ("ADJ", "NOUN", "PUNCT") and t.text not in ",\"" for t in between)
    return edge if between and plain else name.first


def _unnamed(t: Token) -> Iterator[Draft]:
    if t.lower in PRONOUNS and t.tag in ("PRP", "PRP$"):
        if not _is_empty_it(t):
            yield Draft(t.sentence, t, t.i, t.i, t.i, t.i, "pronoun", _pronoun_kind(t))
        return
    if t.pos not in ("NOUN", "PROPN") or (t.dep in ("compound", "nmod", "npadvmod") and not _heads_own_phrase(t)):
        return
    noun = people.noun_ending(_lemmas(t))
    if noun is None or noun.kind == "place" or _is_bare(t) or _is_hyphenated(t):
        return
    tokens = phrase(t, (*_EXTENDS, "to", "for") if noun.tie is not None else _EXTENDS)
    first, begin = _without_determiner(tokens), max(0, t.i + 1 - len(noun.lemma.split()))
    yield Draft(t.sentence, t, first, tokens[-1].i, begin, t.i, "nominal", noun.kind, noun)


def _is_bare(t: Token) -> bool:
    """A lone singular noun ("by force", "in power") names no one, but for an apposition or a predicate."""
    alone = not any(c.dep in LEFT_OF_NOUN for c in t.children)
    return alone and t.tag == "NN" and t.dep not in ("appos", "attr", "ROOT", "conj")


def _heads_own_phrase(t: Token) -> bool:
    """Whether a noun that is parsed as a modifier has a determiner or possessor of its own ("the military jury")."""
    return t.child("det", "poss") is not None


def _is_hyphenated(t: Token) -> bool:
    """Whether the noun is a part of a compound adjective: the "wing" of "right-wing voters"."""
    tokens = t.sentence.tokens
    after = t.i + 1 < len(tokens) and tokens[t.i + 1].text == "-" and tokens[t.i + 1].start == t.end
    return after or (t.dep in ("amod", "compound", "nmod") and t.i > 0 and tokens[t.i - 1].text == "-")


def _without_determiner(tokens: list[Token]) -> int:
    """The first token of a phrase but for "a" and for opening quotation marks, an article before those included."""
    start, last = 0, len(tokens) - 1
    if last > 0 and tokens[0].dep == "det" and (tokens[0].lower in ("a", "an") or tokens[1].text in _QUOTES):
        start = 1
    while start < last and tokens[start].pos == "PUNCT" and not any(t.text in _QUOTES for t in tokens[start + 1 :]):
        start += 1
    return tokens[start].i


def _lemmas(t: Token) -> list[str]:
    tokens = t.sentence.tokens[max(0, t.i - 3) : t.i]
    last = t.lemma.lower() if t.pos == "NOUN" else singular(t.lower)
    return [x.lower for x in tokens] + [last]


def _pronoun_kind(t: Token) -> EntityKind:
    if t.lower in PLURAL:
        return "group"
    return "organization" if t.lower in THING else "person"


def _is_empty_it(t: Token) -> bool:
    """Whether "it" points at nothing: "it is likely that", "it remains unclear whether", "it was reported that"."""
    if t.lower != "it" or t.dep not in ("nsubj", "nsubjpass", "expl"):
        return t.lower == "it" and t.dep == "expl"
    verb = t.head
    doubts = (c for c in verb.children_of("advcl") if any(m.lower in ("if", "whether", "that") for m in c.children))
    clausal = verb.child("ccomp", "csubj", "csubjpass") is not None or next(doubts, None) is not None
    predicate = verb.child("acomp", "attr", "oprd")
    below = predicate is not None and predicate.child("ccomp", "xcomp", "acl", "advcl") is not None
    passive = t.dep == "nsubjpass" and clausal
    return passive or (verb.lemma in ("be", "remain", "become", "seem", "appear") and (clausal or below))
