"""What a text says, apart from how it is printed: the words of each of its sentences, and their runs.

Title, byline, dateline and links are no part of it, nor are the lines that outlets put round any report
(knowledge.boilerplate). Embedded posts are: on some pages one can see no longer that they are posts. Case, accents,
quotation marks, white space and the dots of initials tell nothing.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dragoman.corpus.tables import number
from dragoman.document import Document
from dragoman.knowledge.boilerplate import is_boilerplate
from dragoman.knowledge.people import abbreviation
from dragoman.loading.document import blocks

RUN = 4
"""Words in a shingle: with fewer, texts on one subject share many; with more, every slip of the pen costs more."""

_FACTOR = 0x9E3779B97F4A7C15
"""An odd number without pattern (2⁶⁴ by the golden ratio), by which places in a run are told apart."""

_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W_a-z])|(?<=[a-z]{2})[.!?][\"”]?(?=[A-Z][a-z])")
"""The second: where a page's paragraphs have lost the space between them."""

_PLACE = r"[^\W\d_a-z][\w.'’,/\s]{0,50}\s"
_SHOUTED = r"(?:[^\W\d_a-z]{2,}[.'’]?[\s/]+){0,3}[^\W\d_a-z]{3,}(?:,\s+[^\W\d_a-z][\w.\s]{0,20}?)?"
_DATELINE = re.compile(
    rf"(?:(?:(?:{_PLACE})?\([^\W\d_a-z][\w.&'’/\s-]{{1,30}}\)|{_SHOUTED})\s*(?:--|[–—―]|(?<=[)\s])-(?=\s)|(?<=\)):)\s*)+"
)
"""Also where the loader marks none: "OSMORA (Reuters) -", "(AFP) –", "NEW OSMORA, Ruland —"."""

_WORD_BEFORE = re.compile(r"\b([^\W\d_]+\.)$")
_WORD = re.compile(r"\w+")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_PERCENT = re.compile(r"%|\bper cent\b")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The characters [start, end) of the document's text, the folded words in them, and which of these tell most.

    `telling`: a number, or a capital that does not open the sentence, as most names have.
    """

    start: int
    end: int
    words: tuple[str, ...]
    telling: frozenset[int]

    @property
    def key(self) -> str:
        """The words as one text."""
        return " ".join(self.words)


@dataclass(frozen=True)
class Body:
    """The sentences of an article, in text order."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words, in text order."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @property
    def key(self) -> int:
        """The same number for the same words."""
        return number(" ".join(self.words))

    @cached_property
    def runs(self) -> tuple[int, ...]:
        """The number of the run of RUN words from each word on (Broder 1997), over the ends of sentences."""
        import numpy as np

        words = np.fromiter(map(_of_word, self.words), np.uint64)
        runs = np.zeros(max(0, len(words) - RUN + 1), np.uint64)
        for i in range(RUN):
            runs = runs * np.uint64(_FACTOR) + words[i : i + len(runs)]
        return tuple(runs.tolist())

    @cached_property
    def shingles(self) -> frozenset[int]:
        """The different runs."""
        return frozenset(self.runs)

    def shared(self, other: Body) -> int:
        """How many of the words stand in a run that `other` has too."""
        count = end = 0
        for i, run in enumerate(self.runs):
            if run in other.shingles:
                count += i + RUN - max(i, end)
                end = i + RUN
        return count


def body_of(document: Document) -> Body:
    """What `document` says in its text."""
    text, paragraphs = document.text, blocks(dataclasses.replace(document, posts=()))
    found = (_sentence(text, *span) for paragraph in paragraphs for span in _split(text, *paragraph))
    return Body(tuple(s for s in found if s.words and not is_boilerplate(s.words)))


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared over all (Jaccard index), 0 to 1; 0 where there is nothing."""
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared or 1)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, without its dateline; a stop after an initial or a shortened title ends none."""
    dateline = _DATELINE.match(text, start, end)
    start = dateline.end() if dateline else start
    for stop in _STOP.finditer(text, start, end):
        word = _WORD_BEFORE.search(text, start, stop.start() + 1)
        if not (word and text[stop.start()] == "." and (len(word[1]) == 2 or abbreviation(word[1]))):
            yield start, start + len(text[start : stop.end()].rstrip())
            start = stop.end()
    if start < end:
        yield start, end


def _sentence(text: str, start: int, end: int) -> Sentence:
    words = _WORD.findall(_plain(text[start:end]))
    telling = (i for i, w in enumerate(words) if w[0].isdigit() or (i and w[0].isupper()))
    return Sentence(start, end, tuple(w.casefold() for w in words), frozenset(telling))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)) if not decomposed.isascii() else decomposed
    joined = _INITIALS.sub(lambda m: m[0].replace(".", ""), _THOUSANDS.sub("", bare))
    return _PERCENT.sub(" percent ", joined)


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> int:
    return number(word)
