"""Names in a sentence, and what kind of thing each one names.

Candidates are spaCy's entity chunks and other runs of proper nouns; the decision (is it a name of somebody, where does
it begin and end, of what kind) uses the word lists in `knowledge`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge import people, states
from dragoman.knowledge.given_names import gender_of
from dragoman.reading.naming.name_kinds import body_kind, name_kind
from dragoman.reading.naming.name_kinds import singular as singular
from dragoman.reading.naming.titles import after_titles, is_role, title_before, title_start
from dragoman.reading.naming.works import LABEL
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.vocabulary import EntityKind

_NEVER = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE", LABEL})
_OPENING = frozenset("near outside inside around across after before since during despite unlike besides".split())
_PARTICLES = frozenset(
    "al el ad an as ar ash bin ben ibn abu van von de da di del".split()
)
_EDGE = frozenset("\"'“”‘’`()[],.;:—–-#@/&") | {"the", "The", "a", "A", "an", "’s", "'s", "of", "for", "and", "’"}
_JUNK = re.compile(r"https?:|www\.|\.com\b|pic\.|^@|[_{}<>\\|\[\]]|^\W*$|^[\d\W]+$")
_RUN_ON = re.compile(r"[A-Z]{2,}[a-z]{3,}$")
_HANDLE_OR_TAG = frozenset("#@")
_BODIES_OF = frozenset(
    "party front movement union university bank church league congress federation association army council".split()
)


@dataclass(slots=True, eq=False)
class Name:
    """The tokens [first, last] of a sentence that name somebody; `title` is the first token of a title before it."""

    sentence: Sentence
    first: int
    last: int
    kind: EntityKind
    label: str
    title: int | None = None
    adjective: bool = False

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the name, without title."""
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def head(self) -> Token:
        """The token that the rest of the sentence attaches to."""
        return next((t for t in self.tokens if not self.first <= t.head.i <= self.last or t.head is t), self.tokens[-1])


def find_names(sentence: Sentence) -> list[Name]:
    """The names of a sentence, in text order, none overlapping."""
    found = []
    for first, last, label in _candidates(sentence):
        for a, b in _split(sentence.tokens, first, last):
            name = _decide(sentence, a, b, label)
            if name is not None:
                found.append(name)
    return _joined_with_of(found)


def _joined_with_of(names: list[Name]) -> list[Name]:
    """A party, front or bank takes the land behind it into its name: "Communist Party of the Philippines"."""
    done: list[Name] = []
    for name in names:
        before = done[-1] if done else None
        if before is not None and before.last < name.first and _is_body_of(before, name):
            before.last, before.kind = name.last, before.kind if before.kind == "group" else "organization"
        else:
            done.append(name)
    return done


def _is_body_of(body: Name, land: Name) -> bool:
    between = [t.lower for t in body.sentence.tokens[body.last + 1 : land.first]]
    fits = land.kind in ("state", "place") and not land.adjective and body.label not in ("PERSON", "GPE")
    named = len(body.tokens) > 1 and body.tokens[-1].lower in _BODIES_OF
    return fits and named and between in (["of"], ["of", "the"])


def is_labelled_otherwise(t: Token) -> bool:
    """Whether the token belongs to a date, an amount or the like."""
    return t.ent in _NEVER


