"""Lines in Title Case, as headlines and posts have them: common words there are put in lower case before the parse.

A parser takes "Media Warns" for a name. Which words are common is told by the rest of the document and by the word
lists; a word that the rest of the document capitalises within a sentence is left alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from dragoman.knowledge import cues, lexicon, people

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*(?:['’][a-z]+)?")
_LINE = re.compile(r"[^\n]+")
_LONGEST = 300
_CLOSED = frozenset(
    "after against amid among and are around as at be been before behind but by can could did do does during "
    "for from has have how if in into is its just more most new no not now of off on only or our out over says "
    "since than that the their these they this those to under until up was were what when where while who why "
    "with without would your his her he she it you we last first still ever never all some many about may must "
    "might should".split()
)
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"))


def lower_headlines(text: str, blocks: Sequence[tuple[int, int]]) -> str:
    """`text` with the common words of its lines in Title Case in lower case; of the same length.

    `blocks` are the stretches [start, end) of `text` that are looked at.
    """
    lines = [(m.start(), m.end()) for start, end in blocks for m in _LINE.finditer(text, start, end)]
    titled = [(s, e) for s, e in lines if is_title_case(text[s:e])]
    if not titled:
        return text
    lowered, capitals = _words_elsewhere(text, lines, set(titled))
    parts, last = [], 0
    for s, e in titled:
        parts += [text[last:s], _lowered(text[s:e], lowered, capitals)]
        last = e
    return "".join(parts) + text[last:]


def is_title_case(line: str) -> bool:
    """Whether all words that are no function words are capitalised, but for one in ten, and some common one is."""
    if len(line) > _LONGEST:
        return False
    words = [w for w in _WORD.findall(line) if len(w) > 2 and w.lower() not in _CLOSED]
    capital = sum(w[0].isupper() for w in words)
    common = sum(w[0].isupper() and not w.isupper() and _is_common(w.lower()) for w in words[1:])
    return len(words) > 3 and capital >= 0.9 * len(words) and common > 0


def _words_elsewhere(
    text: str, lines: Sequence[tuple[int, int]], titled: set[tuple[int, int]]
) -> tuple[set[str], set[str]]:
    """The words that other lines have in lower case, and those that they capitalise within a sentence."""
    lowered, capitals = set(), set()
    for start, end in lines:
        if (start, end) not in titled:
            for word, within in _marked(text[start:end]):
                if word.islower():
                    lowered.add(word)
                elif within:
                    capitals.add(word.lower())
    return lowered, capitals


def _marked(line: str) -> Iterator[tuple[str, bool]]:
    """The words of a line, each with whether a word in the same sentence stands directly before it."""
    for m in _WORD.finditer(line):
        yield m[0], m.start() > 1 and line[m.start() - 1] == " " and line[m.start() - 2].isalnum()


def _lowered(line: str, lowered: set[str], capitals: set[str]) -> str:
    def one(m: re.Match[str]) -> str:
        word = m[0].lower()
        common = word not in capitals and not m[0].isupper() and (word in lowered or _is_common(word))
        return word if common and m.start() > 0 else m[0]

    return _WORD.sub(one, line)


def _is_common(word: str) -> bool:
    """Whether a word in lower case is a function word or a form of a word in the lists of verbs and nouns."""
    if word in _CLOSED or people.noun(word) is not None:
        return True
    return any(stem in _listed() for stem in stems(word))


def stems(word: str) -> Iterator[str]:
    """What a regular ending may have been added to: "warns" gives "warn", "denied" gives "deny"."""
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word[: -len(ending)] + instead
    if re.search(r"([a-z])\1(ed|ing)$", word):
        yield re.sub(r"([a-z])(ed|ing)$", "", word)


@functools.cache
def _listed() -> frozenset[str]:
    said = {w for rows in cues.cues().values() for r in rows if len(r.words) == 1 for w in r.words}
    return frozenset(said | {w for table in (lexicon.verbs(), lexicon.nouns()) for w in table if " " not in w})
