"""Words by which a report judges, guesses or forecasts in its own voice."""

from __future__ import annotations

import functools
import re
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
def anything() -> re.Pattern[str]:
    """What finds every sentence with one of the words, and others."""
    words = sorted({word for row in assessing() for word in row.words}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?i)\b(?:{'|'.join(re.escape(word).replace(chr(39), '.') for word in words)})\b")


@functools.lru_cache(4096)
def concerned(found: str) -> tuple[Assessing, ...]:
    """The rows that words which `anything` found may belong to; `found` in lower case, with straight apostrophes."""
    return tuple(row for row in assessing() if any(re.search(rf"\b{re.escape(word)}\b", found) for word in row.words))
