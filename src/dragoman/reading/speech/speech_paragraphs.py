"""Speech without a verb beside it: "X: “…”", "“…” — X", and paragraphs without marks behind "X said:"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from dragoman.knowledge.cues import CueRow
from dragoman.reading.parsing.quotations import Quotation
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.reading.speech.attribution_drafts import Draft, Stretch, with_quotations
from dragoman.reading.speech.cue_slots import Candidate

COLON = CueRow((":",), "prep", ("quote",), ("nsubj",), "speech", "neutral", (), None, 0, "")
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us|I['’]m|we['’]re)\b", re.IGNORECASE)
_SIGNATURE = re.compile(r"[ \u00a0]*[—–―]{1,2}[ \u00a0]*(?=[^\W\d_a-z])(.+?)\s*$", re.MULTILINE)
_LONGEST_NAME = 12
"""Words that a name with an office has that stands for "says": before a colon, or behind a dash."""


def colon_speaker(q: Quotation, sentence: Sentence) -> Candidate | None:
    """The candidate of "Ruth Amadi, the mayor: “…”": a phrase without a verb, a colon, a quotation."""
    before = [t for t in sentence.tokens if t.end <= q.start]
    if not 2 <= len(before) <= _LONGEST_NAME or before[-1].text != ":" or any(t.pos in ("VERB", "AUX") for t in before):
        return None
    names = [t for t in before if t.pos in ("PROPN", "NOUN")]
    heads = [t for t in names if t.pos == "PROPN" and t.ent in ("PERSON", "ORG", "GPE", "NORP")] or names[-1:]
    speaker = _end_of_name(heads[0]) if heads else None
    return None if speaker is None else Candidate(COLON, before[-1], [], [], "quote", [speaker], "nsubj")


def signed_by(text: str, q: Quotation, sentences: Sequence[Sentence]) -> Candidate | None:
    """The candidate of "“…” — Ruth Amadi, mayor": a dash behind a quotation and a name, and nothing else on the line.

    `sentences` are those that may hold the name.
    """
    found = _SIGNATURE.match(text, q.end)
    if found is None:
        return None
    line = [t for s in sentences for t in s.tokens if found.start(1) <= t.start and t.end <= found.end()]
    if not line or len(line) > _LONGEST_NAME or any(t.pos in ("VERB", "AUX") for t in line):
        return None
    name = list(itertools.takewhile(lambda t: t.pos == "PROPN" or (t.text[0].isupper() and t.pos != "PUNCT"), line))
    speaker = name[-1] if name else _end_of_name(line[0])
    return Candidate(COLON, line[0], [], [], "quote", [speaker], "nsubj")


def _end_of_name(t: Token) -> Token:
    while t.dep == "compound" and t.head.i == t.i + 1:
        t = t.head
    return t


def announced(
    text: str, sentences: Sequence[Sentence], found: Mapping[int, Sequence[Candidate]], taken: Mapping[Token, Draft]
) -> list[Draft]:
    """Drafts for "The Minister said:" at a paragraph's end: the next paragraphs in the first person are the words.

    Statements of governments and companies are printed so. A paragraph that opens with a quotation mark is a quotation
    and none of these.
    """
    drafts = []
    for n, s in enumerate(sentences[:-1]):
        if s.tokens[-1].text != ":" or sentences[n + 1].paragraph == s.paragraph:
            continue
        cue = next((c for c in reversed(found.get(s.index, ())) if _announces(c) and c.token not in taken), None)
        spoken = _first_person(text, sentences, n + 1) if cue is not None else []
        if cue is not None and spoken:
            d = Draft(cue, [], paragraphs=spoken)
            d.content = with_quotations(d)
            drafts.append(d)
    return drafts


def _announces(c: Candidate) -> bool:
    return bool(c.sources) and "quote" in c.row.content and c.row.cls == "speech"


def _first_person(text: str, sentences: Sequence[Sentence], start: int) -> list[Stretch]:
    """The paragraphs from sentence number `start` on that speak in the first person, up to the first that does not."""
    spoken: list[Stretch] = []
    while start < len(sentences):
        end = start
        while end + 1 < len(sentences) and sentences[end + 1].paragraph == sentences[start].paragraph:
            end += 1
        begin, stop = sentences[start].start, sentences[end].end
        if text[begin] in "\"“”'‘" or not _FIRST_PERSON.search(text[begin:stop]):
            break
        spoken.append((begin, stop))
        start = end + 1
    return spoken
