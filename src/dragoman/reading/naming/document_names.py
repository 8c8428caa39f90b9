"""The names of a whole document: what is known of a name in one place is used in the others.

A parser labels each sentence for itself, so that a name found in one is missed in the next. A second pass finds the
names that the document has shown to be names wherever else they stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import people, states
from dragoman.reading.naming.names import Name, find_names, is_labelled_otherwise
from dragoman.reading.parsing.casing import is_title_case
from dragoman.reading.parsing.syntax import Sentence, Token

_LONGEST = 6


def find_document_names(sentences: Sequence[Sentence]) -> list[list[Name]]:
    """The names of each sentence, in text order, none overlapping."""
    first = [find_names(s) for s in sentences]
    surnames = {n.tokens[-1].text for names in first for n in names if n.label == "PERSON" and n.kind == "person"}
    first = [_with_runs(s, names, surnames) for s, names in zip(sentences, first, strict=True)]
    known = _known(first)
    seen = {word for names in first for n in names if len(n.tokens) > 1 for word in (t.text for t in n.tokens)}
    return [_completed(s, _kept(s, names, seen), known) for s, names in zip(sentences, first, strict=True)]


def _known(found: Sequence[Sequence[Name]]) -> dict[tuple[str, ...], Name]:
    """The names that may be trusted elsewhere, by their words; a person's last word too."""
    known: dict[tuple[str, ...], Name] = {}
    for name in (n for names in found for n in names if not n.adjective):
        words = tuple(t.text for t in name.tokens)
        if len(words) > 1 or name.title is not None or (words[0].isupper() and len(words[0]) > 2):
            known.setdefault(words, name)
            if name.kind == "person" and _is_surname(words[-1]):
                known.setdefault(words[-1:], name)
    return known


def _with_runs(sentence: Sentence, names: list[Name], surnames: set[str]) -> list[Name]:
    """The names and the unlabelled runs of proper nouns that end in the last word of a person known elsewhere."""
    tokens, covered = sentence.tokens, {i for n in names for i in range(n.first, n.last + 1)}
    added: list[Name] = []
    for i, t in enumerate(tokens):
        if i in covered or t.text not in surnames or t.pos != "PROPN" or not _is_surname(t.text):
            continue
        first = i
        while first > 0 and first - 1 not in covered and tokens[first - 1].pos == "PROPN" and i - first < 3:
            first -= 1
        if first < i and not any(t.ent or not t.text[:1].isupper() for t in tokens[first : i + 1]):
            added.append(Name(sentence, first, i, "person", ""))
    return sorted([*names, *added], key=lambda n: n.first) if added else names


def _is_surname(word: str) -> bool:
    other = people.noun(word.lower()) is not None or states.state_of(word) is not None
    return len(word) > 2 and word[:1].isupper() and not other


def _kept(sentence: Sentence, names: Sequence[Name], seen: set[str]) -> list[Name]:
    """The names without the lone words of a line that is no sentence ("Slideshow (2 Images)") or a headline."""
    if names and is_title_case(" ".join(t.text for t in sentence.tokens)):
        return [n for n in names if len(n.tokens) > 1 or n.tokens[0].text in seen or _is_sure(n)]
    if any(t.pos in ("VERB", "AUX") for t in sentence.tokens) or len(sentence.tokens) > 8:
        return list(names)
    return [n for n in names if not _is_stray(n, seen)]


def _is_sure(name: Name) -> bool:
    """Whether a lone word in a headline is a name by more than its capital: a state, an acronym, one who acts."""
    word = name.tokens[0]
    known = name.kind == "state" or name.adjective or name.title is not None or bool(states.demonym_states(word.text))
    acts = word.dep in ("nsubj", "nsubjpass", "poss") and name.kind in ("person", "place")
    return known or acts or states.seat(word.text) is not None or (word.text.isupper() and len(word.text) > 1)


def _is_stray(name: Name, seen: set[str]) -> bool:
    lone = name.first == name.last == 0 and name.title is None and name.kind in ("person", "organization")
    return lone and name.tokens[0].text not in seen and not name.tokens[0].text.isupper()


def _completed(sentence: Sentence, names: list[Name], known: dict[tuple[str, ...], Name]) -> list[Name]:
    """The names and, between them, those that the document knows from elsewhere."""
    covered = {i for n in names for i in range(n.first, n.last + 1)}
    added, i, tokens = [], 0, sentence.tokens
    while i < len(tokens):
        found = _known_at(tokens, i, covered, known)
        if found is None:
            i += 1
            continue
        last, name = found
        added.append(Name(sentence, i, last, name.kind, name.label))
        i = last + 1
    return sorted([*names, *added], key=lambda n: n.first) if added else names


def _known_at(
    tokens: Sequence[Token], i: int, covered: set[int], known: dict[tuple[str, ...], Name]
) -> tuple[int, Name] | None:
    """The last token and the pattern of the longest known name that begins at `i` and stands free."""
    if not _may_begin(tokens, i, covered):
        return None
    for size in range(min(_LONGEST, len(tokens) - i), 0, -1):
        name = known.get(tuple(t.text for t in tokens[i : i + size]))
        last = i + size - 1
        if name is not None and not covered & set(range(i, last + 1)) and not _may_begin(tokens, last + 1, covered):
            return last, name
    return None


def _may_begin(tokens: Sequence[Token], i: int, covered: set[int]) -> bool:
    free = i < len(tokens) and i not in covered and tokens[i].text[:1].isupper()
    return free and not is_labelled_otherwise(tokens[i])
