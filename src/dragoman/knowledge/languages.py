"""Names of languages, and the words that tell English."""

from __future__ import annotations

import functools

from dragoman.knowledge.tables import rows


@functools.cache
def language_names() -> dict[str, str]:
    """The English name of each language code (ISO 639-1, else 639-3) of `languages.tsv`."""
    return {row["code"]: row["name"] for row in rows("languages.tsv")}


@functools.cache
def english_words() -> frozenset[str]:
    """The function words of `english_words.tsv`, in lower case."""
    return frozenset(row["word"] for row in rows("english_words.tsv"))
