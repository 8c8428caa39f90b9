"""Which words tell the same act: what is left of a trigger without its endings."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from dragoman.knowledge.tables import rows

LENGTH = 5
"""Letters that are compared: "accus" of accused, accusation, accuses."""

_WORD = re.compile(r"[^\W\d_]+")
_LIGHT = frozenset(
    "a an the be been was were is are has have had made make makes making gave give gives took take takes put puts "
    "held hold holds issued expressed voiced his her its their to not".split()
)
_ENDING = re.compile(r"(?<=[^\W\d_]{3})(?:ments?|ings?|ions?|ers?|ors?|ed|es|e|s)$")


def stem(trigger: str) -> str:
    """The stem of the first word that tells something: "made a visit", "visits" and "visiting" give "visit"."""
    words = _WORD.findall(trigger.lower()) or [trigger.lower()]
    word = next((word for word in words if word not in _LIGHT), words[0])
    return _ENDING.sub("", forms().get(word, word))[:LENGTH]


@functools.cache
def forms() -> Mapping[str, str]:
    """The verb of each irregular form or noun of `trigger_forms.tsv`."""
    return {row["form"]: row["verb"] for row in rows("trigger_forms.tsv")}
