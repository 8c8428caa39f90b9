"""Where a sentence judges, guesses or forecasts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.knowledge.assessments import Assessing, AssessmentKind, by_first_word, first_words

_BREAK = re.compile(r"[,;:()—–]|\b(?:and|but|or|yet)\b")
_BELOW = re.compile(
    r"\b(?:that|which|who|whom|whose|where|whether|if|because|when|while|whereas|as|although|though|unless|until|after|"
    r"before|since|lest|than|what|how|why)\b", re.IGNORECASE
)  # fmt: skip
_BEFORE_A_VERB = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|shall|should|not|did|do|does|a|an|the|this|that|no|any|its|his|her|"
    r"their|\w+ing|clear|strong)\s+(?:also |only |\w+ly )?$", re.IGNORECASE
)  # fmt: skip
_SPEAKER = re.compile(r"\s*[A-Z][A-Z .]+:")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a sentence has of judging: its kind, the words, and their [start, end) in the sentence or the document."""

    kind: AssessmentKind
    words: str
    start: int
    end: int
    verb: bool


def assess(sentence: str) -> Iterator[Assessment]:
    """The words of `sentence` by which its main clause judges, guesses or forecasts: the first of each kind.

    Nothing of a question, of words in quotation marks, or of a clause that a conjunction or a relative opens.
    """
    if sentence.rstrip(' \n"”’').endswith("?") or _SPEAKER.match(sentence):
        return
    quoted = [match.span() for match in _QUOTED.finditer(sentence)]
    found = [
        a for a in _matches(sentence, _rows(sentence))
        if not any(low <= a.start < high for low, high in quoted) and _main(sentence, a.start)
        and not (a.verb and _BEFORE_A_VERB.search(sentence[: a.start]))
    ]  # fmt: skip
    last, kinds = 0, set()
    for a in sorted(found, key=lambda a: (a.start, -a.end)):
        if a.start >= last and a.kind not in kinds:
            yield a
            kinds.add(a.kind)
        last = max(last, a.end)


def _matches(sentence: str, rows: Iterable[Assessing]) -> Iterator[Assessment]:
    for row in rows:
        for match in row.pattern.finditer(sentence):
            words = match[0].strip(' \n"“”‘’\'')
            start = match.start() + match[0].index(words)
            yield Assessment(row.kind, words, start, start + len(words), row.form == "verb")


def _rows(sentence: str) -> list[Assessing]:
    """The rows that words of the sentence may belong to."""
    return list({row: None for word in first_words(sentence) for row in by_first_word().get(word, ())})


def _main(sentence: str, place: int) -> bool:
    """Whether the clause round `place` is no subordinate one, as far as its words tell."""
    breaks = [match.end() for match in _BREAK.finditer(sentence, 0, place)]
    clause = sentence[breaks[-1] if breaks else 0 : place]
    if not breaks and clause.lstrip(" \n“\"").lower().startswith("that "):
        clause = clause.lstrip()[5:]
    return not _BELOW.search(clause)