def _candidates(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Runs of tokens that may be a name: (first, last, label), label empty for runs that spaCy did not label."""
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        t = tokens[i]
        end = _chunk_end(tokens, i) if t.ent else _run_end(tokens, i)
        if end is None:
            i += 1
            continue
        while _follows_a_nickname(tokens, end + 1):
            end = _chunk_end(tokens, end + 1) if tokens[end + 1].ent else end + 1
        if not is_labelled_otherwise(t):
            yield i, end, t.ent
        i = end + 1


def _follows_a_nickname(tokens: Sequence[Token], i: int) -> bool:
    """Whether the name goes on behind marks that the parse was not shown: Ana "Nita" *Ruiz*."""
    apart = [b.start - a.end for a, b in itertools.pairwise(tokens[max(0, i - 2) : i + 1])]
    return i < len(tokens) and tokens[i].pos == "PROPN" and apart == [2, 2]


def _chunk_end(tokens: Sequence[Token], i: int) -> int:
    j = i + 1
    while j < len(tokens) and tokens[j].ent == tokens[i].ent and not tokens[j].ent_start:
        j += 1
    return j - 1


def _run_end(tokens: Sequence[Token], i: int) -> int | None:
    """The end of a run of capitalised proper nouns without label; a lone one counts unless it opens the sentence."""
    if not _is_proper(tokens[i]):
        return None
    j = i
    while j + 1 < len(tokens) and not tokens[j + 1].ent:
        following = tokens[j + 1]
        if _is_proper(following):
            j += 1
        elif _links(tokens, j + 1) and j + 2 < len(tokens) and _is_proper(tokens[j + 2]):
            j += 2
        else:
            break
    return j


def _links(tokens: Sequence[Token], i: int) -> bool:
    """Whether a small word stands within a name ("Union *of* Farmers", "Lord*'s* Army")."""
    if tokens[i].tag == "POS":
        return people.noun(tokens[i - 1].lower) is not None or people.abbreviation(tokens[i - 1].text) is not None
    return tokens[i].lower in ("of", "for", "-", "al")


def _is_proper(t: Token) -> bool:
    """A capitalised proper noun without label, or the name of a state, however the parser took it."""
    if t.ent or not t.text[:1].isupper():
        return False
    return t.pos == "PROPN" or states.state_of(t.text) is not None


def _split(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """A chunk without its edges ("the", quotation marks, "'s"), cut at possessives and brackets inside it."""
    start = first
    for i in range(first, last + 2):
        if i > last or _parts(tokens, i, last) or tokens[i].text in ("(", ")", "—", ":", ";", "/"):
            a, b = start, min(i, last + 1) - 1
            while a <= b and (_is_prefix(tokens[a]) or (a < b and _RUN_ON.match(tokens[a].text))):
                a += 1
            while b >= a and tokens[b].text in _EDGE:
                b -= 1
            if a <= b:
                yield a, b
            start = i + 1


def _parts(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether the token is a possessive between two names, and not within one ("Serbian People's Party")."""
    if tokens[i].tag != "POS" or i >= last or i == 0:
        return False
    common = people.noun(tokens[i - 1].lower) or people.abbreviation(tokens[i - 1].text)
    return common is None or body_kind([t.text for t in tokens[i + 1 : last + 1]]) is None


def _is_prefix(t: Token) -> bool:
    """What opens a chunk without being part of a name: marks, "*pro*-Iran", "*Near* Palmyra, …"."""
    return t.text in _EDGE or (t.text.islower() and t.lower not in _PARTICLES) or (t.i == 0 and t.lower in _OPENING)


def _decide(sentence: Sentence, first: int, last: int, label: str) -> Name | None:
    tokens = sentence.tokens
    text = " ".join(t.text for t in tokens[first : last + 1])
    if _JUNK.search(text) or not any(t.text[:1].isupper() for t in tokens[first : last + 1]):
        return None
    if _is_tag(tokens, first, last):
        return None
    state = states.state_of(text)
    single = tokens[first]
    if states.demonym_states(text):
        modifies = tokens[last].dep in ("amod", "compound", "nmod", "npadvmod") and not _plural(tokens[last])
        adjective = tokens[last].pos == "ADJ" or modifies
        return Name(sentence, first, last, "state" if adjective else "group", label, adjective=adjective)
    if is_role(tokens, first, last) or (first == last and _is_common(single, label)):
        return None
    begin = after_titles(tokens, first, last)
    if begin > last or tokens[begin].lower in ("of", "for"):
        return None
    titled = begin > first or title_before(tokens, begin) is not None
    kind = name_kind(tokens, begin, last, label, titled) if state is None else "state"
    if begin == last and state is None and _is_given(tokens, begin - 1):
        begin, kind = begin - 1, "person"
    if kind is None:
        return None
    name = Name(sentence, begin, last, kind, label)
    if kind == "person":
        name.title = title_start(tokens, begin, name.head)
    return name


def _is_given(tokens: Sequence[Token], i: int) -> bool:
    """Whether an unlabelled word before a name is a given name that belongs to it ("*Ana* Fuentes")."""
    return i >= 0 and not tokens[i].ent and tokens[i].pos == "PROPN" and gender_of(tokens[i].text) is not None


def _is_common(t: Token, label: str) -> bool:
    """Whether a lone capitalised word is a noun for a body or a role rather than a name ("the Court", "Minister")."""
    found = people.noun(t.lower)
    return found is not None and found.kind in ("organization", "person") and label not in ("NORP", "GPE")


def _plural(t: Token) -> bool:
    return t.tag in ("NNS", "NNPS")


def _is_tag(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name is a hashtag of several words run together, or a handle."""
    marked = first > 0 and tokens[first - 1].text in _HANDLE_OR_TAG
    run_together = re.search(r"[a-z][A-Z]|[A-Z]{2}[a-z]{2}|\d|_", tokens[first].text)
    if first == last and re.match(r"(?:[A-Z][a-z]+){3,}$", tokens[first].text):
        return True
    return first == last and (marked or tokens[first].text[:1] in _HANDLE_OR_TAG) and bool(run_together)
