"""What sentences do besides telling: where a document judges, guesses or forecasts on its own word, and where it says
that two differ."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.corpus.sentences import sentence_starts
from dragoman.knowledge.tone import differing
from dragoman.reading.speech.assessing import assess

JSON = dict[str, Any]
Stretch = tuple[int, int]


def remarks(form: JSON) -> Iterator[JSON]:
    """The remarks of one reading without its posts; `form` is what `to_dict` gives.

    A row has kind, words, start and end (of the words), low and high (of their sentence). The kind is forecast,
    conjecture or judgement where the document does so on its own word: what stands in the content of an attribution is
    somebody else's, and so is a verb that is the cue of one. It is difference for a word that says that two differ,
    whoever says so.
    """
    text, said, cues = form["text"], _said(form), _cues(form)
    for low, high in _sentences(form):
        sentence = text[low:high]
        for a in assess(sentence):
            start = low + a.start
            if not _within(start, said) and not (a.verb and _within(start, cues)):
                yield _row(a.kind, a.words, start, low, high)
        for match in differing().finditer(sentence):
            yield _row("difference", match[0], low + match.start(), low, high)


def _row(kind: str, words: str, start: int, low: int, high: int) -> JSON:
    return {"kind": kind, "text": words, "start": start, "end": start + len(words), "low": low, "high": high}


def _sentences(form: JSON) -> Iterator[Stretch]:
    """Start and end of each sentence that stands in no post of the document."""
    text, posts = form["text"], [_stretch(s) for post in form["posts"] if (s := post["document"]["span"])]
    for low, end in itertools.pairwise([*sentence_starts(text), len(text)]):
        if not _within(low, posts):
            yield low, low + len(text[low:end].rstrip())


def _said(form: JSON) -> list[Stretch]:
    return [_stretch(span) for a in form["attributions"] for span in a["content"]]


def _cues(form: JSON) -> list[Stretch]:
    return [_stretch(a["cue"]["span"]) for a in form["attributions"] if a["cue"]]


def _stretch(span: JSON) -> Stretch:
    return span["start"], span["end"]


def _within(place: int, stretches: Iterable[Stretch]) -> bool:
    return any(start <= place < end for start, end in stretches)
