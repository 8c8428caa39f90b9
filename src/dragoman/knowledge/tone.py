"""How words sound, conciliatory or confrontational, and which words say that two differ; both from `attitudes.tsv`."""

from __future__ import annotations

import functools
import re

from dragoman.knowledge.acts import Use, attitudes

_WITHIN = r"[\w’'-]"


def tone(words: str) -> int:
    """How conciliatory `words` are (above 0) or confrontational (below): the one kind of word less the other."""
    return len(_pattern("conciliatory").findall(words)) - len(_pattern("confrontational").findall(words))


def differing() -> re.Pattern[str]:
    """The words that say that two differ, in any case."""
    return _pattern("differ")


@functools.cache
def _pattern(use: Use) -> re.Pattern[str]:
    """The words of a use, the longest that fits; none that is a part of another word ("anti-war" is no "war")."""
    phrases = sorted(attitudes()[use], key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(r"\s+".join(map(re.escape, phrase)) for phrase in phrases)
    return re.compile(rf"(?i)(?<!{_WITHIN})(?:{words})(?!{_WITHIN})")
