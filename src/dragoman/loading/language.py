"""Telling whether a text is English."""

from __future__ import annotations

import functools
import re
from typing import Protocol, cast

from dragoman.errors import UnsupportedLanguage
from dragoman.knowledge.languages import english_words, language_names
from dragoman.loading.lines import LINK

SAMPLE = 2000
"""Characters looked at, each, at the start, in the middle and at the end of a text."""

ENOUGH_WORDS = 0.12
"""The share of English function words from which a text is taken for English without asking the identifier."""

FEWEST_LETTERS = {True: 40, False: 8}
"""Letters below which no language is told: of the Latin alphabet (True) and of others."""

SURE = 0.5
"""The identifier's probability from which a language is believed."""

UNSURE_ENGLISH = 0.02
"""The identifier's probability of English from which a text passes."""

_PASSES = frozenset({"en", "pcm", "zxx"})


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


def check_language(text: str) -> str | None:
    """"en" for a text that is English, with names and quotations of others or not; None where it is too short to tell.

    The share of English function words decides; where it is low, py3langid does (naive Bayes over byte n-grams, Lui and
    Baldwin 2012), whose model takes 0.7 s to load and is not needed for ordinary English.
    Raises UnsupportedLanguage, with the language's ISO 639 code, if the text is clearly not English.
    """
    sample = LINK.sub(" ", _sample(text))
    words = re.findall(r"[^\W\d_]+", sample.lower())
    letters = "".join(words)
    latin = sum(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in letters) * 2 > len(letters)
    if len(letters) < FEWEST_LETTERS[latin]:
        return None
    if _share(words) >= ENOUGH_WORDS:
        return "en"
    ranked = _identifier().rank(sample)
    code, probability = ranked[0]
    if code in _PASSES or probability < SURE or dict(ranked)["en"] >= UNSURE_ENGLISH:
        return "en" if code == "en" else None
    name = language_names().get(code, code)
    raise UnsupportedLanguage(f"the text is in {name} ({code}); only English is read: translate it first", code)


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]))


def _share(words: list[str]) -> float:
    """The share of `words` that are English function words."""
    known = english_words()
    return sum(word in known for word in words) / len(words) if words else 0.0


@functools.cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return cast(_Identifier, LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))
