"""What a paragraph is about: the contexts that its words speak for.

A word speaks for its context wherever it stands, with two exceptions. In a longer name of a person or a place it is
only a name ("Army Square"), while that of an organization tells its matter ("the Election Commission"). And what
tells who somebody is, before a name or in apposition to it, is no more than that ("human rights lawyer Ana Ruiz");
so is what somebody was before ("a former senator").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.document import Document, Span
from dragoman.knowledge.contexts import Phrase, phrases
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.records import Context
from dragoman.vocabulary import ContextName

_HYPHENS = frozenset("-‐‑‒")
_NAMES = frozenset({"PERSON", "GPE", "LOC", "FAC"})
"""Names whose words say nothing of their matter: of persons and of places."""

_WORD_CLASSES = {"noun": ("NOUN", "PROPN"), "verb": ("VERB",), "adj": ("ADJ",)}
_CRIMES: frozenset[ContextName] = frozenset({"corruption", "illegal_drugs", "trafficking"})
"""Contexts that are crimes of their own: where one of them is there, PLOVER does not code `crime` besides."""

_MODIFIERS = ("compound", "amod", "nmod")
_IES = re.compile("ies$")
_PAST = frozenset({"former", "retired", "onetime"})


def find_contexts(document: Document, sentences: Sequence[Sentence]) -> dict[int, tuple[Context, ...]]:
    """The contexts of each paragraph, by its number, in the order in which their first words stand."""
    found: dict[int, dict[ContextName, list[Span]]] = {}
    for sentence in sentences:
        here = found.setdefault(sentence.paragraph, {})
        for phrase, words in _spoken(sentence):
            for name in phrase.contexts:
                here.setdefault(name, []).append(document.spot(words[0].start, words[-1].end))
    return {n: _contexts(here) for n, here in found.items()}


def _contexts(found: dict[ContextName, list[Span]]) -> tuple[Context, ...]:
    names = [name for name in found if name != "crime" or _CRIMES.isdisjoint(found)]
    return tuple(Context(name, tuple(found[name])) for name in names)


def _spoken(sentence: Sentence) -> Iterator[tuple[Phrase, list[Token]]]:
    """The phrases that stand in a sentence and count, with their words; where two begin, the longer one."""
    tokens = [t for t in sentence.tokens if t.text not in _HYPHENS]
    forms = [_forms(t) for t in tokens]
    i = 0
    while i < len(tokens):
        phrase = _phrase_at(tokens, forms, i)
        words = tokens[i : i + len(phrase.words)] if phrase is not None else [tokens[i]]
        if phrase is not None and not _in_name(words) and not _tells_who(words[-1]):
            yield phrase, words
        i += len(words)


def _phrase_at(tokens: Sequence[Token], forms: Sequence[Sequence[str]], i: int) -> Phrase | None:
    options = (p for form in forms[i] for p in phrases().get(form, ()) if _fits(p, tokens, forms, i))
    return max(options, key=lambda p: len(p.words), default=None)


def _fits(phrase: Phrase, tokens: Sequence[Token], forms: Sequence[Sequence[str]], i: int) -> bool:
    last = i + len(phrase.words) - 1
    if last >= len(tokens) or (phrase.pos is not None and tokens[last].pos not in _WORD_CLASSES[phrase.pos]):
        return False
    return all(word in forms[i + k] for k, word in enumerate(phrase.words))


def _forms(token: Token) -> list[str]:
    """How a list may write this token; the parser gives no singular for the plural of a name or of a rare noun."""
    forms = [token.text, token.lower, token.lemma.lower()]
    if token.pos in ("NOUN", "PROPN") and token.lower.endswith("s"):
        forms += [token.lower[:-1], _IES.sub("y", token.lower)]
    return forms


def _in_name(words: Sequence[Token]) -> bool:
    """Whether the words are a part, and no more, of the name of a person or a place."""
    if not all(t.ent in _NAMES for t in words):
        return False
    first, last = words[0], words[-1]
    tokens = first.sentence.tokens
    before = not first.ent_start and first.i > 0 and tokens[first.i - 1].lower != "the"
    after = last.i + 1 < len(tokens) and tokens[last.i + 1].ent == last.ent and not tokens[last.i + 1].ent_start
    return before or after


def _tells_who(word: Token) -> bool:
    """Whether the word belongs to what tells who a named person is, or to what somebody was before."""
    head = _climb(word, _MODIFIERS)
    if head is not word and head.ent == "PERSON":
        return True
    first = _climb(head, ("conj",))
    if any(c.dep == "amod" and c.lower in _PAST for t in (head, first) for c in t.children):
        return True
    return first.dep == "appos" and first.head.ent == "PERSON"


def _climb(token: Token, deps: Sequence[str]) -> Token:
    """The token that this one hangs on by these labels only; itself where it does not."""
    while token.dep in deps and token.head is not token:
        token = token.head
    return token
