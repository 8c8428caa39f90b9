"""Who goes on speaking, where a paragraph of its own gives further words: "“…,” he said", "He added: “…”".

He is who was quoted in the paragraph before, whoever else that one's sentences name.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.knowledge import cues
from dragoman.reading.parsing.grammar import SUBJECTS
from dragoman.reading.parsing.syntax import Sentence, Token

_OPEN = '"“„'
MARKS = '"“”„‟'
_LONGEST = 5
"""Sentences back in which the paragraph before has to have quoted somebody."""


def goes_on_speaking(pronoun: Token, sentences: Mapping[int, Sentence]) -> bool:
    """Whether the pronoun is the subject of "said" between a paragraph's opening and a quotation, or behind one."""
    first = pronoun.sentence
    while (earlier := sentences.get(first.index - 1)) is not None and earlier.paragraph == first.paragraph:
        first = earlier
    tokens = pronoun.sentence.tokens
    behind, before = tokens[max(0, pronoun.i - 2) : pronoun.i], tokens[pronoun.i : pronoun.i + 5]
    beside = behind if first.tokens[0].text in _OPEN else before if first.tokens[0] is pronoun else []
    return _speaks(pronoun) and any(t.text in MARKS for t in beside)


def quoted_before(pronoun: Token, sentences: Mapping[int, Sentence]) -> Token | None:
    """The subject of "said" beside a quotation in the paragraph before the pronoun's; the last of several."""
    for back in range(1, _LONGEST + 1):
        s = sentences.get(pronoun.sentence.index - back)
        if s is None or s.paragraph < pronoun.sentence.paragraph - 1:
            return None
        quotes = s.paragraph != pronoun.sentence.paragraph and any(t.text in MARKS for t in s.tokens)
        found = [t for t in s.tokens if quotes and _speaks(t)]
        if found:
            return found[-1]
    return None


def _speaks(t: Token) -> bool:
    """Whether a token is the subject of a verb that quotations stand beside, outside of quoted words."""
    rows = cues.cues_of(t.head.lemma, t.head.text) if t.dep in SUBJECTS else ()
    says = any(r.pos == "verb" and r.cls == "speech" and "quote" in r.content for r in rows)
    return says and sum(x.text in MARKS for x in t.sentence.tokens[: t.i]) % 2 == 0
