"""A text as the encoder sees it: word pieces with their places, and what the uncased vocabulary does not show."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from dragoman.reading.encoding.marks import openings, quotation_states, shape

Ints = NDArray[np.int64]
Range = tuple[int, int]
"""[first, last) of words, or of characters."""

_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""Halves of characters, which UTF-8 cannot hold."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text, in order, and its words: runs without space or punctuation, and single marks.

    By piece: `ids` of the vocabulary; `shapes`, `quotes` and `openings` as the functions of `marks` say. By word:
    `first`, its first piece, and `starts` and `ends`, its [start, end) in code points of the text.
    """

    ids: Ints
    shapes: Ints
    quotes: Ints
    openings: Ints
    first: Ints
    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def words(self, start: int, end: int) -> Range:
        """The words that share a character with [start, end) of the text."""
        return int(np.searchsorted(self.ends, start, "right")), int(np.searchsorted(self.starts, end, "left"))

    def characters(self, words: Range) -> Range:
        """Where these words stand in the text."""
        return int(self.starts[words[0]]), int(self.ends[words[1] - 1])


@functools.cache
def tokenizer() -> Tokenizer:
    """BERT's uncased word pieces (Devlin et al. 2019), neither cut nor filled up to a length."""
    vocabulary = resources.files("dragoman.reading.encoding").joinpath("vocab.txt")
    with resources.as_file(vocabulary) as path:
        made = Tokenizer(WordPiece.from_file(str(path), unk_token="[UNK]"))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


def pieces(text: str) -> Pieces:
    """The pieces of the whole text."""
    found = tokenizer().encode(text.translate(_SURROGATES), add_special_tokens=False)
    places = np.array(found.offsets, dtype=np.int64).reshape(-1, 2)
    owner = np.array(found.word_ids, dtype=np.int64)
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    starts = places[first, 0]
    ends = np.maximum(places[np.append(first[1:], len(owner))[: len(first)] - 1, 1], starts)
    word = np.cumsum(np.diff(owner, prepend=-1) != 0) - 1
    shapes = np.array([shape(text[s:e]) for s, e in zip(starts.tolist(), ends.tolist(), strict=True)], dtype=np.int64)
    return Pieces(
        np.array(found.ids, dtype=np.int64),
        shapes[word],
        quotation_states(text)[places[:, 0]],
        openings(text)[places[:, 0]] * (np.diff(owner, prepend=-1) != 0),
        first,
        starts,
        ends,
    )
