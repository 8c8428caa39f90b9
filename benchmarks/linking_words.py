"""The words that lead from one name to another in a sentence: what an event between the two would be told by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.encoding.pieces import Range

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PREDICATES = frozenset(["VERB", "AUX", "NOUN", "ADJ"])


def linking_words(doc: Doc, source: Range, target: Range) -> list[Range]:
    """The predicate that holds source and target together, and the words that lead from it to the target.

    That is the lowest word above both in the parse, and the verbs, nouns and adjectives below it on the way to the
    target (of a target above the source, to the source), none of them inside either; where there is none, the words
    between the two. All are [start, end) in code points of the sentence.
    """
    first, last = _head(doc, source), _head(doc, target)
    common = next((t for t in _upwards(last) if t in _upwards(first)), None)
    way = [] if common is None else [common, *_below(common, first if common == last else last)]
    outside = [t for t in way if not _in(t, source) and not _in(t, target)]
    if found := sorted({(t.idx, t.idx + len(t)) for t in outside if t.pos_ in _PREDICATES}):
        return found
    before, behind = sorted((source, target))
    return [(before[1], behind[0])] if before[1] + 1 < behind[0] else []


def _head(doc: Doc, place: Range) -> Token:
    """The word of a span whose head stands outside."""
    inside = [t for t in doc if _in(t, place)]
    return next((t for t in inside if t.head == t or not _in(t.head, place)), inside[0] if inside else doc[0])


def _upwards(token: Token) -> list[Token]:
    return [token, *token.ancestors]


def _below(top: Token, token: Token) -> list[Token]:
    """The words on the way up from `token` to `top`."""
    way = _upwards(token)
    return way[: way.index(top)] if top in way else []


def _in(token: Token, place: Range) -> bool:
    return token.idx < place[1] and place[0] < token.idx + len(token)
