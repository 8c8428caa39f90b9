"""Words by which a report judges, guesses or forecasts in its own voice."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from dragoman.knowledge.tables import listed, rows

AssessmentKind = Literal["forecast", "conjecture", "judgement"]

_COPULAS = "is|are|was|were|be|been|remains?|remained|seems?|seemed|appears?|appeared|looks?|looked|becomes?|became|" \
           "proves?|proved|grows?|grew"  # fmt: skip
_BETWEEN = r"(?:\s+(?:a|an|now|still|more|less|most|ever|so|too|very|\w+ly)){0,3}"
_OBJECT = r"(?=\s+(?:a|an|the|its|their|his|her|our|this|these|those|how|what|why|that|just|both|[\w’'-]+['’]s|[A-Z]))"
_OTHERWISE = "have|not|as well|see|hear|feel|smell|find|tell|afford|only|no longer|hardly|barely|to|on|a|an|the|no|" \
             "any|their|its"  # fmt: skip
_NUMBER = r"(?!\s+(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w{3,5}ty|tens|dozens|hundreds|" \
          r"thousands|millions|a (?:few|dozen|hundred|thousand|million)|half|as|for as)\b)"  # fmt: skip
_WORD = re.compile(r"\w+")
_FORMS = {
    "phrase": r"\b(?i:WORDS)\b",
    "hedge": rf"\b(?i:WORDS)\b{_NUMBER}",
    "opener": r"^\W*(?i:WORDS),",
    "verb": rf"\b(?:WORDS)\b{_OBJECT}",
    "state": rf"\b(?:{_COPULAS}){_BETWEEN}\s+(?:WORDS)\b(?![-\w])",
    "modal": rf"(?<!\b[Yy]ou )(?<!\b[Ww]e )(?<!\bI )\b(?:WORDS)\s+(?!(?:{_OTHERWISE})\b)(?=[a-z]+)",
}
"""How the words of a form are looked for; names are told by their capitals."""


@dataclass(frozen=True)
class Assessing:
    """A row of `assessments.tsv`: its form, its words, what they make of a sentence, and an example."""

    form: str
    words: tuple[str, ...]
    kind: AssessmentKind
    example: str

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The row as a regular expression."""
        return re.compile(self._expression())

    def _expression(self) -> str:
        words = "|".join(re.escape(word).replace("'", "['’]") for word in self.words)
        return _FORMS[self.form].replace("WORDS", words)


@functools.cache
def assessing() -> tuple[Assessing, ...]:
    """Every row, in its order."""
    return tuple(
        Assessing(row["form"], listed(row["words"]), cast(AssessmentKind, row["kind"]), row["example"])
        for row in rows("assessments.tsv")
    )


@functools.cache
def by_first_word() -> Mapping[str, Sequence[Assessing]]:
    """The rows by the first word, in lower case, of what they look for."""
    found: dict[str, dict[Assessing, None]] = {}
    for row in assessing():
        for words in row.words:
            found.setdefault(first_words(words)[0], {})[row] = None
    return {word: tuple(rows) for word, rows in found.items()}


def first_words(text: str) -> list[str]:
    """What may be a first word in `text`, in lower case; "can't" is "can"."""
    return _WORD.findall(text.lower())
